"""The clock on the wall as the show and the operator hear of it."""

from __future__ import annotations

import time as system
from dataclasses import replace
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.time_of_day import HELD_S, TimeOfDay
from kiosk.machine.wall_clock import BUILT, DAY_S, SETTLES_S
from kiosk.playlist.schedule import When
from kiosk.show import events as on
from tests.show.fakes import playlist, slide

NOON = BUILT - BUILT % DAY_S + 30 * DAY_S + DAY_S / 2


SCHEDULED = playlist(replace(slide("a"), when=When(days=frozenset({5}))))


class Clock:
    """Both clocks, moved by hand."""

    def __init__(self) -> None:
        self.wall, self.counted = NOON, 1000.0

    def passes(self, seconds: float) -> None:
        self.wall += seconds
        self.counted += seconds


def local(after_noon: float) -> str:
    return datetime.fromtimestamp(NOON + after_noon).strftime("%Y-%m-%d %H:%M")  # noqa: DTZ006


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def heard() -> list[object]:
    return []


@pytest.fixture
def time_of_day(qtbot: QtBot, clock: Clock, heard: list[object]) -> TimeOfDay:
    made = TimeOfDay(
        SCHEDULED, wall=lambda: clock.wall, counted=lambda: clock.counted, is_world_time=lambda: False
    )
    made.read.connect(heard.append)
    made.told.connect(lambda code, fields: heard.append((code, fields["now"])))
    return made


def test_each_reading_is_an_event_with_the_local_time(time_of_day: TimeOfDay, heard: list[object]) -> None:
    time_of_day.look()
    time_of_day.close()
    assert heard == [on.ClockRead(datetime.fromtimestamp(NOON))]  # noqa: DTZ006  (local is the point)


def test_it_is_read_again_when_the_next_minute_begins(time_of_day: TimeOfDay, clock: Clock) -> None:
    clock.passes(57.5)
    time_of_day.look()
    assert 2_400 <= time_of_day._timer.interval() <= 2_600
    assert time_of_day._timer.isActive()
    time_of_day.close()
    assert not time_of_day._timer.isActive()


def test_between_two_minutes_it_is_glanced_at_and_read_only_where_that_is_news(
    time_of_day: TimeOfDay, clock: Clock, heard: list[object]
) -> None:
    glance = time_of_day._timer.timeout.emit
    time_of_day.look()
    for _ in range(4):
        clock.passes(5)
        glance()
    assert len(heard) == 1
    clock.wall += 10
    glance()
    assert len(heard) == 2, "it was set"
    # Asleep: both clocks go on, and no timer fires.
    clock.passes(8 * 3600)
    glance()
    assert len(heard) == 3
    assert isinstance(heard[-1], on.ClockRead)
    assert heard[-1].at == datetime.fromtimestamp(clock.wall)  # noqa: DTZ006
    time_of_day.close()


def test_a_wrong_clock_is_told_once_and_shows_everything_until_it_is_right(
    time_of_day: TimeOfDay, clock: Clock, heard: list[object]
) -> None:
    assert time_of_day.now() is not None
    clock.wall += 5 * 3600
    assert time_of_day.now() is None
    clock.passes(60)
    assert time_of_day.now() is None
    clock.passes(SETTLES_S)
    assert time_of_day.now() is not None
    assert heard == [("clock-jumped", local(5 * 3600)), ("clock-right", local(5 * 3600 + 660))]


def test_the_content_that_was_saved_later_makes_the_clock_wrong(
    time_of_day: TimeOfDay, heard: list[object]
) -> None:
    time_of_day.follow(replace(SCHEDULED, made=NOON + 3 * DAY_S))
    assert time_of_day.now() is None
    assert heard == [("clock-early", local(0))]


def test_a_wrong_clock_is_nobodys_business_until_something_has_a_schedule(
    time_of_day: TimeOfDay, heard: list[object]
) -> None:
    time_of_day.follow(replace(playlist(slide("a")), made=NOON + 3 * DAY_S))
    assert time_of_day.now() is None
    assert heard == []
    time_of_day.follow(replace(SCHEDULED, made=NOON + 3 * DAY_S))
    assert time_of_day.now() is None
    assert heard == [("clock-early", local(0))]


def test_a_time_zone_that_is_set_while_it_runs_is_followed(
    time_of_day: TimeOfDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = []
    for zone in ("UTC0", "CET-1CEST,M3.5.0,M10.5.0/3"):
        monkeypatch.setenv("TZ", zone)
        now = time_of_day.now()
        assert now
        hours.append(now.hour)
    monkeypatch.undo()
    system.tzset()
    assert hours == [12, 13]


def test_a_clock_that_the_operator_sets_is_followed_at_once_and_never_doubted(
    time_of_day: TimeOfDay, clock: Clock, heard: list[object]
) -> None:
    time_of_day.look()
    time_of_day.hold()
    clock.passes(3)
    clock.wall -= 40 * 24 * 3600
    time_of_day._timer.timeout.emit()
    assert len(heard) == 1, "it is being set"
    assert time_of_day._timer.isActive()
    time_of_day.release(True)
    time_of_day.close()
    assert heard[1:] == [on.ClockRead(datetime.fromtimestamp(clock.wall))]  # noqa: DTZ006


def test_a_doubt_ends_when_the_operator_sets_the_clock(
    time_of_day: TimeOfDay, clock: Clock, heard: list[object]
) -> None:
    time_of_day.look()
    clock.wall += 5 * 3600
    time_of_day._timer.timeout.emit()
    assert heard[1:] == [("clock-jumped", local(5 * 3600)), on.ClockRead(None)]
    time_of_day.hold()
    clock.wall += 3600
    time_of_day.release(True)
    time_of_day.close()
    assert heard[3:] == [
        ("clock-right", local(6 * 3600)),
        on.ClockRead(datetime.fromtimestamp(clock.wall)),  # noqa: DTZ006
    ]


def test_a_clock_that_could_not_be_set_is_looked_at_as_ever(
    time_of_day: TimeOfDay, clock: Clock, heard: list[object]
) -> None:
    time_of_day.look()
    time_of_day.hold()
    clock.wall += 5 * 3600
    time_of_day.release(False)
    assert heard[1:] == [("clock-jumped", local(5 * 3600)), on.ClockRead(None)]
    time_of_day.hold()
    clock.passes(HELD_S + 60)
    time_of_day._timer.timeout.emit()
    time_of_day.close()
    assert len(heard) == 4, "an answer that never comes stops nothing"


def test_world_time_is_told_where_something_has_an_hour_until_the_zone_is_set(
    qtbot: QtBot, clock: Clock
) -> None:
    is_world_time = [True]
    made = TimeOfDay(
        playlist(slide("a")),
        wall=lambda: clock.wall,
        counted=lambda: clock.counted,
        is_world_time=lambda: is_world_time[0],
    )
    codes: list[str] = []
    made.told.connect(lambda code, fields: codes.append(code))
    assert made.now() is not None
    assert codes == [], "nothing has an hour"
    made.follow(SCHEDULED)
    for _ in range(2):
        assert made.now() is not None
    clock.wall = 0.0
    assert made.now() is None
    clock.wall = NOON
    assert made.now() is not None
    is_world_time[0] = False
    made.now()
    assert codes == ["clock-zone", "clock-early", "clock-zone", "clock-right"]
