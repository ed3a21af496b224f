"""Films changed byte by byte: boxes of MP4 and MOV, elements of Matroska."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_TURNS = {
    # a, b, c, d of the track's matrix, clockwise.
    90: (0, 1, -1, 0),
    180: (-1, 0, 0, -1),
    270: (0, -1, 1, 0),
}
_MATRIX_AT = 40
"""Where the matrix begins in the body of a track header of version 0."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box of an MP4 file: its name, and where it, its body and its end are."""

    kind: bytes
    start: int
    body: int
    end: int


def boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """The boxes at one level."""
    end = len(data) if end is None else end
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, start + 8)
            head = 16
        stop = min(end, start + size if size else end)
        if stop < start + head:
            return
        yield Box(kind, start, start + head, stop)
        start = stop


def find(data: bytes, *path: bytes) -> Box:
    """The first box at this path of names; ``LookupError`` when there is none."""
    start, end, found = 0, len(data), None
    for name in path:
        found = next((box for box in boxes(data, start, end) if box.kind == name), None)
        if found is None:
            raise LookupError(f"no {b'/'.join(path).decode()} in this film")
        start, end = found.body, found.end
    assert found is not None
    return found


def box(kind: bytes, *parts: bytes) -> bytes:
    """A new one."""
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def changed(data: bytes, path: tuple[bytes, ...], change: Callable[[bytes], bytes]) -> bytes:
    """``data`` with another body of the box at ``path``; the sizes around it and the places of samples follow."""
    inner = find(data, *path)
    new = change(data[inner.body : inner.end])
    more = len(new) - (inner.end - inner.body)
    result = bytearray(data[: inner.body] + new + data[inner.end :])
    for depth in range(1, len(path) + 1):
        outer = find(data, *path[:depth])
        struct.pack_into(">I", result, outer.start, outer.end - outer.start + more)
    _move_samples(result, inner.start, more)
    return bytes(result)


def _move_samples(data: bytearray, behind: int, more: int) -> None:
    movie = find(bytes(data), b"moov")
    for track in boxes(bytes(data), movie.body, movie.end):
        if track.kind != b"trak":
            continue
        try:
            table = find(bytes(data[track.start : track.end]), b"trak", b"mdia", b"minf", b"stbl", b"stco")
        except LookupError:
            continue
        at = track.start + table.body + 4
        (count,) = struct.unpack_from(">I", data, at)
        for entry in range(at + 4, at + 4 + 4 * count, 4):
            (place,) = struct.unpack_from(">I", data, entry)
            if place > behind:
                struct.pack_into(">I", data, entry, place + more)


def turned(data: bytes, degrees: int, width: int, height: int) -> bytes:
    """The film with a first track that is to be shown turned clockwise."""
    a, b, c, d = _TURNS[degrees]
    move = {90: (height, 0), 180: (width, height), 270: (0, width)}[degrees]
    one = 1 << 16
    matrix = struct.pack(
        ">9i", a * one, b * one, 0, c * one, d * one, 0, move[0] * one, move[1] * one, 1 << 30
    )
    path = (b"moov", b"trak", b"tkhd")
    return changed(data, path, lambda body: body[:_MATRIX_AT] + matrix + body[_MATRIX_AT + 36 :])


