"""Usage counts of the stand. Nothing personal is recorded: no names, no times of day, no order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Protocol


class Journal(Protocol):
    """Takes counts, and gives back the votes of a poll."""

    def count(self, what: str, key: str, value: str | float) -> None:
        """One more ``what`` (``shown``, ``vote``, ``visit`` …) about the item ``key``; ``value`` says more of it."""

    def votes(self, key: str) -> Mapping[int, int]:
        """How often each answer of the poll ``key`` was chosen, by its number from 0."""

    def forget_votes(self, key: str) -> None:
        """Reset the poll ``key``."""


class MemoryJournal:
    """Counts in memory; ``votes`` are those of an earlier run whose show is resumed."""

    def __init__(self, votes: Mapping[str, Mapping[int, int]] | None = None) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        """By what happened and the item's key; languages and visits are about no item."""
        self.languages: Counter[str] = Counter()
        self.visit_seconds = 0.0
        self._votes = {key: Counter(each) for key, each in (votes or {}).items()}

    def count(self, what: str, key: str, value: str | float) -> None:
        self.counts[what, key] += 1
        if what == "vote":
            self._votes.setdefault(key, Counter())[int(value)] += 1
        elif what == "language":
            self.languages[str(value)] += 1
        elif what == "visit":
            self.visit_seconds += float(value)

    def votes(self, key: str) -> Mapping[int, int]:
        return self._votes.get(key, {})

    @property
    def all_votes(self) -> Mapping[str, Mapping[int, int]]:
        """Of every poll, by its key."""
        return {key: dict(each) for key, each in self._votes.items()}

    def forget_votes(self, key: str) -> None:
        self._votes.pop(key, None)
