"""Recognises HDR films by their headers, without decoding."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from kiosk.media.kinds import Kind

MOST = 4 << 20
"""Bytes of an index to search: enough for a film of an hour."""
_IN_MP4 = re.compile(rb"colrncl[cx]..\x00[\x10\x12]", re.DOTALL)
"""The colour box: primaries, then the transfer function: 16 is PQ (HDR10, Dolby Vision), 18 is HLG (phones)."""
_IN_MATROSKA = re.compile(rb"\x55\xba\x81[\x10\x12]")


def is_high_dynamic_range(path: Path, kind: Kind) -> bool:
    """Whether the film is HDR; ``False`` also for formats that do not state it."""
    with path.open("rb") as file:
        if kind in (Kind.MP4, Kind.MOV):
            return bool(_IN_MP4.search(_index(file)))
        if kind in (Kind.MKV, Kind.WEBM):
            return bool(_IN_MATROSKA.search(file.read(1 << 16)))
    return False


def _index(file: BinaryIO) -> bytes:
    """The beginning of an MP4's index, wherever it is in the file."""
    at = 0
    while True:
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return b""
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        if head[4:8] == b"moov":
            file.seek(at)
            return file.read(min(length or MOST, MOST))
        if length < 8:
            return b""
        at += length
