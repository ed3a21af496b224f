"""The battery as the operator hears of it, and what health says."""

from __future__ import annotations

from threading import Event

from pytestqt.qtbot import QtBot

from kiosk.app.battery_watch import BatteryWatch
from kiosk.machine.power import Battery


def test_it_is_read_on_a_thread_at_once_and_told_where_it_is_news(qtbot: QtBot) -> None:
    readings = [Battery(30, True), Battery(12, True), Battery(12, True), None]
    watch = BatteryWatch(read=lambda: readings.pop(0))
    heard: list[tuple[str, object]] = []
    watch.told.connect(lambda code, fields: heard.append((code, fields)))
    with qtbot.waitSignal(watch.looked):
        watch.begin()
        assert heard == []
    while readings:
        with qtbot.waitSignal(watch.looked):
            watch.look()
    watch.close()
    assert heard == [
        ("on-battery", {"percent": 30}),
        ("battery-low", {"percent": 12}),
        ("battery-charges", {}),
    ]


def test_a_driver_that_takes_its_time_is_not_asked_again_meanwhile(qtbot: QtBot) -> None:
    asked: list[int] = []
    answer = Event()

    def read() -> None:
        asked.append(len(asked))
        answer.wait(30)

    watch = BatteryWatch(read=read)
    watch.look()
    qtbot.waitUntil(lambda: asked == [0])
    watch.look()
    with qtbot.waitSignal(watch.looked):
        answer.set()
    assert asked == [0]
    with qtbot.waitSignal(watch.looked):
        watch.look()
    assert asked == [0, 1]
