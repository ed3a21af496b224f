"""Which items are due by the clock on the wall. What is not due waits: nothing leads to it."""

from __future__ import annotations

from datetime import datetime

from kiosk.playlist.model import Item, Playlist
from kiosk.playlist.schedule import is_due, next_opening
from kiosk.show.state import State


def waiting(playlist: Playlist, at: datetime | None) -> frozenset[str]:
    """The keys of the items that are not due at ``at``, local and naive.

    ``None`` is a clock that cannot be trusted: everything is due then but what has a ``when`` that nobody can read.
    """
    # A folder of photos has one schedule for all of them: it is judged once.
    whens = {id(item.when): item.when for item in playlist.items if item.when}
    closed = {key for key, when in whens.items() if not (is_due(when, at) if at else when.is_readable)}
    return (
        frozenset(item.key for item in playlist.items if id(item.when) in closed) if closed else frozenset()
    )


def due_items(state: State) -> tuple[Item, ...]:
    """The items that are due, in the playlist's order."""
    items = state.playlist.items
    return tuple(item for item in items if item.key not in state.waiting) if state.waiting else items


def read_clock(state: State, at: datetime | None) -> None:
    """The clock on the wall says ``at``, or the playlist is another one: which items of ``state`` wait, and until when if all
    of them do."""
    items = state.playlist.items
    state.at, state.waiting, state.opens_at = at, waiting(state.playlist, at), None
    if at is not None and items and len(state.waiting) == len(items):
        state.opens_at = next_opening((item.when for item in items), at)
