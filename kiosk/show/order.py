"""Decides which item comes next: the playlist's order, without items that are not due or have just failed."""

from __future__ import annotations

from kiosk.playlist.model import Item
from kiosk.show.state import Cue, State


def neighbour(state: State, start: Cue | None, direction: int, now: float) -> Cue | None:
    """The next cue to try from ``start`` in ``direction`` (+1, -1), or ``None`` when none is left to try.

    An item that failed in a round is skipped for the rest of that round and tried again in the next, a film not before its
    quarantine is over at ``now`` (s). Going back does not change the round. The present item itself comes last: if it is the
    only good item, it is the answer. Where no item belongs to a round, the next one is tried.
    """
    items = state.playlist.items
    index = _place(state, start, direction)
    round_ = start.round if start is not None else state.round
    first = index, round_
    for _ in range(len(items)):
        index += direction
        if index >= len(items):
            index, round_ = 0, round_ + 1
        elif index < 0:
            index = len(items) - 1
        item = items[index]
        if not (round_ - 1) % item.every and _may_be_tried(state, item, round_, now):
            return Cue(state.last_serial + 1, item, index, round_)
    return _in_a_later_round(state, *first, now) if direction > 0 else None


def _may_be_tried(state: State, item: Item, round_: int, now: float) -> bool:
    has_failed = state.failed.get(item.key, 0) >= max(round_, 1) or state.quarantine.get(item.key, now) > now
    return not has_failed and item.key not in state.waiting


def _in_a_later_round(state: State, index: int, round_: int, now: float) -> Cue | None:
    """The first cue beyond the next lap: of items that are not shown in each round."""
    best: tuple[int, int] | None = None
    for at, item in enumerate(state.playlist.items):
        if item.every > 1:
            least = round_ + (at <= index)
            own = least + (1 - least) % item.every
            if _may_be_tried(state, item, own, now) and (best is None or (own, at) < best):
                best = own, at
    return Cue(state.last_serial + 1, state.playlist.items[best[1]], best[1], best[0]) if best else None


def _place(state: State, start: Cue | None, direction: int) -> int:
    """The index from which to search: that of ``start``, or where the show continues while nothing is on stage."""
    if start is not None:
        return start.index
    if direction < 0:
        return 0
    return next((index for index, item in enumerate(state.playlist.items) if item.key == state.after), -1)


def films_left_out(
    state: State, start: Cue | None, found: Cue | None, direction: int, now: float
) -> list[Item]:
    """Films in quarantine that were skipped between ``start`` and the cue ``found``; all of them if none was found."""
    items = state.playlist.items
    index = _place(state, start, direction)
    passed: list[Item] = []
    for _ in range(len(items)):
        index = (index + direction) % len(items)
        item = items[index]
        if found is not None and index == found.index:
            break
        if item.is_film and item.key not in state.waiting and state.quarantine.get(item.key, now) > now:
            passed.append(item)
    return passed


def cue_for(state: State, key: str, round_: int) -> Cue | None:
    """A cue for the item called ``key``, or ``None`` if the playlist does not hold it."""
    for index, item in enumerate(state.playlist.items):
        if item.key == key:
            return Cue(state.last_serial + 1, item, index, round_)
    return None


def place_after_replace(old: State, items_keys: list[str]) -> int:
    """Where the present cue belongs in a new order, by identity: its own place, else just after the last neighbour kept.

    Returns an index into ``items_keys``, ``-1`` for "before the first".
    """
    if old.current is None:
        return -1
    if old.current.key in items_keys:
        return items_keys.index(old.current.key)
    keys = set(items_keys)
    # What was taken out before has the index of that neighbour itself.
    for item in reversed(old.playlist.items[: old.current.index + 1]):
        if item.key in keys:
            return items_keys.index(item.key)
    return -1


def next_film(state: State) -> str:
    """The key of the next film for the film key; empty if there is none, or a film is on stage."""
    items = state.playlist.items
    if state.current and state.current.is_film:
        return ""
    # What was taken out of the playlist stands behind the item at its index.
    at = state.current.index + 1 if state.current else 0
    following = (item for item in (*items[at:], *items[:at]) if item.key not in state.waiting)
    return next((item.key for item in following if item.is_film), "")
