"""Derives from the show's state what is around the slides, and what stands in their place."""

from __future__ import annotations

from kiosk.poster.canvas import Surroundings
from kiosk.show.state import Phase, State
from kiosk.words.moments import opening


def surroundings_of(state: State) -> Surroundings:
    """The surroundings of the slides in ``state``."""
    return Surroundings(
        is_looping=state.phase is Phase.ATTRACT and not state.is_held,
        is_touchable=state.phase is Phase.EXPLORE,
        keys_are_up=state.phase in (Phase.EXPLORE, Phase.STILL_THERE),
        has_touch=state.playlist.visitor is not None,
    )


def opening_in(state: State) -> str:
    """What the fallback slide says while nothing is due: when the show begins; empty where it is not known."""
    if not state.fallback or state.opens_at is None or state.at is None:
        return ""
    return opening(state.opens_at, state.at, state.language)
