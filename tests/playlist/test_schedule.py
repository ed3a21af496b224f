"""When an item is due: a table of cases, anything at all, and a whole year beside a reference written in another way."""

from __future__ import annotations

import time as system
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.playlist.schedule import (
    UNREADABLE,
    When,
    can_be_due,
    is_due,
    is_past,
    next_change,
    next_opening,
    next_start,
    spans_on,
)

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
MINUTE = timedelta(minutes=1)
BRUSSELS = "CET-1CEST,M3.5.0,M10.5.0/3"
"""Its time zone as POSIX writes it: no database is needed."""


def on(*days: int) -> frozenset[int]:
    return frozenset(days)


def hours(start: str, end: str) -> tuple[time, time]:
    return time.fromisoformat(start), time.fromisoformat(end)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


WEEKEND = When(days=on(SAT, SUN))
OPEN = When(between=hours("10:00", "18:00"))
NIGHT = When(days=on(SAT), between=hours("22:00", "02:00"))
DECEMBER = When(since=date(2026, 12, 1), until=date(2026, 12, 31))
LEAP = When(since=date(2028, 2, 29), until=date(2028, 2, 29))
NEW_YEAR = When(until=date(2026, 12, 31), between=hours("22:00", "02:00"))
NOT_CHRISTMAS = When(but=frozenset({date(2026, 12, 25)}))
LATE = When(between=hours("22:00", "00:00"))
STAND = When(
    since=date(2026, 12, 1), until=date(2026, 12, 31), days=on(SAT, SUN), between=hours("10:00", "18:00")
)


@pytest.mark.parametrize(
    ("when", "moment", "due", "change"),
    [
        (None, "2026-12-05T14:00", True, None),
        (When(), "2026-12-05T14:00", True, None),
        # Days of the week begin at midnight.
        (WEEKEND, "2026-12-04T23:59:59", False, "2026-12-05T00:00"),
        (WEEKEND, "2026-12-05T00:00", True, "2026-12-07T00:00"),
        (WEEKEND, "2026-12-06T23:59:59", True, "2026-12-07T00:00"),
        (WEEKEND, "2026-12-07T00:00", False, "2026-12-12T00:00"),
        # The end is not included.
        (OPEN, "2026-12-05T09:59:59", False, "2026-12-05T10:00"),
        (OPEN, "2026-12-05T10:00", True, "2026-12-05T18:00"),
        (OPEN, "2026-12-05T18:00", False, "2026-12-06T10:00"),
        # What passes midnight belongs to the day on which it begins.
        (NIGHT, "2026-12-05T01:00", False, "2026-12-05T22:00"),
        (NIGHT, "2026-12-05T22:00", True, "2026-12-06T02:00"),
        (NIGHT, "2026-12-06T01:59", True, "2026-12-06T02:00"),
        (NIGHT, "2026-12-06T22:00", False, "2026-12-12T22:00"),
        (NEW_YEAR, "2027-01-01T01:00", True, "2027-01-01T02:00"),
        (NEW_YEAR, "2027-01-01T22:00", False, None),
        (LATE, "2026-12-05T23:59", True, "2026-12-06T00:00"),
        (LATE, "2026-12-06T00:00", False, "2026-12-06T22:00"),
        # Both days are included.
        (DECEMBER, "2026-11-30T23:59", False, "2026-12-01T00:00"),
        (DECEMBER, "2026-12-01T00:00", True, "2027-01-01T00:00"),
        (DECEMBER, "2026-12-31T23:59", True, "2027-01-01T00:00"),
        (DECEMBER, "2027-01-01T00:00", False, None),
        (LEAP, "2028-02-28T23:59", False, "2028-02-29T00:00"),
        (LEAP, "2028-02-29T12:00", True, "2028-03-01T00:00"),
        (NOT_CHRISTMAS, "2026-12-24T12:00", True, "2026-12-25T00:00"),
        (NOT_CHRISTMAS, "2026-12-25T12:00", False, "2026-12-26T00:00"),
        (NOT_CHRISTMAS, "2026-12-26T00:00", True, None),
        (When(days=on(*range(7))), "2026-12-05T14:00", True, None),
        (STAND, "2026-12-05T14:00", True, "2026-12-05T18:00"),
        (STAND, "2026-12-28T14:00", False, None),
        (UNREADABLE, "2026-12-05T14:00", False, None),
    ],
)
def test_the_table_of_cases(when: When | None, moment: str, due: bool, change: str | None) -> None:
    assert is_due(when, at(moment)) is due
    assert next_change(when, at(moment)) == (at(change) if change else None)


