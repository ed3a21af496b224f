"""The other end of the panel's page of the clock: asks the computer, sets its clock, and tells the show."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.app.record import Record
from kiosk.machine import setting_clock, wall_clock
from kiosk.machine.setting_clock import ClockSetting, WhyNot
from kiosk.operator.clock.clock_view_model import ClockViewModel

log = logging.getLogger("kiosk.app")


class PanelClock(QObject):
    """Sets the clock on the thread of ``later``.

    Signals:
        begins: the clock is about to be set by the operator.
        ended(is_set): it was set, or not: then perhaps its zone was.
    """

    begins = Signal()
    ended = Signal(bool)
    _seen = Signal(object)
    _answered = Signal(str, str, float)

    def __init__(
        self,
        page: ClockViewModel,
        later: Callable[[Callable[[], None]], None],
        record: Record,
        parent: QObject | None = None,
    ) -> None:
        """``later`` has a call made on a thread that may wait."""
        super().__init__(parent)
        self._page, self._later, self._record = page, later, record
        queued = Qt.ConnectionType.QueuedConnection
        self._seen.connect(self._show, queued)
        self._answered.connect(self._answer, queued)
        page.looked.connect(self._look)
        page.wanted.connect(self._set)
        page.zoneWanted.connect(self._set_zone)

    @Slot()
    def _look(self) -> None:
        self._later(lambda: self._seen.emit(setting_clock.look()))

    @Slot(object)
    def _show(self, setting: ClockSetting) -> None:
        self._page.set_setting(setting)

    @Slot(float)
    def _set(self, wanted: float) -> None:
        self._act(lambda: setting_clock.set_clock(wanted), "")

    @Slot(str)
    def _set_zone(self, zone: str) -> None:
        self._act(lambda: setting_clock.set_zone(zone), zone)

    def _act(self, action: Callable[[], WhyNot], zone: str) -> None:
        ahead = time.time() - time.monotonic()
        self.begins.emit()

        def act() -> None:
            why_not: WhyNot = "silent"
            try:
                why_not = action()
                self._seen.emit(setting_clock.look())
            finally:
                self._answered.emit(why_not, zone, ahead)

        self._later(act)

    @Slot(str, str, float)
    def _answer(self, why_not: WhyNot, zone: str, ahead: float) -> None:
        """``ahead`` is by how much the clock was ahead of the one that only counts before it was set."""
        self.ended.emit(not why_not and not zone)
        now = _told(time.time())
        if why_not:
            log.warning("the clock is not set: %s", why_not)
            self._record.events.append("clock-set-not", why=why_not)
        elif zone:
            log.info("the time zone was set on the panel: %s", zone)
            self._record.events.append("clock-zone-set", zone=zone, now=now)
        else:
            before = _told(time.monotonic() + ahead)
            log.info("the clock was set on the panel from %s to %s", before, now)
            self._record.events.append("clock-set", before=before, now=now)
        self._page.answer(why_not)


def _told(wall: float) -> str:
    return wall_clock.local(wall).strftime("%Y-%m-%d %H:%M:%S")
