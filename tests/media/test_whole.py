"""A file is damaged when something that it promises itself is missing, and for no other reason."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiosk.media.kinds import Kind
from kiosk.media.whole import is_whole
from tests.media import samples

WHOLE = {
    Kind.PNG: samples.png(),
    Kind.JPEG: samples.jpeg(),
    Kind.WEBP: samples.webp(),
    Kind.GIF: samples.GIF,
    Kind.BMP: samples.bmp(),
    Kind.MP4: samples.mp4(),
    Kind.MOV: samples.mp4(b"qt  "),
    Kind.WEBM: samples.webm(),
    Kind.MKV: samples.matroska(),
    Kind.AVI: samples.avi(),
    Kind.WMV: samples.asf(samples.ASF_VIDEO),
    Kind.TTF: samples.ttf(),
    Kind.OTF: samples.ttf(b"OTTO"),
}
NOT_TOLD = {
    Kind.OGG: samples.OGG,
    Kind.TS: samples.MPEG_TS,
    Kind.MPG: samples.MPEG,
    Kind.FLV: samples.FLV,
    Kind.SVG: samples.SVG,
}
TRAILERS = {
    "words": b"made with the camera of 2019, thank you",
    "nothing": bytes(70_000),
    "a small film": samples.mp4(),
    "half a film": samples.mp4()[:-20],
    "a length beyond the end": b"\x7f\xff\xff\xffABCD" + bytes(90),
    "a length too short": b"\0\0\0\3ABCD" + bytes(90),
    "phone": b"\0\0\1\x0aEmbeddedVideoFile" + bytes(500) + b"SEFH\x6b\0\0\0SEFT",
    "a few bytes": b"\x01\x02\x03",
}


def judged(data: bytes, kind: Kind, folder: Path) -> bool:
    path = folder / "bestand"
    path.write_bytes(data)
    return is_whole(path, kind)


@pytest.mark.parametrize("kind", WHOLE, ids=lambda kind: kind.name)
def test_a_half_copied_file_is_told_from_a_whole_one(kind: Kind, tmp_path: Path) -> None:
    assert judged(WHOLE[kind], kind, tmp_path)
    assert not judged(WHOLE[kind][:-3], kind, tmp_path)


@pytest.mark.parametrize("trailer", TRAILERS)
@pytest.mark.parametrize("kind", WHOLE | NOT_TOLD, ids=lambda kind: kind.name)
def test_what_lies_behind_the_end_is_nobodys_business(kind: Kind, trailer: str, tmp_path: Path) -> None:
    assert judged((WHOLE | NOT_TOLD)[kind] + TRAILERS[trailer], kind, tmp_path)


def test_an_mp4_needs_its_index_and_its_pictures_in_any_order(tmp_path: Path) -> None:
    begin = samples.box(b"ftyp", b"isom", bytes(4))
    index, pictures = samples.box(b"moov", bytes(32)), samples.box(b"mdat", bytes(64))
    large = struct.pack(">I4sQ", 1, b"mdat", 80) + bytes(64)
    to_the_end = b"\0\0\0\0mdat" + bytes(64)
    whole = ((pictures, index), (index, pictures), (large, index), (index, large), (index, to_the_end))
    for first, second in whole:
        assert judged(begin + first + second, Kind.MP4, tmp_path)
    cut = ((pictures, b""), (index, b""), (to_the_end, b""), (index, pictures[:-1]), (pictures, index[:-1]))
    for first, second in (*cut, (index, large[:-9])):
        assert not judged(begin + first + second, Kind.MP4, tmp_path)


def test_a_film_in_pieces_lacks_the_piece_that_was_cut(tmp_path: Path) -> None:
    piece = samples.box(b"moof", bytes(40)) + samples.box(b"mdat", bytes(64))
    film = samples.box(b"ftyp", b"iso5", bytes(4)) + samples.box(b"moov", bytes(32)) + piece * 3
    assert judged(film, Kind.MP4, tmp_path)
    assert not judged(film[:-5], Kind.MP4, tmp_path)
    assert not judged(film[:-80], Kind.MP4, tmp_path)


def test_a_recording_that_does_not_know_its_length_is_whole(tmp_path: Path) -> None:
    live = samples.webm().replace(b"\x18\x53\x80\x67\xa8", b"\x18\x53\x80\x67\x01" + b"\xff" * 7)
    assert judged(live[:-9], Kind.WEBM, tmp_path)
    lists = samples.avi()
    assert judged(lists.replace(struct.pack("<I", 68) + b"movi", bytes(4) + b"movi")[:-9], Kind.AVI, tmp_path)


def test_a_matroska_that_keeps_room_before_its_segment_is_whole(tmp_path: Path) -> None:
    head, mark, film = samples.matroska().partition(b"\x18\x53\x80\x67")
    assert judged(head + samples.element("ec", bytes(9_000)) + mark + film, Kind.MKV, tmp_path)


def test_a_bmp_is_judged_by_its_pixels_and_not_by_what_a_program_wrote_of_its_length(tmp_path: Path) -> None:
    picture = bytearray(samples.bmp(9, 9))
    picture[2:6] = struct.pack("<I", 1 << 20)
    assert judged(bytes(picture), Kind.BMP, tmp_path)
    assert not judged(bytes(picture[:-3]), Kind.BMP, tmp_path)


def test_a_gif_without_the_mark_at_its_end_is_whole_and_half_a_picture_is_not(tmp_path: Path) -> None:
    assert judged(samples.GIF[:-1], Kind.GIF, tmp_path)
    assert not judged(samples.GIF[:-2], Kind.GIF, tmp_path)
    assert not judged(samples.GIF[:20], Kind.GIF, tmp_path)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=60,
    deadline=None,
)
@given(st.sampled_from(list(WHOLE)), st.integers(0, 200), st.binary(max_size=40))
@example(Kind.WMV, 0, bytes(23) + b"\x80")
@example(Kind.WMV, 0, bytes(21) + b"\x10")
def test_no_bytes_stop_the_look(
    tmp_path_factory: pytest.TempPathFactory, kind: Kind, keep: int, rest: bytes
) -> None:
    assert judged(WHOLE[kind][:keep] + rest, kind, tmp_path_factory.mktemp("any")) in (True, False)
