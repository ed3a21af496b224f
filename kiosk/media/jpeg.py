"""The frame of a JPEG: its segments, its size, and whether all of it arrived. Nothing is decoded.

Segments are stepped over by their lengths, and the end is looked for where it belongs: a photo of 5 MB costs some 20 KB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.media.reading import FileBytes

START_OF_SCAN = 0xDA
END = b"\xff\xd9"
_LARGEST_FRAME = 8
"""Bytes that hold the size of the picture."""
_TAILS = (4_096, 65_536)
"""Bytes before the end in which the end of the picture is looked for; cameras write up to 64 KB behind it."""
_NEVER_IN_A_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7\xc4\xda-\xdd]", re.S)
"""In a scan 0xFF stands before 0, before a restart mark, or before a table between two scans."""
_SURE = 8
"""So many of them are no accident."""


class Segment(NamedTuple):
    """Its mark, and where its content lies."""

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
    """Width and height as they are stored; ``None`` when no segment tells."""
    for segment in segments(file):
        if 0xC0 <= segment.marker <= 0xCF and segment.marker not in (0xC4, 0xC8, 0xCC):
            frame = file.at(segment.at, _LARGEST_FRAME)
            if len(frame) < 5:
                return None
            return int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big")
    return None


def is_whole(file: FileBytes) -> bool:
    """Whether the picture ends. What a camera wrote behind it (a film of the moment, a depth map) may lack its own end."""
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
    if strange >= _SURE:  # something else lies here: the picture ended before it
        return True
    # The scan goes on to the last byte; what looks like one but has two 0xFF in a row is a recording of silence.
    if strange == 0 and b"\xff\x00" in tail and b"\xff\xff" not in tail:
        return False
    return any(END in part for part in _parts(file, start))


def _parts(file: FileBytes, start: int) -> Iterator[bytes]:
    """All of the scan, where its tail does not tell (zeros, words)."""
    step = 1 << 18
    for at in range(start, file.size, step):
        yield file.at(at, step + len(END) - 1)
