"""Sentences with something filled in: names on one line, numbers as the language writes them, words from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.words.catalogue import section
from kiosk.words.printable import printable


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a few from the catalogue's ``terms``, to be put into a sentence: "a list", "item 3 (slide: welcome)"."""

    name: str
    params: Mapping[str, object] = field(default_factory=dict)


def fill(text: str, values: Mapping[str, object], language: str) -> str:
    """``text`` of the catalogue for ``language`` with ``values`` in its braces."""
    return text.format(**{name: _said(value, language) for name, value in values.items()})


def failure_sentence(code: str, language: str, name: str) -> str:
    """Why the item ``name`` is not shown and what to do; a code without a sentence of its own is named as it is."""
    known = section("reasons", language)
    return fill(known.get(code, known["other"]), {"name": name, "reason": code}, language)


def machine_sentence(code: str, language: str = "", **values: object) -> str:
    """What this computer cannot do; in its own language where none is asked for."""
    from kiosk.words.own_language import own_language

    asked = language or own_language()
    text: str = section("machine", asked)[code]
    return fill(text, values, asked)


def _said(value: object, language: str) -> str:
    if isinstance(value, Term):
        return fill(section("terms", language).get(value.name, value.name), value.params, language)
    if isinstance(value, tuple):
        return ", ".join(_said(each, language) for each in value)
    if isinstance(value, float):
        return f"{value:.1f}" if language == "en" else f"{value:.1f}".replace(".", ",")
    return printable(str(value))
