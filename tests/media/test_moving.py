"""A picture that moves is told from one that stands, without decoding it."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from kiosk.media.kinds import Kind, kind_of
from kiosk.media.moving import is_moving
from tests.media import samples

LOOPS = b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
GIF = samples.GIF


def animated_webp() -> bytes:
    data = bytearray(samples.webp())
    data[20] |= 2
    return bytes(data)


def animated_png() -> bytes:
    png = samples.png()
    return png[:33] + struct.pack(">I", 8) + b"acTL" + struct.pack(">II", 2, 0) + bytes(4) + png[33:]


@pytest.mark.parametrize(
    ("data", "moves"),
    [
        (GIF, False),
        (GIF[:19] + LOOPS + GIF[19:], True),
        (samples.moving_gif(), True),
        (GIF[:-1] + b"!\xfe\x03abc\0" + GIF[-1:], False),
        (GIF[:15], False),
        (samples.webp(), False),
        (animated_webp(), True),
        (samples.png(), False),
        (animated_png(), True),
        (samples.jpeg(), False),
        (samples.bmp(), False),
    ],
)
def test_a_picture_that_moves_is_told_from_one_that_stands(data: bytes, moves: bool, tmp_path: Path) -> None:
    path = tmp_path / "beeld"
    path.write_bytes(data)
    assert is_moving(path, kind_of(path)) is moves


def test_another_kind_never_moves(tmp_path: Path) -> None:
    assert not is_moving(tmp_path / "nergens", Kind.SVG)
