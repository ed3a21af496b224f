"""Limits the time spent on checking files before the show starts, and tracks the progress.

Checking 500 photos on a slow USB stick takes longer than anybody wants to wait in front of an empty screen. So the first load
checks files for a moment and trusts the names of the rest; a second load checks everything while the show already runs.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

TOLD_EVERY = 0.25
"""Seconds."""


class Looking:
    """The file checks of one load. ``told`` is called now and then with the number of files done and the total."""

    def __init__(
        self,
        patience: float = math.inf,
        told: Callable[[int, int], None] = lambda done, known: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``patience`` (s) counts from the first check, which is always made."""
        self._patience, self._told, self._clock = patience, told, clock
        self._end: float | None = None
        self._told_at = -math.inf
        self._done = self._known = 0
        self.took_on_trust = False

    def expect(self, files: int) -> None:
        """Add this many files to the total."""
        self._known += files

    def may_look(self) -> bool:
        """Whether there is time to check another file; if not, this one and all that follow are trusted."""
        if self._end is None:
            self._end = self._clock() + self._patience
        elif not self.took_on_trust and self._clock() >= self._end:
            self.took_on_trust = True
        return not self.took_on_trust

    def looked(self) -> None:
        """Count one more file as done."""
        self._done += 1
        now = self._clock()
        if now - self._told_at >= TOLD_EVERY:
            self._told_at = now
            self._told(self._done, max(self._done, self._known))
