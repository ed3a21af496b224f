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


class SignsOfLife:
    """Looks at the show; ``now`` is the show's own clock (s), which stands still while the computer sleeps."""

    def __init__(self, show: Show, now: Callable[[], float] = time.monotonic) -> None:
        self._show, self._now = show, now
        self._moves_since: float | None = None

    def missing(self) -> str:
        """What is missing, for the log; empty while the show lives."""
        state, now = self._show.state, self._now()
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
