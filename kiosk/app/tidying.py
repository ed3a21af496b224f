"""Has Python's cyclic garbage collector run on the GUI thread alone.

Left to itself it runs on whichever thread happens to make an object, and destroys there what Qt made on this one: a crash.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOKS_MS = 500
MANY = 700
"""New objects since the last collection from which on there is another one; Python's own limit."""
OLDER_EVERY = 10
"""Every so many collections one takes older objects too, and every so many of those one takes all: Python's own numbers."""


class Collector:
    """Collects when it is asked to look, on the thread of whoever asks, and nothing else does: not even Python."""

    def __init__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._count = 0

    def look(self) -> None:
        """Collect if there is reason to."""
        if gc.get_count()[0] < MANY:
            return
        self._count += 1
        older, oldest = self._count % OLDER_EVERY == 0, self._count % OLDER_EVERY**2 == 0
        gc.collect(2 if oldest else 1 if older else 0)

    def close(self) -> None:
        """Leave it to Python again, if that did it before."""
        if self._was_enabled:
            gc.enable()


class Tidying(QObject):
    """From its making until ``close`` all collecting is done on the GUI thread. What was made until ``begin`` stays for good:
    the show's own parts are not looked through again and again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collector = Collector()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Begin to collect; call it when the first picture has come. A collection of everything, 40 ms, is left out: it would
        hold up the first transition."""
        gc.freeze()
        self._timer.start()

    @Slot()
    def look(self) -> None:
        self._collector.look()

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        self._collector.close()
