"""A date and a time chosen in steps: no step leads to a day that is not there, and none changes another part."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.operator.clock.choosing import FIELDS, FIRST_YEAR, LAST_YEAR, Chosen, Field


def chosen(text: str) -> Chosen:
    return Chosen.of(datetime.fromisoformat(text))


def told(made: Chosen) -> str:
    return made.moment.strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("before", "field", "direction", "after"),
    [
        ("2026-12-05 14:05", "day", 1, "2026-12-06 14:05"),
        ("2026-12-31 14:05", "day", 1, "2026-12-01 14:05"),
        ("2026-12-01 14:05", "day", -1, "2026-12-31 14:05"),
        ("2027-02-28 14:05", "day", 1, "2027-02-01 14:05"),
        ("2028-02-28 14:05", "day", 1, "2028-02-29 14:05"),
        ("2028-02-29 14:05", "day", 1, "2028-02-01 14:05"),
        ("2026-12-31 14:05", "month", 1, "2026-01-31 14:05"),
        ("2026-01-31 14:05", "month", 1, "2026-02-28 14:05"),
        ("2028-01-31 14:05", "month", 1, "2028-02-29 14:05"),
        ("2026-01-31 14:05", "month", -1, "2026-12-31 14:05"),
        ("2027-05-31 14:05", "month", -1, "2027-04-30 14:05"),
        ("2028-02-29 14:05", "year", 1, "2029-02-28 14:05"),
        ("2028-02-29 14:05", "year", -1, "2027-02-28 14:05"),
        (f"{FIRST_YEAR}-12-05 14:05", "year", -1, f"{FIRST_YEAR}-12-05 14:05"),
        (f"{LAST_YEAR}-12-05 14:05", "year", 1, f"{LAST_YEAR}-12-05 14:05"),
        ("2026-12-05 23:05", "hour", 1, "2026-12-05 00:05"),
        ("2026-12-05 00:05", "hour", -1, "2026-12-05 23:05"),
        ("2026-12-05 14:59", "minute", 1, "2026-12-05 14:00"),
        ("2026-12-05 14:00", "minute", -1, "2026-12-05 14:59"),
    ],
)
def test_a_step_past_the_end_begins_anew(before: str, field: Field, direction: int, after: str) -> None:
    assert told(chosen(before).stepped(field, direction)) == after


def test_the_31st_is_still_meant_after_a_shorter_month_and_the_29th_after_a_common_year() -> None:
    made = chosen("2027-01-31 14:05").stepped("month", 1)
    assert told(made) == "2027-02-28 14:05"
    assert told(made.stepped("month", 1)) == "2027-03-31 14:05"
    assert told(chosen("2028-02-29 14:05").stepped("year", 1).stepped("year", -1)) == "2028-02-29 14:05"
    assert told(made.stepped("day", -1).stepped("month", 1)) == "2027-03-27 14:05", "another day was chosen"


def test_seconds_are_dropped_and_years_that_cannot_be_are_not_begun_at() -> None:
    assert chosen("2026-12-05 14:05:59").moment == datetime(2026, 12, 5, 14, 5)  # noqa: DTZ001
    assert chosen("1970-01-01 00:00").year == FIRST_YEAR
    assert chosen("2154-01-01 00:00").year == LAST_YEAR


@pytest.mark.parametrize("field", FIELDS)
def test_there_and_back_is_where_it_was_and_a_whole_round_too(field: Field) -> None:
    begun = chosen("2028-01-31 23:59")
    assert begun.stepped(field, 1).stepped(field, -1) == begun
    rounds = {"day": 31, "month": 12, "hour": 24, "minute": 60}
    made = begun
    for _ in range(rounds.get(field, 0)):
        made = made.stepped(field, 1)
    assert made == begun
