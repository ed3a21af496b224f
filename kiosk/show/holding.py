"""The rules of a hold: a presenter keeps what stands on stage until the loop is let go, with a clicker or a keyboard."""

from __future__ import annotations

from kiosk.show import visitor
from kiosk.show.durations import duration_of
from kiosk.show.effects import ResumeFilm
from kiosk.show.state import FilmPhase, Phase
from kiosk.show.turn import Turn


def hold_or_let_go(turn: Turn) -> None:
    """One key does both. A visit ends with a hold: the slide stands without the visitor's keys over it."""
    s = turn.state
    if s.is_held:
        let_go(turn)
        return
    s.hold_due = turn.now + s.limits.hold
    turn.note("held")
    if s.phase is not Phase.ATTRACT:
        visitor.leave(turn)
    s.due, s.is_late = None, False
    visitor.drop_wish(s)
    turn.pause_film()


def let_go(turn: Turn) -> None:
    """The loop goes on: what stands gets its whole time, a film that was held goes on where it was."""
    s = turn.state
    s.hold_due, s.shown_now, s.shown_next = None, "", ""
    # The presenter may have changed the loudness.
    s.accessibility = s.own_accessibility
    turn.note("hold-ended")
    if s.film.plays and s.current:
        visitor.set_sound(turn, s.current.item.sounds_by_itself)
    if s.current is None or s.broken or s.moving:
        return
    plays_by_itself = duration_of(s.current.item, s.language, is_reduced=s.is_reduced) is None
    if s.film is FilmPhase.PAUSED and plays_by_itself:
        sound = s.current.item.sounds_by_itself
        s.film = FilmPhase.playing(sound=sound)
        turn.emit(ResumeFilm(s.current, sound))
    else:
        turn.begin_time()
