"""Whether the mouse pointer is to be seen: on a stand only while a mouse is really moved. Pure; time is a parameter (s)."""

from __future__ import annotations

import math
from collections import deque

STAYS = 3.0
"""Seconds that the pointer stays after the last movement."""
WITHIN = 1.0
"""Seconds within which a movement has to be seen as one."""
LEAST_STEPS, LEAST_PX = 5, 8.0
"""A mouse in a hand tells its place a hundred times a second. One jump is no hand: a window or a screen came under the pointer,
or a program put it elsewhere. Neither is the trembling of a mouse on a table, which gets nowhere."""
AFTER_TOUCH = 1.0
"""Seconds after a touch in which nothing counts: some systems let the pointer follow the finger."""


class Pointer:
    """Learns where the pointer is, and tells whether it is to be seen."""

    def __init__(self) -> None:
        self._steps: deque[tuple[float, float, float]] = deque(maxlen=50)
        self._touched, self._till = -math.inf, -math.inf

    def moved(self, x: float, y: float, now: float) -> bool:
        """The pointer is there now; whether it is to be seen."""
        is_told_again = bool(self._steps) and self._steps[-1][:2] == (x, y)
        if is_told_again or now - self._touched < AFTER_TOUCH:
            return self.is_seen(now)
        while self._steps and now - self._steps[0][2] > WITHIN:
            self._steps.popleft()
        self._steps.append((x, y, now))
        is_a_hand = len(self._steps) >= LEAST_STEPS and math.dist(self._steps[0][:2], (x, y)) >= LEAST_PX
        if is_a_hand or self.is_seen(now):
            self._till = now + STAYS
        return self.is_seen(now)

    def touched(self, now: float) -> None:
        """A finger came down: the pointer goes."""
        self._touched, self._till = now, -math.inf
        self._steps.clear()

    def is_seen(self, now: float) -> bool:
        return now < self._till

    def left(self, now: float) -> float:
        """Seconds that it is still to be seen."""
        return max(0.0, self._till - now)
