"""Tells the show what the clock on the wall says, each minute, and the operator where that clock is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.machine import wall_clock
from kiosk.machine.wall_clock import ClockTrust
from kiosk.playlist.model import Playlist
from kiosk.show import events as on

MINUTE_S = 60
LATE_MS = 5
"""A timer may fire a little early, and would see the minute before."""
GLANCES_S = 5.0
"""Seconds between two glances at the clock: a computer that slept, or a clock that was set, is noticed within these."""
SET_S = 2.0
"""Seconds by which a clock that was set is another one."""
HELD_S = 90.0
"""Seconds in which the operator's setting of the clock is done, or will not be."""


class TimeOfDay(QObject):
    """Schedules change on whole minutes, so it reads the clock then, and when it was set or the computer has slept.

    Signals:
        read(event): the clock was read; an event of the show.
        told(code, fields): the clock went wrong, or right again; a code of the catalogues' ``machine``.
    """

    read = Signal(object)
    told = Signal(str, object)

    def __init__(
        self,
        playlist: Playlist,
        parent: QObject | None = None,
        *,
        has_hours: bool = False,
        wall: Callable[[], float] = wall_clock.seconds,
        counted: Callable[[], float] = wall_clock.counted,
        is_world_time: Callable[[], bool] = wall_clock.is_world_time,
    ) -> None:
        """``has_hours``: the clock matters whatever the playlist says, for hours in which the screen is off."""
        super().__init__(parent)
        self._has_hours = has_hours
        self._wall, self._counted, self._is_world_time = wall, counted, is_world_time
        self._trust = ClockTrust()
        self._told = ""
        self.follow(playlist)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._glance)
        self._last, self._ahead = 0.0, 0.0
        """When it was read, and by how much it was ahead of the clock that only counts."""
        self._held_until = 0.0
        """On the clock that only counts: until then it is being set by the operator, and what it says is nobody's business."""

    def now(self) -> datetime | None:
        """What the clock says, local and naive; ``None`` where it cannot be trusted."""
        wall = self._wall()
        doubt = self._trust.read(wall, self._counted())
        here = wall_clock.local(wall)
        telling = (doubt or ("clock-zone" if self._is_world_time() else "")) if self._matters else ""
        if telling != self._told:
            self._told = telling
            self.told.emit(telling or "clock-right", {"now": here.strftime("%Y-%m-%d %H:%M")})
        return None if doubt else here

    def follow(self, playlist: Playlist) -> None:
        """The content is ``playlist`` now. Where nothing in it has a schedule, a wrong clock is nobody's business."""
        self._trust.content_made = playlist.made
        self._matters = self._has_hours or any(item.when for item in playlist.items)

    @Slot()
    def look(self) -> None:
        """Read the clock, and again when the next minute begins."""
        self.read.emit(on.ClockRead(self.now()))
        self._last = self._wall()
        self._ahead = self._last - self._counted()
        self._wait(self._last)

    @Slot()
    def hold(self) -> None:
        """The operator sets the clock now; ``release`` tells that it is done."""
        self._held_until = self._counted() + HELD_S

    @Slot(bool)
    def release(self, is_set: bool) -> None:
        """The operator has set the clock, or could not. What they set is believed, and followed at once."""
        self._held_until = 0.0
        if is_set:
            self._trust.believe(self._wall(), self._counted())
        self.look()

    @Slot()
    def _glance(self) -> None:
        wall = self._wall()
        if self._counted() < self._held_until:
            self._wait(wall)
            return
        is_set = abs(wall - self._counted() - self._ahead) > SET_S
        if is_set or wall // MINUTE_S != self._last // MINUTE_S:
            self.look()
        else:
            self._wait(wall)

    def _wait(self, wall: float) -> None:
        rest = min(MINUTE_S - wall % MINUTE_S, GLANCES_S)
        self._timer.start(int(rest * 1000) + LATE_MS)

    def close(self) -> None:
        self._timer.stop()
