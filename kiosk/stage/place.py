"""Keeps the window on its screen while screens are plugged, switched, turned or scaled."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from kiosk.machine.screens import ScreenName, index_of

log = logging.getLogger("kiosk.stage")

SOON_MS, LATER_MS = 100, 1_000
"""A screen reports size, position and scale one after the other, and a window manager may interfere: the window is placed soon
after the last change, and once more later."""


class WindowPlace(QObject):
    """Covers a screen with a window, with or without a window manager.

    Signals:
        settled: the window is in its place; the screen may have a new size, scale or density.
        came: there is a screen, and there was none.
    """

    settled = Signal()
    came = Signal()

    def __init__(
        self,
        window: QWindow,
        wanted: int | str,
        *,
        is_windowed: bool,
        say: Callable[[str, dict[str, object]], None] = lambda code, fields: None,
    ) -> None:
        """``wanted`` is the screen's number, from 0, or its name. ``say`` gets ``screen-missing``, ``screen-back``,
        ``no-screen`` and ``screen-came``."""
        super().__init__()
        self._window, self._wanted, self._is_windowed, self._say = window, wanted, is_windowed, say
        self._name = ""
        """Name of the screen with the number that is wanted, once it was seen: a loose cable changes the numbers."""
        self._missed: int | str | None = None
        """What was said to be missing."""
        self._is_shown = self._is_alone = False
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

    @property
    def has_screen(self) -> bool:
        """Whether there is any screen with a size."""
        return bool(self._screens())

    def choose(self, wanted: int | str) -> None:
        """From now on another screen is wanted."""
        if wanted != self._wanted:
            self._wanted, self._name = wanted, ""
            self._look()

    def show(self) -> None:
        """Put the window on its screen and show it."""
        self._is_shown = True
        if self._is_windowed:
            self._window.show()
        else:
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
        screens = self._screens()
        names = tuple(map(ScreenName.of, screens))
        index = next((index for index, name in enumerate(names) if name.socket == self._name), None)
        if index is None:
            index = index_of(self._wanted, names)
            if index is not None and isinstance(self._wanted, int):
                self._name = self._name or names[index].socket
        self._tell(names, is_missing=index is None)
        if index is not None or not screens:
            return None if index is None else screens[index]
        present = self._window.screen()
        if present in screens and self._is_shown:
            # It does not wander between screens of which none is the one that is wanted.
            return present
        primary = self._application.primaryScreen()
        return primary if primary in screens else screens[0]

    def _screens(self) -> list[QScreen]:
        """Those with a size: without an output Wayland has one of 0 x 0."""
        return [screen for screen in self._application.screens() if not screen.size().isEmpty()]

    def _tell(self, names: tuple[ScreenName, ...], *, is_missing: bool) -> None:
        if bool(names) == self._is_alone:
            self._is_alone = not names
            self._say("screen-came" if names else "no-screen", {})
            if names:
                self.came.emit()
        missed = self._wanted if is_missing else None
        if not names or missed == self._missed:
            return
        if missed is None:
            self._say("screen-back", {"screen": self._wanted})
        else:
            self._say("screen-missing", {"screen": missed, "there": tuple(map(str, names))})
        self._missed = missed

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
