"""Formats numbers and lists, chooses plural forms, and names languages, by the rules of the Unicode CLDR.

It uses Babel. Loading it and a language's data takes 0.1 s: that is done only when needed, and never for a small whole number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from kiosk.words.catalogue import language_for, locale_of

if TYPE_CHECKING:
    from babel.core import Locale

STYLES: Mapping[str, str] = {"and": "standard", "or": "or"}
"""What a sentence asks of a list (``{options:or}``), and Babel's word for it."""
PLURAL_FORMS = frozenset(("zero", "one", "two", "few", "many", "other"))
"""The categories of the CLDR; which of them a language has for whole numbers, it says itself."""
_GROUPED_FROM = 10_000
"""Below this, numbers such as years, line numbers and pixels have no separator."""


def number(value: float, language: str) -> str:
    """``value`` as ``language`` writes it: a whole number whole, any other with one decimal."""
    if isinstance(value, int) and abs(value) < _GROUPED_FROM:
        return str(value)
    from babel.numbers import format_decimal

    return format_decimal(value, "#,##0" if isinstance(value, int) else "#,##0.0", locale(language))


def percent(part: float, language: str) -> str:
    """A part of 1 in whole percent."""
    from babel.numbers import format_percent

    return format_percent(part, locale=locale(language))


def listed(items: Sequence[str], style: str, language: str) -> str:
    """``items`` in a row, the last after "and" or "or" (``style``)."""
    if len(items) < 2:
        return "".join(items)
    from babel.lists import format_list

    return format_list(items, STYLES[style], locale(language))  # type: ignore[arg-type]


def form(forms: Mapping[str, str], count: float, language: str) -> str:
    """The one of the plural ``forms`` that ``count`` takes: ``one``, ``other`` or another category of the CLDR."""
    return forms.get(locale(language).plural_form(count), forms["other"])


def forms_of(language: str) -> frozenset[str]:
    """The plural forms that the counts people meet (0 to 999) take in ``language``."""
    return frozenset(locale(language).plural_form(count) for count in range(1000))


def language_name(code: str, language: str) -> str:
    """What ``language`` calls the language ``code``; a code without a name in the CLDR is its own name."""
    return str(locale(language).languages.get(code, f"'{code}'"))


@cache
def locale(language: str) -> Locale:
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(locale_of(language_for(language)))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("root")
