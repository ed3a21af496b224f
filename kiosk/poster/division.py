"""Hyphenation of long words, with the pattern dictionaries that TeX and LibreOffice use. No Qt."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cache
from typing import Any

from kiosk.words.catalogue import locale_of

_DICTIONARIES = {"de": "de_DE"}
"""The preferred dictionary of languages where the first one found is not the best."""
_lock = threading.Lock()


def places(word: str, language: str) -> list[int]:
    """The positions at which ``word`` may be hyphenated in ``language``; none without a dictionary."""
    with _lock:  # one thread reads a dictionary; others wait for it instead of reading it again
        dictionary = _dictionary(language)
    return [int(place) for place in dictionary.positions(word)] if dictionary else []


def read_ahead(languages: Iterable[str]) -> threading.Thread:
    """Read these dictionaries in the background: each takes 0.03 to 0.2 s."""
    wanted = tuple(languages)

    def read() -> None:
        for language in wanted:
            with _lock:
                _dictionary(language)

    thread = threading.Thread(target=read, name="dictionaries", daemon=True)
    thread.start()
    return thread


@cache
def _dictionary(language: str) -> Any:
    import pyphen

    name = _DICTIONARIES.get(language) or pyphen.language_fallback(locale_of(language))
    return pyphen.Pyphen(lang=name) if name else None
