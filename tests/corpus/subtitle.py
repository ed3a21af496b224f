"""A subtitle made of pictures, as Blu-ray discs carry it (PGS): ffmpeg copies it or turns it into DVB's."""

from __future__ import annotations

import struct

_PALETTE, _OBJECT, _COMPOSITION, _WINDOW, _DONE = 0x14, 0x15, 0x16, 0x17, 0x80
_CLOCK = 90_000


def white_bar(width: int, height: int, *, begin: float, end: float) -> bytes:
    """A white bar near the foot of a picture of this size, seen from ``begin`` to ``end`` (s)."""
    bar = width // 2, height // 8
    place = width // 4, height * 3 // 4
    return _show(width, height, bar, place, begin) + _hide(width, height, bar, place, end)


def _segment(kind: int, at: float, body: bytes) -> bytes:
    return struct.pack(">2sIIBH", b"PG", round(at * _CLOCK), 0, kind, len(body)) + body


def _window(bar: tuple[int, int], place: tuple[int, int]) -> bytes:
    return struct.pack(">BBHHHH", 1, 0, *place, *bar)


def _show(width: int, height: int, bar: tuple[int, int], place: tuple[int, int], at: float) -> bytes:
    composition = struct.pack(">HHBHBBBB", width, height, 0x10, 0, 0x80, 0, 0, 1)
    composition += struct.pack(">HBBHH", 0, 0, 0, *place)
    palette = struct.pack(">BB5B", 0, 0, 1, 235, 128, 128, 255)
    # A row of one colour: nought, two bits and fourteen of length, the colour; then the end of the row.
    row = struct.pack(">BHBH", 0, 0xC000 | bar[0], 1, 0)
    pixels = struct.pack(">HH", *bar) + row * bar[1]
    picture = struct.pack(">HBB", 0, 0, 0xC0) + len(pixels).to_bytes(3, "big") + pixels
    return b"".join(
        _segment(kind, at, body)
        for kind, body in (
            (_COMPOSITION, composition),
            (_WINDOW, _window(bar, place)),
            (_PALETTE, palette),
            (_OBJECT, picture),
            (_DONE, b""),
        )
    )


def _hide(width: int, height: int, bar: tuple[int, int], place: tuple[int, int], at: float) -> bytes:
    composition = struct.pack(">HHBHBBBB", width, height, 0x10, 1, 0, 0, 0, 0)
    return b"".join(
        _segment(kind, at, body)
        for kind, body in ((_COMPOSITION, composition), (_WINDOW, _window(bar, place)), (_DONE, b""))
    )
