"""The size of a screen, told, measured, or not to be believed."""

from __future__ import annotations

import pytest

from kiosk.machine.screens import dots_per_inch


@pytest.mark.parametrize(
    ("pixels", "millimetres", "inches", "dots"),
    [
        ((1920, 1080), (531, 299), 0, 91.8),
        ((1080, 1920), (299, 531), 0, 91.8),
        # Somebody measured: the screen is not asked.
        ((1920, 1080), (531, 299), 43, 51.2),
        ((1920, 1080), (0, 0), 10, 220.3),
        # Nothing, the shape only, a projector's wall, a turned screen that does not know it: taken for 24 inches.
        ((1920, 1080), (0, 0), 0, 91.8),
        ((1920, 1080), (16, 9), 0, 91.8),
        ((1920, 1080), (160, 90), 0, 91.8),
        ((1920, 1080), (16000, 9000), 0, 91.8),
        ((1080, 1920), (531, 299), 0, 91.8),
    ],
)
def test_dots_per_inch(
    pixels: tuple[int, int], millimetres: tuple[int, int], inches: float, dots: float
) -> None:
    assert dots_per_inch(pixels, millimetres, inches) == pytest.approx(dots, abs=0.1)
