"""Where a visit by ear, or scanning, is on the screen. Pure: a place in one reading is found again in the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.visitor.reading.told import Told


class Cursor:
    """Points at one thing of a reading, or at none: it has not moved yet."""

    def __init__(self) -> None:
        self._things: list[Told] = []
        self._place = -1

    @property
    def at(self) -> Told | None:
        """What it points at."""
        return self._things[self._place] if 0 <= self._place < len(self._things) else None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to point at."""
        return not self._things

    def follow(self, things: Sequence[Told]) -> None:
        """Find what it points at in a newer reading: itself, else what is called the same, else what stands in its place."""
        at, place = self.at, self._place
        self._things = list(things)
        if at is None:
            self._place = -1
            return
        found = self._first(lambda told: told.number == at.number)
        if found < 0:
            found = self._first(lambda told: (told.role, told.name) == (at.role, at.name))
        self._place = found if found >= 0 else min(place, len(self._things) - 1)

    def _first(self, fits: Callable[[Told], bool]) -> int:
        return next((place for place, told in enumerate(self._things) if fits(told)), -1)

    def leave(self) -> None:
        """Point at nothing: the next move begins in front."""
        self._place = -1

    def move(self, steps: int, *, goes_round: bool = False) -> bool:
        """Go on or back; whether there was anything that way. At the ends it stays, or begins at the other one."""
        if not self._things:
            return False
        wanted = self._place + steps if self._place >= 0 else (0 if steps > 0 else len(self._things) - 1)
        if goes_round:
            wanted %= len(self._things)
        is_there = 0 <= wanted < len(self._things)
        self._place = min(max(wanted, 0), len(self._things) - 1)
        return is_there

    def to_first(self) -> None:
        """Go to the beginning."""
        self._place = 0 if self._things else -1

    def to_last(self) -> None:
        """Go to the end."""
        self._place = len(self._things) - 1
