"""Whether this machine is quick enough for slides that move: learnt from the moves it has drawn."""

from __future__ import annotations

from kiosk.poster.motion import SLOW_FRAMES

WEAK_AFTER = 3
"""Moves in a row: one may be slow because something else was at work."""


class MachineStrength:
    """Once weak, always weak: fading is quick even on a weak machine and proves nothing."""

    def __init__(self) -> None:
        self._slow_moves = 0

    @property
    def is_weak(self) -> bool:
        return self._slow_moves >= WEAK_AFTER

    def moved(self, frames: int, ms: float) -> bool:
        """A move was drawn in ``frames`` and took ``ms``. Whether it is the one that proves the machine weak."""
        if self.is_weak:
            return False
        slow = ms > 0 and frames * 1000 / ms < SLOW_FRAMES
        self._slow_moves = self._slow_moves + 1 if slow else 0
        return self.is_weak
