"""Did the whole file arrive? A stick pulled out too early leaves pictures, films and fonts that begin well
and then stop.

Only what the file itself promises is held against its size: stated lengths, and an end that has to be there. What lies
behind the last of it (cameras and phones write all sorts of things there) is nobody's business, and what cannot be told
is taken for whole. Nothing is decoded.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.media import gif, jpeg, tiff
from kiosk.media.heif import heif_of
from kiosk.media.kinds import Kind
from kiosk.media.reading import FileBytes
from kiosk.media.tracks import SEGMENT, boxes, elements

_PNG_END = b"\0\0\0\0IEND\xae\x42\x60\x82"
_PNG_TAIL = 4_096
_UNKNOWN_LENGTHS = (0, 0xFFFFFFFF)
"""What a recorder leaves in a RIFF that it could not finish, or that grew too long for it."""
_ELEMENT_HEAD = 12
"""The longest identity and length of an element of Matroska, in bytes."""
_ASF_DATA = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c")
_ASF_PROPERTIES = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")


def is_whole(path: Path, kind: Kind) -> bool:
    """``False`` when the file says of itself that it goes on; ``True`` also where a kind does not tell."""
    look = _LOOKS.get(kind)
    if look is None:
        return True
    with FileBytes(path) as file:
        return look(file)


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


def _webp(file: FileBytes) -> bool:
    return _little(file, 4) + 8 <= file.size


def _bmp(file: FileBytes) -> bool:
    """By the pixels it announces: the length of the file is written wrongly by many programs."""
    begin, head = _little(file, 10), file.at(14, 40)
    if len(head) < 40 or head[0] == 12:
        return _little(file, 2) <= file.size
    width, height = (int.from_bytes(head[at : at + 4], "little", signed=True) for at in (4, 8))
    compression, stated = (int.from_bytes(head[at : at + 4], "little") for at in (16, 20))
    bits = int.from_bytes(head[14:16], "little")
    plain = (abs(width) * bits + 31) // 32 * 4 * abs(height)
    return begin + (plain if compression in (0, 3) else stated) <= file.size


def _mp4(file: FileBytes) -> bool:
    """The index and the pictures are all there. A box beyond both that ends too late is what a camera wrote behind them."""
    has_index = has_pictures = False
    for name, _, end in boxes(file, 0, file.size):
        if name == b"ftyp" and has_index and has_pictures:
            return True  # another file begins here
        if end > file.size and (name in (b"moov", b"mdat", b"moof") or not has_pictures):
            return False
        has_index = has_index or name == b"moov"
        has_pictures = has_pictures or name == b"mdat"
    return has_index and has_pictures


def _heif(file: FileBytes) -> bool:
    """All its items end within the file."""
    return 0 < heif_of(file).end <= file.size


def _avi(file: FileBytes) -> bool:
    """The list with the pictures ends within the file; ``AVIX`` parts of a long film follow behind."""
    at = 12
    for _ in range(64):
        head = file.at(at, 12)
        length = int.from_bytes(head[4:8], "little")
        if len(head) < 12 or length in _UNKNOWN_LENGTHS:
            return True
        if head[:4] == b"LIST" and head[8:] == b"movi":
            return at + 8 + length <= file.size
        at += 8 + length + length % 2
    return True


def _matroska(file: FileBytes) -> bool:
    last = 0
    for name, _, end in elements(file, 0, file.size):
        if name == SEGMENT or end is None:
            return end is None or end <= file.size  # without an end it is a live recording
        last = end
    return file.size - last > _ELEMENT_HEAD  # something strange, but not the end


def _asf(file: FileBytes) -> bool:
    """The part with the pictures ends within the file; a broadcast that was recorded does not know its length."""
    header = file.at(0, 1 << 16)
    about = header.find(_ASF_PROPERTIES)
    if about >= 0 and header[about + 88 : about + 89] and header[about + 88] & 1:
        return True
    begin = _little(file, 16, 8)
    data = file.at(begin, 24)
    length = int.from_bytes(data[16:24], "little")
    return begin < file.size and (data[:16] != _ASF_DATA or begin + length <= file.size)


def _font(file: FileBytes) -> bool:
    """The tables its head lists are all there, and one of them finds letters."""
    tables = int.from_bytes(file.at(4, 2), "big")
    names = set()
    for number in range(tables):
        record = file.at(12 + 16 * number, 16)
        if int.from_bytes(record[8:12], "big") + int.from_bytes(record[12:], "big") > file.size:
            return False
        names.add(record[:4])
    return b"cmap" in names


def _little(file: FileBytes, at: int, length: int = 4) -> int:
    return int.from_bytes(file.at(at, length), "little")


_LOOKS: dict[Kind, Callable[[FileBytes], bool]] = {
    Kind.PNG: _png,
    Kind.JPEG: jpeg.is_whole,
    Kind.WEBP: _webp,
    Kind.BMP: _bmp,
    Kind.GIF: gif.is_whole,
    Kind.TIFF: tiff.is_whole,
    Kind.HEIC: _heif,
    Kind.AVIF: _heif,
    Kind.MP4: _mp4,
    Kind.MOV: _mp4,
    Kind.WEBM: _matroska,
    Kind.MKV: _matroska,
    Kind.AVI: _avi,
    Kind.WMV: _asf,
    Kind.TTF: _font,
    Kind.OTF: _font,
}
