"""What is said by itself to whoever listens with a screen reader: what changes elsewhere than at the focus.

A caption is announced where it is drawn (``Caption.qml``); what has the focus says itself what became of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from kiosk.playlist.model import Item
from kiosk.poster.canvas import own_name
from kiosk.show.state import FilmPhase, Phase, State
from kiosk.words.catalogue import section

Politeness = QAccessible.AnnouncementPoliteness


@dataclass(frozen=True, slots=True)
class Announcement:
    """Words to be said; an urgent one interrupts."""

    words: str
    is_urgent: bool = False


COUNTED = "Your vote is counted."
_FILM = {
    FilmPhase.MUTED: "The film is playing without sound.",
    FilmPhase.AUDIBLE: "The film is playing.",
    FilmPhase.PAUSED: "The film is paused.",
}


def announcements(before: State, now: State) -> Iterator[Announcement]:
    """What is new in ``now`` to somebody who is here. Nobody is told of the loop, which goes on by itself."""
    words = section("screen", now.language)
    if now.language != before.language and not now.phase.is_alone:
        yield Announcement(own_name(now.language))
    if now.notice and now.notice != before.notice:
        yield Announcement(now.notice.in_language(now.language))
    if now.phase is Phase.STILL_THERE and before.phase is not Phase.STILL_THERE:
        yield Announcement(f"{words['Still there?']} {words['If not, the show goes on.']}", is_urgent=True)
    if now.phase is not Phase.EXPLORE:
        return
    item = now.current.item if now.current else None
    if item and (before.current is None or item.key != before.current.item.key):
        yield Announcement(_title(item, now.language))
    elif now.part != before.part and now.parts > 1:
        yield Announcement(f"{now.part + 1}/{now.parts}")
    elif now.film is not before.film and now.film in _FILM:
        yield Announcement(words[_FILM[now.film]])
    if now.voted.keys() - before.voted.keys():
        yield Announcement(words[COUNTED])


def _title(item: Item, language: str) -> str:
    return " ".join(item.title_in(language).split())


class Announcer:
    """Tells a screen reader what is new, if there is one."""

    def __init__(self, window: QObject) -> None:
        self._window = window
        self._before: State | None = None

    def state_changed(self, state: State) -> None:
        before, self._before = self._before, state
        if before is None or not QAccessible.isActive():
            return
        for each in announcements(before, state):
            event = QAccessibleAnnouncementEvent(self._window, each.words)
            event.setPoliteness(Politeness.Assertive if each.is_urgent else Politeness.Polite)
            QAccessible.updateAccessibility(event)
