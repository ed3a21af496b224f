"""Recognises file formats by the first bytes and never by the name, and reads the size of pictures without decoding.

A film whose tracks are all sound is sound; every other format is recognised by its header alone."""

from __future__ import annotations

import re
import struct
import zlib
from enum import Enum
from pathlib import Path
from typing import Literal

from kiosk.media.reading import FileBytes
from kiosk.media.tracks import is_sound_only

_HEAD = 8192


class Family(Enum):
    """The use of a file."""

    PICTURE = "picture"
    OTHER_PICTURE = "other-picture"
    RAW = "raw"
    FILM = "film"
    FILM_LIST = "film-list"
    SOUND = "sound"
    PDF = "pdf"
    DOCUMENT = "document"
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
    AVIF = ("AVIF", Family.PICTURE)
    HEIC = ("HEIC", Family.PICTURE)
    JXL = ("JPEG XL", Family.OTHER_PICTURE)
    TIFF = ("TIFF", Family.PICTURE)
    JP2 = ("JPEG 2000", Family.OTHER_PICTURE)
    PSD = ("Photoshop", Family.OTHER_PICTURE)
    XCF = ("GIMP", Family.OTHER_PICTURE)
    ICO = ("ICO", Family.OTHER_PICTURE)
    EPS = ("EPS", Family.OTHER_PICTURE)
    EMF = ("EMF", Family.OTHER_PICTURE)
    WMF = ("WMF", Family.OTHER_PICTURE)
    SVGZ = ("SVGZ", Family.OTHER_PICTURE)
    RAW = ("RAW", Family.RAW)
    DNG = ("DNG", Family.RAW)
    CR2 = ("CR2", Family.RAW)
    CR3 = ("CR3", Family.RAW)
    NEF = ("NEF", Family.RAW)
    ARW = ("ARW", Family.RAW)
    RAF = ("RAF", Family.RAW)
    ORF = ("ORF", Family.RAW)
    RW2 = ("RW2", Family.RAW)
    MP4 = ("MP4", Family.FILM)
    MOV = ("MOV", Family.FILM)
    MKV = ("MKV", Family.FILM)
    WEBM = ("WebM", Family.FILM)
    AVI = ("AVI", Family.FILM)
    OGG = ("Ogg", Family.FILM)
    TS = ("MPEG-TS", Family.FILM)
    MPG = ("MPEG", Family.FILM)
    WMV = ("Windows Media", Family.FILM)
    FLV = ("Flash", Family.FILM)
    MXF = ("MXF", Family.FILM)
    DV = ("DV", Family.FILM)
    HLS = ("HLS", Family.FILM_LIST)
    M3U = ("M3U", Family.FILM_LIST)
    SOUND = ("sound", Family.SOUND)
    PDF = ("PDF", Family.PDF)
    OFFICE = ("Office", Family.DOCUMENT)
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


_SVG_PROLOG = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE\s+[\w:]*svg[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.S
)
_SVG_ROOT = re.compile(r"<(?:[\w.-]+:)?svg[\s/>]")
_LONGEST_PROLOG = 262_144
"""Bytes before the root of an SVG: some start with a licence or a list of entities."""
_PLAYLIST = re.compile(r"^\s*(?:#EXTM3U|#EXTINF|(?:https?|file|rtsp|mms)://|\[playlist\])", re.IGNORECASE)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_TS_PACKETS = ((0, 188), (4, 192), (0, 204))
"""Offset of the sync byte, and packet length: broadcast, cameras (.MTS, with a timestamp before each packet), satellite."""
_OFFICE_PARTS = (
    b"ppt/",
    b"word/",
    b"xl/",
    b"mimetypeapplication/vnd.oasis.",
    b"Index/Document.iwa",
    b"[Content_Types].xml",
)


