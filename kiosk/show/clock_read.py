"""The clock on the wall moves on: what is due now joins the round, and nothing leads any more to what is not."""

from __future__ import annotations

from datetime import datetime

from kiosk.show.due import due_items, read_clock
from kiosk.show.state import Phase
from kiosk.show.turn import Turn


def clock_read(turn: Turn, at: datetime | None) -> None:
    """The clock says ``at``. What stands on stage stays to its end, and as long as a visitor wants."""
    s = turn.state
    before = s.waiting
    read_clock(s, at)
    if s.waiting == before:
        return
    turn.note("due-changed", due=len(due_items(s)), waiting=len(s.waiting))
    # What a visitor chose while it was due may come.
    is_lost = s.upcoming is not None and s.upcoming.key in s.waiting and not s.hand_transition
    if s.current is None:
        if is_lost or (s.fallback and s.upcoming is None):
            turn.go()
    elif s.moving:
        return  # what comes next is chosen when the transition is done
    elif s.broken and is_lost:
        turn.prepare(None)
        turn.leave_broken()
    elif s.phase is Phase.ATTRACT and not s.broken and (is_lost or not s.wants_move):
        turn.prepare_neighbour(1)
        if s.wants_move and s.upcoming is None:
            s.wants_move = False
            turn.time_is_up()