def with_data_elsewhere(data: bytes, address: str) -> bytes:
    """The film whose first track says that its samples lie at ``address``."""
    entry = box(b"url ", b"\0\0\0\0", address.encode() + b"\0")
    path = (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref")
    return changed(data, path, lambda body: b"\0\0\0\0" + struct.pack(">I", 1) + entry)


def reference_movie(address: str) -> bytes:
    """A QuickTime file that is nothing but the address of another one."""
    url = address.encode() + b"\0"
    reference = box(b"rdrf", b"\0\0\0\0", b"url ", struct.pack(">I", len(url)), url)
    head = box(b"ftyp", b"qt  ", b"\0\0\2\0", b"qt  ")
    return head + box(b"moov", box(b"rmra", box(b"rmda", reference)))


def with_sample_count(data: bytes, count: int) -> bytes:
    """The film whose first track claims to have ``count`` samples."""
    path = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsz")
    return changed(data, path, lambda body: body[:8] + struct.pack(">I", count) + body[12:])


def with_coded_size(data: bytes, width: int, height: int) -> bytes:
    """The film whose first track's sample description claims this size."""
    path = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd")
    size = struct.pack(">HH", width, height)
    # Version, count, then a sample entry: size, name and 24 bytes until its width.
    return changed(data, path, lambda body: body[:40] + size + body[44:])


def flipped(data: bytes, *, seed: int, every: int, begin: float = 0.25, end: float = 0.75) -> bytes:
    """``data`` with a bit turned over about each ``every`` bytes between these parts of it."""
    dice, result = random.Random(seed), bytearray(data)
    first, last = int(len(data) * begin), int(len(data) * end)
    for _ in range(max(1, (last - first) // every)):
        result[dice.randrange(first, last)] ^= 1 << dice.randrange(8)
    return bytes(result)


def noise_after(data: bytes, at: int, *, seed: int) -> bytes:
    """The first ``at`` bytes, then as many random ones as there were."""
    return data[:at] + random.Random(seed).randbytes(len(data) - at)


# -- Matroska -------------------------------------------------------------------------------------------------------

SEGMENT, INFO, TRACKS, CHAPTERS, CLUSTER = 0x18538067, 0x1549A966, 0x1654AE6B, 0x1043A770, 0x1F43B675
SEGMENT_UID = 0x73A4
_EDITION, _ORDERED, _ATOM, _UID, _ENABLED = 0x45B9, 0x45DD, 0xB6, 0x73C4, 0x4598
_BEGIN, _END, _OF_SEGMENT = 0x91, 0x92, 0x6E67


def element(kind: int, *parts: bytes) -> bytes:
    """A new one, its size in eight bytes."""
    body = b"".join(parts)
    return _bytes(kind) + (len(body) | 1 << 56).to_bytes(8, "big") + body


def elements(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """The elements at one level; the names as bytes."""
    end = len(data) if end is None else end
    while start < end:
        wide = 9 - data[start].bit_length()
        at = start + wide
        long = 9 - data[at].bit_length()
        size = int.from_bytes(data[at : at + long], "big") & ((1 << 7 * long) - 1)
        stop = end if size == (1 << 7 * long) - 1 else min(end, at + long + size)
        yield Box(data[start:at], start, at + long, stop)
        start = stop


def with_linked_part(data: bytes, other: bytes, seconds: float) -> bytes:
    """A Matroska film that goes on with the film ``other`` after ``seconds``: ordered chapters of two segments."""
    header, segment = list(elements(data))[:2]
    theirs = list(elements(other))[1]
    info = _child(other, theirs, INFO)
    uid = _child(other, info, SEGMENT_UID)
    kept = [
        data[part.start : part.end]
        for part in elements(data, segment.body, segment.end)
        if part.kind in map(_bytes, (INFO, TRACKS, CLUSTER))
    ]
    middle = int(seconds * 1e9)
    chapters = element(
        CHAPTERS,
        element(
            _EDITION,
            element(_ORDERED, b"\1"),
            _atom(1, 0, middle),
            _atom(2, 0, middle, element(_OF_SEGMENT, other[uid.body : uid.end])),
        ),
    )
    return data[header.start : header.end] + element(SEGMENT, *kept[:2], chapters, *kept[2:])


def first_cluster(data: bytes) -> int:
    """Where the pictures of a Matroska film begin."""
    segment = list(elements(data))[1]
    return _child(data, segment, CLUSTER).start


def _child(data: bytes, parent: Box, kind: int) -> Box:
    return next(part for part in elements(data, parent.body, parent.end) if part.kind == _bytes(kind))


def _atom(number: int, begin: int, end: int, *more: bytes) -> bytes:
    return element(
        _ATOM,
        element(_UID, bytes([number])),
        element(_BEGIN, begin.to_bytes(8, "big")),
        element(_END, end.to_bytes(8, "big")),
        element(_ENABLED, b"\1"),
        *more,
    )


def _bytes(kind: int) -> bytes:
    return kind.to_bytes((kind.bit_length() + 7) // 8, "big")
