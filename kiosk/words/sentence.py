"""Sentences with something filled in: names on one line, numbers and lists as the language writes them, words from the
catalogue.

In a sentence of a catalogue stand ``{name}``, ``{options:or}`` and ``{options:and}`` (a list whose last item comes after that
word). A sentence that depends on a number is a table of its plural forms, chosen by ``{count}``:
``{one = "{count} error", other = "{count} errors"}``.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.words import cldr, moments
from kiosk.words.catalogue import section
from kiosk.words.own_language import own_language
from kiosk.words.printable import printable

Sentence = str | Mapping[str, str]
"""A sentence of a catalogue: as it is, or one for each plural form."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a few from the catalogue's ``terms``, to be put into a sentence: "a list", "item 3 (slide: welcome)"."""

    name: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LanguageName:
    """A language, to be called by its name in the language of the sentence."""

    code: str


@dataclass(frozen=True, slots=True)
class SystemReason:
    """Why a file cannot be read or written: the name of the system's error (``ENOSPC``), and what the system says of one
    that we have no words for."""

    name: str
    otherwise: str = ""

    @staticmethod
    def of(error: OSError) -> SystemReason:
        return SystemReason(errno.errorcode.get(error.errno or 0, ""), error.strerror or str(error))

    def __str__(self) -> str:
        return self.otherwise or self.name


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened (s since 1970): its day of the week and the hour, by the clock of this place."""

    at: float

    def __str__(self) -> str:
        return datetime.fromtimestamp(self.at).isoformat(" ", "seconds")  # noqa: DTZ006  (local time)


@dataclass(frozen=True, slots=True)
class FailureReason:
    """Why an item is not shown and what to do, in the language of the sentence: a code of the table ``reasons``."""

    code: str
    name: str


def fill(sentence: Sentence, values: Mapping[str, object], language: str) -> str:
    """A ``sentence`` of the catalogue for ``language`` with ``values`` in its braces."""
    if not isinstance(sentence, str):
        count = values["count"]
        assert isinstance(count, (int, float))
        sentence = cldr.form(sentence, count, language)
    return sentence.format(**{name: _Filled(value, language) for name, value in values.items()})


def said(table: str, code: str, values: Mapping[str, object], language: str) -> tuple[str, str]:
    """What a ``table`` of the catalogue says of ``code``, and what to do about it (empty for nothing)."""
    cure = section("cures", language).get(code)
    return fill(section(table, language)[code], values, language), fill(
        cure, values, language
    ) if cure else ""


def failure(code: str, language: str, name: str) -> tuple[str, str]:
    """Why the item ``name`` is not shown, and what to do; a code without a sentence of its own is named as it is."""
    known = code if code in section("reasons", language) else "other"
    return said("reasons", known, {"name": name, "reason": code}, language)


def failure_sentence(code: str, language: str, name: str) -> str:
    """``failure`` in one text."""
    return " ".join(failure(code, language, name))


def machine_sentence(code: str, language: str = "", **values: object) -> str:
    """What this computer cannot do, and what to do about it; in its own language where none is asked for."""
    return " ".join(filter(None, said("machine", code, values, language or own_language())))


def console_sentence(code: str, language: str, **values: object) -> str:
    """What whoever typed a command reads."""
    return fill(section("cli", language)[code], values, language)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A value on its way into the braces of a sentence; what stands there behind a colon says how a list is told."""

    value: object
    language: str

    def __format__(self, style: str) -> str:
        value, language = self.value, self.language
        if isinstance(value, tuple):
            items = [f"{_Filled(each, language)}" for each in value]
            return cldr.listed(items, style, language) if style else ", ".join(items)
        if isinstance(value, Term):
            return fill(section("terms", language).get(value.name, value.name), value.params, language)
        if isinstance(value, LanguageName):
            return cldr.language_name(value.code, language)
        if isinstance(value, FailureReason):
            return failure_sentence(value.code, language, value.name)
        if isinstance(value, Moment):
            return moments.day_and_hour(datetime.fromtimestamp(value.at), language)  # noqa: DTZ006  (local time)
        if isinstance(value, SystemReason):
            return str(section("cli", language)["why"].get(value.name, value))
        if isinstance(value, (int, float)):
            return cldr.number(value, language)
        return printable(str(value))
