"""A file is what its first bytes say, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.kinds import Kind, image_size, kind_of, kind_of_bytes
from kiosk.content.whole import is_whole
from tests.content import samples

KNOWN = {
    Kind.PNG: samples.png(),
    Kind.JPEG: samples.jpeg(),
    Kind.WEBP: samples.webp(),
    Kind.GIF: samples.GIF,
    Kind.BMP: samples.bmp(),
    Kind.SVG: b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made by hand -->\n' + samples.SVG,
    Kind.AVIF: samples.AVIF,
    Kind.HEIC: samples.HEIC,
    Kind.JXL: samples.JXL,
    Kind.TIFF: samples.TIFF,
    Kind.MP4: samples.mp4(),
    Kind.MOV: samples.mp4(b"qt  "),
    Kind.WEBM: samples.webm(),
    Kind.MKV: b"\x1a\x45\xdf\xa3\x8b\x42\x82\x88matroska" + bytes(40),
    Kind.AVI: samples.AVI,
    Kind.OGG: samples.OGG,
    Kind.TS: samples.MPEG_TS,
    Kind.MPG: samples.MPEG,
    Kind.HLS: samples.HLS,
    Kind.M3U: samples.M3U,
    Kind.SOUND: samples.MP3,
    Kind.PDF: samples.PDF,
    Kind.TTF: samples.ttf(),
    Kind.OTF: samples.ttf(b"OTTO"),
    Kind.TTC: b"ttcf\0\1\0\0" + bytes(24),
    Kind.WOFF: b"wOFF\0\1\0\0" + bytes(40),
    Kind.WOFF2: samples.WOFF2,
    Kind.TEXT: "Geen film, maar één regel".encode(),
    Kind.EMPTY: b"",
    Kind.UNKNOWN: b"\x00\x01\x02\x03" * 20,
}


@pytest.mark.parametrize("kind", KNOWN, ids=lambda kind: kind.name)
def test_each_kind_is_known_by_its_bytes(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "naam.mp4"
    path.write_bytes(KNOWN[kind])
    assert kind_of(path) is kind


def test_a_page_with_a_drawing_in_it_is_no_drawing() -> None:
    assert kind_of_bytes(b"<!doctype html><html><svg></svg></html>") is Kind.TEXT


@given(st.binary(max_size=300))
def test_any_bytes_are_of_some_kind(data: bytes) -> None:
    assert isinstance(kind_of_bytes(data), Kind)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (samples.png(640, 480), (640, 480)),
        (samples.jpeg(1920, 1080), (1920, 1080)),
        (samples.webp(300, 200), (300, 200)),
        (b"RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x2b\xc1\x31\0" + bytes(8), (300, 200)),
        (b"RIFF\x1e\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x2c\x01\xc8\0" + bytes(8), (300, 200)),
        (samples.GIF, (1, 1)),
        (samples.bmp(7, 5), (7, 5)),
        (samples.png()[:18], None),
        (samples.jpeg()[:12], None),
        (samples.SVG, None),
    ],
)
def test_the_size_of_a_picture_is_in_its_header(
    data: bytes, size: tuple[int, int] | None, tmp_path: Path
) -> None:
    path = tmp_path / "beeld"
    path.write_bytes(data)
    assert image_size(path) == size


WHOLE = {
    Kind.PNG: samples.png(),
    Kind.JPEG: samples.jpeg(),
    Kind.WEBP: samples.webp(),
    Kind.GIF: samples.GIF,
    Kind.BMP: samples.bmp(),
    Kind.MP4: samples.mp4(),
    Kind.WEBM: samples.webm(),
    Kind.TTF: samples.ttf(),
}


@pytest.mark.parametrize("kind", WHOLE, ids=lambda kind: kind.name)
def test_a_half_copied_file_is_told_from_a_whole_one(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "bestand"
    path.write_bytes(WHOLE[kind])
    assert is_whole(path, kind)
    path.write_bytes(WHOLE[kind][:-3])
    assert not is_whole(path, kind)


def test_a_photo_with_a_little_film_behind_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "telefoon.jpg"
    path.write_bytes(samples.jpeg() + samples.mp4())
    assert is_whole(path, Kind.JPEG)
