"""Which words to show: the language asked for, else the first there is. Stated once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


def in_language(words: Mapping[str, T], language: str) -> T | None:
    """The entry for ``language``; where it is missing, the first entry (the stand's own language); else
    ``None``."""
    if language in words:
        return words[language]
    return next(iter(words.values()), None)
