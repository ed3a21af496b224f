"""Every catalogue has every sentence, with the same things filled in; languages follow from the files."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kiosk.words import catalogue
from kiosk.words.catalogue import SOURCE_LANGUAGE, language_for, languages, section
from kiosk.words.language_codes import LANGUAGE_CODES, language_names
from kiosk.words.own_language import own_language
from kiosk.words.sentence import machine_sentence

ROOM = Path(catalogue.__file__).parent
OTHERS = [language for language in languages() if language != SOURCE_LANGUAGE]


def leaves(table: Mapping[str, object], path: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence of a catalogue with the keys that lead to it."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}/{key}")
        else:
            yield f"{path}/{key}", str(value)


def sentences(language: str) -> dict[str, str]:
    known = dict(leaves(catalogue._read(language)))
    return {key: text for key, text in known.items() if not key.startswith("/language/")}


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_there_is_a_language_for_each_file_in_the_order_they_ask_for() -> None:
    assert languages() == ("nl", "fr", "en")
    assert {path.stem for path in ROOM.glob("*.toml")} == set(languages())
    assert set(languages()) <= LANGUAGE_CODES


@pytest.mark.parametrize("language", OTHERS)
def test_every_catalogue_has_the_same_sentences_in_the_same_order(language: str) -> None:
    source, other = sentences(SOURCE_LANGUAGE), sentences(language)
    assert list(other) == list(source)
    for key, text in source.items():
        assert fields(other[key]) == fields(text), key


@pytest.mark.parametrize("language", languages())
def test_what_is_said_of_the_machine_is_a_whole_sentence(language: str) -> None:
    for code, text in section("machine", language).items():
        assert re.search(r"[.!]$", text), code


@pytest.mark.parametrize(
    ("language", "begins"), [("nl", "Scherm"), ("fr_BE", "L’écran"), ("en", "Screen"), ("de", "Screen")]
)
def test_a_sentence_is_said_in_the_language_asked_for(language: str, begins: str) -> None:
    assert machine_sentence("screen-missing", language, number=1).startswith(begins)


def test_a_locale_and_a_language_without_a_catalogue() -> None:
    assert [language_for(asked) for asked in ("nl_BE.UTF-8", "FR", "de", "C", "")] == [
        "nl",
        "fr",
        "en",
        "en",
        "en",
    ]


def test_a_catalogue_says_what_people_type_for_its_language() -> None:
    names = language_names()
    assert (names["vlaams"], names["français"], names["uk"], names["deutsch"]) == ("nl", "fr", "en", "de")


def test_the_computers_own_language_is_that_of_its_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert own_language() == "en"
    monkeypatch.setenv("LANG", "nl_BE.UTF-8")
    assert own_language() == "nl_BE.UTF-8"
    monkeypatch.setenv("LC_ALL", "fr_BE.UTF-8")
    assert machine_sentence("screen-back", number=0).startswith("L’écran")
