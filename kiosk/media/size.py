"""How large a picture is, from its header and without decoding."""

from __future__ import annotations

import struct
from pathlib import Path

from kiosk.media import jpeg, tiff
from kiosk.media.heif import heif_of
from kiosk.media.kinds import Kind, kind_of_bytes
from kiosk.media.reading import FileBytes


def image_size(path: Path) -> tuple[int, int] | None:
    """Width and height as stored (upright only in HEIC and AVIF); ``None`` if the header does not state them."""
    with FileBytes(path) as file:
        head = file.at(0, 64)
        kind = kind_of_bytes(head)
        try:
            if kind is Kind.PNG and head[12:16] == b"IHDR":
                return struct.unpack(">II", head[16:24])
            if kind is Kind.GIF:
                return struct.unpack("<HH", head[6:10])
            if kind is Kind.BMP:
                if head[14] == 12:
                    return struct.unpack("<HH", head[18:22])
                width, height = struct.unpack("<ii", head[18:26])
                return (width, abs(height)) if width > 0 else None
            if kind is Kind.WEBP:
                return _webp_size(head)
            if kind is Kind.JPEG:
                return jpeg.size_of(file)
            if kind in (Kind.HEIC, Kind.AVIF):
                return heif_of(file).size
            if kind is Kind.TIFF:
                return tiff.size_of(file)
        except (struct.error, IndexError):
            return None
    return None


def _webp_size(head: bytes) -> tuple[int, int] | None:
    form = head[12:16]
    if form == b"VP8X" and len(head) >= 30:
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if form == b"VP8L" and len(head) >= 25 and head[20] == 0x2F:
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", head[26:30])  # with two bits each for how to enlarge it
        return width & 0x3FFF, height & 0x3FFF
    return None
