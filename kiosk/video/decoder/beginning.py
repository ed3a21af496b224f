"""Whether the first picture that libVLC shows of a film is the film's first."""

from __future__ import annotations

import time

AT_ONCE = 0.005
"""Seconds from a picture's drawing to its showing, when libVLC does not wait for its time. Measured: 0.02 to 0.9 ms for a
film's first picture, now and then 8 on a crowded machine; the second of a film of 30 a second waits for 30 ms."""
TRIES = 2
"""So often a film is begun anew; then it is taken as it comes."""
LIMIT = 1.0
"""Seconds: a film of which the first picture comes later than that is not made to wait for it once more."""


class Beginning:
    """Tells from the time that a picture waited whether one before it was lost.

    While a film opens, libVLC shows the first picture as soon as it is drawn, and the others when their time has come. If
    the second is decoded before the first was drawn, it throws that away: the time of the first was told before the clock
    was set, and looks like a later one. Of films opened on a crowded machine this met three in a hundred, and they were
    held on their second picture.
    """

    def __init__(self, *, tries: int = TRIES) -> None:
        self.tries = tries
        self._opened: float | None = None
        self.is_to_come = False
        """The first picture was lost and the film is about to begin anew: what still comes is of no use."""

    def opens(self) -> None:
        """libVLC begins with the film, for the first time or anew."""
        self.is_to_come = False
        if self._opened is None:
            self._opened = time.monotonic()

    def is_lost(self, waited: float) -> bool:
        """Whether the first picture to come, shown after ``waited`` seconds, is a later one and the film must begin anew."""
        in_time = self._opened is not None and time.monotonic() < self._opened + LIMIT
        if waited < AT_ONCE or not self.tries or not in_time:
            return False
        self.tries -= 1
        self.is_to_come = True
        return True
