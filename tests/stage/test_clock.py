"""The show's clock on Qt: calls come in time, once, and not at all when they were cancelled; timers are used again."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from kiosk.stage.qt_clock import QtClock


def test_calls_come_in_the_order_of_their_time_and_never_early(qtbot: QtBot) -> None:
    parent = QObject()
    clock, heard = QtClock(parent), list[tuple[str, float]]()
    began = clock.now()
    clock.call_later(0.06, lambda: heard.append(("late", clock.now() - began)))
    clock.call_later(0.02, lambda: heard.append(("soon", clock.now() - began)))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert [name for name, _ in heard] == ["soon", "late"]
    assert heard[0][1] >= 0.02
    assert heard[1][1] >= 0.06


def test_a_call_is_made_though_nobody_holds_its_appointment(qtbot: QtBot) -> None:
    parent = QObject()
    clock, heard = QtClock(parent), list[str]()
    clock.call_later(0.02, lambda: heard.append("kept"))
    gc.collect()
    qtbot.waitUntil(lambda: heard == ["kept"], timeout=1_000)


def test_what_was_cancelled_is_not_called_and_its_timer_serves_another(qtbot: QtBot) -> None:
    parent = QObject()
    clock, heard = QtClock(parent), list[str]()
    for _ in range(50):
        clock.call_later(10.0, lambda: heard.append("never")).cancel()
    clock.call_later(0.01, lambda: heard.append("once"))
    qtbot.waitUntil(lambda: heard == ["once"])
    assert len(parent.findChildren(QTimer)) == 1


def test_cancelling_what_was_called_leaves_the_next_alone(qtbot: QtBot) -> None:
    parent = QObject()
    clock, heard = QtClock(parent), list[str]()
    first = clock.call_later(0.01, lambda: heard.append("first"))
    qtbot.waitUntil(lambda: heard == ["first"])
    clock.call_later(0.02, lambda: heard.append("second"))
    first.cancel()
    qtbot.waitUntil(lambda: heard == ["first", "second"])


def test_a_call_may_ask_for_the_next(qtbot: QtBot) -> None:
    parent = QObject()
    clock, heard = QtClock(parent), list[int]()

    def again() -> None:
        heard.append(len(heard))
        if len(heard) < 5:
            clock.call_later(0.0, again)

    clock.call_later(0.0, again)
    qtbot.waitUntil(lambda: heard == [0, 1, 2, 3, 4])
    assert len(parent.findChildren(QTimer)) == 1


def test_time_in_which_nobody_ran_does_not_count(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    wall = [100.0]
    monkeypatch.setattr("kiosk.stage.qt_clock.time.monotonic", lambda: wall[0])
    parent = QObject()
    clock, heard = QtClock(parent), list[float]()
    clock.call_later(0.01, lambda: heard.append(clock.now()))
    clock.call_later(0.02, lambda: heard.append(clock.now()))
    wall[0] += 30.0
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [pytest.approx(100.01), pytest.approx(100.01)]


def test_whoever_asks_before_the_late_calls_are_made_hears_no_other_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A touch that woke the computer, for example."""
    wall = [100.0]
    monkeypatch.setattr("kiosk.stage.qt_clock.time.monotonic", lambda: wall[0])
    parent = QObject()
    clock, heard = QtClock(parent), list[float]()
    clock.call_later(0.01, lambda: heard.append(clock.now()))
    cancelled = clock.call_later(0.005, lambda: heard.append(0.0))
    wall[0] += 30.0
    cancelled.cancel()
    assert clock.now() == pytest.approx(100.01)
    later = clock.call_later(5.0, lambda: None)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [pytest.approx(100.01)]
    wall[0] += 1.0
    assert clock.now() == pytest.approx(101.01)
    later.cancel()
