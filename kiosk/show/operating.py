"""The rules of the operator: what the panel asks of a running show. None of it begins a visit, and a visit ends with it."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.show import holding, visitor
from kiosk.show.order import cue_for
from kiosk.show.state import Notice, Phase
from kiosk.show.turn import Turn

MOST_SIGNS = 120
"""Of a notice: what can be read in passing, in large letters."""
LONGEST_NOTICE = 12 * 3600.0
"""Seconds that a notice stands at most: until what it announces has begun, and not until the next day."""
SHOWN = (Phase.ATTRACT, Phase.EXPLORE, Phase.STILL_THERE)


def go(turn: Turn, direction: int) -> None:
    """Go to the next or previous cue."""
    s = turn.state
    if s.is_asleep:
        wake(turn)
        turn.enter(Phase.ATTRACT)
    if s.phase not in SHOWN:
        return
    _send_visitor_away(turn)
    s.wants_film, s.shown_now, s.shown_next = False, "", ""
    if not s.moving:
        turn.prepare_neighbour(direction)
        if s.upcoming is None:
            s.wants_move = False
            return
    turn.want_move(direction, "push")


def show_now(turn: Turn, key: str) -> None:
    """Show the item ``key`` and hold it; while a transition runs, right after that."""
    s = turn.state
    s.is_asleep = False
    if s.phase is Phase.DARK:
        turn.enter(Phase.ATTRACT)
    if s.phase not in SHOWN or all(item.key != key for item in s.playlist.items):
        return
    _send_visitor_away(turn)
    if s.is_held:
        s.hold_due = turn.now + s.limits.hold
    else:
        holding.hold_or_let_go(turn)
    s.shown_now, s.shown_next = key, ""
    if s.moving:
        s.shown_next = key
    elif s.current is not None and s.current.key == key and not s.broken:
        visitor.drop_wish(s)
        turn.begin_time()
    elif cue := cue_for(s, key, s.current.round if s.current else s.round):
        turn.forgive(key)
        turn.prepare(cue)
        turn.want_move(1 if s.current is None or cue.index > s.current.index else -1, "fade")


def after_transition(turn: Turn) -> None:
    """The transition that had to be waited for is over."""
    s = turn.state
    if s.shown_next and not s.moving:
        show_now(turn, s.shown_next)


def release(turn: Turn) -> None:
    """Let the loop go on."""
    if turn.state.is_held:
        holding.let_go(turn)


def say(turn: Turn, words: Mapping[str, str], seconds: float) -> None:
    """Say ``words`` over the show, on one line and no longer than can be read in passing."""
    said = {
        language: short for language, text in words.items() if (short := " ".join(text.split())[:MOST_SIGNS])
    }
    if said and seconds > 0:
        until, before = turn.now + min(seconds, LONGEST_NOTICE), turn.state.notice
        # What was announced for longer comes back after what is said in between.
        while before and before.until <= until:
            before = before.below
        turn.state.notice = Notice(said, until, before)
        turn.note("said")


def unsay(turn: Turn) -> None:
    """Take it back, or its time is over; what was said before is said again."""
    if turn.state.notice:
        turn.state.notice = turn.state.notice.below
        turn.note("unsaid")


def sleep(turn: Turn) -> None:
    """Have the screen dark as soon as nothing moves, until somebody touches it; what is held is let go."""
    if turn.state.phase in SHOWN:
        _send_visitor_away(turn)
        release(turn)
        turn.state.is_asleep = True


def wake(turn: Turn) -> None:
    """The operator is here: the screen need not be dark (but in its hours), and a visit ends, which otherwise would ask whether
    anybody is still there when the panel closes."""
    turn.state.is_asleep = False
    _send_visitor_away(turn)


def _send_visitor_away(turn: Turn) -> None:
    if turn.state.phase in (Phase.EXPLORE, Phase.STILL_THERE):
        visitor.leave(turn)
