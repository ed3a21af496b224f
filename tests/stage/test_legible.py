"""From how far letters are read, and how large the largest are for a stand's distance."""

from __future__ import annotations

import pytest

from kiosk.poster.canvas import MOST_SCALE, TEXT_SCALES, Canvas
from kiosk.poster.composition import Composition
from kiosk.poster.legible import LARGE_ANGLE, least_pixels, readable_from


def test_a_capital_of_0_7_degrees_is_12_mm_at_a_metre() -> None:
    # At 25.4 dots an inch a pixel is a millimetre: 12.2 mm of capital are letters of 18.3 mm.
    assert least_pixels(1.0, LARGE_ANGLE, 25.4) == pytest.approx(18.29, abs=0.01)
    assert readable_from(least_pixels(2.5, LARGE_ANGLE, 92), LARGE_ANGLE, 92) == pytest.approx(2.5)


def scale(size: tuple[int, int], dots: float, metres: float | None, chosen: float = TEXT_SCALES[-1]) -> float:
    canvas = Canvas()
    canvas.set_size(Composition(*size), dots)
    canvas.set_distance(metres)
    canvas.set_reading(chosen, high_contrast=False)
    return float(canvas.property("textScale"))


def test_the_largest_letters_are_as_large_as_the_stands_distance_asks() -> None:
    assert scale((1920, 1080), 92, None) == 1.5
    assert scale((1920, 1080), 92, 0.6) == pytest.approx(1.5, abs=0.06)
    assert 1.5 < scale((1920, 1080), 92, 1.0) < scale((1920, 1080), 92, 1.15) < MOST_SCALE
    assert scale((3840, 2160), 80, 1.5) == 1.5, "it is large enough as it is"


def test_a_distance_that_no_screen_can_bear_leaves_room_for_the_slide() -> None:
    assert scale((1024, 600), 118, 5.0) == MOST_SCALE


def test_other_sizes_are_what_they_are_at_any_distance() -> None:
    assert [scale((1024, 600), 118, 2.0, chosen) for chosen in TEXT_SCALES[:2]] == list(TEXT_SCALES[:2])
