"""Every sentence of this room exists in Dutch, French and English, with the same things filled in."""

from __future__ import annotations

import re
import string

import pytest

from kiosk.machine import sentences
from kiosk.machine.sentences import LANGUAGES, own_language, said


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_language_has_every_sentence() -> None:
    catalogues = {language: sentences._sentences(language) for language in LANGUAGES}
    for code, text in catalogues["en"].items():
        for language in LANGUAGES:
            assert fields(catalogues[language][code]) == fields(text), (language, code)
            assert re.search(r"[.!]$", catalogues[language][code])
    assert len({frozenset(catalogue) for catalogue in catalogues.values()}) == 1


@pytest.mark.parametrize(
    ("language", "begins"), [("nl", "Scherm"), ("fr_BE", "L'écran"), ("en", "Screen"), ("de", "Screen")]
)
def test_a_sentence_is_said_in_the_language_asked_for(language: str, begins: str) -> None:
    assert said("screen-missing", language, number=1).startswith(begins)


def test_the_computers_own_language_is_that_of_its_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert own_language() == "en"
    monkeypatch.setenv("LANG", "nl_BE.UTF-8")
    assert own_language() == "nl_BE.UTF-8"
    monkeypatch.setenv("LC_ALL", "fr_BE.UTF-8")
    assert said("screen-back", number=0).startswith("L'écran")
