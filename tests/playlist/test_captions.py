"""Captions are named by their line when they cannot be read in time, and shown all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.cli.check import command as check
from kiosk.content.mission import mission_root
from kiosk.playlist.cues import FORMATS, length
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from kiosk.playlist.model import VideoItem
from tests.playlist.samples import lay_out

PIECES = (
    *("1\n", "\n", "\r", "\u2028", "woord " * 9 + "\n", "{\\p1}", "[Events]\n"),
    *("00:00:01,000 --> 00:00:02,000\n", "00:09.0 --> 00:01.0\n"),
    "Dialogue: 0,0:00:01.00,0:00:02.00,,,,,,,Ja\\N",
)


def srt(*cues: str) -> str:
    """Cues such as ``1.0-2.5 words``, a ``|`` between lines."""
    blocks = []
    for number, cue in enumerate(cues, 1):
        times, _, words = cue.partition(" ")
        start, end = (f"00:00:{int(s):02},{round(s % 1 * 1000):03}" for s in map(float, times.split("-")))
        blocks.append(f"{number}\n{start} --> {end}\n" + words.replace("|", "\n") + "\n")
    return "\n".join(blocks)


def checked(root: Path, data: str | bytes, name: str = "test.srt") -> Loaded:
    """A show with a film that has these captions."""
    show = lay_out("captions-broken", root / "show")
    (show / "assets/film" / name).write_bytes(data.encode() if isinstance(data, str) else data)
    (show / "slides/playlist.yaml").write_text(
        f"items:\n  - video: film/buren.webm\n    captions: {{nl: film/{name}}}\n", encoding="utf-8"
    )
    return load(show)


def found(loaded: Loaded) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in loaded.problems]


def has_captions(loaded: Loaded) -> bool:
    assert loaded.playlist is not None
    (film,) = loaded.playlist.items
    assert isinstance(film, VideoItem)
    return list(film.captions) == ["nl"]


@pytest.mark.parametrize(
    ("cue", "code"),
    [
        ("1-3 " + "x" * 34, None),
        ("1-3 " + "x" * 35, "captions-fast"),
        ("1-3 " + "x" * 40, "captions-fast"),
        ("1-3 " + "x" * 41, "captions-too-fast"),
        ("1-3 " + "x" * 17 + "|" + "x" * 17, None),
        ("1-3 <b>" + "x" * 34 + "</b>", None),
        ("1-3 " + "é" * 34, None),
        ("1-3 " + "e\u0301" * 34, None),
        ("1-2.5 " + "x" * 25 + "&amp;", "captions-fast"),
        ("1-6 " + "x" * 42, None),
        ("1-6 " + "x" * 43, "captions-line-long"),
        ("1-6 een|twee", None),
        ("1-6 een|twee|drie", "captions-lines"),
        ("1-1.834 Ja", None),
        ("1-1.833 Ja", "captions-short"),
        ("1-8 Ja", None),
        ("1-8.001 Ja", "captions-long"),
        ("1-1 Ja", "captions-times"),
        ("2-1 Ja", "captions-times"),
    ],
)
def test_the_measures_hold_to_the_letter_and_the_millisecond(
    tmp_path: Path, cue: str, code: str | None
) -> None:
    loaded = checked(tmp_path, srt(cue))
    assert [each for each, _ in found(loaded)] == ([code] if code else [])
    assert has_captions(loaded)


def test_captions_with_errors_are_shown_and_the_check_fails(tmp_path: Path) -> None:
    loaded = checked(tmp_path, srt("1-2 " + "x" * 42, "3-2 Terug", "4-6 Goed"))
    assert (found(loaded), has_captions(loaded)) == ([("captions-too-fast", 2), ("captions-times", 6)], True)
    done = CliRunner().invoke(check, [str(tmp_path / "show"), "--lang", "en"])
    assert done.exit_code == 1
    assert "assets/film/test.srt:2:1: error:" in done.output


def test_warnings_alone_do_not_fail_the_check(tmp_path: Path) -> None:
    checked(tmp_path, srt("1-3 " + "x" * 37, "2-9.5 een|twee|drie"))
    done = CliRunner().invoke(check, [str(tmp_path / "show"), "--lang", "en"])
    assert (done.exit_code, done.output.count("warning:")) == (0, 4)


@pytest.mark.parametrize(
    ("cues", "hint"),
    [
        (["1-3 " + "x" * 37], "let it stand until 00:00:03,177, or shorten it to 34 characters"),
        (
            ["1-3 " + "x" * 37, "3.177-5 Ja"],
            "let it stand until 00:00:03,177, or shorten it to 34 characters",
        ),
        (
            ["1-3 " + "x" * 37, "3.1-5 Ja"],
            "shorten it to 34 characters, or let the next one begin later and this one stand longer",
        ),
        (["1-1.5 Ja"], "let it stand until 00:00:01,834"),
        (["1-1.5 Ja", "1.6-3 Nee"], "join it with the caption before or after it"),
        (["1-9 Ja"], "let it end at 00:00:08,000 at the latest"),
        (["1-3 Ja", "2-4 Nee"], "let the caption of line 2 end at 00:00:02,000"),
        (["1-3 Ja", "1-4 Nee"], "put both into one caption, each on a line of its own"),
        (["59-58 Ja"], "type an end that comes after the beginning, for instance 00:00:59,834"),
    ],
)
def test_the_hint_says_what_to_type_and_only_where_there_is_room(
    tmp_path: Path, cues: list[str], hint: str
) -> None:
    (problem,) = checked(tmp_path, srt(*cues)).problems
    assert problem.hint("en") == hint


def test_a_caption_that_runs_on_behind_several_is_named_for_each(tmp_path: Path) -> None:
    loaded = checked(tmp_path, srt("1-7 Lang", "2-3 Een", "4-5 Twee", "7-8 Daarna"))
    assert found(loaded) == [("captions-overlap", 6), ("captions-overlap", 10)]
    assert [problem.params["line"] for problem in loaded.problems] == [2, 2]


def test_the_same_words_twice_are_seen_as_one(tmp_path: Path) -> None:
    ass = "[Events]\n" + "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\bord4}Dag\n" * 2
    assert found(checked(tmp_path, ass, "test.ass")) == []


def test_captions_out_of_order_are_judged_in_the_order_of_time(tmp_path: Path) -> None:
    assert found(checked(tmp_path, srt("5-7 Twee", "1-3 Een", "2.5-4 Half"))) == [("captions-overlap", 10)]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_an_error_and_the_words_are_shown(tmp_path: Path, encoding: str) -> None:
    loaded = checked(tmp_path, srt("1-3 Één pain, s’il vous plaît").encode(encoding))
    assert [code for code, _ in found(loaded)] == ["file-encoding"]
    assert has_captions(loaded)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bytes(range(256)) * 8, "file-binary"),
        ("café, maar geen tijden".encode("cp1252"), "file-encoding"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n\n", "captions-broken"),
        (b"\n", "captions-empty"),
    ],
)
def test_what_holds_no_captions_is_left_out(tmp_path: Path, data: bytes, code: str) -> None:
    loaded = checked(tmp_path, data)
    assert [each for each, _ in found(loaded)] == [code]
    assert not has_captions(loaded)


def test_a_drawing_is_no_caption(tmp_path: Path) -> None:
    ass = "[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}\n"
    loaded = checked(tmp_path, ass, "test.ass")
    assert [code for code, _ in found(loaded)] == ["captions-empty"]


def test_what_is_seen_is_counted() -> None:
    assert length("Één, twee!\nJa") == 12
    assert length("e\u0301\u200e") == 1


def test_the_mission_has_nothing_to_mend() -> None:
    films = [problem for problem in load(mission_root()).problems if problem.file.suffix in FORMATS]
    assert films == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(
            st.sampled_from(PIECES),
            max_size=12,
        ).map(lambda parts: "".join(parts).encode()),
    ),
    st.sampled_from(FORMATS),
)
def test_no_file_of_captions_stops_the_check(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    loaded = checked(tmp_path_factory.mktemp("any"), data, f"test{suffix}")
    assert loaded.playlist is not None
    for problem in loaded.problems:
        assert problem.message("nl")
        assert problem.hint("fr")
