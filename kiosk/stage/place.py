"""Keeps the window on its screen while screens are plugged, switched, rotated or scaled."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

log = logging.getLogger("kiosk.stage")

SOON_MS, LATER_MS = 100, 1_000
"""A screen reports size, position and scale one after the other, and a window manager may interfere: the window is placed soon
after the last change, and once more later."""


class WindowPlace(QObject):
    """Covers a screen with a window, with or without a window manager.

    Signals:
        settled: the window is in its place; the screen may have a new size, scale or density.
    """

    settled = Signal()

    def __init__(
        self,
        window: QWindow,
        number: int,
        *,
        is_windowed: bool,
        say: Callable[[str, dict[str, object]], None] = lambda code, fields: None,
    ) -> None:
        """``number`` is the screen's, from 0. ``say`` gets ``screen-missing`` and ``screen-back``."""
        super().__init__()
        self._window, self._number, self._is_windowed, self._say = window, number, is_windowed, say
        self._name = ""
        """Name of the chosen screen, once it has been seen: a loose cable changes the numbers."""
        self._is_missing = self._is_shown = False
        self._soon, self._later = QTimer(self), QTimer(self)
        for timer, ms in ((self._soon, SOON_MS), (self._later, LATER_MS)):
            timer.setSingleShot(True)
            timer.setInterval(ms)
            timer.timeout.connect(self._settle)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        self._application = application
        application.screenAdded.connect(self._screen_added)
        application.screenRemoved.connect(self._look)
        application.primaryScreenChanged.connect(self._look)
        for screen in application.screens():
            self._watch(screen)

    def show(self) -> None:
        """Put the window on its screen and show it."""
        self._is_shown = True
        if self._is_windowed:
            self._window.show()
        else:
            self._window.setCursor(Qt.CursorShape.BlankCursor)
            self._settle()
            self._window.showFullScreen()

    def close(self) -> None:
        """Stop placing the window, which is about to be closed."""
        self._application.screenAdded.disconnect(self._screen_added)
        self._application.screenRemoved.disconnect(self._look)
        self._application.primaryScreenChanged.disconnect(self._look)
        self._soon.stop()
        self._later.stop()

    def screen(self) -> QScreen | None:
        """The screen for the window, or ``None`` while there is none with a size."""
        screens = [screen for screen in self._application.screens() if not screen.size().isEmpty()]
        asked = next((screen for screen in screens if self._name and screen.name() == self._name), None)
        if asked is None and self._number < len(screens):
            asked = screens[self._number]
            self._name = self._name or asked.name()
        self._tell(is_missing=asked is None and bool(screens))
        if asked or not screens:
            return asked
        primary = self._application.primaryScreen()
        return primary if primary in screens else screens[0]

    def _tell(self, *, is_missing: bool) -> None:
        if is_missing != self._is_missing:
            self._is_missing = is_missing
            self._say("screen-missing" if is_missing else "screen-back", {"number": self._number})

    def place(self) -> None:
        """Put the window on its screen, whether it is shown or not."""
        screen = self.screen()
        if screen is None:
            return
        is_elsewhere = self._window.screen() is not screen
        if is_elsewhere:
            if self._is_shown and not self._is_windowed:
                # A full-screen window cannot be moved to another screen.
                self._window.setWindowState(Qt.WindowState.WindowNoState)
            self._window.setScreen(screen)
        if self._is_windowed:
            return
        if self._window.geometry() != screen.geometry():
            self._window.setGeometry(screen.geometry())
        if self._is_shown and self._window.windowState() != Qt.WindowState.WindowFullScreen:
            self._window.showFullScreen()

    def _watch(self, screen: QScreen) -> None:
        for changed in (
            screen.geometryChanged,
            screen.physicalSizeChanged,
            screen.logicalDotsPerInchChanged,
            screen.orientationChanged,
        ):
            changed.connect(self._look)

    @Slot(QScreen)
    def _screen_added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._look()

    @Slot()
    def _look(self) -> None:
        self._soon.start()
        self._later.start()

    @Slot()
    def _settle(self) -> None:
        self.place()
        self.settled.emit()
