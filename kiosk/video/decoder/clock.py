"""Where a film is, made of what libVLC says of its time: numbers only.

libVLC tells its time four times a second while its input has a say, and not at all while the input waits for a file. It says
the same again and again once everything is read and only the last pictures are to be shown. Its time need not begin at 0: a
recording that was cut out of a longer one may begin at an hour.
"""

from __future__ import annotations

FAR = 1000
"""Milliseconds from which on a film that does not begin at 0 is taken at its word; some begin a moment late."""
LONGEST_WAIT = 15_000
"""Milliseconds for which the clock runs on without libVLC's, where nobody knows how long the film is."""


class FilmClock:
    """Milliseconds since the film's beginning. ``now`` is always in seconds, of a clock that never jumps."""

    def __init__(self, *, at: int = 0, begins: int | None = None) -> None:
        """``at`` is where the film goes on, ``begins`` where its time begins, both when another decoder knew."""
        self.begins = begins
        """Where libVLC's time stands when the film begins; ``None`` until that is known."""
        self.length = 0
        self._told = self._ms = at + (begins or 0)
        self._since: float | None = None

    def go(self, now: float) -> None:
        """The film begins to move, or goes on."""
        self._since = now

    def halt(self, now: float) -> None:
        """The film stands still where it is."""
        self._ms, self._since = self._on_scale(now), None

    def move(self, ms: int, now: float) -> None:
        """The film was sent to another moment of its own."""
        self._told = self._ms = ms + (self.begins or 0)
        if self._since is not None:
            self._since = now

    def hear(self, told: int, now: float) -> None:
        """libVLC says that it is at ``told``; nothing while the film stands still."""
        if self._since is None:
            return
        if self.begins is None:
            begins = told - self._on_scale(now)
            self.begins = begins if abs(begins) >= FAR else 0
            self._ms += self.begins
        if told != self._told:
            self._told, self._ms, self._since = told, told, now

    def at(self, now: float) -> int:
        """Where the film is."""
        ms = max(0, self._on_scale(now) - (self.begins or 0))
        return min(ms, max(self.length, self._told - (self.begins or 0))) if self.length else ms

    def _on_scale(self, now: float) -> int:
        if self._since is None:
            return self._ms
        return self._ms + min(LONGEST_WAIT, round((now - self._since) * 1000))
