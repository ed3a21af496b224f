"""Who may in: from the corner of the screen to the panel, and back when nobody touches it. Pure rules; time is a parameter."""

from __future__ import annotations

import enum

from kiosk.machine.pin import LEAST_DIGITS, MOST_DIGITS, is_fit

PAD_SILENCE, PANEL_SILENCE = 20.0, 180.0
"""Seconds without a touch after which the pad, and the panel, close by themselves."""


class Place(enum.Enum):
    """How far somebody has come."""

    OUTSIDE = ""
    """At the show; nothing of the panel is there."""
    NEW = "new"
    """No PIN was ever set: somebody chooses one."""
    AGAIN = "again"
    """The chosen PIN is typed once more."""
    PIN = "pin"
    """The PIN is asked for."""
    INSIDE = "inside"
    """At the panel."""

    @property
    def is_pad(self) -> bool:
        return self in (Place.NEW, Place.AGAIN, Place.PIN)


class Hint(enum.Enum):
    """What the pad says; the value is the phrase's name in the catalogues' ``operator``."""

    CHOOSE = "Choose a PIN of at least 6 digits"
    AGAIN = "The same PIN once more"
    DIFFERENT = "That was another one. Choose a PIN"
    SHORT = "At least 6 digits"
    TYPE = "Type the PIN"
    LOOKING = "One moment"
    WRONG = "That is not the PIN"
    WAIT = "Too many wrong PINs. Wait"
    UNKEPT = "The PIN could not be kept: the disk is full or cannot be written"


class Access:
    """One way in, and what is typed on it."""

    def __init__(self) -> None:
        self.place, self.hint = Place.OUTSIDE, Hint.TYPE
        self.typed = ""
        self._chosen = ""
        self._closes_at: float | None = None
        self._free_at = 0.0
        self._asks = False

    @property
    def closes_at(self) -> float | None:
        """When it closes by itself; ``None`` while nothing is open."""
        return self._closes_at

    @property
    def is_full(self) -> bool:
        """Whether no more digits go in."""
        return len(self.typed) >= MOST_DIGITS

    def wait(self, now: float) -> float:
        """Seconds until the pad takes a PIN again."""
        return max(0.0, self._free_at - now)

    def knock(self, now: float, *, is_set: bool, wait: float) -> None:
        """Somebody held the corner, or pressed the keys for it. ``is_set``: there is a PIN. ``wait``: seconds until one may be
        tried."""
        if self.place is not Place.OUTSIDE:
            return
        self._free_at = now + wait
        if not is_set:
            self._go(Place.NEW, Hint.CHOOSE, now)
        else:
            self._go(Place.PIN, Hint.WAIT if wait > 0 else Hint.TYPE, now)

    def digit(self, digit: str, now: float) -> None:
        """A digit was touched."""
        if not self._takes(now) or self.is_full:
            return
        if not self.typed and self.hint in (Hint.WRONG, Hint.SHORT, Hint.DIFFERENT, Hint.WAIT):
            self.hint = {Place.NEW: Hint.CHOOSE, Place.AGAIN: Hint.AGAIN}.get(self.place, Hint.TYPE)
        self.typed += digit
        self.touch(now)

    def erase(self, now: float) -> None:
        """The last digit goes."""
        if self._takes(now):
            self.typed = self.typed[:-1]
            self.touch(now)

    def enter(self, now: float) -> str:
        """What was typed is meant. The PIN to look at, or to keep; empty where there is nothing to do."""
        if not self._takes(now):
            return ""
        self.touch(now)
        typed, self.typed = self.typed, ""
        if self.place is Place.NEW:
            self._choose(typed)
            return ""
        if self.place is Place.AGAIN and typed != self._chosen:
            self.place, self.hint, self._chosen = Place.NEW, Hint.DIFFERENT, ""
            return ""
        if len(typed) < LEAST_DIGITS:
            self.hint = Hint.SHORT
            return ""
        self._asks, self.hint = True, Hint.LOOKING
        return typed

    def answer(self, now: float, *, is_right: bool, wait: float = 0.0) -> None:
        """What became of the PIN that ``enter`` gave; ``wait``: seconds until the next one may be tried."""
        if not self._asks:
            return
        self._asks = False
        if is_right:
            self._go(Place.INSIDE, Hint.TYPE, now)
            return
        self.touch(now)
        self._free_at = now + wait
        if self.place is Place.AGAIN:
            self.place, self.hint, self._chosen = Place.NEW, Hint.UNKEPT, ""
        else:
            self.hint = Hint.WAIT if wait > 0 else Hint.WRONG

    def touch(self, now: float) -> None:
        """Somebody is there."""
        if self.place is not Place.OUTSIDE:
            self._closes_at = now + (PAD_SILENCE if self.place.is_pad else PANEL_SILENCE)

    def tick(self, now: float) -> None:
        """Time has passed."""
        if self._closes_at is not None and now >= self._closes_at:
            self.close()
        elif self.hint is Hint.WAIT and self.place is Place.PIN and not self.wait(now):
            self.hint = Hint.TYPE

    def close(self) -> None:
        """Back to the show; nothing that was typed is left."""
        self.place, self.hint, self.typed, self._chosen = Place.OUTSIDE, Hint.TYPE, "", ""
        self._closes_at, self._asks = None, False

    def _takes(self, now: float) -> bool:
        """Whether the pad takes a digit now."""
        is_held_up = self._asks or (self.place is Place.PIN and self.wait(now) > 0)
        return self.place.is_pad and not is_held_up

    def _choose(self, typed: str) -> None:
        if is_fit(typed):
            self.place, self.hint, self._chosen = Place.AGAIN, Hint.AGAIN, typed
        else:
            self.hint = Hint.SHORT

    def _go(self, place: Place, hint: Hint, now: float) -> None:
        self.place, self.hint, self.typed, self._chosen = place, hint, "", ""
        self.touch(now)
