"""Tracks what is wrong now: an event opens a condition, and another one closes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kiosk.journal.event_log import Event

MOST_OPEN = 300
"""Maximum number of open conditions; the oldest is dropped."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that is wrong since ``first``, and was seen ``count`` times, last at ``last`` (s)."""

    name: str
    key: str
    """The item's key; empty if it is not about an item."""
    fields: Mapping[str, object]
    """The fields of its last event."""
    first: float
    last: float
    count: int = 1
    was_started: bool = False
    """Whether the item has been on stage since."""


Mended = Callable[[Condition, Event], bool]


def _is_shown_again(condition: Condition, event: Event) -> bool:
    """Whether a failed item works again: if it broke on stage, once it was shown to its end; else once it is on stage."""
    if not condition.fields.get("on_stage"):
        return event.name == "cue-started"
    if condition.fields.get("is_film"):
        return event.name == "film-ended"
    return event.name == "cue-ended" and condition.was_started


def _is_in_time_again(condition: Condition, event: Event) -> bool:
    """Whether a late item is on time again; its first appearance is the late one."""
    return event.name == "cue-started" and condition.was_started


def _never(condition: Condition, event: Event) -> bool:
    return False


def _by(*names: str) -> Mended:
    return lambda condition, event: event.name in names


MENDED: Mapping[str, Mended] = {
    "problem": _is_shown_again,
    "sign-left-out": _by("sign-started"),
    "late": _is_in_time_again,
    "fallback": _by("cue-started", "nothing-due"),
    "save-broken": _by("save-good"),
    "content-gone": _by("save-good"),
    "checked": _by("checked"),
    "sound-lost": _by("sound-back"),
    "sound-none": _by("sound-there"),
    "voice-missing": _by("voice-there"),
    "disk-full": _by("disk-read"),
    "disk-low": _by("disk-read"),
    "content-disk-full": _by("content-disk-read"),
    "too-warm": _by("heat-read"),
    "power-weak": _by("power-read"),
    "vlc-missing": _never,
    "vlc-old": _never,
    "vlc-fails": _never,
    "films-not": _never,
    "films-unsteady": _by("films-steady"),
    "battery-low": _by("battery-read"),
    "on-battery": _by("battery-read"),
    "keeps-not": _by("keeps-again"),
    "counts-begun-anew": _never,
    "counts-newer": _never,
    "screen-missing": _by("screen-back"),
    "no-screen": _by("screen-came"),
    "clock-early": _by("clock-right", "clock-zone"),
    "clock-jumped": _by("clock-right", "clock-zone"),
    "clock-zone": _by("clock-right", "clock-early", "clock-jumped"),
    "stays-awake-not": _never,
    "switches-not": _by("panel-wanted"),
    "trace-stops": _never,
    "pin-missing": _by("pin-right", "pin-there"),
    "player-died": _never,
    "player-hangs": _never,
    "item-left-out": _is_shown_again,
    "safe-mode": _never,
    "setting-not-kept": _by("panel-wanted"),
    "settings-wrong": _never,
    "settings-language": _never,
    "settings-wait": _never,
    "defect": _never,
}
"""The events that open a condition, and what closes it."""
ABOUT_AN_ITEM = frozenset({"problem", "sign-left-out", "late", "item-left-out"})


class Conditions:
    """A listener of the event log."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str], Condition] = {}

    @property
    def open(self) -> tuple[Condition, ...]:
        """The open conditions, oldest first."""
        return tuple(self._open.values())

    def take(self, event: Event) -> None:
        """Something happened."""
        self._mend(event)
        if event.name in MENDED and not _is_nothing(event):
            self._add(event)

    def _add(self, event: Event) -> None:
        place = event.name, event.key
        known = self._open.get(place)
        self._open[place] = Condition(
            event.name,
            event.key,
            dict(event.fields),
            known.first if known else event.at,
            event.at,
            known.count + 1 if known else 1,
        )
        if len(self._open) > MOST_OPEN:
            del self._open[next(iter(self._open))]

    def _mend(self, event: Event) -> None:
        for place, condition in list(self._open.items()):
            is_about_it = condition.name not in ABOUT_AN_ITEM or condition.key == event.key
            # With another playlist everything is tried again.
            is_gone = condition.name in ABOUT_AN_ITEM and event.name == "playlist-replaced"
            if is_gone or (is_about_it and MENDED[condition.name](condition, event)):
                del self._open[place]
            elif is_about_it and event.name == "cue-started":
                self._open[place] = replace(condition, was_started=True)


def _is_nothing(event: Event) -> bool:
    """The checker found no error: what is only a warning is shown, and nobody at the stand can mend it."""
    return event.name == "checked" and not event.fields.get("errors")
