"""A finger and a mouse on a window, with their own time: a press of five seconds takes none."""

from __future__ import annotations

import os
from collections.abc import Sequence

# Each movement is delivered by itself, not with the next picture.
os.environ["QML_NO_TOUCH_COMPRESSION"] = "1"

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPointerEvent, QTouchEvent, QWindow
from PySide6.QtTest import QTest

RELEASES = (QEvent.Type.TouchEnd, QEvent.Type.MouseButtonRelease)


class Later(QObject):
    """Lets the releases of a window happen later than they did: they carry another time."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self.seconds = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if self.seconds and event.type() in RELEASES and isinstance(event, QPointerEvent):
            event.setTimestamp(event.timestamp() + int(self.seconds * 1000))
        return False


class Touch:
    """Fingers."""

    name = "touch"

    def __init__(self, window: QWindow) -> None:
        self._window, self._device = window, QTest.createTouchDevice()
        self._later = Later(window)

    def press(self, at: QPoint, finger: int = 0) -> None:
        QTest.touchEvent(self._window, self._device).press(finger, at, self._window).commit()

    def move(self, *way: QPoint, finger: int = 0) -> None:
        for at in way:
            QTest.touchEvent(self._window, self._device).move(finger, at, self._window).commit()

    def release(self, at: QPoint, held: float = 0.0, finger: int = 0) -> None:
        """After ``held`` seconds."""
        self._later.seconds = held
        QTest.touchEvent(self._window, self._device).release(finger, at, self._window).commit()
        self._later.seconds = 0.0

    def with_palm(self, at: QPoint, palm: QPoint, *, first: bool) -> None:
        """A touch while a palm lies elsewhere, since before it or since a moment after."""
        one, other = (1, 0) if first else (0, 1)
        where = {0: at, 1: palm}
        QTest.touchEvent(self._window, self._device).press(one, where[one], self._window).commit()
        both = QTest.touchEvent(self._window, self._device).stationary(one)
        both.press(other, where[other], self._window).commit()
        QTest.touchEvent(self._window, self._device).release(0, at, self._window).stationary(1).commit()
        QTest.touchEvent(self._window, self._device).release(1, palm, self._window).commit()

    def cancel(self) -> None:
        """The system takes the touch away, as for a gesture of its own."""
        QCoreApplication.sendEvent(self._window, QTouchEvent(QEvent.Type.TouchCancel, self._device))


class Mouse:
    """A mouse with one button."""

    name = "mouse"

    def __init__(self, window: QWindow) -> None:
        self._window = window
        self._later = Later(window)

    def press(self, at: QPoint) -> None:
        QTest.mouseMove(self._window, at)
        QTest.mousePress(self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def move(self, *way: QPoint) -> None:
        for at in way:
            QTest.mouseMove(self._window, at)

    def release(self, at: QPoint, held: float = 0.0) -> None:
        """After ``held`` seconds."""
        self._later.seconds = held
        QTest.mouseRelease(self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        self._later.seconds = 0.0


def way(start: QPoint, by: QPoint, steps: int) -> Sequence[QPoint]:
    """The places of a straight movement, without its start."""
    return [start + by * (step / steps) for step in range(1, steps + 1)]
