"""What a file is, by its first bytes and never by its name; and how large a picture is, without decoding
it."""

from __future__ import annotations

import re
import struct
from enum import Enum
from pathlib import Path

from kiosk.content import jpeg
from kiosk.content.reading import FileBytes

_HEAD = 8192


class Family(Enum):
    """What a file is good for."""

    PICTURE = "picture"
    OTHER_PICTURE = "other-picture"
    FILM = "film"
    FILM_LIST = "film-list"
    SOUND = "sound"
    PDF = "pdf"
    FONT = "font"
    OTHER_FONT = "other-font"
    TEXT = "text"
    EMPTY = "empty"
    UNKNOWN = "unknown"


class Kind(Enum):
    """A kind of file: its name for people and its family."""

    PNG = ("PNG", Family.PICTURE)
    JPEG = ("JPEG", Family.PICTURE)
    WEBP = ("WebP", Family.PICTURE)
    GIF = ("GIF", Family.PICTURE)
    BMP = ("BMP", Family.PICTURE)
    SVG = ("SVG", Family.PICTURE)
    AVIF = ("AVIF", Family.OTHER_PICTURE)
    HEIC = ("HEIC", Family.OTHER_PICTURE)
    JXL = ("JPEG XL", Family.OTHER_PICTURE)
    TIFF = ("TIFF", Family.OTHER_PICTURE)
    PSD = ("Photoshop", Family.OTHER_PICTURE)
    MP4 = ("MP4", Family.FILM)
    MOV = ("MOV", Family.FILM)
    MKV = ("MKV", Family.FILM)
    WEBM = ("WebM", Family.FILM)
    AVI = ("AVI", Family.FILM)
    OGG = ("Ogg", Family.FILM)
    TS = ("MPEG-TS", Family.FILM)
    MPG = ("MPEG", Family.FILM)
    HLS = ("HLS", Family.FILM_LIST)
    M3U = ("M3U", Family.FILM_LIST)
    SOUND = ("sound", Family.SOUND)
    PDF = ("PDF", Family.PDF)
    TTF = ("TrueType", Family.FONT)
    OTF = ("OpenType", Family.FONT)
    TTC = ("TTC", Family.OTHER_FONT)
    WOFF = ("WOFF", Family.OTHER_FONT)
    WOFF2 = ("WOFF2", Family.OTHER_FONT)
    TEXT = ("text", Family.TEXT)
    EMPTY = ("empty", Family.EMPTY)
    UNKNOWN = ("unknown", Family.UNKNOWN)

    def __init__(self, label: str, family: Family) -> None:
        self.label = label
        self.family = family


_SVG = re.compile(
    rb"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE\s+svg[^\[>]*(?:\[.*?\]\s*)?>\s*)*<(?:\w+:)?svg[\s>]",
    re.S,
)
_PLAYLIST = re.compile(r"^\s*(?:#EXTM3U|#EXTINF|(?:https?|file|rtsp|mms)://|\[playlist\])", re.IGNORECASE)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_TS_PACKET = 188


def kind_of(path: Path) -> Kind:
    """What the regular file ``path`` is; ``OSError`` when it cannot be read."""
    with FileBytes(path) as file:
        return kind_of_bytes(file.at(0, _HEAD))


def kind_of_bytes(head: bytes) -> Kind:
    """What a file that begins with ``head`` is."""
    if not head:
        return Kind.EMPTY
    for magic, kind in (
        (b"\x89PNG\r\n\x1a\n", Kind.PNG),
        (b"\xff\xd8\xff", Kind.JPEG),
        (b"GIF87a", Kind.GIF),
        (b"GIF89a", Kind.GIF),
        (b"%PDF-", Kind.PDF),
        (b"\xff\x0a", Kind.JXL),
        (b"\x00\x00\x00\x0cJXL ", Kind.JXL),
        (b"II*\x00", Kind.TIFF),
        (b"MM\x00*", Kind.TIFF),
        (b"8BPS", Kind.PSD),
        (b"OggS", Kind.OGG),
        (b"\x00\x00\x01\xba", Kind.MPG),
        (b"\x00\x00\x01\xb3", Kind.MPG),
        (b"ID3", Kind.SOUND),
        (b"fLaC", Kind.SOUND),
        (b"OTTO", Kind.OTF),
        (b"true\0", Kind.TTF),
        (b"ttcf", Kind.TTC),
        (b"wOFF", Kind.WOFF),
        (b"wOF2", Kind.WOFF2),
    ):
        if head.startswith(magic):
            return kind
    if head.startswith(b"\0\1\0\0\0"):  # version 1.0, then fewer than 256 tables
        return Kind.TTF
    if head.startswith(b"RIFF"):
        return {b"WEBP": Kind.WEBP, b"AVI ": Kind.AVI, b"WAVE": Kind.SOUND}.get(head[8:12], Kind.UNKNOWN)
    if (
        head.startswith(b"BM")
        and len(head) > 18
        and head[14:18] in (b"\x28\0\0\0", b"\x0c\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0")
    ):
        return Kind.BMP
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return Kind.WEBM if b"webm" in head[:64] else Kind.MKV
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if head[4:8] in (b"moov", b"mdat", b"wide", b"free", b"skip") and head[:1] < b"\x20":
        return Kind.MOV
    if head[:1] == b"\x47" and len(head) > _TS_PACKET and head[_TS_PACKET : _TS_PACKET + 1] == b"\x47":
        return Kind.TS
    return _by_text(head)


def _by_brand(head: bytes) -> Kind:
    major, size = head[8:12], min(struct.unpack(">I", head[:4])[0], len(head))
    brands = {major, *(head[at : at + 4] for at in range(16, size - 3, 4))}
    if brands & {b"avif", b"avis"}:
        return Kind.AVIF
    if major in _HEIC_BRANDS:
        return Kind.HEIC
    if major in (b"M4A ", b"M4B "):
        return Kind.SOUND
    return Kind.MOV if major == b"qt  " else Kind.MP4


def _by_text(head: bytes) -> Kind:
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.UNKNOWN
    body = head.removeprefix(b"\xef\xbb\xbf")
    if _SVG.match(body):
        return Kind.SVG
    try:
        # The head may end in the middle of a letter.
        text = body.decode(
            "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", errors="strict"
        )
    except UnicodeDecodeError as err:
        if err.start < len(body) - 4:
            return Kind.UNKNOWN
        text = body[: err.start].decode("utf-8", errors="replace")
    if _PLAYLIST.match(text):
        return Kind.HLS if "#EXT-X-" in text else Kind.M3U
    return Kind.TEXT


def image_size(path: Path) -> tuple[int, int] | None:
    """Width and height as the header says (png, jpeg, webp, gif, bmp); ``None`` when it does not."""
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
                return width, abs(height)
            if kind is Kind.WEBP:
                return _webp_size(head)
            if kind is Kind.JPEG:
                return jpeg.size_of(file)
        except (struct.error, IndexError):
            return None
    return None


def _webp_size(head: bytes) -> tuple[int, int] | None:
    form = head[12:16]
    if form == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if form == b"VP8L" and head[20] == 0x2F:
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", head[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None
