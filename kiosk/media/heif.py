"""The structure of a HEIC or AVIF: its picture, its size, what lies beside it, and whether it is complete. Nothing is decoded.

Such a file is a list of items (ISO/IEC 23008-12): pictures, tiles of pictures, EXIF. The box ``meta`` says what each one
is, how large, and where its bytes are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.media.reading import FileBytes
from kiosk.media.tracks import boxes

LARGEST_TABLE = 262_144
"""Bytes of a table that are read; a photo of 48 megapixels has some hundred tiles, of 20 bytes each."""
MOST_ITEMS = 2_048
_PICTURES = {b"hvc1", b"hev1", b"av01", b"grid", b"iden", b"tmap"}
"""Items that the decoders know; a file of this kind may also hold JPEG, H.264 or plain pixels."""

_TURNED = (-1, -1)


@dataclass(slots=True)
class Heif:
    """What ``meta`` says. Places are ``(at, length)`` in the file."""

    size: tuple[int, int] | None = None
    """Width and height of the picture as it is shown, upright."""
    is_known: bool = True
    """Whether the picture is of a kind that can be decoded."""
    end: int = 0
    """Where the last item ends."""
    exif: tuple[int, int] | None = None
    xmp: tuple[int, int] | None = None


@dataclass(slots=True)
class _Tables:
    primary: int = 0
    types: dict[int, bytes] = field(default_factory=dict)
    places: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    sizes: list[tuple[int, int] | None] = field(default_factory=list)
    """Of the properties, each that is one; another one, that of a quarter turn, is ``_TURNED``."""
    properties: Mapping[int, list[int]] = field(default_factory=dict)


def heif_of(file: FileBytes) -> Heif:
    """What the file says of itself; without a size where it is damaged."""
    tables = _Tables()
    try:
        for name, body, end in boxes(file, 0, file.size):
            if name == b"meta":
                _read(file, body + 4, min(end, file.size), tables)
                break
    except (struct.error, IndexError):
        return Heif()
    found = Heif(end=max((at + length for at, length in tables.places.values()), default=0))
    found.is_known = tables.types.get(tables.primary) in _PICTURES
    listed = (
        tables.sizes[n - 1] for n in tables.properties.get(tables.primary, ()) if 0 < n <= len(tables.sizes)
    )
    said = [size for size in listed if size]
    found.size = next((size for size in said if size != _TURNED), None)
    if found.size and _TURNED in said:
        found.size = found.size[1], found.size[0]
    for item, kind in tables.types.items():
        if place := tables.places.get(item):
            found.exif = place if kind == b"Exif" else found.exif
            found.xmp = place if kind == b"mime" and found.xmp is None else found.xmp
    return found


def _read(file: FileBytes, start: int, end: int, tables: _Tables) -> None:
    for name, body, last in boxes(file, start, end):
        data = file.at(body, min(last - body, LARGEST_TABLE)) if name in (b"pitm", b"iloc") else b""
        if name == b"pitm":
            tables.primary = struct.unpack_from(">I" if data[0] else ">H", data, 4)[0]
        elif name == b"iloc":
            tables.places = dict(_places(data))
        elif name == b"iinf":
            version = file.at(body, 1)[0]
            for kind, at, _ in boxes(file, body + (8 if version else 6), min(last, end), MOST_ITEMS):
                if kind == b"infe":
                    entry = file.at(at, 14)
                    wide = entry[0] >= 3
                    number = struct.unpack_from(">I" if wide else ">H", entry, 4)[0]
                    tables.types[number] = entry[10:14] if wide else entry[8:12]
        elif name == b"iprp":
            _properties(file, body, min(last, end), tables)


def _properties(file: FileBytes, start: int, end: int, tables: _Tables) -> None:
    for name, body, last in boxes(file, start, end):
        if name == b"ipco":
            for kind, at, _ in boxes(file, body, min(last, end), MOST_ITEMS):
                is_turned = kind == b"irot" and file.at(at, 1)[0] & 1
                size = struct.unpack(">II", file.at(at + 4, 8)) if kind == b"ispe" else None
                tables.sizes.append(_TURNED if is_turned else size)
        elif name == b"ipma":
            tables.properties = dict(_associations(file.at(body, min(last - body, LARGEST_TABLE))))


def _associations(data: bytes) -> Iterator[tuple[int, list[int]]]:
    """The numbers of each item's properties, from 1."""
    is_wide, is_long = data[0] >= 1, data[3] & 1
    (count,) = struct.unpack_from(">I", data, 4)
    at = 8
    for _ in range(min(count, MOST_ITEMS)):
        (item,) = struct.unpack_from(">I" if is_wide else ">H", data, at)
        at += 4 if is_wide else 2
        many, at = data[at], at + 1
        if is_long:
            numbers = [each & 0x7FFF for each in struct.unpack_from(f">{many}H", data, at)]
        else:
            numbers = [each & 0x7F for each in struct.unpack_from(f">{many}B", data, at)]
        at += many * (2 if is_long else 1)
        yield item, numbers


def _places(data: bytes) -> Iterator[tuple[int, tuple[int, int]]]:
    """The place of each item whose bytes lie in the file in one piece."""
    version = data[0]
    offsets, lengths, bases, indices = (
        data[4] >> 4,
        data[4] & 15,
        data[5] >> 4,
        data[5] & 15 if version else 0,
    )
    at = 6
    (count,) = struct.unpack_from(">I" if version == 2 else ">H", data, at)
    at += 4 if version == 2 else 2
    for _ in range(min(count, MOST_ITEMS)):
        (item,) = struct.unpack_from(">I" if version == 2 else ">H", data, at)
        at += 4 if version == 2 else 2
        method = 0
        if version:
            method, at = struct.unpack_from(">H", data, at)[0] & 15, at + 2
        base = int.from_bytes(data[at + 2 : at + 2 + bases], "big")
        at += 2 + bases
        (extents,) = struct.unpack_from(">H", data, at)
        at += 2
        for _ in range(extents):
            at += indices
            place = int.from_bytes(data[at : at + offsets], "big")
            length = int.from_bytes(data[at + offsets : at + offsets + lengths], "big")
            at += offsets + lengths
            if at > len(data):
                raise IndexError
            if method == 0 and extents == 1 and length:
                yield item, (base + place, length)
