"""What is read aloud with a film: files like captions, of which nobody reads the lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist import load
from kiosk.playlist.contents import files_of
from kiosk.playlist.kinds.video_item import VideoItem
from tests.media import samples

LONG = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n"
    "Een vrouw met een lege mand loopt door een straat vol kleuren en vraagt aan haar buurman een fiets.\n"
)


def loaded(root: Path, described: str, files: dict[str, str]) -> tuple[VideoItem, list[str]]:
    for folder in ("slides", "assets"):
        (root / folder).mkdir()
    (root / "assets" / "film.webm").write_bytes(samples.webm())
    for name, text in files.items():
        (root / "assets" / name).write_text(text, "utf-8")
    (root / "slides" / "playlist.yaml").write_text(
        "title: Proef\nlanguages: [nl, fr]\nitems:\n  - video: film.webm\n    title: Film\n"
        f"    descriptions: {described}\n",
        "utf-8",
    )
    found = load(root)
    assert found.playlist
    (item,) = found.playlist.items
    assert isinstance(item, VideoItem)
    return item, [problem.code for problem in found.problems if problem.code != "captions-missing"]


def test_long_sentences_in_a_short_time_are_no_mistake_where_nobody_reads_them(tmp_path: Path) -> None:
    item, codes = loaded(tmp_path, "{nl: nl.vtt}", {"nl.vtt": LONG})
    assert codes == []
    assert [path.name for path in item.descriptions.values()] == ["nl.vtt"]
    assert item.captions == {}
    assert item.descriptions["nl"] in files_of(item), "a file that was saved again is noticed"


@pytest.mark.parametrize(
    ("described", "files", "code"),
    [
        ("{nl: weg.vtt}", {}, "asset-missing"),
        ("{nl: nl.txt}", {"nl.txt": "tekst"}, "captions-format"),
        ("{nl: nl.vtt}", {"nl.vtt": "WEBVTT\n"}, "captions-empty"),
        ("{de: de.vtt}", {"de.vtt": LONG}, "captions-language"),
        ("{nl: nl.vtt}", {"nl.vtt": LONG.replace("02.000", "00.500")}, "captions-times"),
    ],
)
def test_what_cannot_be_read_is_told_as_it_is_of_captions(
    tmp_path: Path, described: str, files: dict[str, str], code: str
) -> None:
    assert code in loaded(tmp_path, described, files)[1]
