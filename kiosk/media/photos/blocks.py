"""Finds what a photo says about itself beside its pixels: EXIF, XMP and IPTC, by the place of each in the file.

Only the blocks are looked up here; their lengths have limits, and nothing is decoded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kiosk.media import jpeg
from kiosk.media.exif import Exif, of_block
from kiosk.media.heif import heif_of
from kiosk.media.kinds import Kind
from kiosk.media.reading import FileBytes

LARGEST_BLOCK = 262_144
"""Bytes of a block that is read; one of a JPEG has 64 KB at most."""
MOST_CHUNKS = 64
_EXIF_HEAD, _XMP_HEAD, _IPTC_HEAD = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"Photoshop 3.0\0"
_XMP, _IPTC = 700, 33723
"""Their tags in a TIFF."""
_NO_EXIF = Exif(of_block(b""))
_PNG_XMP = b"XML:com.adobe.xmp\0"


@dataclass(slots=True)
class Blocks:
    """What a photo has none of is empty."""

    exif: Exif
    xmp: bytes = b""
    iptc: bytes = b""


def blocks_of(file: FileBytes, kind: Kind) -> Blocks:
    """The blocks of a photo of this kind; none of other files, or of one that is damaged."""
    found = Blocks(_NO_EXIF)
    if kind is Kind.JPEG:
        _of_jpeg(file, found)
    elif kind is Kind.PNG:
        chunks = dict(png_chunks(file, (b"eXIf", b"iTXt"), LARGEST_BLOCK))
        found.exif = Exif(of_block(chunks.get(b"eXIf", b"")))
        text = chunks.get(b"iTXt", b"")
        # Keyword, not compressed, and no language or translated keyword: so XMP is written.
        found.xmp = text.partition(b"\0\0\0\0\0")[2] if text.startswith(_PNG_XMP) else b""
    elif kind is Kind.WEBP:
        parts = dict(webp_chunks(file, (b"EXIF", b"XMP "), LARGEST_BLOCK))
        found.exif = Exif(of_block(parts.get(b"EXIF", b"").removeprefix(_EXIF_HEAD)))
        found.xmp = parts.get(b"XMP ", b"")
    elif kind in (Kind.HEIC, Kind.AVIF):
        heif = heif_of(file)
        # EXIF comes behind four bytes that say how many more to leave out.
        begin = file.at(heif.exif[0], 4) if heif.exif else b""
        if heif.exif and len(begin) == 4:
            at = heif.exif[0] + 4 + int.from_bytes(begin, "big")
            found.exif = Exif(of_block(file.at(at, min(heif.exif[1], LARGEST_BLOCK))))
        found.xmp = file.at(heif.xmp[0], min(heif.xmp[1], LARGEST_BLOCK)) if heif.xmp else b""
    elif kind is Kind.TIFF:
        exif = found.exif = Exif(file.at)
        found.xmp, found.iptc = (exif.value(exif.fields.get(tag), LARGEST_BLOCK) for tag in (_XMP, _IPTC))
    return found


def _of_jpeg(file: FileBytes, found: Blocks) -> None:
    for segment in jpeg.segments(file):
        if segment.marker == 0xE1:
            begin = file.at(segment.at, len(_XMP_HEAD))
            if begin.startswith(_EXIF_HEAD) and found.exif is _NO_EXIF:
                found.exif = Exif(of_block(file.at(segment.at + 6, segment.length - 6)))
            elif begin == _XMP_HEAD and not found.xmp:
                found.xmp = file.at(segment.at + len(_XMP_HEAD), segment.length - len(_XMP_HEAD))
        elif segment.marker == 0xED and not found.iptc and file.at(segment.at, len(_IPTC_HEAD)) == _IPTC_HEAD:
            found.iptc = _resource(file.at(segment.at + len(_IPTC_HEAD), segment.length - len(_IPTC_HEAD)))


def _resource(data: bytes) -> bytes:
    """The IPTC among the resources of Photoshop: number 0x0404."""
    at = 0
    while data[at : at + 4] == b"8BIM" and len(data) >= at + 12:
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        name = data[at + 6] + 1
        start = at + 6 + name + name % 2
        length = int.from_bytes(data[start : start + 4], "big")
        if number == 0x0404:
            return data[start + 4 : start + 4 + length]
        at = start + 4 + length + length % 2
    return b""


def png_chunks(file: FileBytes, wanted: Collection[bytes], largest: int) -> Iterator[tuple[bytes, bytes]]:
    """The ``wanted`` chunks. They come before the pixels, except EXIF, which may come after them."""
    at = 8
    for _ in range(MOST_CHUNKS):
        head = file.at(at, 8)
        if len(head) < 8 or head[4:] == b"IEND":
            return
        length = int.from_bytes(head[:4], "big")
        if head[4:] in wanted and length <= largest:
            yield head[4:], file.at(at + 8, length)
        at += length + 12


def webp_chunks(file: FileBytes, wanted: Collection[bytes], largest: int) -> Iterator[tuple[bytes, bytes]]:
    """The ``wanted`` chunks of a WebP."""
    at = 12
    for _ in range(MOST_CHUNKS):
        head = file.at(at, 8)
        if len(head) < 8:
            return
        length = int.from_bytes(head[4:], "little")
        if head[:4] in wanted and length <= largest:
            yield head[:4], file.at(at + 8, length)
        at += 8 + length + (length & 1)
