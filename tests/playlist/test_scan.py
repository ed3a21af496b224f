"""How long a web address may be: what a code holds, and what a telephone reads of it from a metre away."""

from __future__ import annotations

import math

import pytest

from kiosk.playlist import scan


@pytest.mark.parametrize(("modules", "most"), scan.MOST_BYTES.items())
def test_a_code_of_so_many_modules_holds_so_many_bytes_and_no_more(modules: int, most: int) -> None:
    assert scan.modules_of("a" * most) == modules
    assert scan.modules_of("a" * (most + 1)) != modules
    assert scan.fits("a" * most, modules)
    assert not scan.fits("a" * (most + 1), modules)


def test_signs_that_take_less_room_are_told_by_the_code_itself() -> None:
    assert scan.fits("HTTPS://FOS.NGO/" + "A" * 70, 33)
    assert not scan.fits("https://fos.ngo/" + "a" * 70, 33)
    assert scan.fits("ě" * 31, 33)
    assert not scan.fits("ě" * 1_200, scan.LARGEST)


@pytest.mark.parametrize(("height", "modules"), [(20, 33), (45, 85)])
def test_the_limits_are_those_of_a_camera_a_metre_away(height: int, modules: int) -> None:
    """See the module: two of 1920 pixels a square, at an angle of 69 degrees; u on a screen of 24 inches, 16:9."""
    millimetres = 2 / (1920 / (2 * 1000 * math.tan(math.radians(69.4 / 2))))
    u = 24 * 25.4 * 9 / math.hypot(16, 9) / 100
    assert modules + 8 <= height * u / millimetres < modules + 8 + 4, "versions go in steps of four"


def test_no_code_at_all_is_no_error() -> None:
    assert scan.modules_of("a" * 9_000) == 0
