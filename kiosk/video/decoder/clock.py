"""The position in a film, interpolated between libVLC's time events. Pure arithmetic.

libVLC reports its time four times a second while it reads the file, and not at all while it waits for the file. Once it has
read everything and only the last frames are left, it keeps repeating the same time. Its time need not start at 0: a recording
that was cut out of a longer one may start at one hour.
"""

from __future__ import annotations

FAR = 1000
"""Milliseconds: an offset smaller than this counts as 0, as some films start a moment late."""
LONGEST_WAIT = 15_000
"""Milliseconds for which the clock runs on without a time event."""


class FilmClock:
    """Milliseconds since the start of the film. ``now`` is always in seconds of a monotonic clock."""

    def __init__(self, *, at: int = 0, begins: int | None = None) -> None:
        """``at`` is the position to continue from, ``begins`` the film's first timestamp, when an earlier decoder knew them."""
        self.begins = begins
        """libVLC's time at the start of the film; ``None`` until it is known."""
        self.length = 0
        self._told = self._ms = at + (begins or 0)
        self._since: float | None = None

    def go(self, now: float) -> None:
        """The film starts playing, or resumes."""
        self._since = now

    def halt(self, now: float) -> None:
        """The film is paused."""
        self._ms, self._since = self._on_scale(now), None

    def move(self, ms: int, now: float) -> None:
        """The film was sent to the position ``ms``."""
        self._told = self._ms = ms + (self.begins or 0)
        if self._since is not None:
            self._since = now

    def hear(self, told: int, now: float) -> None:
        """libVLC reports the time ``told``; ignored while the film is paused."""
        if self._since is None:
            return
        if self.begins is None:
            begins = told - self._on_scale(now)
            self.begins = begins if abs(begins) >= FAR else 0
            self._ms += self.begins
        if told != self._told:
            self._told, self._ms, self._since = told, told, now

    def at(self, now: float) -> int:
        """The position in the film."""
        ms = max(0, self._on_scale(now) - (self.begins or 0))
        return min(ms, max(self.length, self._told - (self.begins or 0))) if self.length else ms

    def _on_scale(self, now: float) -> int:
        if self._since is None:
            return self._ms
        return self._ms + min(LONGEST_WAIT, round((now - self._since) * 1000))
