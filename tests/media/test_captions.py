"""Captions are named by their line when they cannot be read in time, and shown all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.cli.check import command as check
from kiosk.content.mission import mission_root
from kiosk.media.captions.reader import FORMATS, length, read_cues
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from tests.media.samples import matroska
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
    assert (done.exit_code, done.output.count("warning:")) == (0, 5)


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
def test_another_encoding_is_named_and_the_words_are_shown(tmp_path: Path, encoding: str) -> None:
    loaded = checked(tmp_path, srt("1-3 Één pain, s’il vous plaît").encode(encoding))
    (problem,) = loaded.problems
    assert (problem.code, problem.severity) == ("captions-encoding", "warning")
    assert problem.params["sample"] == "Één pain, s’il vous plaît"
    assert has_captions(loaded)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bytes(range(256)) * 8, "file-binary"),
        ("café, maar geen tijden".encode("cp1252"), "captions-broken"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n\n", "captions-empty"),
        (b"1\n00:00:01,000 --> \n\n", "captions-broken"),
        (b"\n", "captions-empty"),
    ],
)
def test_what_holds_no_captions_is_left_out(tmp_path: Path, data: bytes, code: str) -> None:
    loaded = checked(tmp_path, data)
    assert [each for each, _ in found(loaded)] == [code]
    assert not has_captions(loaded)


GOOD = "1\n00:00:01,000 --> 00:00:03,000\nEen\n\n2\n00:00:04,000 --> 00:00:06,000\nTwee\n"


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        pytest.param(GOOD.replace("Een", "Een\n\nen nog een"), [], id="an empty line within a caption"),
        pytest.param(GOOD.replace("Een\n", "\n"), [("captions-wordless", 2)], id="a caption without words"),
        pytest.param(GOOD + "\nOndertitels: Mia\n", [("captions-unread", 9)], id="a footer"),
        pytest.param("Film: Buren\n\n" + GOOD, [("captions-unread", 1)], id="a header"),
        pytest.param(GOOD + "\n3\n", [("captions-unread", 9)], id="a trailing number"),
        pytest.param(GOOD + "\n3\n00:00:0", [("captions-unread", 9)], id="a caption that was cut off"),
        pytest.param(GOOD.replace("00:00:01,000", "0:0:1,0"), [], id="short times"),
        pytest.param(GOOD.replace("00:00:01,000", "00:01"), [], id="no hours and no fraction"),
        pytest.param(GOOD.replace(" --> ", "-->"), [], id="no blanks"),
        pytest.param(GOOD.replace(" --> ", " –> "), [], id="an arrow of a word processor"),
        pytest.param(GOOD.replace(",000", ".000000"), [], id="points and microseconds"),
        pytest.param(GOOD.replace("2\n00", "1\n00"), [], id="a number twice"),
        pytest.param(GOOD.replace("\n2\n", "2\n"), [], id="no empty line"),
        pytest.param(GOOD.replace("\n", "\r\r\n"), [], id="two returns"),
        pytest.param(GOOD.replace("\n", "\r"), [], id="old Macintosh"),
        pytest.param("\ufeff\ufeff" + GOOD.replace("2\n", "\ufeff2\n"), [], id="marks of byte order"),
        pytest.param(GOOD.replace("1\n", "").replace("2\n", ""), [], id="no numbers"),
        pytest.param(GOOD.replace("1\n00", "1 00"), [], id="the number before the time"),
        pytest.param(GOOD.replace("2\n00:00:04", "2\n00:0x:04"), [("captions-unread", 6)], id="no time"),
        pytest.param(
            "WEBVTT\n\nNOTE een\nregel\n\nSTYLE\n::cue {}\n\nREGION\nid:a\n\n" + GOOD, [], id="notes"
        ),
        pytest.param("WEBVTT\n\n" + GOOD + "\nvertaling: Mia\n\n", [("captions-unread", 11)], id="a remark"),
    ],
)
def test_one_odd_block_costs_no_more_than_itself(
    tmp_path: Path, data: str, problems: list[tuple[str, int]]
) -> None:
    loaded = checked(tmp_path, data)
    assert found(loaded) == problems
    assert has_captions(loaded)
    assert all(problem.severity == "warning" for problem in loaded.problems)
    words = [cue.text for cue in read_cues(tmp_path / "show/assets/film/test.srt")]
    lost = {2: "Een", 6: "Twee"}.get(problems[0][1] if problems else 0)
    expected = ["Een\nen nog een" if "nog" in data else "Een", "Twee"]
    assert words == [word for word in expected if word != lost]


def test_one_odd_line_of_substation_costs_no_more_than_itself(tmp_path: Path) -> None:
    good = "Dialogue: 0,0:00:0{}.00,0:00:0{}.90,Default,,0,0,0,,Woord {}\n"
    lines = [good.format(n, n, n) for n in range(1, 6)]
    lines[2] = "Dialogue: 0,0:00:03\n"
    loaded = checked(tmp_path, "[Events]\n" + "".join(lines), "test.ass")
    assert found(loaded) == [("captions-unread", 4)]
    words = [cue.text for cue in read_cues(tmp_path / "show/assets/film/test.ass")]
    assert words == ["Woord 1", "Woord 2", "Woord 4", "Woord 5"]


ROLLING = """WEBVTT
Kind: captions
Language: nl

