"""The computer as the operator hears of it, and what health says."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app import computer_watch
from kiosk.app.computer_watch import ComputerWatch, Subject
from kiosk.journal.conditions import Conditions
from kiosk.journal.event_log import EventLog
from kiosk.journal.health import Health
from kiosk.machine.disk_room import Room
from kiosk.machine.heat import Heat
from kiosk.machine.power import Battery


def test_it_is_read_on_a_thread_at_once_and_told_where_it_is_news(qtbot: QtBot) -> None:
    readings = [Battery(30, True), Battery(12, True), Battery(12, True), None]
    watch = ComputerWatch([computer_watch.battery_of(lambda: readings.pop(0))])
    heard: list[tuple[str, str, object]] = []
    watch.told.connect(lambda name, code, fields: heard.append((name, code, fields)))
    with qtbot.waitSignal(watch.looked):
        watch.begin()
        assert heard == []
    while readings:
        with qtbot.waitSignal(watch.looked):
            watch.look()
    watch.close()
    assert heard == [
        ("battery", "on-battery", {"percent": 30}),
        ("battery", "battery-low", {"percent": 12}),
        ("battery", "battery-charges", {}),
    ]


def test_what_hangs_is_not_asked_again_and_holds_up_no_other(qtbot: QtBot) -> None:
    asked: list[int] = []
    answer = Event()

    def hang() -> None:
        asked.append(len(asked))
        answer.wait(30)

    readings = [Battery(30, True), Battery(12, True)]
    watch = ComputerWatch([computer_watch.disk_of(hang), computer_watch.battery_of(lambda: readings.pop(0))])
    for left in (1, 0):
        with qtbot.waitSignal(watch.looked):
            watch.look()
        assert len(readings) == left
    assert asked == [0]
    with qtbot.waitSignal(watch.looked):
        answer.set()
    readings.append(Battery(80, True))
    with qtbot.waitSignals([watch.looked, watch.looked]):
        watch.look()
    assert asked == [0, 1]


READINGS: dict[str, tuple[Callable[[Callable[[], Any]], Subject], list[tuple[object, str]]]] = {
    "battery": (
        computer_watch.battery_of,
        [
            (None, ""),
            (Battery(30, True), "This computer runs on its battery, at 30 %."),
            (Battery(12, True), "This computer runs on its battery, at only 12 %."),
            (Battery(13, False), ""),
        ],
    ),
    "disk": (
        computer_watch.disk_of,
        [
            (Room(5_000, "/var"), ""),
            (Room(700, "/var"), "The disk is nearly full: only 0.7 GB free (/var)."),
            (Room(20, "/var"), "The disk is full (/var)."),
            (Room(110, "/var"), "The disk is full (/var)."),
            (Room(300, "/var"), "The disk is nearly full: only 0.3 GB free (/var)."),
            (Room(1_300, "/var"), ""),
            (None, ""),
        ],
    ),
    "content-disk": (
        computer_watch.content_disk_of,
        [
            (Room(700, "/media/stick"), ""),
            (
                Room(20, "/media/stick"),
                "The disk or USB stick with the content is full (/media/stick); what is on it is shown as always.",
            ),
            (None, ""),
        ],
    ),
    "heat": (
        computer_watch.heat_of,
        [
            (Heat(97, 95), ""),
            (Heat(97, 95), ""),
            (Heat(98.4, 95), "This computer is too warm (98 °C): it may slow down or stop."),
            (Heat(92, 95), "This computer is too warm (98 °C): it may slow down or stop."),
            (Heat(90, 95), ""),
        ],
    ),
    "power": (
        computer_watch.power_of,
        [
            (0, ""),
            (0x50005, "This computer gets too little power and slows down."),
            *[(0x50000, "This computer gets too little power and slows down.")] * 9,
            (0x50000, ""),
        ],
    ),
}


@pytest.mark.parametrize("name", READINGS)
def test_what_was_said_of_a_thing_goes_when_another_thing_is_said_of_it(name: str) -> None:
    make, readings = READINGS[name]
    subject = make(lambda: None)
    log, conditions = EventLog(lambda: 0.0), Conditions()
    log.listen(conditions.take)
    for found, says in readings:
        for code, fields in subject.judge(found).items():
            # As the application does.
            log.append(f"{subject.name}-read", **fields)
            log.append(code, **fields)
        assert [each.says for each in Health.of(conditions.open).said("en")] == ([says] if says else []), (
            found
        )
    assert subject.name == name
