"""Does a GIF end? Its blocks are stepped over; nothing is decoded."""

from __future__ import annotations

from kiosk.media.reading import FileBytes

_END, _PICTURE, _EXTENSION = 0x3B, 0x2C, 0x21
_TAIL = 1_024
_MOST = 1 << 25
"""Bytes that are looked at where the tail does not tell; larger ones are taken for whole."""


def is_whole(file: FileBytes) -> bool:
    """Whether the last picture ends. The mark behind it is missing in files of some programs, and not missed; what stands
    behind the mark is not looked at."""
    tail = file.at(max(0, file.size - _TAIL), _TAIL).rstrip(b"\0\r\n")
    return tail.endswith(b"\0\x3b") or file.size > _MOST or _blocks_end(file.at(0, file.size))


def _blocks_end(data: bytes) -> bool:
    at = 13 + _colors(data, 10)
    pictures = 0
    while at < len(data):
        kind = data[at]
        if kind == _END:
            return pictures > 0
        if kind == _EXTENSION:
            at += 2
        elif kind == _PICTURE:
            at += 10 + _colors(data, at + 9) + 1
        else:
            return pictures > 0
        while at < len(data) and data[at]:
            at += 1 + data[at]
        at += 1
        if at > len(data):
            return False
        pictures += kind == _PICTURE
    return pictures > 0 and at == len(data)


def _colors(data: bytes, flags: int) -> int:
    """The length of a table of colours, if the byte at ``flags`` says that there is one."""
    return 3 << (data[flags] & 7) + 1 if flags < len(data) and data[flags] & 0x80 else 0