_MAGICS = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"%PDF-", Kind.PDF),
    (b"\xff\x0a", Kind.JXL),
    (b"\x00\x00\x00\x0cJXL ", Kind.JXL),
    (b"\x00\x00\x00\x0cjP  ", Kind.JP2),
    (b"\xff\x4f\xff\x51", Kind.JP2),
    (b"8BPS", Kind.PSD),
    (b"gimp xcf", Kind.XCF),
    (b"\0\0\1\0", Kind.ICO),
    (b"%!PS", Kind.EPS),
    (b"\xc5\xd0\xd3\xc6", Kind.EPS),
    (b"\xd7\xcd\xc6\x9a", Kind.WMF),
    (b"FUJIFILMCCD-RAW", Kind.RAF),
    (b"IIRO", Kind.ORF),
    (b"IIRS", Kind.ORF),
    (b"MMOR", Kind.ORF),
    (b"IIU\0", Kind.RW2),
    (b"FOVb", Kind.RAW),
    (b"\0MRM", Kind.RAW),
    (b"OggS", Kind.OGG),
    (b"\x00\x00\x01\xba", Kind.MPG),
    (b"\x00\x00\x01\xb3", Kind.MPG),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Kind.WMV),
    (b"FLV\x01", Kind.FLV),
    (b"\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02\x01\x01", Kind.MXF),
    (b"\x1f\x07\0", Kind.DV),
    (b"ID3", Kind.SOUND),
    (b"fLaC", Kind.SOUND),
    (b"MThd", Kind.SOUND),
    (b"#!AMR", Kind.SOUND),
    (b"caff", Kind.SOUND),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OFFICE),
    (b"OTTO", Kind.OTF),
    (b"true\0", Kind.TTF),
    (b"ttcf", Kind.TTC),
    (b"wOFF", Kind.WOFF),
    (b"wOF2", Kind.WOFF2),
)
_SUB_FILES, _MAKER, _DNG_VERSION = 0x14A, 0x10F, 0xC612
_RAW_MAKERS = (
    (b"NIKON", Kind.NEF),
    (b"SONY", Kind.ARW),
    (b"PENTAX", Kind.RAW),
    (b"RICOH", Kind.RAW),
    (b"SAMSUNG", Kind.RAW),
    (b"Hasselblad", Kind.RAW),
)
_SOUND_FRAMES = (b"\xfb", b"\xfa", b"\xf3", b"\xf2", b"\xe3", b"\xf1", b"\xf9")
"""The second byte of an MP3 or AAC file that begins with its first frame."""
_BY_NAME = {
    ".jpg": Kind.JPEG,
    ".jpeg": Kind.JPEG,
    ".png": Kind.PNG,
    ".webp": Kind.WEBP,
    ".gif": Kind.GIF,
    ".bmp": Kind.BMP,
    ".svg": Kind.SVG,
    ".heic": Kind.HEIC,
    ".heif": Kind.HEIC,
    ".avif": Kind.AVIF,
    ".tif": Kind.TIFF,
    ".tiff": Kind.TIFF,
    ".mp4": Kind.MP4,
    ".m4v": Kind.MP4,
    ".mov": Kind.MOV,
    ".webm": Kind.WEBM,
    ".mkv": Kind.MKV,
    ".avi": Kind.AVI,
    ".mpg": Kind.MPG,
    ".mpeg": Kind.MPG,
    ".mts": Kind.TS,
}


def kind_of(path: Path) -> Kind:
    """What the regular file ``path`` is; ``OSError`` when it cannot be read."""
    with FileBytes(path) as file:
        kind = kind_of_bytes(head := file.at(0, _HEAD))
        if kind is Kind.TEXT and head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
            return kind_of_bytes(file.at(0, _LONGEST_PROLOG))
        return Kind.SOUND if kind.family is Family.FILM and is_sound_only(file, kind.label) else kind


def kind_by_name(path: Path) -> Kind | None:
    """The likely format by the file name, if there is no time to read the file; ``None`` for unknown suffixes."""
    return _BY_NAME.get(path.suffix.lower())


