"""A locked window stays where visitors see it: whole, in front and with the keyboard, whatever the desktop was told to do.

A desktop has keys of its own that no program hears of: minimise, show the desktop, the next window. Nothing is taken from
it; the window comes back.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QWindow

WHOLE_AGAIN_MS, IN_FRONT_AGAIN_MS = 150, 700
"""After this long it comes back, when it is not the whole screen, or only has not got the keyboard: not in the middle of a
change that it makes itself; nor while another player takes its place, after which this one ends."""


class Staying(QObject):
    """Brings a full-screen window back, from ``begin`` on."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._come_back)

    def begin(self) -> None:
        """From now on the window stays."""
        self._window.windowStateChanged.connect(self._look)
        self._window.activeChanged.connect(self._look)

    @property
    def _is_whole(self) -> bool:
        return self._window.windowState() == Qt.WindowState.WindowFullScreen

    @property
    def _is_away(self) -> bool:
        return self._window.isVisible() and not (self._is_whole and self._window.isActive())

    @Slot()
    def _look(self) -> None:
        if self._is_away:
            self._timer.start(IN_FRONT_AGAIN_MS if self._is_whole else WHOLE_AGAIN_MS)
        else:
            self._timer.stop()

    @Slot()
    def _come_back(self) -> None:
        screen = self._window.screen()
        # Without an output there is nowhere to be.
        if not self._is_away or screen is None or screen.size().isEmpty():
            return
        if not self._is_whole:
            self._window.showFullScreen()
        self._window.raise_()
        self._window.requestActivate()
