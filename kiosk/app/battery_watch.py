"""Tells the operator when the computer runs on its battery, and when that is low."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.machine.background import ask
from kiosk.machine.power import Battery, BatteryRules, battery

LOOK_EVERY_MS = 60_000


class BatteryWatch(QObject):
    """Looks once a minute, on a thread: some drivers take their time.

    Signals:
        looked(battery): what a look found; None without a battery. Emitted on the thread that looked.
        told(code, fields): what is to be said of the battery has changed; a code of the catalogues' ``machine``.
    """

    told = Signal(str, object)
    looked = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, read: Callable[[], Battery | None] = battery
    ) -> None:
        super().__init__(parent)
        self._ask_for = read
        self._busy = threading.Lock()
        self._rules = BatteryRules()
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
        """Look now, unless the last look still waits for its driver: threads do not pile up."""
        if self._busy.acquire(blocking=False):
            ask(self._read, self.looked.emit)

    def _read(self) -> Battery | None:
        try:
            return self._ask_for()
        finally:
            self._busy.release()

    @Slot(object)
    def _take(self, found: Battery | None) -> None:
        code = self._rules.news(found)
        if code:
            self.told.emit(code, {"percent": found.percent} if found else {})
