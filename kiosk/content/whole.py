"""Did the whole file arrive? A stick pulled out too early leaves pictures, films and fonts that begin well
and then stop.

Only lengths written in the file itself are compared with its size; nothing is decoded.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from kiosk.content import jpeg
from kiosk.content.kinds import Kind
from kiosk.content.reading import FileBytes

_PNG_END = b"\0\0\0\0IEND\xae\x42\x60\x82"
_PNG_TAIL = 4_096


def is_whole(path: Path, kind: Kind) -> bool:
    """``False`` when the file says of itself that it goes on; ``True`` also where a kind does not tell."""
    if kind in (Kind.PNG, Kind.JPEG):
        with FileBytes(path) as picture:
            return _png(picture) if kind is Kind.PNG else jpeg.is_whole(picture)
    size = path.stat().st_size
    with path.open("rb") as file:
        if kind is Kind.WEBP:
            file.seek(4)
            return int.from_bytes(file.read(4), "little") + 8 <= size
        if kind is Kind.BMP:
            file.seek(2)
            return int.from_bytes(file.read(4), "little") <= size
        if kind is Kind.GIF:
            file.seek(max(0, size - 1024))
            return file.read().rstrip(b"\0\r\n").endswith(b"\x3b")
        if kind in (Kind.MP4, Kind.MOV):
            return _mp4(file, size)
        if kind in (Kind.WEBM, Kind.MKV):
            return _matroska(file, size)
        if kind in (Kind.TTF, Kind.OTF):
            return _font(file, size)
    return True


def _png(file: FileBytes) -> bool:
    if _PNG_END in file.at(max(0, file.size - _PNG_TAIL), _PNG_TAIL):
        return True
    at = 8
    while len(head := file.at(at, 8)) == 8:
        length = int.from_bytes(head[:4], "big")
        if head[4:] == b"IEND":
            return at + 12 + length <= file.size
        at += 12 + length
    return False


def _mp4(file: BinaryIO, size: int) -> bool:
    """The boxes follow each other to the end, and the one with the index is among them."""
    at, has_index = 0, False
    while at + 8 <= size:
        file.seek(at)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        has_index = has_index or head[4:8] == b"moov"
        if length == 0:
            return has_index
        if length < 8 or at + length > size:
            return False
        at += length
    return has_index


def _font(file: BinaryIO, size: int) -> bool:
    """The tables its head lists are all there, and one of them finds letters."""
    tables = int.from_bytes(file.read(12)[4:6], "big")
    names = set()
    for _ in range(tables):
        record = file.read(16)
        if int.from_bytes(record[8:12], "big") + int.from_bytes(record[12:], "big") > size:
            return False
        names.add(record[:4])
    return b"cmap" in names


def _matroska(file: BinaryIO, size: int) -> bool:
    head = file.read(4096)
    at = head.find(b"\x18\x53\x80\x67")
    if at < 0 or at + 5 > len(head):
        return False
    width = 9 - head[at + 4].bit_length()
    if not 1 <= width <= 8 or at + 4 + width > len(head):
        return False
    raw = int.from_bytes(head[at + 4 : at + 4 + width], "big") & ((1 << 7 * width) - 1)
    if raw == (1 << 7 * width) - 1:  # length not known: a live recording
        return True
    return at + 4 + width + raw <= size
