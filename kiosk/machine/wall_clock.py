"""The clock on the wall: what it says here, and whether to believe it.

A computer without a battery for its clock starts in 1970, or where it was switched off, until a network tells it the time.
Times are compared in seconds since 1970, to which summer time and time zones mean nothing.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Literal


def is_world_time() -> bool:
    """The time zone is UTC, as on a system that nobody set up; since ``local`` was asked last."""
    return time.tzname[0] in ("UTC", "Universal") and not time.daylight


Doubt = Literal["", "clock-early", "clock-jumped"]
"""Why the clock is not believed, as a code of the catalogues' ``machine``; empty where it is."""

BUILT = datetime(2026, 11, 23, tzinfo=UTC).timestamp()
"""When this program was made: no clock that is right says less."""
DAY_S = 24 * 3600.0
JUMP_S = 1.5 * 3600.0
"""A change by less is somebody who sets the clock right, or sets it for summer time."""
SETTLES_S = 600.0
"""How long the clock must go on evenly after a jump until it is believed again."""


class ClockTrust:
    """Compares the clock on the wall with one that only counts, at each reading."""

    def __init__(self, content_made: float = 0.0) -> None:
        """``content_made`` is when the content was saved last (s since 1970); 0 where that is not known."""
        self.content_made = content_made
        self._offset: float | None = None
        """By how much the clock is ahead of the counting one while it is believed."""
        self._is_early = False
        self._jumped: tuple[float, float] | None = None
        """By how much it is ahead since a jump, and when that was on the counting clock."""
        self._earliest = float("inf")
        """What somebody set it to, when that is before the content was made."""

    def believe(self, wall: float, counted: float) -> None:
        """Somebody who sees the right time has set the clock to what it says: no jump, and not too early."""
        self._offset, self._jumped, self._earliest = wall - counted, None, wall

    def read(self, wall: float, counted: float) -> Doubt:
        """The clock says ``wall`` (s since 1970), and ``counted`` seconds have passed since any moment."""
        ahead = wall - counted
        earliest = min(max(BUILT, self.content_made - DAY_S), self._earliest)
        was_early, self._is_early = self._is_early, wall < earliest
        if self._is_early:
            return "clock-early"
        # From a time that cannot be, a jump is the cure.
        if was_early or self._offset is None or abs(ahead - self._offset) < JUMP_S:
            self._offset, self._jumped = ahead, None
        elif self._jumped is None or abs(ahead - self._jumped[0]) >= JUMP_S:
            self._jumped = ahead, counted
        elif counted - self._jumped[1] >= SETTLES_S:
            self._offset, self._jumped = ahead, None
        return "clock-jumped" if self._jumped else ""


def seconds() -> float:
    """What the clock on the wall says, in seconds since 1970."""
    return time.time()


def counted() -> float:
    """Seconds that passed since the computer was switched on, also while it slept."""
    # Linux's, then macOS's; Windows's own monotonic clock counts sleep.
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC_RAW"):
        if (clock := getattr(time, name, None)) is not None:
            return time.clock_gettime(clock)
    return time.monotonic()


def local(wall: float) -> datetime:
    """``wall`` (s since 1970) as a clock in this place says it, in the time zone that is set now."""
    if hasattr(time, "tzset"):
        time.tzset()
    return datetime.fromtimestamp(wall)  # noqa: DTZ006  (schedules are in local time)
