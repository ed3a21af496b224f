"""What is counted: sums by hour, in memory, until somebody takes them to the disk.

Nothing personal can be in it: a sum has no order, no minute and no visit, only an hour of the clock on the wall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

UNKNOWN = ""
"""The hour of what happened while the clock on the wall was known to be wrong."""
MOST_SUMS = 20_000
"""Maximum number of sums that wait. Further hours are added to ``UNKNOWN``, and what is still too much is not counted."""

Poll = tuple[str, str]
"""A show and the key of its poll."""


class Journal(Protocol):
    """Takes counts, and gives back the votes of a poll."""

    def count(self, what: str, key: str, value: str | float) -> None:
        """One more ``what`` (``shown``, ``vote``, ``visit`` …) about the item ``key``; ``value`` says more of it."""

    def stage(self, key: str) -> None:
        """From now on the item ``key`` is seen; nothing is, where it is empty."""

    def votes(self, key: str) -> Mapping[int, int]:
        """How often each answer of the poll ``key`` was chosen, by its number from 0."""

    def forget_votes(self, key: str) -> None:
        """Reset the poll ``key``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one sum is about."""

    hour: str
    """``2026-05-01T14+02:00``: local time, and how far that is ahead of UTC; or ``UNKNOWN``."""
    show: str
    """Which content; keys are those of one content."""
    key: str
    """The item's; empty if it is about none."""
    what: str
    value: str = ""
    """The language that was chosen, or the number of the answer."""
    round: int = 0
    """How often the poll was reset before."""


@dataclass(frozen=True, slots=True)
class Sum:
    """How often, and how long altogether (s)."""

    count: int = 0
    seconds: float = 0.0

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.count + other.count, self.seconds + other.seconds)


@dataclass(frozen=True, slots=True)
class Batch:
    """What was counted since the last one, and how often each poll was reset since the start of this run."""

    sums: Mapping[Entry, Sum] = field(default_factory=dict)
    resets: Mapping[Poll, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.sums or self.resets)


class MemoryJournal:
    """Counts in memory. ``hour`` and ``show`` are those of what is counted next."""

    def __init__(self, show: str = "", most: int = MOST_SUMS) -> None:
        self.hour, self.show = UNKNOWN, show
        self._most = most
        self._sums: dict[Entry, Sum] = {}
        self._undated: dict[Entry, Sum] = {}
        """Of this run, while the hour was not known."""
        self._votes: dict[Poll, Counter[int]] = {}
        self._resets: dict[Poll, int] = {}
        self._untold: set[Poll] = set()
        """Polls that were reset and nobody has taken that yet."""
        self._staged, self._since = "", 0.0

    def count(self, what: str, key: str, value: str | float) -> None:
        poll = self.show, key
        if what == "visit":
            self._add(Entry(self.hour, self.show, key, what), Sum(1, float(value)))
        elif what == "vote":
            self._votes.setdefault(poll, Counter())[int(value)] += 1
            entry = Entry(self.hour, self.show, key, what, str(int(value)), self._resets.get(poll, 0))
            self._add(entry, Sum(1))
        else:
            self._add(Entry(self.hour, self.show, key, what, str(value)), Sum(1))

    def stage(self, key: str, now: float) -> None:
        """From ``now`` on (s) the item ``key`` is seen."""
        self.lapse(now)
        self._staged = key

    def lapse(self, now: float) -> None:
        """Time has passed until ``now``: it is added to what is seen."""
        if self._staged and now > self._since:
            entry = Entry(self.hour, self.show, self._staged, "shown")
            self._add(entry, Sum(0, now - self._since))
        self._since = now

    def _add(self, entry: Entry, more: Sum) -> None:
        if entry.hour == UNKNOWN and (entry in self._undated or len(self._undated) < self._most):
            self._undated[entry] = self._undated.get(entry, Sum()) + more
        if entry not in self._sums and len(self._sums) >= self._most:
            entry = replace(entry, hour=UNKNOWN)
            if entry not in self._sums and len(self._sums) >= 2 * self._most:
                return
        self._sums[entry] = self._sums.get(entry, Sum()) + more

    # -- polls --------------------------------------------------------------------------------------------------------

    def votes(self, key: str) -> Mapping[int, int]:
        return self._votes.get((self.show, key), {})

    def forget_votes(self, key: str) -> None:
        poll = self.show, key
        self._votes.pop(poll, None)
        self._resets[poll] = self._resets.get(poll, 0) + 1
        self._untold.add(poll)

    def remember(self, votes: Mapping[Poll, Mapping[int, int]]) -> None:
        """These votes were kept by an earlier run; those of a poll that was reset meanwhile are over."""
        for poll, counts in votes.items():
            if poll not in self._resets:
                self._votes.setdefault(poll, Counter()).update(counts)

    # -- for whoever keeps them ---------------------------------------------------------------------------------------

    @property
    def sums(self) -> Mapping[Entry, Sum]:
        """What was counted and not taken yet."""
        return dict(self._sums)

    @property
    def undated(self) -> Mapping[Entry, Sum]:
        """What this run counted while the hour was not known, taken or not."""
        return dict(self._undated)

    def take(self) -> Batch:
        """What was counted since it was taken last."""
        batch = Batch(self._sums, {poll: self._resets[poll] for poll in self._untold})
        self._sums, self._untold = {}, set()
        return batch

    def put_back(self, batch: Batch) -> None:
        """It could not be kept; it is taken again, with what came since."""
        newer, self._sums = self._sums, dict(batch.sums)
        self._untold |= batch.resets.keys()
        for entry, more in newer.items():
            self._sums[entry] = self._sums.get(entry, Sum()) + more


def days_of(entries: Iterable[tuple[Entry, Sum]], day: str) -> list[tuple[Entry, Sum]]:
    """Those of one ``day``, such as ``2026-05-01``."""
    return [(entry, each) for entry, each in entries if entry.hour.startswith(f"{day}T")]
