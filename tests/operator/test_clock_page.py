"""The page of the clock: the present time until somebody chooses, then what they chose, and what became of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.machine.setting_clock import BELGIUM, ClockSetting, WhyNot
from kiosk.operator.clock.choosing import FIELDS
from kiosk.operator.clock.clock_view_model import ClockViewModel


class Wall:
    """What the clock says, set by hand."""

    def __init__(self) -> None:
        self.at = 0.0
        self.says("2026-12-05 14:05:40")

    def says(self, text: str) -> None:
        self.at = datetime.fromisoformat(text).timestamp()


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Brussels")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def wall(zone: None) -> Wall:
    return Wall()


@pytest.fixture
def page(qtbot: QtBot, wall: Wall) -> Iterator[ClockViewModel]:
    made = ClockViewModel(wall=lambda: wall.at)
    made.set_language("nl")
    made.begin()
    yield made
    Shiboken.delete(made)


def stands(page: ClockViewModel) -> str:
    values = page.property("values")
    return " ".join(values[field] for field in FIELDS)


@pytest.mark.parametrize(
    ("language", "date", "shown", "zone"),
    [
        ("nl", "zaterdag 5 december 2026", "za 5 dec 2026 14 05", "Midden-Europese standaardtijd (Brussel)"),
        (
            "fr",
            "samedi 5 décembre 2026",
            "sam. 5 déc. 2026 14 05",
            "heure normale d’Europe centrale (Bruxelles)",
        ),
        (
            "en",
            "Saturday 5 December 2026",
            "Sat 5 Dec 2026 14 05",
            "Central European Standard Time (Brussels)",
        ),
    ],
)
def test_it_says_date_time_and_zone_in_the_language_of_the_operator(
    page: ClockViewModel, language: str, date: str, shown: str, zone: str
) -> None:
    page.set_setting(ClockSetting(zone="Europe/Brussels"))
    page.set_language(language)
    assert (page.property("date"), page.property("time")) == (date, "14:05")
    assert (stands(page), page.property("zone")) == (shown, zone)


def test_the_steppers_follow_the_clock_until_one_is_touched_and_then_stand_still(
    page: ClockViewModel, wall: Wall, qtbot: QtBot
) -> None:
    page.tick()
    with qtbot.assertNotEmitted(page.changed):
        page.tick()
    wall.says("2026-12-05 14:06:00")
    with qtbot.waitSignal(page.changed):
        page.tick()
    assert stands(page) == "za 5 dec 2026 14 06"
    page.step("hour", 1)
    wall.says("2026-12-05 14:07:00")
    page.tick()
    assert (stands(page), page.property("time")) == ("za 5 dec 2026 15 06", "14:07")
    page.begin()
    assert stands(page) == "za 5 dec 2026 14 07", "who opens the page again begins at the present time"


def test_a_clock_that_was_never_set_begins_at_a_year_that_can_be(page: ClockViewModel, wall: Wall) -> None:
    wall.says("1970-01-01 01:00:10")
    page.tick()
    assert page.property("date") == "donderdag 1 januari 1970"
    assert stands(page).split()[3] == "2026"


def test_one_touch_sets_it_to_the_full_minute_and_no_second_one_comes_between(
    page: ClockViewModel, qtbot: QtBot
) -> None:
    wanted: list[float] = []
    page.wanted.connect(wanted.append)
    page.step("minute", 1)
    page.set()
    assert page.property("isWaiting")
    page.set()
    page.setBelgian()
    page.step("day", 1)
    assert wanted == [datetime(2026, 12, 5, 14, 6).timestamp()]  # noqa: DTZ001  (local is the point)
    page.answer("")
    assert (page.property("isWaiting"), page.property("isSet"), page.property("failed")) == (False, True, "")
    page.step("day", 1)
    assert not page.property("isSet"), "what was said of the last time is over"


@pytest.mark.parametrize("why", ["refused", "silent", "network"])
def test_what_could_not_be_set_is_said_and_what_was_chosen_still_stands(
    page: ClockViewModel, why: WhyNot
) -> None:
    page.step("hour", 1)
    page.set()
    page.answer(why)
    assert (page.property("isSet"), page.property("failed")) == (False, why)
    assert stands(page) == "za 5 dec 2026 15 05"


def test_a_key_that_was_refused_is_gone_until_the_page_is_opened_again(page: ClockViewModel) -> None:
    page.set_setting(ClockSetting(zone="Etc/UTC", may_set_zone=True))
    page.set()
    page.answer("refused")
    assert (page.property("whyNot"), page.property("mayBeBelgian")) == ("refused", False)
    page.begin()
    page.set_setting(ClockSetting(zone="Etc/UTC", may_set_zone=True))
    assert (page.property("whyNot"), page.property("failed")) == ("", "")


def test_an_hour_that_summer_time_skips_is_the_next_one(page: ClockViewModel, wall: Wall) -> None:
    wall.says("2027-03-28 01:30:00")
    wanted: list[float] = []
    page.wanted.connect(wanted.append)
    page.step("hour", 1)
    page.set()
    assert [datetime.fromtimestamp(each).hour for each in wanted] == [3]  # noqa: DTZ006


def test_what_can_be_done_is_shown_when_it_is_known(page: ClockViewModel, qtbot: QtBot) -> None:
    assert (page.property("isKnown"), page.property("whyNot")) == (False, "")
    with qtbot.waitSignal(page.looked):
        page.begin()
    page.set_setting(ClockSetting("refused", "Etc/UTC"))
    assert (page.property("isKnown"), page.property("whyNot")) == (True, "refused")
    assert (page.property("isWorldTime"), page.property("mayBeBelgian")) == (True, False)
    page.set_setting(ClockSetting(zone="Etc/UTC", may_set_zone=True))
    assert page.property("mayBeBelgian")
    with qtbot.waitSignal(page.zoneWanted) as blocker:
        page.setBelgian()
    assert blocker.args == [BELGIUM]
    page.answer("")
    page.set_setting(ClockSetting(zone="Europe/Brussels", may_set_zone=True))
    assert not page.property("mayBeBelgian")


@pytest.mark.parametrize("name", ["", "no/such_zone"])
def test_a_zone_without_a_name_is_called_what_the_system_calls_it(page: ClockViewModel, name: str) -> None:
    page.set_setting(ClockSetting(zone=name))
    assert page.property("zone") == "CET"


def test_what_is_no_part_of_a_date_is_not_stepped(page: ClockViewModel) -> None:
    before = stands(page)
    page.step("century", 1)
    assert stands(page) == before
