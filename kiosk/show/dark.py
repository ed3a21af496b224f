"""A dark screen: the loop stands still and a touch wakes it. In the hours of the settings it sleeps again when the visitor has
gone; where the operator wanted it dark it stays awake."""

from __future__ import annotations

from datetime import datetime, time

from kiosk.show.state import Phase
from kiosk.show.turn import Turn


def is_within(hours: tuple[time, time] | None, at: datetime | None) -> bool:
    """Whether ``at`` lies within ``hours``; a clock that cannot be trusted (``None``) lies nowhere."""
    if hours is None or at is None:
        return False
    (start, end), now = hours, at.time()
    return start <= now < end if start < end else now >= start or now < end


def mind_hours(turn: Turn) -> None:
    """Fall asleep when nobody is here and nothing moves; wake when the hours are over."""
    s = turn.state
    is_off = s.is_asleep or is_within(s.settings.screen_off, s.at)
    if is_off and s.phase is Phase.ATTRACT and not s.moving and not s.is_held:
        s.due = None
        turn.pause_film()
        turn.enter(Phase.DARK)
    elif not is_off and s.phase is Phase.DARK:
        turn.enter(Phase.ATTRACT)
        if s.current is not None and not s.moving:
            turn.begin_time()
            turn.prepare_neighbour(1)
