"""Sizes, verdicts, words on the wire: rules over numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.playlist.model import FITS, Fit
from kiosk.video.picture import Size, scaled
from kiosk.video.playback_check import verdict
from kiosk.video.wire import Message, pack, unpack

ROOM = 3840 * 2160 * 4


@pytest.mark.parametrize(
    ("film", "box", "fit", "size"),
    [
        ((1920, 1080), (1280, 720), "contain", (1280, 720)),
        ((1920, 1080), (1080, 1920), "contain", (1080, 608)),
        ((1920, 1080), (1080, 1920), "cover", (3412, 1920)),
        ((1920, 1080), (1000, 1000), "fill", (1000, 1000)),
        ((640, 480), (1920, 1080), "contain", (1440, 1080)),
        ((640, 480), (1920, 1080), "cover", (1920, 1440)),
        ((320, 180), (3840, 2160), "contain", (3840, 2160)),
        ((2, 2000), (100, 100), "contain", (2, 100)),
        ((0, 0), (300, 200), "contain", (300, 200)),
    ],
)
def test_a_picture_fills_its_box(
    film: tuple[int, int], box: tuple[int, int], fit: Fit, size: tuple[int, int]
) -> None:
    assert scaled(Size(*film), Size(*box), fit, limit_bytes=ROOM) == Size(*size)


def test_a_picture_too_large_for_its_memory_keeps_its_shape() -> None:
    size = scaled(Size(1920, 1080), Size(1080, 1920), "cover", limit_bytes=1_000_000)
    assert size.width * size.height * 4 <= 1_010_000
    assert size.width / size.height == pytest.approx(16 / 9, rel=0.01)


sides = st.integers(1, 8000)


@given(st.tuples(sides, sides), st.tuples(sides, sides), st.sampled_from(FITS))
def test_a_size_is_always_even_and_within_its_memory(
    film: tuple[int, int], box: tuple[int, int], fit: Fit
) -> None:
    size = scaled(Size(*film), Size(*box), fit, limit_bytes=ROOM)
    assert size.width % 2 == size.height % 2 == 0
    assert size.width >= 2
    assert size.height >= 2
    if min(size.width, size.height) > 2:
        # Rounding up to an even number may add a column and a line.
        assert (size.width - 2) * (size.height - 2) * 4 <= ROOM


@pytest.mark.parametrize(
    ("pictures", "played_ms", "length_ms", "reason"),
    [
        (0, 0, 0, "no-picture"),
        (0, 30_000, 30_000, "no-picture"),
        (900, 29_900, 30_000, ""),
        (900, 29_000, 30_000, ""),
        (900, 27_000, 30_000, ""),
        (800, 26_900, 30_000, "cut-short"),
        (450, 15_000, 30_000, "cut-short"),
        (60, 1_700, 2_000, ""),
        (60, 1_000, 2_000, ""),
        (20, 900, 2_000, "cut-short"),
        (1, 0, 40, ""),
        (1, 0, 900, ""),
        (60, 1_800, 0, ""),
        (60, 1_800, -1, ""),
        (108_000, 3_599_000, 3_600_000, ""),
        (97_000, 3_239_000, 3_600_000, "cut-short"),
    ],
)
def test_a_film_is_played_when_pictures_and_time_came(
    pictures: int, played_ms: int, length_ms: int, reason: str
) -> None:
    assert verdict(pictures=pictures, played_ms=played_ms, length_ms=length_ms) == reason


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"do": "open", "path": "/a/Rede: Teil 1 #50% ?.webm", "box": [1, 2]},
        {"reason": 'é 🎬 \n \\ " \x00'},
    ],
)
def test_what_is_said_is_what_is_heard(message: Message) -> None:
    line = pack(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert unpack(line) == message


@pytest.mark.parametrize(
    "line",
    [b"", b"\n", b'{"say":"fra', b'{"say":"frame"}{"say"', b"[1]", b"null", b"7", b"\xff\xfe", b"\x00"],
)
def test_a_cut_line_is_an_empty_message(line: bytes) -> None:
    assert unpack(line) == {}


@given(st.binary(max_size=60))
def test_no_line_raises(line: bytes) -> None:
    assert isinstance(unpack(line), dict)
