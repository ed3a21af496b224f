"""The show's clock, from Qt."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer


class _QtTimer:
    def __init__(self, timer: QTimer) -> None:
        self._timer = timer

    def cancel(self) -> None:
        self._timer.stop()
        self._timer.deleteLater()


class QtClock:
    """Monotonic seconds; calls arrive on the GUI thread."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent

    def now(self) -> float:
        return time.monotonic()

    def call_later(self, delay: float, call: Callable[[], None]) -> _QtTimer:
        timer = QTimer(self._parent)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(call)
        timer.timeout.connect(timer.deleteLater)
        # A timer may fire up to a millisecond early; the rules compare with >=.
        timer.start(int(delay * 1000) + 1)
        return _QtTimer(timer)
