"""The clock as a parameter: the application passes Qt's, tests pass one that they advance themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """A scheduled call that can be cancelled."""

    def cancel(self) -> None: ...


class Clock(Protocol):
    """A monotonic clock in seconds."""

    def now(self) -> float: ...

    def call_later(self, delay: float, call: Callable[[], None]) -> Timer: ...
