"""Reads the family name and the covered letters from a font file's tables.

Without a font library, whose import takes as long as a whole check.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from kiosk.content.mission import mission_root
from kiosk.media.reading import FileBytes

_LARGEST_TABLE = 4_000_000
_FAMILY, _BETTER_FAMILY = 1, 16
"""Name IDs of the table ``name``; the second one exists where a family has more than four styles."""


class Letters:
    """The letters of some fonts together, as ranges of code points."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1] + 1:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, letter: str) -> bool:
        at = bisect_right(self._starts, ord(letter)) - 1
        return at >= 0 and ord(letter) <= self._ends[at]


def shipped_fonts() -> list[Path]:
    """The fonts shipped with the kiosk."""
    return sorted((mission_root() / "assets" / "fonts").glob("*.ttf"))


def fallback_fonts() -> list[Path]:
    """Fallback fonts for letters missing in a theme's fonts: other scripts, emoji, symbols."""
    return sorted((mission_root() / "assets" / "fonts" / "fallback").glob("*.ttf"))


@lru_cache(maxsize=64)
def ranges_of(path: Path) -> tuple[tuple[int, int], ...]:
    """The code points for which a font has a letter, in ranges; none when it cannot be read."""
    try:
        with FileBytes(path) as file:
            table = _table(file, b"cmap")
            return tuple(_ranges(table)) if table else ()
    except (OSError, struct.error, IndexError, ValueError):
        return ()


@lru_cache(maxsize=64)
def family_of(path: Path) -> str:
    """The family's name in a font file; empty when it cannot be read."""
    try:
        with FileBytes(path) as file:
            table = _table(file, b"name")
        names = dict(_names(table)) if table else {}
    except (OSError, struct.error, IndexError, ValueError):
        return ""
    return names.get(_BETTER_FAMILY) or names.get(_FAMILY) or ""


def _table(file: FileBytes, tag: bytes) -> bytes | None:
    for number in range(int.from_bytes(file.at(4, 2), "big")):
        record = file.at(12 + 16 * number, 16)
        if record[:4] == tag:
            _, place, length = struct.unpack(">III", record[4:])
            return file.at(place, length) if length <= _LARGEST_TABLE else None
    return None


def _names(table: bytes) -> Iterator[tuple[int, str]]:
    count, strings = struct.unpack_from(">HH", table, 2)
    for number in range(count):
        platform, _, _, name, length, place = struct.unpack_from(">6H", table, 6 + 12 * number)
        raw = table[strings + place : strings + place + length]
        if platform in (0, 3) and name in (_FAMILY, _BETTER_FAMILY):
            yield name, raw.decode("utf-16-be", "replace")


def _ranges(table: bytes) -> Iterator[tuple[int, int]]:
    """The ranges of all Unicode subtables of ``cmap`` in the two usual formats (OpenType specification, formats 4 and 12)."""
    (count,) = struct.unpack_from(">H", table, 2)
    for number in range(count):
        platform, encoding, place = struct.unpack_from(">HHI", table, 4 + 8 * number)
        if not (platform == 0 or (platform == 3 and encoding in (1, 10))):
            continue
        (form,) = struct.unpack_from(">H", table, place)
        if form == 4:
            yield from _by_segments(table, place)
        elif form == 12:
            (groups,) = struct.unpack_from(">I", table, place + 12)
            for group in range(min(groups, 100_000)):
                start, end, _ = struct.unpack_from(">III", table, place + 16 + 12 * group)
                yield start, end


def _by_segments(table: bytes, place: int) -> Iterator[tuple[int, int]]:
    twice = struct.unpack_from(">H", table, place + 6)[0]
    ends, starts = place + 14, place + 16 + twice
    deltas, offsets = starts + twice, starts + 2 * twice
    for at in range(0, twice, 2):
        (end,), (start,) = (
            struct.unpack_from(">H", table, ends + at),
            struct.unpack_from(">H", table, starts + at),
        )
        (delta,), (offset,) = (
            struct.unpack_from(">h", table, deltas + at),
            struct.unpack_from(">H", table, offsets + at),
        )
        if start > end or start == 0xFFFF:
            continue
        if offset == 0:
            yield start, end
            continue
        for code in range(start, end + 1):
            (glyph,) = struct.unpack_from(">H", table, offsets + at + offset + 2 * (code - start))
            if glyph and (glyph + delta) & 0xFFFF:
                yield code, code
