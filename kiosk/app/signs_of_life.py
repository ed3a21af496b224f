"""Whether the show lives: asked once a second on the window's own thread, which is the first sign."""

from __future__ import annotations

import time
from collections.abc import Callable

from kiosk.show.show import Show
from kiosk.show.state import Phase

OVERDUE_S = 6.0
"""Seconds after which something that was due has not happened. The show tries again each second."""
MOVES_S = 8.0
"""Seconds that slides may move; the longest transition takes 1.4, and an engine that stalls is given up sooner than this."""


HELD_UP_S = 3.0
"""Seconds between two looks after which nothing is judged: this process did not run, and what was due comes in a moment."""


class SignsOfLife:
    """Looks at the show; ``now`` is the show's own clock (s), which stands still while the computer sleeps. ``counted`` is the
    system's, which does not."""

    def __init__(
        self,
        show: Show,
        now: Callable[[], float] = time.monotonic,
        counted: Callable[[], float] = time.monotonic,
        is_seen: Callable[[], bool] = lambda: True,
    ) -> None:
        """``is_seen`` tells whether the window is on a screen that takes pictures."""
        self._show, self._now, self._counted, self._is_seen = show, now, counted, is_seen
        self._moves_since: float | None = None
        self._looked, self._seen = counted(), now()
        self._stands = 0.0
        """Seconds that the show's clock has stood still while this process ran."""

    def missing(self) -> str:
        """What is missing, for the log; empty while the show lives."""
        state, now = self._show.state, self._now()
        looked, self._looked = self._looked, self._counted()
        if self._looked - looked > HELD_UP_S:
            self._moves_since = None
            return ""
        seen, self._seen = self._seen, now
        self._stands = self._stands + self._looked - looked if now <= seen else 0.0
        if self._stands > OVERDUE_S:
            return f"the show's clock has stood still for {self._stands:.0f} s"
        if state.phase is Phase.STOPPED:
            return ""
        due = state.next_due
        if due is not None and now - due > OVERDUE_S:
            return f"what was due {now - due:.0f} s ago has not happened"
        if not state.moving or not self._is_seen():
            # Without a screen, or with one that is switched off, no picture comes, and a move waits for pictures.
            self._moves_since = None
            return ""
        self._moves_since = now if self._moves_since is None else self._moves_since
        if now - self._moves_since > MOVES_S:
            return f"slides have moved for {now - self._moves_since:.0f} s"
        return ""
