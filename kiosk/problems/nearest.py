"""Did you mean …? The nearest of the names that exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kiosk.words.catalogue import languages
from kiosk.words.language_codes import LANGUAGE_CODES, language_names
from kiosk.words.spelling import one_form

_NEAR = 0.65


def nearest(typed: str, known: Iterable[str]) -> str:
    """The name most like ``typed``, or ``""`` when none is near."""
    names: dict[str, str] = {}
    for name in known:
        names.setdefault(_plain(name), name)
    match = get_close_matches(_plain(typed), names, n=1, cutoff=_NEAR)
    return names[match[0]] if match else ""


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
