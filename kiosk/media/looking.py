"""How long files are looked at before the show begins, and how far that has come.

A folder of 500 photos on a slow stick takes longer to look through than anybody waits in front of an empty screen. So the
first load looks for a moment and takes the rest on trust, by their names; a second one, beside the show that runs
already, looks at everything.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

TOLD_EVERY = 0.25
"""Seconds."""


class Looking:
    """One load's looks at pictures and films. ``told`` hears how many of how many were looked at, now and then."""

    def __init__(
        self,
        patience: float = math.inf,
        told: Callable[[int, int], None] = lambda done, known: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``patience`` (s) counts from the first look, which is always taken."""
        self._patience, self._told, self._clock = patience, told, clock
        self._end: float | None = None
        self._told_at = -math.inf
        self._done = self._known = 0
        self.took_on_trust = False

    def expect(self, files: int) -> None:
        """So many more are there to be looked at."""
        self._known += files

    def may_look(self) -> bool:
        """Whether there is time for another file; if not, it is taken on trust, and so are all that follow."""
        if self._end is None:
            self._end = self._clock() + self._patience
        elif not self.took_on_trust and self._clock() >= self._end:
            self.took_on_trust = True
        return not self.took_on_trust

    def looked(self) -> None:
        """One more is done."""
        self._done += 1
        now = self._clock()
        if now - self._told_at >= TOLD_EVERY:
            self._told_at = now
            self._told(self._done, max(self._done, self._known))
