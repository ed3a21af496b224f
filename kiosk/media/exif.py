"""The fields of EXIF, which is a TIFF: directories of numbered fields. Everything has a limit; what is damaged is missing."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Literal, NamedTuple

MOST_FIELDS = 200
"""Of one directory; a photo has some forty."""
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 13: 4}
"""Bytes of one value, by its type: byte, text, short, long, fraction, any, directory."""

Read = Callable[[int, int], bytes]
"""Up to so many bytes from a place on; the first place is that of the header."""


class Field(NamedTuple):
    """``length`` counts values of this type; ``inside`` are the field's own four bytes: its value, or where that stands."""

    type: int
    length: int
    inside: bytes


class Exif:
    """Reads one block, or a whole TIFF; without fields where it is none."""

    def __init__(self, read: Read) -> None:
        self._read = read
        head = read(0, 8)
        self.order: Literal["<", ">"] = ">" if head[:2] == b"MM" else "<"
        is_one = len(head) == 8 and head[:4] in (b"II*\0", b"MM\0*")
        self.fields = self._directory(self._place(head[4:])) if is_one else {}
        """Of the first directory, by tag."""

    def directory(self, fields: dict[int, Field], tag: int) -> dict[int, Field]:
        """The fields of the directory that ``tag`` points to; none if there is no such tag."""
        field = fields.get(tag)
        return self._directory(self._place(field.inside)) if field else {}

    def number(self, field: Field | None) -> int:
        """A short or long value; 0 where there is none."""
        if field is None:
            return 0
        is_short = field.type == 3
        return (
            int(struct.unpack(f"{self.order}H", field.inside[:2])[0])
            if is_short
            else self._place(field.inside)
        )

    def value(self, field: Field | None, most: int) -> bytes:
        """The bytes of a value; empty where it is absent or longer than ``most``."""
        length = field.length * _SIZES.get(field.type, 0) if field else 0
        if field is None or not 0 < length <= most:
            return b""
        return field.inside[:length] if length <= 4 else self._read(self._place(field.inside), length)

    def _directory(self, at: int) -> dict[int, Field]:
        size = self._read(at, 2)
        count = min(int(struct.unpack(f"{self.order}H", size)[0]), MOST_FIELDS) if len(size) == 2 else 0
        data = self._read(at + 2, 12 * count)
        found = {}
        for start in range(0, len(data) - 11, 12):
            tag, kind, number, inside = struct.unpack_from(f"{self.order}HHI4s", data, start)
            found[tag] = Field(kind, number, inside)
        return found

    def _place(self, inside: bytes) -> int:
        return int(struct.unpack(f"{self.order}I", inside)[0])


def of_block(block: bytes) -> Read:
    """Reads from a block in memory."""
    return lambda at, length: block[at : at + length]
