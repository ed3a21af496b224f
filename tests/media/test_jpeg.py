"""A photo's frame is found, and its end judged, from a few kilobytes of it."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.media.kinds import Kind
from kiosk.media.reading import FileBytes
from kiosk.media.size import image_size
from kiosk.media.whole import is_whole
from tests.media import samples

BEGINNING = samples.jpeg(4000, 3000)[:-2]
END = b"\xff\xd9"
A_LITTLE = 96 * 1024
"""Bytes: what may be read of a photo, however large it is."""


def scan(size: int) -> bytes:
    """Compressed pixels: any bytes, with a zero behind each 0xFF."""
    return random.Random(size).randbytes(size).replace(b"\xff", b"\xff\x00")


def long_words(size: int) -> bytes:
    """A beginning with ``size`` bytes of words (XMP) before the picture."""
    pieces = [min(65_533, size - at) for at in range(0, size, 65_533)]
    words = b"".join(b"\xff\xe1" + struct.pack(">H", piece + 2) + bytes(piece) for piece in pieces)
    return BEGINNING[:2] + words + BEGINNING[2:]


@pytest.fixture
def bytes_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every read, with its length."""
    read: list[int] = []
    plain = FileBytes.at

    def counted(self: FileBytes, place: int, length: int) -> bytes:
        data = plain(self, place, length)
        read.append(len(data))
        return data

    monkeypatch.setattr(FileBytes, "at", counted)
    return read


def photos() -> Iterator[tuple[str, bytes, bool, int]]:
    """What it is, its bytes, whether it is whole, and how many bytes may be read to tell."""
    pixels = scan(6_000_000)
    yield "whole", BEGINNING + pixels + END, True, A_LITTLE
    yield "half copied", BEGINNING + pixels[:3_000_000], False, A_LITTLE
    yield (
        "half copied, cut in a restart mark",
        BEGINNING + pixels[:200_000] + b"\xff\xd3\xff",
        False,
        A_LITTLE,
    )
    yield (
        "with a film of the moment",
        BEGINNING + pixels + END + samples.mp4() + bytes(random.Random(1).randbytes(2_000_000)),
        True,
        A_LITTLE,
    )
    yield "with words behind it", BEGINNING + pixels + END + b"a=1;" * 10_000, True, A_LITTLE
    yield "with a note that says nothing", BEGINNING + pixels + END + b"\xff\xff\0\0" * 50_000, True, 10**9
    yield "with many words behind it", BEGINNING + scan(1_000) + END + b"a=1;" * 50_000, True, 10**9
    yield "its rest written as zeros", BEGINNING + scan(100_000) + bytes(300_000), False, 10**9
    yield "zeros behind it", BEGINNING + scan(100_000) + END + bytes(300_000), True, 10**9
    yield "with 1.5 MB of XMP", long_words(1_500_000) + scan(50_000) + END, True, A_LITTLE
    yield "with 3 MB of XMP, half copied", long_words(3_000_000) + scan(80_000), False, A_LITTLE
    yield (
        "progressive, cut between two scans",
        BEGINNING + scan(90_000) + b"\xff\xc4\0\x20" + bytes(9),
        False,
        A_LITTLE,
    )
    yield "without a picture", BEGINNING[:40], False, A_LITTLE


@pytest.mark.parametrize(
    ("data", "whole", "most"), [each[1:] for each in photos()], ids=[p[0] for p in photos()]
)
def test_whether_a_photo_is_whole_is_told_from_a_little_of_it(
    data: bytes, whole: bool, most: int, tmp_path: Path, bytes_read: list[int]
) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(data)
    assert is_whole(path, Kind.JPEG) is whole
    assert sum(bytes_read) <= most


def test_the_size_of_a_photo_is_found_behind_any_number_of_words(
    tmp_path: Path, bytes_read: list[int]
) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(long_words(3_000_000) + scan(1_000) + END)
    assert image_size(path) == (4000, 3000)
    assert sum(bytes_read) < 1_000


def test_a_large_png_is_told_whole_by_its_end(tmp_path: Path, bytes_read: list[int]) -> None:
    path = tmp_path / "scherm.png"
    piece = struct.pack(">I", 8_192) + b"IDAT" + bytes(8_192) + bytes(4)
    png = samples.png()
    path.write_bytes(png[:33] + piece * 600 + png[-12:])
    assert is_whole(path, Kind.PNG)
    assert sum(bytes_read) <= 8_192
    path.write_bytes(png[:33] + piece * 600 + png[-12:] + bytes(100_000))
    assert is_whole(path, Kind.PNG), "what lies behind it does not count"
    path.write_bytes(png[:33] + piece * 600)
    assert not is_whole(path, Kind.PNG)