def kind_of_bytes(head: bytes) -> Kind:
    """What a file that begins with ``head`` is."""
    if not head:
        return Kind.EMPTY
    if head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return _of_tiff(head)
    for magic, kind in _MAGICS:
        if head.startswith(magic):
            return kind
    if head.startswith(b"\0\1\0\0\0"):  # version 1.0, then fewer than 256 tables
        return Kind.TTF
    if head.startswith(b"RIFF"):
        return {b"WEBP": Kind.WEBP, b"AVI ": Kind.AVI, b"WAVE": Kind.SOUND}.get(head[8:12], Kind.UNKNOWN)
    if head.startswith(b"FORM"):
        return Kind.SOUND if head[8:12] in (b"AIFF", b"AIFC") else Kind.UNKNOWN
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
    if any(_is_stream(head, *packet) for packet in _TS_PACKETS):
        return Kind.TS
    if head[0] == 0xFF and head[1:2] in _SOUND_FRAMES:
        return Kind.SOUND
    if head[6:14] == b"HEAPCCDR":
        return Kind.RAW
    if head.startswith(b"PK\x03\x04"):
        return Kind.OFFICE if any(part in head for part in _OFFICE_PARTS) else Kind.UNKNOWN
    if head.startswith(b"\x1f\x8b"):
        return _unpacked(head)
    if head.startswith(b"\x01\0\0\0") and head[40:44] == b" EMF":
        return Kind.EMF
    return _by_text(head)


def _is_stream(head: bytes, at: int, length: int) -> bool:
    """Whether sync bytes recur at packet distance throughout the header."""
    signs = head[at : length * 4 : length]
    return len(signs) > 1 and set(signs) == {0x47}


def _unpacked(head: bytes) -> Kind:
    try:
        begin = zlib.decompressobj(wbits=31).decompress(head, _HEAD)
    except zlib.error:
        return Kind.UNKNOWN
    return Kind.SVGZ if _is_svg(begin.removeprefix(b"\xef\xbb\xbf").decode("latin-1")) else Kind.UNKNOWN


def _of_tiff(head: bytes) -> Kind:
    """Most raw photos are TIFF files, recognised by the fields of the first directory."""
    if head[8:10] == b"CR":
        return Kind.CR2
    order: Literal["little", "big"] = "little" if head[:2] == b"II" else "big"
    start = int.from_bytes(head[4:8], order)
    fields = {}
    for at in range(start + 2, start + 2 + 12 * int.from_bytes(head[start : start + 2], order), 12):
        field = head[at : at + 12]
        fields[int.from_bytes(field[:2], order)] = int.from_bytes(field[8:], order)
    if _DNG_VERSION in fields:
        return Kind.DNG
    if _SUB_FILES in fields and (maker := fields.get(_MAKER)):
        return next((kind for name, kind in _RAW_MAKERS if head[maker:].startswith(name)), Kind.TIFF)
    return Kind.TIFF


def _by_brand(head: bytes) -> Kind:
    major, size = head[8:12], min(struct.unpack(">I", head[:4])[0], len(head))
    brands = {major, *(head[at : at + 4] for at in range(16, size - 3, 4))}
    if brands & {b"avif", b"avis"}:
        return Kind.AVIF
    if major in _HEIC_BRANDS:
        return Kind.HEIC
    if major in (b"M4A ", b"M4B ", b"M4P ", b"F4A ", b"F4B "):
        return Kind.SOUND
    if major == b"crx ":
        return Kind.CR3
    if major in (b"jp2 ", b"jpx ", b"jpm "):
        return Kind.JP2
    return Kind.MOV if major == b"qt  " else Kind.MP4


def _by_text(head: bytes) -> Kind:
    text = _text_of(head)
    if text is None:
        return Kind.UNKNOWN
    if _is_svg(text):
        return Kind.SVG
    if _PLAYLIST.match(text):
        return Kind.HLS if "#EXT-X-" in text else Kind.M3U
    return Kind.TEXT


def _is_svg(text: str) -> bool:
    prolog = _SVG_PROLOG.match(text)
    return _SVG_ROOT.match(text, prolog.end() if prolog else 0) is not None


def _text_of(head: bytes) -> str | None:
    """The beginning of a text file, else ``None``. ``head`` may end within a character."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        encoding = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(head[:2], "utf-16")
        try:
            return head[: len(head) & ~1].decode(encoding)
        except UnicodeDecodeError:
            return None
    if b"\0" in head:
        return None
    body = head.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as err:
        if err.start >= len(body) - 4:
            return body[: err.start].decode("utf-8")
        text = body.decode("latin-1")  # a drawing may be in an encoding of its own
        return text if _is_svg(text) else None
