"""Derives a canvas's surroundings from the show's state."""

from __future__ import annotations

from kiosk.poster.canvas import Surroundings
from kiosk.show.state import Phase, State


def surroundings_of(state: State) -> Surroundings:
    """The surroundings of the slides in ``state``."""
    return Surroundings(
        is_looping=state.phase is Phase.ATTRACT,
        is_touchable=state.phase is Phase.EXPLORE,
        keys_are_up=state.phase in (Phase.EXPLORE, Phase.STILL_THERE),
        has_touch=state.playlist.visitor is not None,
    )
