"""Finds out from measured transitions whether this machine is fast enough for moving slides."""

from __future__ import annotations

from kiosk.poster.motion import SLOW_FRAMES

WEAK_AFTER = 3
"""Slow moves in a row; a single one may be slow because the machine was busy."""


class MachineStrength:
    """A machine found weak stays weak: from then on it only fades, which is fast everywhere and proves nothing."""

    def __init__(self) -> None:
        self._slow_moves = 0

    @property
    def is_weak(self) -> bool:
        return self._slow_moves >= WEAK_AFTER

    def moved(self, frames: int, ms: float) -> bool:
        """A move took ``ms`` for ``frames`` frames. Returns whether this move shows that the machine is weak."""
        if self.is_weak:
            return False
        slow = ms > 0 and frames * 1000 / ms < SLOW_FRAMES
        self._slow_moves = self._slow_moves + 1 if slow else 0
        return self.is_weak
