"""What a font file holds is read from its tables."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kiosk.media.captions.check import check_captions
from kiosk.media.fonts import Letters, fallback_fonts, family_of, ranges_of, shipped_fonts
from kiosk.media.letters import judge_letters, note_letters
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term
from kiosk.yaml.nodes import ScalarNode
from tests.media import samples


def letters_of(*fonts: Path) -> Letters:
    return Letters(each for font in fonts for each in ranges_of(font))


def test_the_shipped_fonts_have_their_letters_and_names() -> None:
    shipped = letters_of(*shipped_fonts())
    assert all(letter in shipped for letter in "aZ0€…“”’éœŒğışłżẞ")
    assert not any(letter in shipped for letter in "жαم字😀")
    assert {family_of(font) for font in shipped_fonts()} == {
        "Atkinson Hyperlegible Next",
        "Bricolage Grotesque",
    }
    assert "Kiosk Signs" in {family_of(font) for font in fallback_fonts()}


def test_the_fallback_fonts_are_small_and_leave_latin_to_the_theme() -> None:
    assert sum(font.stat().st_size for font in fallback_fonts()) < 3_000_000
    assert "A" not in letters_of(
        *(font for font in fallback_fonts() if font.name.startswith(("Kiosk", "NotoEmoji")))
    )


@pytest.mark.parametrize("data", [b"", samples.ttf(), samples.WOFF2, b"\0\1\0\0" + b"\xff" * 400])
def test_what_is_no_font_has_no_letters(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(data)
    assert (ranges_of(path), family_of(path)) == ((), "")


def test_a_font_with_any_byte_changed_never_raises(tmp_path: Path) -> None:
    whole = bytearray(shipped_fonts()[0].read_bytes())
    hands = random.Random(1)
    for number in range(60):
        data = bytearray(whole)
        for _ in range(20):
            data[hands.randrange(4_000)] = hands.randrange(256)
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(data)
        assert isinstance(family_of(path), str)
        assert isinstance(ranges_of(path), tuple)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Één œuvre, 50 € → ✓ 👩🏽‍🦽 🇧🇪 ❤️", ""),
        ("Cafe\u0301 de la paix", ""),
        ("non\u00a0cassé\u202f\u200b\u2060", ""),
        ("مرحبا Здравствуй שלום", ""),
        ("连带 团结", "连带团结"),
        ("한국어 ひらがな 1 2 3 4 5 漢字", "한국어ひらがな漢…"),
        ("தமிழ்", "தமிழ்"),
    ],
)
def test_letters_that_no_font_has_are_named(text: str, lost: str) -> None:
    findings = Findings()
    node = ScalarNode(text, Place(Path("a.yaml"), 3, 7, 4))
    note_letters(node, Term("slide", {"name": "a"}), findings)
    judge_letters(findings, [None])
    assert [problem.params["letters"] for problem in findings.problems] == ([lost] if lost else [])


def test_captions_in_a_script_that_no_font_has_are_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "film.vtt"
    lines = ["大家好", "连带", "salut"]
    cues = [
        f"00:00:0{at}.000 --> 00:00:0{at + 2}.000\n{line}\n"
        for at, line in zip((1, 4, 7), lines, strict=True)
    ]
    path.write_text("WEBVTT\n\n" + "\n".join(cues), "utf-8")
    findings = Findings()
    where = Term("playlist", {"name": "a"})
    assert check_captions(path, path.name, Place(tmp_path / "a.yaml"), where, findings)
    judge_letters(findings, [])
    (problem,) = (each for each in findings.problems if each.code == "letters-missing")
    assert (problem.file, problem.line, problem.params["letters"]) == (path, 4, "大家好连带")
