"""A film made for HDR screens says so in its head."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.media.kinds import Kind, kind_of
from kiosk.media.light import is_high_dynamic_range
from tests.media import samples


@pytest.mark.parametrize(("curve", "is_hdr"), [(1, False), (14, False), (16, True), (18, True)])
@pytest.mark.parametrize("is_index_last", [False, True])
def test_an_mp4_tells_its_curve_wherever_its_index_lies(
    tmp_path: Path,
    curve: int,
    is_hdr: bool,
    is_index_last: bool,
) -> None:
    data = samples.mp4(more=samples.colors(9, curve, 9))
    if is_index_last:
        begin, end = data.index(b"moov") - 4, data.index(b"mdat") - 4
        data = data[:begin] + data[end:] + data[begin:end]
    film = tmp_path / "film.mp4"
    film.write_bytes(data)
    assert is_high_dynamic_range(film, kind_of(film)) is is_hdr


def test_a_matroska_tells_its_curve(tmp_path: Path) -> None:
    film = tmp_path / "film.mkv"
    film.write_bytes(samples.matroska())
    assert not is_high_dynamic_range(film, kind_of(film))
    film.write_bytes(samples.matroska() + b"\x55\xba\x81\x10")
    assert is_high_dynamic_range(film, kind_of(film))


@pytest.mark.parametrize("data", [b"", b"\0\0\0\x10ftyp", samples.mp4()[:60], b"x" * 40])
def test_a_film_that_tells_nothing_is_no_hdr_film(tmp_path: Path, data: bytes) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(data)
    assert not is_high_dynamic_range(film, Kind.MP4)
