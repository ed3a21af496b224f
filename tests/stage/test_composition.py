"""Words never stand on the picture nor on the foot, and every target can be hit."""

from __future__ import annotations

import pytest

from kiosk.poster.composition import FOOT, LEAST_TARGET_PX, Box, Composition

SIZES = [
    (1024, 600),
    (1280, 720),
    (1920, 1080),
    (3840, 2160),
    (1080, 1920),
    (720, 1280),
    (1280, 1024),
    (800, 800),
]


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_text_stands_beside_or_below_the_picture_and_above_the_foot(width: int, height: int) -> None:
    size = Composition(width, height)
    art, text = size.art(), size.text(has_art=True)
    assert not overlap(art, text)
    for box in (text, size.text(has_art=False)):
        assert box.x >= 6 * size.u - 0.01
        assert box.y >= 6 * size.u - 0.01
        assert box.x + box.width <= width - 6 * size.u + 0.01
        assert box.y + box.height <= height - FOOT * size.u
        assert box.width > 30 * size.u
        assert box.height > 30 * size.u


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_picture_bleeds_off_the_edge_of_the_screen(width: int, height: int) -> None:
    art = Composition(width, height).art()
    assert art.x + art.width == width
    assert art.y == 0
    if height > width:
        assert (art.width, art.height) == (width, round(height * 0.45))
    else:
        assert art.height == height
        assert art.width <= width / 2 + 1


@pytest.mark.parametrize(
    ("width", "height", "dots_per_inch", "pixels"),
    [
        (1920, 1080, 91.8, 72),  # 24 inch: 20 mm
        (1920, 1080, 141.2, 111),  # 15.6 inch
        (1920, 1080, 40.1, 44),  # 55 inch: 20 mm would be 32 pixels, the floor is 44
        (1024, 600, 170.0, 100),  # 7 inch: 20 mm would be a fifth of the height, 15 mm is the floor
    ],
)
def test_a_target_has_20_mm_or_its_floors(width: int, height: int, dots_per_inch: float, pixels: int) -> None:
    assert Composition(width, height).target(dots_per_inch) == pixels


@pytest.mark.parametrize(
    ("width", "height", "dots_per_inch", "top"),
    [
        (2160, 3840, 80.1, 2736.2),  # 55 inch, upright: the lowest 350 mm
        (1080, 1920, 40.1, 1367.4),  # the same with fewer pixels
        (1920, 1080, 40.1, 648),  # 55 inch: 40 % are 274 mm
        (1920, 1080, 91.8, 176.5),  # 24 inch: the lowest 250 mm
        (1280, 800, 149.4, 0),  # 10 inch is used whole
    ],
)
def test_keys_that_stand_low_have_the_lowest_40_percent_between_250_and_350_mm(
    width: int, height: int, dots_per_inch: float, top: float
) -> None:
    assert Composition(width, height).reach_top(dots_per_inch) == pytest.approx(top, abs=0.1)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("dots_per_inch", [30, 72, 96, 141, 200, 400])
def test_no_target_is_under_15_mm_or_44_pixels(width: int, height: int, dots_per_inch: float) -> None:
    target = Composition(width, height).target(dots_per_inch)
    assert target >= LEAST_TARGET_PX
    assert target >= 15 * dots_per_inch / 25.4 - 0.5
