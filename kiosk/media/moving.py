"""Recognises animated pictures, without decoding."""

from __future__ import annotations

import struct
from pathlib import Path

from kiosk.media.kinds import Kind
from kiosk.media.reading import FileBytes

_MOST = 262_144
"""Bytes of a GIF to examine."""


def is_moving(path: Path, kind: Kind) -> bool:
    """Whether it has more than one frame; ``OSError`` when it cannot be read."""
    if kind not in (Kind.GIF, Kind.WEBP, Kind.PNG):
        return False
    with FileBytes(path) as file:
        if kind is Kind.GIF:
            return _gif(file.at(0, _MOST))
        head = file.at(0, 4_096)
    if kind is Kind.WEBP:
        return head[12:16] == b"VP8X" and len(head) > 20 and bool(head[20] & 2)
    return _png(head)


def _gif(data: bytes) -> bool:
    if b"NETSCAPE2.0" in data[:4_096]:
        return True
    pictures, at = 0, 13 + _colours(data, 10)
    while at < len(data):
        mark = data[at]
        if mark == 0x2C:
            pictures += 1
            if pictures == 2:
                return True
            at = _after_parts(data, at + 11 + _colours(data, at + 9))
        elif mark == 0x21:
            at = _after_parts(data, at + 2)
        else:
            break
    return False


def _colours(data: bytes, at: int) -> int:
    """The length of the table of colours that the flags at ``at`` announce."""
    flags = data[at] if at < len(data) else 0
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_parts(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1


def _png(head: bytes) -> bool:
    """An animated PNG has a chunk for it before the pixels (PNG specification, third edition, 11.3.6)."""
    at = 8
    while at + 8 <= len(head):
        length, name = struct.unpack_from(">I4s", head, at)
        if name in (b"acTL", b"IDAT"):
            return bool(name == b"acTL")
        at += length + 12
    return False
