"""The structure of a TIFF: its size, and whether its strips or tiles are all there. Nothing is decoded."""

from __future__ import annotations

import struct

from kiosk.media.exif import Exif, Field
from kiosk.media.reading import FileBytes

_WIDTH, _HEIGHT = 0x100, 0x101
_PIECES = ((0x111, 0x117), (0x144, 0x145))
"""Where the strips are and how long; the same of tiles."""
_LARGEST_TABLE = 1 << 20


def size_of(file: FileBytes) -> tuple[int, int] | None:
    """Width and height of the first picture."""
    exif = Exif(file.at)
    size = exif.number(exif.fields.get(_WIDTH)), exif.number(exif.fields.get(_HEIGHT))
    return size if all(size) else None


def is_whole(file: FileBytes) -> bool:
    """Whether all strips or tiles of the first picture end within the file."""
    exif = Exif(file.at)
    for starts, lengths in _PIECES:
        pieces = zip(
            _numbers(exif, exif.fields.get(starts)), _numbers(exif, exif.fields.get(lengths)), strict=False
        )
        ends = [start + length for start, length in pieces]
        if ends:
            return max(ends) <= file.size
    return False


def _numbers(exif: Exif, field: Field | None) -> tuple[int, ...]:
    data = exif.value(field, _LARGEST_TABLE)
    size, letter = (2, "H") if field and field.type == 3 else (4, "I")
    return struct.unpack(f"{exif.order}{len(data) // size}{letter}", data[: len(data) // size * size])
