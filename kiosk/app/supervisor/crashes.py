"""What is learnt from players that died or hung: which item to leave out, and when to show posters only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TWICE = 2
"""Crashes at one item until it is left out: once is bad luck."""
LEFT_OUT_S = 600.0
"""Seconds that such an item is left out; it is tried again then, as a driver or a cable may have been the cause."""
REMEMBERED_S = 3600.0
"""Seconds that a crash at an item counts."""
MANY, WITHIN_S = 3, 300.0
"""So many crashes within so many seconds mean that the full show does not run on this computer now."""
FIRST_TRY_S, LAST_TRY_S = 300.0, 1800.0
"""Seconds of safe mode until the full show is tried again: the first time, and at most (each vain try doubles it)."""
SOON_S = 5.0
"""A player that lived for less died at its start."""
FIRST_REST_S, LONGEST_REST_S = 1.0, 30.0
"""Seconds between two starts after players that died at theirs: the second time, and at most (doubled each time)."""


@dataclass(frozen=True, slots=True)
class Crash:
    """A player that died or hung: when (s), and at which item; empty before the first."""

    at: float
    key: str


def rest_after(deaths: int) -> float:
    """Seconds until the next start after so many children of one kind that died at their start, one after the other.

    None after the first: that may be bad luck.
    """
    return min(FIRST_REST_S * 2.0 ** min(deaths - TWICE, 10), LONGEST_REST_S) if deaths >= TWICE else 0.0


@dataclass
class Crashes:
    """All crashes of this run that still count. Times are seconds on the supervisor's clock, except in ``left_out``."""

    seen: list[Crash] = field(default_factory=list)
    _left_out: dict[str, float] = field(default_factory=dict)
    _safe_until: float | None = None
    _tries: int = 0
    _soon: int = 0

    def add(self, now: float, key: str, *, lived: float) -> str:
        """A player has crashed at ``key`` (empty: before its first item) after ``lived`` seconds.

        Returns the key if that item is left out from now on, else an empty text.
        """
        self.seen = [crash for crash in self.seen if now - crash.at < REMEMBERED_S]
        self.seen.append(Crash(now, key))
        self._soon = self._soon + 1 if lived < SOON_S else 0
        if sum(now - crash.at < WITHIN_S for crash in self.seen) >= MANY:
            self._enter_safe_mode(now)
        if key and sum(crash.key == key for crash in self.seen) >= TWICE and key not in self.left_out(now):
            self._left_out[key] = now + LEFT_OUT_S
            return key
        return ""

    def left_out(self, now: float) -> Mapping[str, float]:
        """Items that are left out -> for how many more seconds."""
        return {key: until - now for key, until in self._left_out.items() if until > now}

    def is_safe(self, now: float) -> bool:
        """Whether the next player is to run in safe mode."""
        return self._safe_until is not None and now < self._safe_until

    def tries_again_at(self) -> float | None:
        """When the full show is tried again (s); ``None`` outside safe mode."""
        return self._safe_until

    def rest(self) -> float:
        """Seconds until the next start."""
        return rest_after(self._soon)

    def full_show_runs(self) -> None:
        """The full show has run for long enough: safe mode is over."""
        self._safe_until, self._tries = None, 0

    def _enter_safe_mode(self, now: float) -> None:
        if self.is_safe(now):
            return
        self._safe_until = now + min(FIRST_TRY_S * 2.0**self._tries, LAST_TRY_S)
        self._tries = min(self._tries + 1, 10)
