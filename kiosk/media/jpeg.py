"""The structure of a JPEG: its segments, its size, and whether it is complete. Nothing is decoded.

Segments are skipped by their lengths, and the end is searched for where it should be: of a 5 MB photo some 20 KB are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.media.reading import FileBytes

START_OF_SCAN = 0xDA
END = b"\xff\xd9"
_LARGEST_FRAME = 8
"""Bytes of a frame header that hold the size of the picture."""
_TAILS = (4_096, 65_536)
"""Bytes at the end of the file in which to search for the end marker; cameras append up to 64 KB after it."""
_NEVER_IN_A_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7\xc4\xda-\xdd]", re.S)
"""In a scan 0xFF is followed by 0, a restart marker, or a table between two scans."""
_SURE = 8
"""More of them than this cannot be accidental."""


class Segment(NamedTuple):
    """A segment's marker, and the position of its content."""

    marker: int
    at: int
    length: int


def segments(file: FileBytes) -> Iterator[Segment]:
    """Everything before the picture itself, up to and with the start of its first scan."""
    at = 2
    while len(head := file.at(at, 4)) == 4 and head[0] == 0xFF:
        if head[1] == 0xFF:  # fill
            at += 1
            continue
        length = int.from_bytes(head[2:], "big")
        yield Segment(head[1], at + 4, max(0, length - 2))
        if head[1] == START_OF_SCAN or length < 2:
            return
        at += 2 + length


def size_of(file: FileBytes) -> tuple[int, int] | None:
    """Width and height as stored; ``None`` if no segment states them."""
    for segment in segments(file):
        if 0xC0 <= segment.marker <= 0xCF and segment.marker not in (0xC4, 0xC8, 0xCC):
            frame = file.at(segment.at, _LARGEST_FRAME)
            if len(frame) < 5:
                return None
            return int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big")
    return None


def is_whole(file: FileBytes) -> bool:
    """Whether the picture is complete. Data that a camera appended (a short film, a depth map) may be truncated."""
    for segment in segments(file):
        if segment.marker == START_OF_SCAN:
            return _ends(file, segment.at)
    return False


def _ends(file: FileBytes, start: int) -> bool:
    tail = b""
    for length in _TAILS:
        begin = max(start, file.size - length)
        tail = file.at(begin, file.size - begin)
        if END in tail:
            return True
    strange = len(_NEVER_IN_A_SCAN.findall(tail))
    if strange >= _SURE:  # not scan data: the picture has ended before this
        return True
    # The scan continues to the last byte. Two 0xFF in a row are not JPEG but a recording of silence.
    if strange == 0 and b"\xff\x00" in tail and b"\xff\xff" not in tail:
        return False
    return any(END in part for part in _parts(file, start))


def _parts(file: FileBytes, start: int) -> Iterator[bytes]:
    """The whole scan, if the end of the file is not conclusive (zeros, text)."""
    step = 1 << 18
    for at in range(start, file.size, step):
        yield file.at(at, step + len(END) - 1)
