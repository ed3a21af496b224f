"""The show's clock for visits that do not wait in real time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.stage.qt_clock import QtClock


class Call:
    """A call that was asked for."""

    def __init__(self, due: float, call: Callable[[], None]) -> None:
        self.due, self.call = due, call
        self.cancel: Callable[[], None] = lambda: None


class SkippingClock:
    """Qt's, but for the time that the visit does not wait: it is gone at once, and what was due in it comes now."""

    def __init__(self, parent: QObject) -> None:
        self._clock = QtClock(parent)
        self._ahead = 0.0
        self._calls: list[Call] = []

    def now(self) -> float:
        return self._clock.now() + self._ahead

    def call_later(self, delay: float, call: Callable[[], None]) -> Call:
        made = Call(self.now() + delay, call)
        self._calls.append(made)
        self._await(made)
        return made

    def skip(self, seconds: float) -> None:
        self._ahead += seconds
        pending, self._calls = self._calls, []
        for each in pending:
            each.cancel()
            self._calls.append(each)
            self._await(each)

    def has_caught_up(self) -> bool:
        """Whether everything that was due has happened."""
        return all(each.due > self.now() for each in self._calls)

    def _await(self, made: Call) -> None:
        def come() -> None:
            self._calls.remove(made)
            made.call()

        def cancel() -> None:
            timer.cancel()
            if made in self._calls:
                self._calls.remove(made)

        timer = self._clock.call_later(max(0.0, made.due - self.now()), come)
        made.cancel = cancel
