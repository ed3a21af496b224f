"""Numbers, plural forms, lists and names of languages are told as each language does."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.words.catalogue import languages
from kiosk.words.sentence import LanguageName, SystemReason, Term, fill

ROOT = Path(__file__).resolve().parents[2]
FORMS = {"one": "{count} x", "other": "{count} xs"}


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("nl", 0, "0 xs"),
        ("nl", 1, "1 x"),
        ("nl", 2, "2 xs"),
        ("fr", 0, "0 x"),
        ("fr", 1, "1 x"),
        ("fr", 1.5, "1,5 x"),
        ("fr", 2, "2 xs"),
        ("fr", 1_000_000, "1\u202f000\u202f000 xs"),
        ("en", 0, "0 xs"),
        ("en", 1, "1 x"),
        ("en", 1.5, "1.5 xs"),
    ],
)
def test_a_count_takes_the_plural_form_of_the_language(language: str, count: float, said: str) -> None:
    assert fill(FORMS, {"count": count}, language) == said


@pytest.mark.parametrize(
    ("language", "megabytes", "said"),
    [
        ("nl", 1.5, "1,5"),
        ("fr", 1.5, "1,5"),
        ("en", 1.5, "1.5"),
        ("fr", 12345.6, "12\u202f345,6"),
        ("nl", 2.0, "2,0"),
    ],
)
def test_a_number_has_the_signs_of_the_language(language: str, megabytes: float, said: str) -> None:
    assert fill("{size} MB", {"size": megabytes}, language) == f"{said} MB"


@pytest.mark.parametrize(
    ("language", "whole", "said"),
    [("en", 1280, "1280"), ("nl", 9999, "9999"), ("nl", 12_345, "12.345"), ("en", 12_345, "12,345")],
)
def test_pixels_and_years_have_no_separator(language: str, whole: int, said: str) -> None:
    assert fill("{width}", {"width": whole}, language) == said


@pytest.mark.parametrize(
    ("language", "values", "either", "both"),
    [
        ("nl", ("a", "b", "c"), "a, b of c", "a, b en c"),
        ("fr", ("a", "b", "c"), "a, b ou c", "a, b et c"),
        ("en", ("a", "b", "c"), "a, b or c", "a, b and c"),
        ("nl", ("a", "b"), "a of b", "a en b"),
        ("fr", ("a",), "a", "a"),
        ("fr", (), "", ""),
        ("nl", (1.5, Term("none")), "1,5 of nog geen", "1,5 en nog geen"),
        ("nl", (LanguageName("nl"), LanguageName("en")), "Nederlands of Engels", "Nederlands en Engels"),
    ],
)
def test_a_list_ends_as_the_language_ends_it(
    language: str, values: tuple[object, ...], either: str, both: str
) -> None:
    given: Mapping[str, object] = {"values": values}
    assert fill("{values:or}", given, language) == either
    assert fill("{values:and}", given, language) == both
    assert fill("{values}", given, language) == either.replace(" of ", ", ").replace(" ou ", ", ").replace(
        " or ", ", "
    )


def test_a_language_has_its_name_in_each_language_and_an_unknown_one_its_code() -> None:
    known = {language: fill("{x}", {"x": LanguageName("zu")}, language) for language in languages()}
    assert known == {"nl": "Zoeloe", "fr": "zoulou", "en": "Zulu"}
    assert fill("{x}", {"x": LanguageName("qx")}, "nl") == "'qx'"


def test_why_a_file_cannot_be_written_is_said_in_words_of_ours() -> None:
    full = SystemReason.of(OSError(errno.ENOSPC, "No space left on device"))
    assert [fill("{why}", {"why": full}, language) for language in languages()] == [
        "de schijf is vol",
        "le disque est plein",
        "the disk is full",
    ]
    odd = SystemReason.of(OSError(errno.ELOOP, "Too many levels of symbolic links"))
    assert fill("{why}", {"why": odd}, "nl") == "Too many levels of symbolic links"
    assert fill("{why}", {"why": SystemReason.of(OSError("odd"))}, "nl") == "odd"


def test_babel_is_loaded_when_something_is_said_and_not_before() -> None:
    code = (
        "import sys, kiosk.cli.run, kiosk.app.player, kiosk.playlist.loader, kiosk.problems.report;"
        "from kiosk.words.sentence import machine_sentence as say;"
        "say('too-large', 'fr', width=99999 // 10, height=720, most=8192);"
        "print('babel' in sys.modules);"
        "say('too-large', 'fr', width=99999, height=720, most=8192);"
        "print('babel' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=400,
    )
    assert done.stdout.split() == ["False", "True"]
