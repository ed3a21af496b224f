"""Tells the show what the clock on the wall says, each minute, and the operator where that clock is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.machine import wall_clock
from kiosk.machine.wall_clock import ClockTrust, Doubt
from kiosk.show import events as on

MINUTE_S = 60
LATE_MS = 5
"""A timer may fire a little early, and would see the minute before."""


class TimeOfDay(QObject):
    """Schedules change on whole minutes, so it reads the clock then; a clock that was changed is seen within a minute.

    Signals:
        read(event): the clock was read; an event of the show.
        told(code, fields): the clock went wrong, or right again; a code of the catalogues' ``machine``.
    """

    read = Signal(object)
    told = Signal(str, object)

    def __init__(
        self,
        content_made: float,
        parent: QObject | None = None,
        *,
        wall: Callable[[], float] = wall_clock.seconds,
        counted: Callable[[], float] = wall_clock.counted,
    ) -> None:
        """``content_made`` is when the content was saved last (s since 1970)."""
        super().__init__(parent)
        self._wall, self._counted = wall, counted
        self._trust = ClockTrust(content_made)
        self._doubt: Doubt = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    def now(self) -> datetime | None:
        """What the clock says, local and naive; ``None`` where it cannot be trusted."""
        wall = self._wall()
        doubt = self._trust.read(wall, self._counted())
        here = wall_clock.local(wall)
        if doubt != self._doubt:
            self._doubt = doubt
            self.told.emit(doubt or "clock-right", {"now": here.strftime("%Y-%m-%d %H:%M")})
        return None if doubt else here

    def content_made(self, seconds: float) -> None:
        """The content was saved at ``seconds`` (since 1970)."""
        self._trust.content_made = seconds

    @Slot()
    def look(self) -> None:
        """Read the clock, and again when the next minute begins."""
        self.read.emit(on.ClockRead(self.now()))
        rest = MINUTE_S - self._wall() % MINUTE_S
        self._timer.start(int(rest * 1000) + LATE_MS)

    def close(self) -> None:
        self._timer.stop()
