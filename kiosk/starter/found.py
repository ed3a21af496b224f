"""What a source yields: files to copy, the items that show them, and what stays behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kiosk.starter.left import Left


@dataclass(frozen=True, slots=True)
class Copy:
    """A file, and its place in ``assets/``."""

    source: Path
    name: PurePosixPath


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the playlist: its keys as they will be typed, and what is said about it in a comment beside it: a sentence
    of ours (``word``, of the table ``starter``), or what it is called (``remark``)."""

    keys: Mapping[str, str]
    word: str = ""
    remark: str = ""
    captions: Mapping[str, str] = field(default_factory=dict)
    """Of a film, by language."""


@dataclass(slots=True)
class Found:
    """All of a source."""

    entries: list[Entry] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    shown: int = 0
    """How many items that makes: photos, films, pages."""

    @property
    def size(self) -> int:
        """Bytes to copy."""
        return sum(copy.source.stat().st_size for copy in self.copies)
