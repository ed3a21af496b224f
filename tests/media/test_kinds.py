"""A file is what its first bytes say, whatever it is called."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.media.kinds import Kind, kind_of, kind_of_bytes
from kiosk.media.reading import FileBytes
from kiosk.media.size import image_size
from kiosk.media.tracks import length_of
from tests.media import samples

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
    Kind.WMV: samples.asf(samples.ASF_VIDEO, samples.ASF_SOUND),
    Kind.FLV: samples.FLV,
    Kind.MXF: bytes.fromhex("060e2b34020501010d0102010102") + bytes(40),
    Kind.DV: b"\x1f\7\0\x3f" + bytes(40),
    Kind.SOUND: samples.MP3,
    Kind.JP2: b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40),
    Kind.PSD: b"8BPS\0\1" + bytes(40),
    Kind.XCF: b"gimp xcf v011\0" + bytes(40),
    Kind.ICO: b"\0\0\1\0\1\0\x10\x10" + bytes(40),
    Kind.EPS: b"%!PS-Adobe-3.0 EPSF-3.0\n",
    Kind.EMF: b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(40),
    Kind.WMF: b"\xd7\xcd\xc6\x9a" + bytes(40),
    Kind.SVGZ: gzip.compress(samples.SVG, mtime=0),
    Kind.RAW: b"FOVb\2\0\2\0" + bytes(40),
    Kind.DNG: samples.raw_tiff(b"Adobe\0", tag=0xC612),
    Kind.CR2: samples.CR2,
    Kind.CR3: samples.CR3,
    Kind.NEF: samples.raw_tiff(),
    Kind.ARW: samples.raw_tiff(b"SONY\0"),
    Kind.RAF: samples.RAF,
    Kind.ORF: samples.ORF,
    Kind.RW2: b"IIU\0\x18\0\0\0" + bytes(40),
    Kind.OFFICE: b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + bytes(40),
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


def test_every_kind_is_known() -> None:
    assert set(KNOWN) == set(Kind)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (samples.mp4(tracks=(b"soun",)), Kind.SOUND),
        (samples.mp4(b"qt  ", tracks=(b"soun", b"text")), Kind.SOUND),
        (samples.mp4(tracks=()), Kind.MP4),
        (samples.mp4()[:-80], Kind.MP4),
        (samples.matroska(), Kind.MKV),
        (samples.matroska((2,)), Kind.SOUND),
        (samples.matroska(()), Kind.MKV),
        (samples.ogg(b"\x01vorbis" + bytes(22)), Kind.SOUND),
        (samples.ogg(b"OpusHead" + bytes(11)), Kind.SOUND),
        (samples.ogg(b"fishead\0" + bytes(56), b"\x80theora" + bytes(35), b"\x01vorbis"), Kind.OGG),
        (samples.asf(samples.ASF_SOUND), Kind.SOUND),
        (samples.asf(), Kind.WMV),
        (samples.MTS, Kind.TS),
        (b"\xff\xfb\x90\x64" + bytes(40), Kind.SOUND),
        (b"FORM\0\0\0\x40AIFFCOMM" + bytes(40), Kind.SOUND),
        (gzip.compress(b"no drawing", mtime=0), Kind.UNKNOWN),
        (b"PK\x03\x04" + bytes(60), Kind.UNKNOWN),
        (samples.raw_tiff(b"SCANNER\0"), Kind.TIFF),
    ],
)
def test_a_film_without_pictures_is_sound_and_what_cannot_be_told_is_a_film(
    data: bytes, kind: Kind, tmp_path: Path
) -> None:
    path = tmp_path / "naam.mp4"
    path.write_bytes(data)
    assert kind_of(path) is kind


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (samples.mp4(seconds=95), 95.0),
        (samples.matroska(seconds=95.5), 95.5),
        (samples.mp4()[:40], None),
        (samples.AVI, None),
    ],
)
def test_a_film_says_how_long_it_is(data: bytes, seconds: float | None, tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(data)
    with FileBytes(path) as file:
        assert length_of(file, kind_of(path).label) == seconds


def test_a_page_with_a_drawing_in_it_is_no_drawing() -> None:
    assert kind_of_bytes(b"<!doctype html><html><svg></svg></html>") is Kind.TEXT


@given(st.binary(max_size=300))
def test_any_bytes_are_of_some_kind(data: bytes) -> None:
    assert isinstance(kind_of_bytes(data), Kind)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=100,
    deadline=None,
)
@given(
    st.sampled_from(
        [samples.mp4(), samples.matroska(), samples.ogg(b"OpusHead"), samples.asf(samples.ASF_SOUND)]
    ),
    st.integers(0, 300),
    st.binary(max_size=60),
)
def test_no_container_stops_the_look(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int, strange: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "film"
    path.write_bytes(data[:at] + strange + data[at + len(strange) :])
    with FileBytes(path) as file:
        assert length_of(file, kind_of(path).label) != 0


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (samples.png(640, 480), (640, 480)),
        (samples.jpeg(1920, 1080), (1920, 1080)),
        (samples.webp(300, 200), (300, 200)),
        (b"RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x2b\xc1\x31\0" + bytes(8), (300, 200)),
        (b"RIFF\x1e\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x2c\x01\xc8\0" + bytes(8), (300, 200)),
        (samples.GIF, (1, 1)),
        (b"RIFF\x1e\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x2c\x41\xc8\x80" + bytes(8), (300, 200)),
        (samples.GIF[:6] + b"\x40\x9c\x01\0" + samples.GIF[10:], (40_000, 1)),
        (samples.bmp(7, 5), (7, 5)),
        (b"BM" + bytes(12) + b"\x0c\0\0\0\x2c\x01\xc8\0\1\0\x18\0" + bytes(8), (300, 200)),
        (samples.bmp(7, 5)[:18] + b"\xf9\xff\xff\xff" + samples.bmp(7, 5)[22:], None),
        (samples.webp()[:26], None),
        (b"RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x2b", None),
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
