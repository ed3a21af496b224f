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


@pytest.mark.parametrize("hours", [-30 * 24, -5, 5, 400 * 24])
def test_what_somebody_sets_it_to_is_believed_at_once(hours: int) -> None:
    trust = ClockTrust(content_made=NOON - DAY_S)
    assert read(trust, (0, 0)) == [""]
    jump = hours * HOUR
    trust.believe(NOON + jump, 60)
    assert read(trust, (jump + 1, 61), (jump + 3600, 3660)) == ["", ""]
    assert read(trust, (jump + 9 * HOUR, 3720)) == ["clock-jumped"], "another jump is doubted as ever"


def test_somebody_who_sets_a_clock_that_is_doubted_ends_the_doubt() -> None:
    trust = ClockTrust()
    assert read(trust, (0, 0), (5 * HOUR, 60)) == ["", "clock-jumped"]
    trust.believe(NOON + 6 * HOUR, 70)
    assert read(trust, (6 * HOUR + 50, 120)) == [""]


def test_content_that_was_saved_by_a_clock_ahead_is_no_reason_to_doubt_who_sets_it() -> None:
    trust = ClockTrust(content_made=NOON + 90 * DAY_S)
    assert trust.read(NOON, 0.0) == "clock-early"
    trust.believe(NOON, 60.0)
    assert trust.read(NOON + 1, 61.0) == ""
    assert trust.read(NOON - DAY_S, 62.0) == "clock-early", "what is earlier still was not theirs"
