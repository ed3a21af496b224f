"""The event log: the last events in order, and how often each occurred, in bounded memory.

Only the GUI thread appends to it; other threads send a signal there.
"""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

log = logging.getLogger("kiosk.journal")

KEPT = 500
"""Number of events kept."""
MOST_COUNTED = 2_000
"""Maximum number of separate counters; further ones are counted by event name only."""
ROUTINE = frozenset(
    {
        "counted",
        "cue-ended",
        "cue-prepared",
        "cue-started",
        "film-ended",
        "film-first-frame",
        "language",
        "moved",
        "phase",
        "pointed",
        "spoken",
        "window-placed",
    }
)
"""Routine events, which go to listeners but are neither kept nor counted."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened ``at`` a moment (s, on the clock of the log)."""

    name: str
    at: float
    fields: Mapping[str, object] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The item's; empty where it is about none."""
        return str(self.fields.get("key", ""))


Listener = Callable[[Event], None]


class EventLog:
    """Passes every event to each listener, in order; an exception in one does not affect the others.

    ``now`` is the clock, in seconds.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last: deque[Event] = deque(maxlen=KEPT)
        self._counts: Counter[tuple[str, str]] = Counter()
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Tell ``listener`` of every event from now on."""
        self._listeners.append(listener)

    def append(self, name: str, /, **fields: object) -> None:
        """``name`` happened now."""
        event = Event(name, self._now(), fields)
        if name not in ROUTINE:
            self._last.append(event)
            counted = (name, event.key)
            is_known = counted in self._counts or len(self._counts) < MOST_COUNTED
            self._counts[counted if is_known else (name, "")] += 1
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:
                log.exception("%s could not be told", name)

    @property
    def last(self) -> tuple[Event, ...]:
        """The last events, oldest first."""
        return tuple(self._last)

    @property
    def counts(self) -> Mapping[tuple[str, str], int]:
        """How often each happened since the start, by its name and its item's key."""
        return dict(self._counts)