00:00:00.080 --> 00:00:02.350 align:start position:0%
{blank}
dag<00:00:00.320><c> allemaal</c><00:00:01.320><c> buren</c>

00:00:02.350 --> 00:00:02.360 align:start position:0%
dag allemaal buren
{blank}

00:00:02.360 --> 00:00:04.710 align:start position:0%
dag allemaal buren
het<00:00:02.800><c> brood</c><00:00:03.120><c> is</c><00:00:03.320><c> op</c>

00:00:04.710 --> 00:00:04.720 align:start position:0%
het brood is op
{blank}

00:00:04.720 --> 00:00:06.400 align:start position:0%
het brood is op
ja
""".replace("{blank}", " ")


def test_captions_that_a_video_site_rolls_are_read_line_by_line(tmp_path: Path) -> None:
    loaded = checked(tmp_path, ROLLING, "test.vtt")
    assert found(loaded) == []
    cues = read_cues(tmp_path / "show/assets/film/test.vtt")
    assert [(cue.start, cue.end, cue.text) for cue in cues] == [
        (80, 2360, "dag allemaal buren"),
        (2360, 4720, "het brood is op"),
        (4720, 6400, "ja"),
    ]


def test_words_said_twice_are_shown_twice(tmp_path: Path) -> None:
    checked(tmp_path, srt("1-2 Ja", "2-3 Ja", "4-5 Nee", "5-6 Goed"))
    words = [cue.text for cue in read_cues(tmp_path / "show/assets/film/test.srt")]
    assert words == ["Ja", "Ja", "Nee", "Goed"]


@pytest.mark.parametrize(
    ("begin", "near", "is_late"),
    [("01", "01:00:00,000", True), ("10", "10:00:00,000", True), ("00", "", False)],
)
def test_captions_that_begin_after_the_film_are_named_with_the_shift(
    tmp_path: Path, begin: str, near: str, is_late: bool
) -> None:
    show = lay_out("captions-late", tmp_path / "show")
    path = show / "assets/film/test.nl.srt"
    path.write_text(path.read_text("utf-8").replace("01:00:", f"{begin}:00:"), "utf-8")
    problems = load(show).problems
    assert [problem.code for problem in problems] == (["captions-late"] if is_late else [])
    assert [problem.params["near"] for problem in problems] == ([near] if is_late else [])


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


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=60,
    deadline=None,
)
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


QUIET = ("1-3 Een film", "15-17 Tot morgen!")


@pytest.mark.parametrize(
    ("cues", "film", "is_told"),
    [
        (QUIET, {"seconds": 18}, True),
        (("1-3 Een film", "4-6 van de buurt"), {"seconds": 17}, True),
        (("12-14 Een film",), {"seconds": 15}, True),
        (("1-3 Een film", "12-14 van de buurt"), {"seconds": 15}, False),
        (QUIET, {"seconds": 18, "kinds": (1,)}, False),
        ((*QUIET[:1], "4-6 [muziek]", *QUIET[1:]), {"seconds": 18}, False),
        ((*QUIET[:1], "4-6 (applaus)", *QUIET[1:]), {"seconds": 18}, False),
        ((*QUIET[:1], "4-6 ♪ la la ♪", *QUIET[1:]), {"seconds": 18}, False),
        ((*QUIET[:1], "4-5 (zo zei ze) en ging", *QUIET[1:]), {"seconds": 18}, True),
    ],
)
def test_ten_seconds_with_sound_and_no_caption_are_told_where_no_sound_is_described(
    cues: tuple[str, ...], film: dict[str, Any], is_told: bool, tmp_path: Path
) -> None:
    show = lay_out("captions-broken", tmp_path / "show")
    (show / "assets/film/test.srt").write_text(srt(*cues), "utf-8")
    (show / "assets/film/film.mkv").write_bytes(matroska(**film))
    (show / "slides/playlist.yaml").write_text(
        "items:\n  - video: film/film.mkv\n    captions: {nl: film/test.srt}\n", "utf-8"
    )
    assert ("captions-sound" in {code for code, _ in found(load(show))}) is is_told
