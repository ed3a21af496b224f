"""What a film's container says of itself: does it hold pictures at all, and how long does it last? Nothing is decoded.

A file that begins like a film may hold nothing but sound. It is called that only where the file lists its tracks and
none of them is a picture: what cannot be told is taken for a film.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from kiosk.media.reading import FileBytes

MOST_ELEMENTS = 4_096
"""Boxes or elements looked at; a film has some dozens before its pictures."""
_MOST_TRACKS, _MOST_INSIDE = 128, 32
"""The same of an index, and within one of its tracks: what nests them by the thousand is no film."""
_MOST_HEADER = 1 << 20
"""Bytes of an ASF header that are read: a cover may stand before the list of its streams."""

_ASF_VIDEO = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")
_ASF_AUDIO = bytes.fromhex("409e69f84d5bcf11a8fd00805f5c442b")
_OGG_SOUND = (b"\x01vorbis", b"OpusHead", b"\x7fFLAC", b"fLaC", b"Speex   ")
_OGG_NO_PICTURE = (*_OGG_SOUND, b"fishead\0")

SEGMENT, INFO, TRACKS, CLUSTER = 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675
_TRACK, _TRACK_TYPE, _SCALE, _DURATION = 0xAE, 0x83, 0x2AD7B1, 0x4489
_VIDEO, _AUDIO = 1, 2


# -- MP4 and MOV --------------------------------------------------------------------------------------------------------


def boxes(
    file: FileBytes, start: int, end: int, most: int = MOST_ELEMENTS
) -> Iterator[tuple[bytes, int, int]]:
    """Name, begin of the content and end of each box from ``start`` on; one without a length goes on to ``end``, and the
    last may say that it ends beyond it."""
    at = start
    for _ in range(most):
        head = file.at(at, 16) if at + 8 <= end else b""
        if len(head) < 8:
            return
        length, body = int.from_bytes(head[:4], "big"), at + 8
        if length == 1:
            length, body = int.from_bytes(head[8:16], "big"), at + 16
        following = end if length == 0 else at + length
        if following < body:
            return
        yield head[4:8], body, following
        at = following


def _mp4_index(file: FileBytes) -> Iterator[tuple[bytes, int, int]]:
    for name, body, end in boxes(file, 0, file.size):
        if name == b"moov":
            yield from boxes(file, body, min(end, file.size), _MOST_TRACKS)
            return


def _mp4_handlers(file: FileBytes) -> set[bytes]:
    handlers = set()
    for name, body, end in _mp4_index(file):
        for child, inner, last in boxes(file, body, end, _MOST_INSIDE) if name == b"trak" else ():
            for part, at, _ in boxes(file, inner, last, _MOST_INSIDE) if child == b"mdia" else ():
                if part == b"hdlr":
                    handlers.add(file.at(at + 8, 4))
    return handlers


def _mp4_is_sound(file: FileBytes) -> bool:
    handlers = _mp4_handlers(file)
    return b"soun" in handlers and b"vide" not in handlers


def _mp4_has_sound(file: FileBytes) -> bool:
    return b"soun" in _mp4_handlers(file)


def _mp4_length(file: FileBytes) -> float | None:
    for name, body, _ in _mp4_index(file):
        if name == b"mvhd":
            head = file.at(body, 32)
            if len(head) < 32:
                return None
            scale, length = (
                struct.unpack(">IQ", head[20:32]) if head[0] else struct.unpack(">II", head[12:20])
            )
            return length / scale if scale and length and length < 1 << 63 else None
    return None


# -- WebM and Matroska ----------------------------------------------------------------------------------------------------


def elements(
    file: FileBytes, start: int, end: int, most: int = MOST_ELEMENTS
) -> Iterator[tuple[int, int, int | None]]:
    """Identity, begin of the content and end of each EBML element from ``start`` on; no end where none is said."""
    at = start
    for _ in range(most):
        head = file.at(at, 12) if at < end else b""
        wide = 9 - head[0].bit_length() if head else 9
        if wide > 4 or len(head) <= wide:
            return
        long = 9 - head[wide].bit_length()
        if long > 8 or len(head) < wide + long:
            return
        body = at + wide + long
        length = int.from_bytes(head[wide : wide + long], "big") & ((1 << 7 * long) - 1)
        is_open = length == (1 << 7 * long) - 1
        yield int.from_bytes(head[:wide], "big"), body, None if is_open else body + length
        if is_open:
            return
        at = body + length


def _matroska_part(file: FileBytes, wanted: int) -> Iterator[tuple[int, int, int | None]]:
    """What stands in the part ``wanted`` of the segment, if it stands before the pictures."""
    for name, body, end in elements(file, 0, file.size):
        if name == SEGMENT:
            for part, inner, last in elements(file, body, min(end or file.size, file.size)):
                if part == wanted:
                    yield from elements(file, inner, last or file.size, _MOST_TRACKS)
                if part in (wanted, CLUSTER):
                    return


def _matroska_kinds(file: FileBytes) -> set[int]:
    kinds = set()
    for name, body, end in _matroska_part(file, TRACKS):
        for inner, at, last in elements(file, body, end or file.size, _MOST_INSIDE) if name == _TRACK else ():
            if inner == _TRACK_TYPE and last:
                kinds.add(int.from_bytes(file.at(at, min(8, last - at)), "big"))
    return kinds


def _matroska_is_sound(file: FileBytes) -> bool:
    kinds = _matroska_kinds(file)
    return _AUDIO in kinds and _VIDEO not in kinds


def _matroska_has_sound(file: FileBytes) -> bool:
    return _AUDIO in _matroska_kinds(file)


def _matroska_length(file: FileBytes) -> float | None:
    scale, length = 1_000_000, 0.0
    for name, body, end in _matroska_part(file, INFO):
        value = file.at(body, (end or body) - body) if end and end - body <= 8 else b""
        if name == _SCALE and value:
            scale = int.from_bytes(value, "big")
        elif name == _DURATION and len(value) in (4, 8):
            (length,) = struct.unpack(">f" if len(value) == 4 else ">d", value)
    return length * scale / 1e9 if 0 < length < 1e15 else None


# -- Ogg, and Windows Media -----------------------------------------------------------------------------------------------


def _ogg_is_sound(file: FileBytes) -> bool:
    """Each stream begins with a page of its own that names it, all of them before the first one goes on."""
    at, found = 0, []
    for _ in range(64):
        head = file.at(at, 27)
        if len(head) < 27 or head[:4] != b"OggS" or not head[5] & 2:
            break
        body = at + 27 + head[26]
        found.append(file.at(body, 8))
        at = body + sum(file.at(at + 27, head[26]))
    is_known = all(each.startswith(_OGG_NO_PICTURE) for each in found)
    return is_known and any(each.startswith(_OGG_SOUND) for each in found)


def _asf_is_sound(file: FileBytes) -> bool:
    length = int.from_bytes(file.at(16, 8), "little")
    header = file.at(0, min(length, _MOST_HEADER)) if length <= _MOST_HEADER else b""
    return _ASF_AUDIO in header and _ASF_VIDEO not in header


# -- any of them ----------------------------------------------------------------------------------------------------------


def is_sound_only(file: FileBytes, label: str) -> bool:
    """Whether the container called ``label`` (as in :class:`~kiosk.media.kinds.Kind`) lists sound and no picture."""
    look = {
        "MP4": _mp4_is_sound,
        "MOV": _mp4_is_sound,
        "MKV": _matroska_is_sound,
        "WebM": _matroska_is_sound,
        "Ogg": _ogg_is_sound,
        "Windows Media": _asf_is_sound,
    }.get(label)
    return bool(look and look(file))


def has_sound(file: FileBytes, label: str) -> bool:
    """Whether the container lists sound; not where it cannot be told."""
    look = {
        "MP4": _mp4_has_sound,
        "MOV": _mp4_has_sound,
        "MKV": _matroska_has_sound,
        "WebM": _matroska_has_sound,
    }.get(label)
    return bool(look and look(file))


def length_of(file: FileBytes, label: str) -> float | None:
    """The film's length in seconds as its head says; ``None`` where it does not."""
    look = {"MP4": _mp4_length, "MOV": _mp4_length, "MKV": _matroska_length, "WebM": _matroska_length}.get(
        label
    )
    return look(file) if look else None
