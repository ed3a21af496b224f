"""Shows the mouse pointer over the window only while a mouse is moved."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QWindow

from kiosk.machine.pointer import Pointer


class Cursor(QObject):
    """The pointer over ``window``; hidden from the start."""

    def __init__(self, window: QWindow, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` is a clock (s)."""
        super().__init__()
        self._window, self._now, self._pointer = window, now, Pointer()
        self._is_seen = False
        self._hides = QTimer(self)
        self._hides.setSingleShot(True)
        self._hides.timeout.connect(self._look)
        window.setCursor(Qt.CursorShape.BlankCursor)

    @Slot(float, float)
    def moved(self, x: float, y: float) -> None:
        """The pointer is there in the window."""
        self._pointer.moved(x, y, self._now())
        self._look()

    @Slot()
    def touched(self) -> None:
        """A finger touched the screen."""
        self._pointer.touched(self._now())
        self._look()

    def close(self) -> None:
        self._hides.stop()

    @Slot()
    def _look(self) -> None:
        now = self._now()
        is_seen = self._pointer.is_seen(now)
        if is_seen != self._is_seen:
            self._is_seen = is_seen
            self._window.setCursor(Qt.CursorShape.ArrowCursor if is_seen else Qt.CursorShape.BlankCursor)
        if is_seen and not self._hides.isActive():
            self._hides.start(int(self._pointer.left(now) * 1000) + 20)
