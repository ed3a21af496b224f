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
    return frozenset(item.key for item in playlist.items if item.when and not _is_due(item, at))


def _is_due(item: Item, at: datetime | None) -> bool:
    if at is None:
        return item.when is None or item.when.is_readable
    return is_due(item.when, at)


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
