"""What a show still has of the example that it began as is said by the check, and by nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.content.mission import mission_root
from kiosk.playlist.loader import load
from kiosk.starter.make import make
from kiosk.words.catalogue import languages, section
from tests.starter.shows import order

NAMES = {
    "nl": ("welkom", "wat-we-doen", "ons-verhaal", "doe-mee"),
    "fr": ("bienvenue", "nos-actions", "notre-histoire", "rejoignez-nous"),
    "en": ("welcome", "what-we-do", "our-story", "join-us"),
}


def said(root: Path) -> list[tuple[str, str, int]]:
    return [(each.code, each.file.stem, each.line) for each in load(root, hints=True).problems]


@pytest.mark.parametrize("told_in", languages())
def test_each_slide_of_a_new_show_is_told_once(tmp_path: Path, told_in: str) -> None:
    make(tmp_path / "stand", order("Buurthuis De Brug", languages(), told_in=told_in))
    assert {(code, name) for code, name, _ in said(tmp_path / "stand")} == {
        ("words-example", name) for name in NAMES[told_in]
    }
    assert len(said(tmp_path / "stand")) == 4
    # To who shows it they are nothing.
    assert load(tmp_path / "stand").problems == ()


@pytest.mark.parametrize("told_in", languages())
def test_own_words_end_it(tmp_path: Path, told_in: str) -> None:
    make(tmp_path / "stand", order("Buurthuis De Brug", (told_in,), told_in=told_in))
    for file in (tmp_path / "stand" / "slides").glob("*.yaml"):
        text, more, _ = file.read_text("utf-8").partition("  more:")
        text += "  alt: Onze straat.\n" if more else ""
        file.write_text(re.sub(r"^( *(- )?(text|title):).*$", r"\1 Onze straat", text, flags=re.M), "utf-8")
    assert said(tmp_path / "stand") == []


def test_words_of_a_language_that_is_not_shown_are_left_alone(tmp_path: Path) -> None:
    slides = tmp_path / "slides"
    slides.mkdir()
    (slides / "playlist.yaml").write_text("languages: [nl]\nitems:\n  - slide: a\n")
    (slides / "a.yaml").write_text(
        "layout: story\nnl: {title: Dag}\nfr: {title: Bon, text: Remplacez ce texte.}\n"
    )
    assert said(tmp_path) == []


def test_the_beginning_of_the_words_to_replace_is_theirs() -> None:
    for lang in languages():
        words = section("starter", lang)
        assert all(
            words[each]["text"].startswith(words["replace"]) for each in ("welcome", "story", "action")
        )


def test_the_address_that_a_new_show_proposes_is_told_until_it_is_ones_own(tmp_path: Path) -> None:
    make(tmp_path / "stand", order("Buurthuis De Brug", ("nl",)))
    slide = tmp_path / "stand" / "slides" / "doe-mee.yaml"
    text = slide.read_text("utf-8")
    assert "fos.ngo" not in "".join(
        path.read_text("utf-8")
        for path in (tmp_path / "stand").glob("*/*.*")
        if path.is_file() and path.suffix != ".svg"
    )
    # As the comment there says.
    text = text.replace("layout: statement\n", "", 1).replace("# layout: action", "layout: action")
    text = text.replace("# link: ", "link: ").replace("Vervang deze tekst", "Kom langs")
    slide.write_text(text, "utf-8")
    line = text.split("\n").index("link: https://example.org") + 1
    assert [each for each in said(tmp_path / "stand") if each[1] == "doe-mee"] == [
        ("link-example", "doe-mee", line)
    ]
    slide.write_text(text.replace("https://example.org", "https://debrug.be"), "utf-8")
    assert [each for each in said(tmp_path / "stand") if each[1] == "doe-mee"] == []
    playlist = load(tmp_path / "stand").playlist
    assert playlist is not None
    assert playlist.link == "https://debrug.be"


@pytest.mark.parametrize(
    ("wordmark", "title", "link", "told"),
    [
        ("Buurthuis De Brug", "Stand", "https://fos.ngo", True),
        ("Buurthuis De Brug", "Stand", "https://www.fos.ngo/", True),
        ("Buurthuis De Brug", "Stand", "https://fos.ngo/petitie", False),
        ("Buurthuis De Brug", "Stand", "https://debrug.be", False),
        ("Buurthuis De Brug", "Stand", "http://example.org/x", True),
        ("FOS Gent", "Stand", "https://fos.ngo", False),
        ("Solidair", "Stand van FOS", "https://fos.ngo", False),
        ("", "Stand", "https://fos.ngo", False),
    ],
)
def test_an_address_of_ours_is_told_in_a_show_that_is_not_ours(
    tmp_path: Path, wordmark: str, title: str, link: str, told: bool
) -> None:
    slides, assets = tmp_path / "slides", tmp_path / "assets"
    slides.mkdir()
    assets.mkdir()
    if wordmark:
        (assets / "theme.yaml").write_text(f"wordmark: {wordmark}\n")
    (slides / "playlist.yaml").write_text(
        f"title: {title}\nlanguages: [nl]\nitems:\n  - slide: a\n  - slide: a\n"
    )
    (slides / "a.yaml").write_text(f"layout: action\n\nlink: {link}  # adres\nnl: {{title: Dag}}\n")
    assert said(tmp_path) == ([("link-example", "a", 3)] if told else [])


def test_the_mission_is_told_nothing_of_an_example() -> None:
    assert said(mission_root()) == []
