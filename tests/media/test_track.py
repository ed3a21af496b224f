"""Captions: the words of a moment, out of files of every kind."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.media.captions.reader import MAX_BYTES, length
from kiosk.media.captions.track import LINE, LINES, LONGEST, Caption, CaptionTrack, in_lines, read_captions

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
DRAWN = "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\an7\\p1}m 0 0 l 100 0 100 100\n"


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
        ("huge.srt", SRT.encode() + b"\n" * MAX_BYTES),
        ("drawing.ass", ASS.partition("Dialogue")[0].encode() + DRAWN.encode()),
    ],
)
@pytest.mark.may_log("cannot be read", "hold no words")
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
@pytest.mark.may_log("hold no words")
def test_a_file_cut_anywhere_gives_what_is_whole_of_it(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    whole = text.encode()
    for cut in range(0, len(whole), 7):
        path.write_bytes(whole[:cut])
        assert len(read_captions(path).captions) <= 2


@pytest.mark.logs("cannot be read")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.vtt")
    assert read_captions(tmp_path / "a.vtt").captions == ()


WORDS = "Één “œuvre” à 5 €…"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize(("name", "text"), [("a.vtt", VTT), ("a.srt", SRT), ("a.ass", ASS)])
def test_the_encodings_of_editors_are_read_as_they_were_meant(
    tmp_path: Path, name: str, text: str, encoding: str
) -> None:
    path = tmp_path / name
    for word in ("Goeiedag", "Bonjour", "Hello"):
        text = text.replace(word, WORDS)
    path.write_bytes(text.encode(encoding))
    captions = read_captions(path).captions
    assert len(captions) == 2
    assert captions[0].text.startswith(WORDS)


def test_latin_letters_of_old_systems_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(SRT.replace("Bonjour", "Déjà vu, mañana").encode("latin-1"))
    assert read_captions(path).captions[0].text.startswith("Déjà vu, mañana")


def test_the_language_of_the_playlist_tells_the_old_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(SRT.replace("Bonjour", "Нет хлеба,").encode("cp1251", "replace"))
    assert read_captions(path, "ru").captions[0].text.startswith("Нет хлеба,")


def test_a_letter_in_another_encoding_costs_no_more_than_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_bytes(
        VTT.replace("Goeiedag", "Één").encode() + "\n00:06.000 --> 00:07.000\nÉén\n".encode("cp1252")
    )
    assert [caption.text for caption in read_captions(path).captions][::2] == ["Één buren", "Één"]


# -- only words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<v Mia Peeters>Dag <c.yellow.bg_blue>buren</c></v>", "Dag buren"),
        ("Tom &amp; Mia &lt;3 &#233;&#xE9;n", "Tom & Mia <3 één"),
        ("AT&T verkoopt R&D; a < b en 5 > 3 <3", "AT&T verkoopt R&D; a < b en 5 > 3 <3"),
        ("Nu <00:00:01.500>en <01:01.700>straks", "Nu en straks"),
        ("<ruby>漢<rt>kan</rt></ruby> <lang fr>oui</lang> <b.loud>ja</b>", "漢kan oui ja"),
        ("{\\an8}{\\i1}Boven{\\i0}", "Boven"),
        ("{applaus} [gejuich] (zucht)", "{applaus} [gejuich] (zucht)"),
        ('<font color="#ff0000">Rood</font>', "Rood"),
        ("een\\htwee\\Ndrie", "een\u00a0twee\ndrie"),
        ("  te   veel\tblanco  ", "te veel blanco"),
        ("e\u0301e\u0301n \ufeffbuur\u200b", "één buur"),
        ("&nbsp;", ""),
        ("{\\p1}m 0 0 l 100 0 100 100{\\p0} Woorden", "Woorden"),
        ("<i></i>", ""),
    ],
)
@pytest.mark.parametrize("name", ["a.vtt", "a.srt"])
@pytest.mark.may_log("hold no words")
def test_of_marks_only_the_words_are_left(tmp_path: Path, name: str, typed: str, shown: str) -> None:
    path = tmp_path / name
    head = "WEBVTT\n\n" if name == "a.vtt" else "1\n"
    path.write_text(f"{head}00:00:01.000 --> 00:00:02.000 line:0 position:20%\n{typed}\n", "utf-8")
    assert [caption.text for caption in read_captions(path).captions] == ([shown] if shown else [])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("{\\an8\\pos(10,20)\\fad(200,200)}Boven{comment}", "Boven"),
        ("{\\k20}Zing {\\k30}mee", "Zing mee"),
        ("Eén.\\Ntwee\\hdrie\\N", "Eén.\ntwee\u00a0drie"),
        ("Eén.\\ntwee", "Eén.\ntwee"),
        ("{\\p1}m 0 0 l 100 0 100 100 0 100{\\p0}", ""),
        ("Voor {\\p2}m 0 0{\\p0}na", "Voor na"),
        ("{\\c&HFFFFFF&\\p1\\bord0}m 0 0 l 1 1", ""),
        ("Prijs, met komma's, en :", "Prijs, met komma's, en :"),
        ("{\\pos(1,1)}Geen tekening", "Geen tekening"),
    ],
)
@pytest.mark.may_log("hold no words")
def test_of_substation_only_the_words_are_left(tmp_path: Path, typed: str, shown: str) -> None:
    path = tmp_path / "a.ass"
    path.write_text(f"[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{typed}\n", "utf-8")
    assert [caption.text for caption in read_captions(path).captions] == ([shown] if shown else [])


def test_notes_names_and_numbers_between_cues_are_not_spoken(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(
        "WEBVTT - een film\nKind: captions\n\nSTYLE\n::cue {color: red}\n\nREGION\nid:fred\n\n"
        "begin\n00:01.000 --> 00:02.000 align:start\nEen\n\nNOTE\nvoor de vertaler\n\n"
        "intro - twee\n00:03.000 --> 00:04.000\nTwee\n2026\n\n3\n00:05.000 --> 00:06.000\nDrie\n",
        "utf-8",
    )
    assert [caption.text for caption in read_captions(path).captions] == ["Een", "Twee\n2026", "Drie"]


def test_cues_without_an_empty_line_between_them_are_two(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text("1\n00:00:01,5 --> 00:00:02,25\nEen\n2\n00:03,000 --> 00:04,000\nTwee\n", "utf-8")
    found = [(caption.start, caption.end, caption.text) for caption in read_captions(path).captions]
    assert found == [(1.5, 2.25, "Een"), (3.0, 4.0, "Twee")]


# -- lines ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("Kort.", ["Kort."]),
        # As it was written, where that fits.
        ("Alors on organise une collecte.\nUne grande.", ["Alors on organise une collecte.", "Une grande."]),
        ("- Dag.\n- Dag!", ["- Dag.", "- Dag!"]),
        ("Ja.\nNee.\nMisschien.", ["Ja. Nee. Misschien."]),
        ("- Een?\n- Twee.\n- Drie!", ["- Een?", "- Twee.", "- Drie!"]),
        # A word left alone.
        ("ze hoort maar dat ene\nwoord", ["ze hoort maar dat ene woord"]),
        (
            "ze hoort maar dat ene, zo korte en zo oude\nwoord",
            ["ze hoort maar dat ene,", "zo korte en zo oude woord"],
        ),
        # Too long for a line: two even ones, best after a pause.
        (
            "De straat luistert niet. Ze hoort maar één woord: brood.",
            ["De straat luistert niet.", "Ze hoort maar één woord: brood."],
        ),
        (
            "vakbondsafgevaardigden en gezondheidszorgwerkers onderhandelen",
            ["vakbondsafgevaardigden en", "gezondheidszorgwerkers onderhandelen"],
        ),
        (
            "eerste regel van drie\ntweede regel van drie\nderde regel van drie",
            ["eerste regel van drie tweede regel", "van drie derde regel van drie"],
        ),
        # What cannot be two lines is more.
        (
            "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien achttien",
            [
                "een twee drie vier vijf zes zeven",
                "acht negen tien elf twaalf dertien",
                "veertien vijftien zestien achttien",
            ],
        ),
        ("x" * 50, ["x" * 42, "x" * 8]),
        ("« Puis-je emprunter votre vélo\u00a0? J’irai acheter du pain. »", None),
    ],
)
def test_a_caption_is_set_in_two_even_lines_where_it_fits(typed: str, lines: list[str] | None) -> None:
    made = list(in_lines(typed))
    assert lines is None or made == lines
    assert not any(line.startswith(("?", " ")) or line.endswith(" ") for line in made)


def test_a_file_without_line_ends_is_cut_before_it_fills_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:09.000\n" + "woord " * 50_000, "utf-8")
    (caption,) = read_captions(path).captions
    assert len(caption.text) <= LONGEST + 1
    assert caption.text.endswith("…")


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("abcdéW .,-\u00a0\n漢"), max_size=200), st.integers(1, 60))
def test_lines_lose_nothing_and_are_no_wider_than_they_may_be(text: str, widest: int) -> None:
    typed = "\n".join(line.strip(" ") for line in text.split("\n") if line.strip(" "))
    lines = in_lines(typed, widest)
    assert "".join(lines).replace(" ", "") == typed.replace("\n", "").replace(" ", "")
    assert all(length(line) <= widest for line in lines)
    if widest == LINE and len(lines) > LINES:
        assert length(typed) > LINE or typed.count("\n") >= LINES


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
    "{\\p0}",
    "\\N",
    "\\h",
    "<v ",
    ">",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "- ",
    "\ufeff",
    "\u2028",
    "99999999999999999999:00:00.00",
    "Style: a,",
    "woord " * 20,
]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=150,
    deadline=None,
)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(["vtt", "srt", "ass", "sub"])
)
@pytest.mark.may_log("hold no words")
def test_no_file_raises(tmp_path: Path, text: str, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_text(text, "utf-8")
    assert read_captions(path).at(1.0) is not None


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=150,
    deadline=None,
)
@given(
    st.binary(max_size=400), st.sampled_from([VTT, SRT, ASS]), st.sampled_from(["vtt", "srt", "ass", "ssa"])
)
@pytest.mark.may_log("hold no words")
def test_no_bytes_raise(tmp_path: Path, data: bytes, good: str, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(good.encode()[: len(data)] + data + good.encode())
    assert read_captions(path).at(1.0) is not None
