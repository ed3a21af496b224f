"""Every catalogue has every sentence, with the same things filled in; languages follow from the files."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk.words import catalogue
from kiosk.words.catalogue import SOURCE_LANGUAGE, about, language_for, languages, section
from kiosk.words.cldr import PLURAL_FORMS, STYLES, forms_of
from kiosk.words.language_codes import LANGUAGE_CODES, language_names
from kiosk.words.own_language import own_language
from kiosk.words.sentence import Sentence, machine_sentence

ROOM = Path(catalogue.__file__).parent
OTHERS = [language for language in languages() if language != SOURCE_LANGUAGE]


def whole(language: str) -> dict[str, Any]:
    """All of a catalogue, as any reader of TOML has it."""
    return tomllib.loads((ROOM / f"{language}.toml").read_text("utf-8"))


def leaves(table: Mapping[str, object], path: str = "") -> Iterator[tuple[str, Sentence]]:
    """Every sentence of a catalogue with the keys that lead to it."""
    for key, value in table.items():
        if isinstance(value, dict) and not value.keys() <= PLURAL_FORMS:
            yield from leaves(value, f"{path}/{key}")
        else:
            assert isinstance(value, (str, int, dict))
            yield f"{path}/{key}", str(value) if isinstance(value, int) else value


def sentences(language: str) -> dict[str, Sentence]:
    known = dict(leaves(whole(language)))
    return {key: text for key, text in known.items() if not key.startswith("/language/")}


def wordings(sentence: Sentence) -> list[str]:
    """A sentence, or its plural forms."""
    return [sentence] if isinstance(sentence, str) else list(sentence.values())


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
    for key, sentence in source.items():
        # Of one thing a sentence may leave the number out.
        left_out = set() if isinstance(sentence, str) else {"count"}
        asked = [fields(text) - left_out for text in (*wordings(sentence), *wordings(other[key]))]
        assert asked.count(asked[0]) == len(asked), key


@pytest.mark.parametrize("language", languages())
def test_a_sentence_with_plural_forms_has_those_of_its_language(language: str) -> None:
    with_forms = {key: text for key, text in sentences(language).items() if not isinstance(text, str)}
    assert "/report/errors" in with_forms
    for key, forms in with_forms.items():
        assert set(forms) == forms_of(language) | {"other"}, key
        # What click counts is known to click alone.
        assert key.startswith("/cli/click/") or any("{count}" in text for text in wordings(forms)), key


@pytest.mark.parametrize("language", languages())
def test_a_list_is_told_in_a_known_way(language: str) -> None:
    styles = {
        style
        for sentence in sentences(language).values()
        for text in wordings(sentence)
        for _, _, style, _ in string.Formatter().parse(text)
        if style
    }
    assert styles == set(STYLES)


@pytest.mark.parametrize("language", languages())
def test_each_table_of_a_catalogue_is_read_by_itself(language: str) -> None:
    for name, table in whole(language).items():
        assert section(name, language) == table
    assert about(language) == whole(language)["language"]


@pytest.mark.parametrize("language", languages())
def test_what_is_said_of_the_machine_is_a_whole_sentence(language: str) -> None:
    for code, text in section("machine", language).items():
        assert re.search(r"[.!]$", text), code


@pytest.mark.parametrize(
    ("language", "begins"), [("nl", "Scherm"), ("fr_BE", "L’écran"), ("en", "Screen"), ("de", "Screen")]
)
def test_a_sentence_is_said_in_the_language_asked_for(language: str, begins: str) -> None:
    assert machine_sentence("screen-missing", language, screen=1, there=("DP-1",)).startswith(begins)


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("nl_BE.UTF-8", "nl"),
        ("fr-BE", "fr"),
        ("FR", "fr"),
        ("Dutch_Belgium", "nl"),
        ("French_Belgium.1252", "fr"),
        ("nld", "en"),
        ("de", "en"),
        ("C.UTF-8", "en"),
        ("", "en"),
    ],
)
def test_a_locale_means_a_language_of_ours_or_the_source(asked: str, language: str) -> None:
    assert language_for(asked) == language


def test_a_catalogue_says_what_people_type_for_its_language() -> None:
    names = language_names()
    assert (names["vlaams"], names["français"], names["uk"], names["deutsch"]) == ("nl", "fr", "en", "de")


def test_the_computers_own_language_is_that_of_its_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda category: (None, None))
    assert own_language() == "en"
    monkeypatch.setattr("locale.getlocale", lambda category: ("Dutch_Belgium", "1252"))
    assert own_language() == "Dutch_Belgium"
    monkeypatch.setenv("LANG", "nl_BE.UTF-8")
    assert own_language() == "nl_BE.UTF-8"
    monkeypatch.setenv("LC_ALL", "fr_BE.UTF-8")
    assert machine_sentence("screen-back", screen=0).startswith("L’écran")
