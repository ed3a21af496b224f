"""The words for days, months and times in all languages of the catalogues, without accents or capitals."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from kiosk.words.catalogue import SOURCE_LANGUAGE, languages, section


def plain(text: str) -> str:
    """``text`` in lower case, without accents."""
    return "".join(
        sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign)
    )


def words(name: str) -> frozenset[str]:
    """The words of this name in all languages."""
    return frozenset(word for each in _by_language(name).values() for word in each)


@cache
def days() -> Mapping[str, int]:
    """Every way to write a day of the week, and which day it is (Monday is 0)."""
    return {**_numbered("days"), **_numbered("short_days")}


@cache
def months() -> Mapping[str, int]:
    """Every way to write a month, and which one it is (from 1)."""
    found = {**_numbered("months"), **_numbered("short_months")}
    return {word: number + 1 for word, number in found.items()}


def days_of(language: str) -> tuple[str, ...]:
    """The short names of the days in ``language``, from Monday on."""
    return _by_language("short_days")[language]


def language_of_days(words: tuple[str, ...]) -> str:
    """The one language of ours in which most of ``words`` stand for days of the week."""
    counts = {language: sum(word in _own(language) for word in words) for language in languages()}
    best = [language for language, count in counts.items() if count == max(counts.values())]
    return best[0] if len(best) == 1 else SOURCE_LANGUAGE


@cache
def _own(language: str) -> frozenset[str]:
    names = ("days", "short_days", "weekend", "workdays")
    return frozenset(word for name in names for word in _by_language(name)[language])


def _numbered(name: str) -> dict[str, int]:
    return {word: number for each in _by_language(name).values() for number, word in enumerate(each)}


@cache
def _by_language(name: str) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(plain(section("calendar", language)[name]).split()) for language in languages()}
