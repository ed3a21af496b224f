"""Captions: the words of a moment, out of files of every kind."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.video.captions import Caption, CaptionTrack, read_captions

VTT = """WEBVTT

NOTE what a translator left here

1
00:00.500 --> 00:02.000
Goeiedag <b>buren</b>

00:00:03.000 --> 00:00:05.250 align:center
Twee lijnen
voor <i>samen</i>
"""
SRT = """1
00:00:00,500 --> 00:00:02,000
Bonjour les voisins

2
00:00:03,000 --> 00:00:05,250
{\\an8}Deux lignes
<i>ensemble</i>
"""
ASS = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,not for people
Dialogue: 0,0:00:00.50,0:00:02.00,Default,,0,0,0,,{\\b1}Hello{\\b0} neighbours
Dialogue: 0,0:00:03.00,0:00:05.25,Default,,0,0,0,,Two lines\\Ntogether
"""


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("buren.vtt", VTT, ["Goeiedag buren", "Twee lijnen\nvoor samen"]),
        ("buren.srt", SRT, ["Bonjour les voisins", "Deux lignes\nensemble"]),
        ("buren.ass", ASS, ["Hello neighbours", "Two lines\ntogether"]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
def test_words_come_without_their_marks(
    tmp_path: Path, name: str, text: str, words: list[str], encoding: str, ends: str
) -> None:
    path = tmp_path / name
    path.write_bytes(text.replace("\n", ends).encode(encoding))
    track = read_captions(path)
    assert [caption.text for caption in track.captions] == words
    assert [(caption.start, caption.end) for caption in track.captions] == [(0.5, 2.0), (3.0, 5.25)]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, ""),
        (0.999, ""),
        (1.0, "one"),
        (1.999, "one"),
        (2.0, "two"),
        (2.999, "two"),
        (3.0, ""),
        (4.0, "long"),
        (5.0, "short"),
        (6.0, "long"),
        (9.0, ""),
        (99.0, ""),
        (-1.0, ""),
    ],
)
def test_the_words_of_a_moment(seconds: float, words: str) -> None:
    track = CaptionTrack(
        (
            Caption(5.0, 6.0, "short"),
            Caption(2.0, 3.0, "two"),
            Caption(4.0, 9.0, "long"),
            Caption(1.0, 2.0, "one"),
        )
    )
    assert track.at(seconds) == words


def test_without_captions_there_are_no_words() -> None:
    assert CaptionTrack(()).at(1.0) == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.vtt", None),
        ("empty.vtt", b""),
        ("text.srt", b"just some text\n"),
        ("binary.vtt", bytes(range(256)) * 8),
        ("json.vtt", b'{"info": 1, "events": [3]}'),
        ("utf16.srt", SRT.encode("utf-16")),
    ],
)
def test_what_cannot_be_read_is_an_empty_track_and_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with caplog.at_level(logging.WARNING, "kiosk.video"):
        assert read_captions(path).captions == ()
    assert name in caplog.text


@pytest.mark.parametrize(("name", "text"), [("a.vtt", VTT), ("a.srt", SRT), ("a.ass", ASS)])
def test_a_file_cut_anywhere_gives_what_is_whole_of_it(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    whole = text.encode()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        assert len(read_captions(path).captions) <= 2


def test_a_letter_in_another_encoding_costs_no_more_than_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_bytes(VTT.replace("Goeiedag", "Één").encode("latin-1"))
    assert len(read_captions(path).captions) == 2


PIECES = [
    "WEBVTT\n\n",
    "[Events]\n",
    "[Script Info]\n",
    "Format: Text\n",
    "Dialogue: ",
    "00:01.000 --> ",
    "00:02.000\n",
]
PIECES += [
    "\n\n",
    "1\n",
    "{\\b",
    "}",
    "<i",
    ",",
    ":",
    "0:00:01.00",
    "{1}{25}",
    '{"events": [',
    "<tt ",
    "é",
    "\x00",
    "{\\p1}",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(["vtt", "srt", "ass", "sub"])
)
def test_no_file_raises(tmp_path: Path, text: str, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_text(text, "utf-8")
    assert read_captions(path).at(1.0) is not None
