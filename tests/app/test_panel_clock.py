"""The clock is set on a thread; the show, the log and the page hear of it, and no wait gets shorter or longer by it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.app.panel_clock import PanelClock
from kiosk.app.record import Record
from kiosk.machine import setting_clock
from kiosk.machine.pin import FIRST_WAIT, FREE_TRIES, Tries
from kiosk.machine.setting_clock import BELGIUM, ClockSetting, WhyNot
from kiosk.operator.clock.clock_view_model import ClockViewModel
from kiosk.stage.qt_clock import QtClock

DAY_S = 86_400.0


class Computer:
    """What it answers, and what it was asked; its clock is moved by what is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[object] = []
        self.says: WhyNot = ""
        self.off = 0.0
        really = time.time
        monkeypatch.setattr(time, "time", lambda: really() + self.off)
        monkeypatch.setattr(setting_clock, "look", lambda: ClockSetting(self.says, BELGIUM))
        monkeypatch.setattr(setting_clock, "set_clock", self._set)
        monkeypatch.setattr(setting_clock, "set_zone", self._set_zone)

    def _set(self, wanted: float) -> WhyNot:
        self.asked.append(wanted)
        if not self.says:
            self.off += wanted - time.time()
        return self.says

    def _set_zone(self, zone: str) -> WhyNot:
        self.asked.append(zone)
        return self.says


class Desk:
    """The page and its other end; what is to be done later is done by hand."""

    def __init__(self) -> None:
        self.page = ClockViewModel(wall=lambda: time.time())
        self.record = Record(None, "en")
        self.later: list[Callable[[], None]] = []
        self.clock = PanelClock(self.page, self.later.append, self.record)
        self.told: list[object] = []
        self.clock.begins.connect(lambda: self.told.append("begins"))
        self.clock.ended.connect(self.told.append)

    def work(self) -> None:
        while self.later:
            self.later.pop(0)()

    def events(self, name: str) -> list[dict[str, object]]:
        return [dict(event.fields) for event in self.record.events.last if event.name == name]


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    return Computer(monkeypatch)


@pytest.fixture
def desk(computer: Computer, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.record.close()
    Shiboken.delete(made.clock)
    Shiboken.delete(made.page)


def test_whoever_opens_the_page_learns_what_can_be_done(desk: Desk, qtbot: QtBot) -> None:
    desk.page.begin()
    assert not desk.page.property("isKnown"), "nobody waits for it"
    desk.work()
    qtbot.waitUntil(lambda: bool(desk.page.property("isKnown")))


def test_a_clock_that_is_set_is_told_to_the_show_before_and_after_and_is_in_the_log(
    desk: Desk, computer: Computer, qtbot: QtBot
) -> None:
    before = time.time()
    desk.page.step("year", 1)
    desk.page.set()
    assert desk.told == ["begins"]
    desk.work()
    qtbot.waitUntil(lambda: bool(desk.page.property("isSet")))
    assert desk.told == ["begins", True]
    assert computer.off > 360 * DAY_S
    (event,) = desk.events("clock-set")
    assert [str(event[name])[:4] for name in ("before", "now")] == [
        time.strftime("%Y", time.localtime(before)),
        time.strftime("%Y", time.localtime(time.time())),
    ]
    assert str(event["before"])[:16] in {
        time.strftime("%Y-%m-%d %H:%M", time.localtime(before + more)) for more in (0, 60)
    }


@pytest.mark.logs("the clock is not set")
def test_a_clock_that_is_not_set_is_said_with_its_reason(
    desk: Desk, computer: Computer, qtbot: QtBot
) -> None:
    computer.says = "refused"
    desk.page.set()
    desk.work()
    qtbot.waitUntil(lambda: desk.page.property("failed") == "refused")
    assert desk.told == ["begins", False]
    assert desk.events("clock-set") == []
    assert desk.events("clock-set-not") == [{"why": "refused"}]
    assert desk.page.property("whyNot") == "refused", "its keys are gone"


def test_another_zone_is_no_reason_to_believe_the_clock(desk: Desk, computer: Computer, qtbot: QtBot) -> None:
    desk.page.setBelgian()
    desk.work()
    qtbot.waitUntil(lambda: bool(desk.page.property("isSet")))
    assert (computer.asked, desk.told) == ([BELGIUM], ["begins", False])
    assert [event["zone"] for event in desk.events("clock-zone-set")] == [BELGIUM]


@pytest.mark.logs("the clock is not set")
def test_an_unexpected_failure_is_answered_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fail(wanted: float) -> WhyNot:
        raise ValueError(wanted)

    monkeypatch.setattr(setting_clock, "set_clock", fail)
    desk.page.set()
    with pytest.raises(ValueError, match=r"\d"):
        desk.work()
    qtbot.waitUntil(lambda: desk.page.property("failed") == "silent")
    assert desk.told == ["begins", False]


@pytest.mark.parametrize("days", [-4000.0, -1.0, 1.0, 4000.0])
def test_no_wait_for_the_pin_gets_shorter_or_longer_by_it(
    days: float, tmp_path: Path, computer: Computer, qtbot: QtBot
) -> None:
    parent = QObject()
    clock = QtClock(parent)
    tries = Tries(tmp_path / "tries", clock.now)
    for _ in range(FREE_TRIES):
        assert tries.begin()
    computer.off = days * DAY_S
    assert FIRST_WAIT - 10 < tries.wait <= FIRST_WAIT
    assert not tries.begin()
    again = Tries(tmp_path / "tries", QtClock(parent).now)
    assert FIRST_WAIT - 10 < again.wait <= FIRST_WAIT, "nor by switching off and on in between"
    Shiboken.delete(parent)
