"""Several languages typed as one text in a playlist: what is proposed, typed to the letter, is good."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist import load


@pytest.mark.parametrize(
    ("typed", "hint", "mended"),
    [
        ("nl en fr", "typ: languages: [nl, fr]", "[nl, fr]"),
        ("nl, en, fr", "typ: languages: [nl, en, fr]", "[nl, en, fr]"),
        ("Nederlands/Frans", "typ: languages: [nl, fr]", "[nl, fr]"),
        ("[nl en fr]", "typ nl, fr in plaats van nl en fr: een taal is twee kleine letters", "[nl, fr]"),
        ("[nl fr]", "typ nl, fr in plaats van nl fr: een taal is twee kleine letters", "[nl, fr]"),
    ],
)
def test_several_languages_in_one_text_are_proposed_one_by_one(
    tmp_path: Path, typed: str, hint: str, mended: str
) -> None:
    slides = tmp_path / "slides"
    slides.mkdir()
    (slides / "a.yaml").write_text("layout: statement\nnl: {title: Dag}\nfr: {title: Bon}\nen: {title: Hi}\n")
    playlist = slides / "playlist.yaml"
    playlist.write_text(f"languages: {typed}\nitems:\n  - slide: a\n")
    assert [each.hint("nl") for each in load(tmp_path).problems] == [hint]
    playlist.write_text(f"languages: {mended}\nitems:\n  - slide: a\n")
    assert load(tmp_path).problems == ()