def test_the_next_start_of_what_is_due_is_the_one_after() -> None:
    assert next_start(WEEKEND, at("2026-12-05T12:00")) == at("2026-12-12T00:00")
    assert next_start(WEEKEND, at("2026-12-04T12:00")) == at("2026-12-05T00:00")
    assert next_start(None, at("2026-12-04T12:00")) is None


def test_a_playlist_opens_when_the_first_of_its_items_does() -> None:
    monday = at("2026-11-30T12:00")
    assert next_opening([STAND, NIGHT, UNREADABLE], monday) == at("2026-12-05T10:00")
    assert next_opening([UNREADABLE], monday) is None


def test_what_can_never_be_due_is_known() -> None:
    backwards = When(since=date(2026, 12, 2), until=date(2026, 12, 1))
    no_saturday = When(since=date(2026, 12, 1), until=date(2026, 12, 2), days=on(SAT))
    excepted = When(since=date(2026, 12, 1), until=date(2026, 12, 1), but=frozenset({date(2026, 12, 1)}))
    assert not any(map(can_be_due, (backwards, no_saturday, excepted, UNREADABLE)))
    assert all(map(can_be_due, (WEEKEND, NIGHT, LEAP, DECEMBER, NOT_CHRISTMAS, When())))


def test_what_is_over_is_told_from_what_is_to_come() -> None:
    assert is_past(DECEMBER, at("2027-01-01T00:00"))
    assert not is_past(DECEMBER, at("2026-12-31T23:59"))
    assert not is_past(DECEMBER, at("2026-11-01T00:00"))
    assert not is_past(NEW_YEAR, at("2027-01-01T01:00")), "its last night is not over"
    assert not is_past(UNREADABLE, at("2027-01-01T01:00"))


def test_the_spans_of_a_day_are_cut_at_its_midnights() -> None:
    assert spans_on(NIGHT, date(2026, 12, 6)) == [(at("2026-12-06T00:00"), at("2026-12-06T02:00"))]
    every_night = When(between=hours("22:00", "02:00"))
    assert [(start.hour, end.hour) for start, end in spans_on(every_night, date(2026, 12, 6))] == [
        (0, 2),
        (22, 0),
    ]
    assert spans_on(None, date(2026, 12, 6)) == [(at("2026-12-06T00:00"), at("2026-12-07T00:00"))]
    assert spans_on(WEEKEND, date(2026, 12, 7)) == []


# -- beside a reference ------------------------------------------------------------------------------------------------


@cache
def minutes_due(when: When, day: date) -> frozenset[int]:
    """The same in another way: the minutes of ``day`` that are due, those counted out that begin on it or on the day before."""
    start, end = when.between or (time(), time())
    begin, length = start.hour * 60 + start.minute, (end.hour - start.hour) * 60 + end.minute - start.minute
    found: set[int] = set()
    for back in (0, 1):
        first = day - timedelta(days=back)
        is_allowed = [
            first.toordinal() >= when.since.toordinal() if when.since else True,
            first.toordinal() <= when.until.toordinal() if when.until else True,
            (first.toordinal() + 6) % 7 in when.days if when.days else True,
            first.isoformat() not in {each.isoformat() for each in when.but},
            when.is_readable,
        ]
        if all(is_allowed):
            minutes = range(begin, begin + (length if length > 0 else length + 24 * 60))
            found |= {minute - back * 24 * 60 for minute in minutes}
    return frozenset(found)


def reference(when: When, moment: datetime) -> bool:
    return moment.hour * 60 + moment.minute in minutes_due(when, moment.date())


