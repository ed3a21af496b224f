"""Did you mean …? The nearest of the names that exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from kiosk.words.catalogue import languages, section
from kiosk.words.language_codes import LANGUAGE_CODES, language_names
from kiosk.words.spelling import one_form

_NEAR = 0.65
_SURE = 0.8
"""How like a word of people's own language what was typed must be: those are many, and some are like each other."""


def nearest(typed: str, known: Iterable[str]) -> str:
    """The name most like ``typed``, or ``""`` when none is near."""
    names: dict[str, str] = {}
    for name in known:
        names.setdefault(_plain(name), name)
    match = get_close_matches(_plain(typed), names, n=1, cutoff=_NEAR)
    return names[match[0]] if match else ""


def nearest_word(typed: str, known: Iterable[str]) -> str:
    """The one of our words ``known`` that was probably meant, also where ``typed`` is what it is called in a language of the
    catalogues (``rood``: ``red``); ``""`` when none is near."""
    known = tuple(known)
    if found := called(typed, known):
        return found
    names = _names(known)
    close = get_close_matches(_squeezed(typed), names, n=1, cutoff=_SURE)
    return nearest(typed, known) or (names[close[0]] if close else "")


def called(typed: str, known: Iterable[str]) -> str:
    """The one of our words ``known`` that ``typed`` is, or is called in a language of the catalogues; ``""`` for none."""
    known = tuple(known)
    own = {_squeezed(word): word for word in reversed(known)}
    squeezed = _squeezed(typed)
    return own.get(squeezed) or _names(known).get(squeezed, "")


def language_of(typed: str, word: str) -> str:
    """The language in which ``typed`` is what our ``word`` is called; ``""`` where that is none, or not one alone."""
    found = [
        language
        for language in languages()
        if _squeezed(typed) in map(_squeezed, section("typed", language).get(word, "").split(","))
    ]
    return found[0] if len(found) == 1 else ""


def _names(known: tuple[str, ...]) -> dict[str, str]:
    """What the words ``known`` are called, and which of them each name means."""
    return {name: word for word in reversed(known) for name in _called().get(word, ())}


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    """Our words, and what they are called in each language of the catalogues."""
    found: dict[str, tuple[str, ...]] = {}
    for language in languages():
        for word, names in section("typed", language).items():
            found[word] = (
                *found.get(word, ()),
                *(_squeezed(each) for each in names.split(",") if each.strip()),
            )
    return found


def _squeezed(word: str) -> str:
    """``word`` without what people vary: capitals, accents' form, apostrophes, blanks and dashes."""
    return "".join(sign for sign in one_form(word).casefold() if sign.isalnum())


def nearest_file(typed: str, known: Iterable[str]) -> str:
    """As :func:`nearest`, and a file of the same name in another folder, or with another ending, is near
    as well."""
    known = list(known)
    name = typed.replace("\\", "/").rsplit("/", 1)[-1].casefold()
    for candidate in known:
        if candidate.rsplit("/", 1)[-1].casefold() == name:
            return candidate
    stem = name.rsplit(".", 1)[0]
    for candidate in known:
        if candidate.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold() == stem:
            return candidate
    return nearest(typed, known)


def _plain(name: str) -> str:
    return one_form(name).casefold().replace("_", "-")


def near_language(typed: str) -> str:
    """The language code that was probably meant."""
    lower = typed.strip().lower()
    names = language_names()
    if lower in names:
        return names[lower]
    if lower in LANGUAGE_CODES:
        return lower
    usual = (*languages(), "de")
    if lower[:2] in usual and len(lower) > 2:
        return lower[:2]
    return names.get(nearest(lower, names), "") if len(lower) > 3 else nearest(lower, usual)
