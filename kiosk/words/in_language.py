"""The fallback rule for texts by language: the requested language, else the first one."""

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
