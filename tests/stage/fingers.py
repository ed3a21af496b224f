"""A finger and a mouse on a window, with their own time: a press of five seconds takes 25 ms."""

from __future__ import annotations

import os
from collections.abc import Sequence

# Each movement is delivered by itself, not with the next picture.
os.environ["QML_NO_TOUCH_COMPRESSION"] = "1"

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPointerEvent, QTouchEvent, QWindow
from PySide6.QtTest import QTest

RELEASES = (QEvent.Type.TouchEnd, QEvent.Type.MouseButtonRelease)
QUICKER = 200
"""Qt's own patience with a press, and every press, last so many times shorter than they say."""
HOLD_MS = 800
"""What is a long press for Qt."""


def let_pass(ms: float) -> None:
    """Let so much real time pass, and what happens in it happen."""
    timer, loop = QTimer(), QEventLoop()
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(round(ms))
    loop.exec()


class Later(QObject):
    """Lets the releases of a window happen later than they did: events carry another time, and Qt loses patience sooner."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._seconds = 0.0
        window.installEventFilter(self)
        QGuiApplication.styleHints().setMousePressAndHoldInterval(HOLD_MS // QUICKER)

    def wait(self, seconds: float) -> None:
        """What is released next was held for so long."""
        self._seconds = seconds
        let_pass(seconds * 1000 / QUICKER)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if self._seconds and event.type() in RELEASES and isinstance(event, QPointerEvent):
            event.setTimestamp(event.timestamp() + int(self._seconds * 1000))
            self._seconds = 0.0
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
        self._later.wait(held)
        QTest.touchEvent(self._window, self._device).release(finger, at, self._window).commit()

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
        self._later.wait(held)
        QTest.mouseRelease(self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def way(start: QPoint, by: QPoint, steps: int) -> Sequence[QPoint]:
    """The places of a straight movement, without its start."""
    return [start + by * (step / steps) for step in range(1, steps + 1)]
