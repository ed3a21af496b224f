"""Whether the show lives: asked once a second on the window's own thread, which is the first sign."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

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
    ) -> None:
        self._show, self._now, self._counted = show, now, counted
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
        if not state.moving or not has_screen():
            # Without a screen no picture comes, and a move waits for pictures.
            self._moves_since = None
            return ""
        self._moves_since = now if self._moves_since is None else self._moves_since
        if now - self._moves_since > MOVES_S:
            return f"slides have moved for {now - self._moves_since:.0f} s"
        return ""


def has_screen() -> bool:
    """Whether there is a screen with a size: without an output Wayland has one without a name, of 0 x 0."""
    screen = QGuiApplication.primaryScreen()
    return screen is not None and not screen.size().isEmpty()
