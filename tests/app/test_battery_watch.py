"""The battery as the operator hears of it, and what health says."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from kiosk.app.battery_watch import BatteryWatch
from kiosk.machine.power import Battery


def test_it_is_read_on_a_thread_at_once_and_told_where_it_is_news(qtbot: QtBot) -> None:
    readings = [Battery(30, True), Battery(12, True), Battery(12, True), None]
    watch = BatteryWatch(read=lambda: readings.pop(0))
    heard: list[tuple[str, object]] = []

    def is_read(left: int) -> bool:
        return len(readings) < left

    watch.told.connect(lambda code, fields: heard.append((code, fields)))
    watch.begin()
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 1)
    while readings:
        left = len(readings)
        watch.look()
        qtbot.waitUntil(partial(is_read, left))
    qtbot.waitUntil(lambda: len(heard) == 3)
    watch.close()
    assert heard == [
        ("on-battery", {"percent": 30}),
        ("battery-low", {"percent": 12}),
        ("battery-charges", {}),
    ]