near_dates = st.dates(date(2026, 11, 20), date(2026, 12, 20))
whens = st.builds(
    When,
    since=st.none() | near_dates,
    until=st.none() | near_dates,
    days=st.frozensets(st.integers(0, 6), max_size=7),
    between=st.none()
    | st.tuples(st.times(), st.times())
    .map(lambda pair: (pair[0].replace(second=0, microsecond=0), pair[1].replace(second=0, microsecond=0)))
    .filter(lambda pair: pair[0] != pair[1]),
    but=st.frozensets(near_dates, max_size=5),
)
moments = st.datetimes(at("2026-11-10"), at("2027-01-10"))


@settings(max_examples=200, deadline=None)
@given(whens, moments)
def test_any_schedule_at_any_time_is_what_the_reference_says(when: When, moment: datetime) -> None:
    assert is_due(when, moment) == reference(when, moment)
    assert any(start <= moment < end for start, end in spans_on(when, moment.date())) == is_due(when, moment)


@settings(max_examples=100, deadline=None)
@given(whens, moments)
def test_until_the_next_change_nothing_changes_and_then_it_does(when: When, moment: datetime) -> None:
    now, change = is_due(when, moment), next_change(when, moment)
    if change is None:
        later = [moment + timedelta(hours=7) * n for n in range(60)]
        assert all(reference(when, each) == now for each in later)
        return
    assert change > moment
    assert (change.second, change.microsecond) == (0, 0)
    assert reference(when, change) != now
    assert reference(when, change - MINUTE) == now or change - MINUTE < moment
    between = [moment + (change - moment) * n / 20 for n in range(20)]
    assert all(reference(when, each) == now for each in between)
    start = next_start(when, moment)
    assert start is None or (start > moment and is_due(when, start) and not is_due(when, start - MINUTE))


@pytest.fixture
def in_brussels(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", BRUSSELS)
    system.tzset()
    yield
    monkeypatch.undo()
    system.tzset()


STEP_S = 300
YEAR = [WEEKEND, OPEN, NIGHT, STAND, NOT_CHRISTMAS, When(days=on(SUN), between=hours("02:15", "02:45"))]


@pytest.mark.usefixtures("in_brussels")
def test_over_a_year_at_a_step_of_five_minutes_it_is_what_the_reference_says() -> None:
    first = int(system.mktime((2026, 6, 1, 0, 0, 0, 0, 0, -1)))
    due = dict.fromkeys(YEAR, 0)
    steps = 365 * 24 * 3600 // STEP_S
    for number in range(steps):
        moment = datetime.fromtimestamp(first + number * STEP_S)  # noqa: DTZ006  (local and naive is the point)
        for when in YEAR:
            is_now = is_due(when, moment)
            assert is_now == reference(when, moment), (when, moment)
            due[when] += is_now
    # In hours; the weekend has one more in October and one less in March.
    hours_due = {when: count * STEP_S / 3600 for when, count in due.items()}
    assert hours_due[WEEKEND] == 104 * 24
    assert hours_due[OPEN] == 365 * 8
    assert hours_due[NIGHT] == 52 * 4
    assert hours_due[STAND] == 8 * 8
    assert hours_due[NOT_CHRISTMAS] == 364 * 24
    # Half an hour on each of 52 Sundays: once more in October, when the hour comes twice, and not in March.
    assert hours_due[YEAR[-1]] == 26


@pytest.mark.usefixtures("in_brussels")
def test_the_hour_that_comes_twice_is_due_twice_and_the_one_left_out_does_not_come() -> None:
    night = When(between=hours("02:15", "02:45"))

    def due_minutes(day: int, month: int) -> int:
        midnight = int(system.mktime((2026, month, day, 0, 0, 0, 0, 0, -1)))
        moments = (datetime.fromtimestamp(midnight + 60 * minute) for minute in range(5 * 60))  # noqa: DTZ006
        return sum(is_due(night, moment) for moment in moments)

    assert due_minutes(24, 10) == 30
    assert due_minutes(25, 10) == 60, "summer time ends at 03:00: 02:15 comes twice"
    assert due_minutes(29, 3) == 0, "summer time begins at 02:00: 02:15 does not come"
