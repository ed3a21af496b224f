"""Time as a parameter: the application gives Qt's, tests give one they move by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """A call that was asked for and can be taken back."""

    def cancel(self) -> None: ...


class Clock(Protocol):
    """A monotonic clock in seconds."""

    def now(self) -> float: ...

    def call_later(self, delay: float, call: Callable[[], None]) -> Timer: ...
