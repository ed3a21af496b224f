"""A clock that is wrong is doubted, and believed again once it goes on evenly."""

from __future__ import annotations

import pytest

from kiosk.machine.wall_clock import BUILT, DAY_S, SETTLES_S, ClockTrust

NOON = BUILT + 30 * DAY_S
HOUR = 3600.0


def read(trust: ClockTrust, *times: tuple[float, float]) -> list[str]:
    """What is doubted at each reading: the clock's own time from noon on, and the seconds that passed."""
    return [trust.read(NOON + wall, counted) for wall, counted in times]


def test_a_clock_that_goes_on_is_believed() -> None:
    assert read(ClockTrust(), (0, 0), (60, 60), (3600, 3600), (86400, 86400)) == ["", "", "", ""]


@pytest.mark.parametrize("hours", [-40, -2, 2, 40])
def test_a_jump_of_hours_is_doubted_until_the_clock_has_gone_on_evenly(hours: int) -> None:
    jump = hours * HOUR
    assert read(
        ClockTrust(), (0, 0), (60 + jump, 60), (120 + jump, 120), (60 + jump + SETTLES_S, 60 + SETTLES_S)
    ) == ["", "clock-jumped", "clock-jumped", ""]


def test_a_jump_that_is_taken_back_is_believed_at_once() -> None:
    assert read(ClockTrust(), (0, 0), (5 * HOUR, 60), (120, 120)) == ["", "clock-jumped", ""]


def test_a_second_jump_is_doubted_anew() -> None:
    jumps = (0, 0), (5 * HOUR, 60), (50 * HOUR, 600), (50 * HOUR + 100, 700), (50 * HOUR + 600, 1200)
    assert read(ClockTrust(), *jumps) == ["", "clock-jumped", "clock-jumped", "clock-jumped", ""]


def test_a_clock_that_is_set_by_an_hour_or_drifts_is_believed() -> None:
    trust = ClockTrust()
    assert read(trust, (0, 0), (HOUR, 60), (60, 120)) == ["", "", ""]
    assert read(trust, *((n * 61.0, n * 60.0) for n in range(2000))) == [""] * 2000


@pytest.mark.parametrize("early", [0.0, BUILT - 1, NOON - 2 * DAY_S])
def test_before_the_program_or_its_content_was_made_the_clock_is_wrong(early: float) -> None:
    trust = ClockTrust(content_made=NOON)
    assert trust.read(early, 10.0) == "clock-early"
    assert trust.read(early + 60, 70.0) == "clock-early"
    assert trust.read(NOON + 60, 130.0) == "", "a jump from there is the cure"


def test_content_from_a_clock_that_is_a_day_ahead_is_no_reason_to_doubt() -> None:
    assert ClockTrust(content_made=NOON + 0.9 * DAY_S).read(NOON, 0.0) == ""
    assert ClockTrust(content_made=NOON + 1.1 * DAY_S).read(NOON, 0.0) == "clock-early"
