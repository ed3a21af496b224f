"""The show's clock, from Qt."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer


class QtClock:
    """Monotonic seconds; calls arrive on the GUI thread.

    Timers are used again: each new one with its connections costs 180 bytes that never come back (PySide 6.11.3, measured
    over 3 000), and a show asks for several with every cue.
    """

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._idle: list[_Timer] = []

    def now(self) -> float:
        return time.monotonic()

    def call_later(self, delay: float, call: Callable[[], None]) -> Appointment:
        """``call`` after ``delay`` seconds, unless it is cancelled before."""
        timer = self._idle.pop() if self._idle else _Timer(self._parent, self._idle)
        return timer.begin(delay, call)


class Appointment:
    """One call that was asked for."""

    def __init__(self, timer: _Timer) -> None:
        self._timer = timer

    def cancel(self) -> None:
        """It is not called any more; nothing if it was."""
        self._timer.end(self)


class _Timer:
    def __init__(self, parent: QObject, idle: list[_Timer]) -> None:
        self._idle = idle
        self._appointment: Appointment | None = None
        self._call: Callable[[], None] = lambda: None
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._fire)

    def begin(self, delay: float, call: Callable[[], None]) -> Appointment:
        self._call = call
        self._appointment = Appointment(self)
        # A timer may fire up to a millisecond early; the rules compare with >=.
        self._timer.start(int(delay * 1000) + 1)
        return self._appointment

    def end(self, appointment: Appointment) -> None:
        if appointment is self._appointment:
            self._appointment = None
            self._timer.stop()
            self._idle.append(self)

    def _fire(self) -> None:
        call, appointment = self._call, self._appointment
        if appointment:
            self.end(appointment)
            call()
