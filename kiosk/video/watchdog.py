"""A timeout that counts only time in which this process ran.

While a computer is suspended, or a process is stopped or debugged, every timeout would expire although nothing could have
happened meanwhile.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

SLICE = 0.5
"""Seconds: the timeout is waited for in slices of this length, each counted as no longer than that."""


class Watchdog(QObject):
    """Signals:
    timeout: the time given to ``start`` has passed without ``stop``.
    """

    timeout = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = 0.0
        self._begun, self._slice = 0.0, 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._passed)

    def start(self, ms: int) -> None:
        """Wait for so long from now on."""
        self._left = ms / 1000
        self._wait()

    def stop(self) -> None:
        self._timer.stop()

    def isActive(self) -> bool:  # noqa: N802  (as Qt's own timers say)
        return self._timer.isActive()

    def _wait(self) -> None:
        self._begun, self._slice = time.monotonic(), min(self._left, SLICE)
        self._timer.start(int(self._slice * 1000))

    @Slot()
    def _passed(self) -> None:
        ran = min(time.monotonic() - self._begun, self._slice + SLICE)
        self._left -= max(ran, self._slice)
        if self._left > 0.001:
            self._wait()
        elif was_held_up(self._begun, self._slice):
            # The very last part: what came meanwhile is heard first.
            self._left = SLICE
            self._wait()
        else:
            self.timeout.emit()


def was_held_up(begun: float, seconds: float) -> bool:
    """Whether a timer of ``seconds``, started at ``begun``, fires so late that this process did not run."""
    return time.monotonic() - begun > seconds + SLICE
