"""Finds out whether the first frame that libVLC shows is really the film's first one."""

from __future__ import annotations

import time

AT_ONCE = 0.005
"""Seconds between drawing and showing a frame that libVLC shows without waiting. Measured: 0.02 to 0.9 ms for a film's first
frame, occasionally 8 on a busy machine; the second frame at 30 frames a second waits 30 ms."""
TRIES = 2
"""How often a film is restarted; after that its first frame is accepted as it is."""
LIMIT = 1.0
"""Seconds: a film whose first frame takes longer than this is not restarted, which would double the wait."""


class Beginning:
    """Infers from how long a frame waited before it was shown whether the frame before it was lost.

    While a film opens, libVLC shows the first frame as soon as it is drawn and the others when they are due. If the second
    is decoded before the first is drawn, libVLC drops the first as late: its timestamp was set before the clock was. On a
    busy machine this happened to three films in a hundred, which then stood on their second frame.
    """

    def __init__(self, *, tries: int = TRIES) -> None:
        self.tries = tries
        self._opened: float | None = None
        self.is_to_come = False
        """The first frame was lost and the film is about to restart: frames that still arrive are discarded."""

    def opens(self) -> None:
        """libVLC opens the film, for the first time or after a restart."""
        self.is_to_come = False
        if self._opened is None:
            self._opened = time.monotonic()

    def is_lost(self, waited: float) -> bool:
        """Whether the frame shown after ``waited`` seconds is not the first one, so that the film must be restarted."""
        in_time = self._opened is not None and time.monotonic() < self._opened + LIMIT
        if waited < AT_ONCE or not self.tries or not in_time:
            return False
        self.tries -= 1
        self.is_to_come = True
        return True
