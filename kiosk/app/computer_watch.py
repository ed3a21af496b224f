"""Looks at the computer once a minute: its battery, its disks, its warmth, its power supply; and tells what is news."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.machine import weak_power
from kiosk.machine.background import ask
from kiosk.machine.disk_room import NOTHING, DiskRules, Room, content_room, least_room, own_folders
from kiosk.machine.heat import HeatRules, Thermometer
from kiosk.machine.power import BatteryRules, battery
from kiosk.machine.weak_power import WeakPowerRules

LOOK_EVERY_MS = 60_000

News = Mapping[str, Mapping[str, object]]
"""Codes of the catalogues' ``machine`` with their fields: none, or one."""


@dataclass(frozen=True)
class Subject:
    """One thing that is looked at. What hangs, as a dead disk on the network, holds up no other one."""

    name: str
    """Its event, ``…-read``, closes what was said of it before."""
    read: Callable[[], Any]
    """Asks the computer; on a thread."""
    judge: Callable[[Any], News]
    """What of the answer is news; on the GUI thread."""
    busy: threading.Lock = field(default_factory=threading.Lock)


class ComputerWatch(QObject):
    """Looks on threads of their own, as drivers and disks take their time.

    Signals:
        looked(subject, found): what a look found; emitted on the thread that looked.
        told(name, code, fields): something is to be said of the subject with this name.
    """

    told = Signal(str, str, object)
    looked = Signal(object, object)

    def __init__(self, subjects: Sequence[Subject], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._subjects = subjects
        self.looked.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        self.look()
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look now at all whose last look is over: threads do not pile up."""
        for subject in self._subjects:
            if subject.busy.acquire(blocking=False):
                ask(partial(_read, subject), partial(self.looked.emit, subject))

    @Slot(object, object)
    def _take(self, subject: Subject, found: object) -> None:
        for code, fields in subject.judge(found).items():
            self.told.emit(subject.name, code, dict(fields))


def _read(subject: Subject) -> object:
    try:
        return subject.read()
    finally:
        subject.busy.release()


def subjects(content: Path) -> tuple[Subject, ...]:
    """All that is looked at. ``content`` is the folder of the show."""
    own = own_folders()
    return (
        battery_of(battery),
        disk_of(partial(least_room, own)),
        content_disk_of(partial(content_room, content, own)),
        heat_of(Thermometer().read),
        power_of(weak_power.read),
    )


def battery_of(read: Callable[[], Any]) -> Subject:
    rules = BatteryRules()
    return Subject(
        "battery", read, lambda found: _news(rules.news(found), found and {"percent": found.percent})
    )


def disk_of(read: Callable[[], Room | None]) -> Subject:
    """The disks on which the kiosk writes."""
    rules = DiskRules()
    return Subject("disk", read, lambda found: _news(rules.news(found), _room(found)))


def content_disk_of(read: Callable[[], Room | None]) -> Subject:
    """The content's disk, where it is another one: nobody but whoever copies to it minds that it is full."""
    rules = DiskRules((("content-disk-full", NOTHING),), "disk-room")
    return Subject("content-disk", read, lambda found: _news(rules.news(found), _room(found)))


def heat_of(read: Callable[[], Any]) -> Subject:
    rules = HeatRules()
    return Subject(
        "heat", read, lambda found: _news(rules.news(found), found and {"degrees": round(found.degrees)})
    )


def power_of(read: Callable[[], int | None]) -> Subject:
    rules = WeakPowerRules()
    return Subject("power", read, lambda found: _news(rules.news(found), {}))


def _room(found: Room | None) -> Mapping[str, object]:
    return {"free": round(found.free / 1000, 1), "folder": found.folder} if found else {}


def _news(code: str | None, fields: Mapping[str, object] | None) -> News:
    return {code: fields or {}} if code else {}
