"""Checks whether a GIF is complete, by walking its blocks without decoding."""

from __future__ import annotations

from kiosk.media.reading import FileBytes

_END, _PICTURE, _EXTENSION = 0x3B, 0x2C, 0x21
_TAIL = 1_024
_MOST = 1 << 25
"""Bytes to examine if the end of the file is not conclusive; larger files are taken for complete."""


def is_whole(file: FileBytes) -> bool:
    """Whether the last picture is complete. The trailer may be missing, as some programs do not write it; data after it is
    ignored."""
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
