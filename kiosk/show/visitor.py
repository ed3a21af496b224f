"""The rules of a visit: a visitor arrives, becomes idle, and leaves."""

from __future__ import annotations

import dataclasses

from kiosk.show.effects import MuteFilm
from kiosk.show.language import standard_language
from kiosk.show.page import Page
from kiosk.show.state import FilmPhase, Phase, State
from kiosk.show.turn import Turn

SCANNING = 3
"""How many times longer somebody with one switch may be silent: it takes a round until the frame is where it is wanted."""
INVITED = 60.0
"""Seconds after an invitation by voice during which it can be taken: as long as it lasts, and time to find a key."""


LONGEST_LISTENING = 300.0
"""Seconds after the last touch during which the voice counts as company."""


def may_touch(state: State) -> bool:
    """Whether a touch counts: the stand has touch, and something is on stage."""
    return state.playlist.visitor is not None and state.phase in (
        Phase.ATTRACT,
        Phase.EXPLORE,
        Phase.STILL_THERE,
        Phase.DARK,
    )


def touched(turn: Turn) -> None:
    """Any touch: the loop waits, and the idle timeout restarts."""
    s = turn.state
    if s.phase in (Phase.ATTRACT, Phase.DARK):
        s.due = None
        s.is_late = False
        s.visit_since = turn.now
        drop_wish(s)
        if s.is_held:
            s.hold_due, s.shown_now, s.shown_next = None, "", ""
            turn.note("hold-ended")
    s.is_asleep = False
    turn.enter(Phase.EXPLORE)
    s.warn_due, s.last_touch = None, turn.now
    renew_silence(turn)


def renew_silence(turn: Turn) -> None:
    """Restart the idle timeout; it does not run while somebody watches a film."""
    s = turn.state
    visitor = s.playlist.visitor
    if s.phase is not Phase.EXPLORE or visitor is None or s.is_watching:
        s.idle_due = None
    else:
        s.idle_due = turn.now + visitor.idle * (SCANNING if s.accessibility.scans else 1)


def mind_silence(turn: Turn) -> None:
    """Start the idle timeout if it should run: always in ``explore``, except while a film plays with sound."""
    s = turn.state
    if s.phase is Phase.EXPLORE and (s.idle_due is None or s.is_watching):
        renew_silence(turn)


def heard(turn: Turn) -> None:
    """A visitor is spoken to and may be listening, but not for ever: what is on the screen might never cease to be news."""
    if turn.state.idle_due is not None and turn.now - turn.state.last_touch < LONGEST_LISTENING:
        renew_silence(turn)


def silence_is_long(turn: Turn) -> None:
    """The idle timeout is over: ask whether somebody is there."""
    s = turn.state
    s.idle_due = None
    if s.playlist.visitor is not None:
        s.warn_due = turn.now + s.playlist.visitor.warn
        turn.enter(Phase.STILL_THERE)


def begin_by_ear(turn: Turn) -> None:
    """Everything is spoken, and the whole screen is one control. A page that was open would be in the way."""
    s = turn.state
    s.accessibility = dataclasses.replace(s.accessibility, aloud=True, by_ear=True, scans=False)
    s.invited_until, s.page = None, Page.NONE
    turn.pause_film()


def begin_scanning(turn: Turn) -> None:
    """One switch is enough."""
    s = turn.state
    s.accessibility = dataclasses.replace(s.accessibility, scans=True, by_ear=False)
    s.invited_until = None
    renew_silence(turn)


def leave(turn: Turn) -> None:
    """Return to the loop, with the stand's own settings."""
    s = turn.state
    s.idle_due = s.warn_due = s.invited_until = None
    s.page, s.part = Page.NONE, 0
    turn.enter(Phase.ATTRACT)
    turn.speak(standard_language(s))
    s.accessibility, s.voted = s.own_accessibility, {}
    if s.visit_since is not None:
        turn.count("visit", value=round(s.last_touch - s.visit_since, 1))
        s.visit_since = None
    drop_wish(s)
    if s.current is None:
        return
    if s.film.plays and s.is_reduced:
        turn.pause_film()
    elif s.film.plays:
        wanted = s.current.item.sounds_by_itself
        set_sound(turn, wanted)
    if s.moving or (s.broken and s.upcoming):
        return
    turn.begin_time()
    turn.prepare_neighbour(1)
    if s.broken and s.upcoming is None:
        turn.show_fallback()


def drop_wish(state: State) -> None:
    """Cancel a requested move, unless nothing is on stage or the present cue is broken."""
    state.wants_film = False
    if state.current is not None and not state.broken:
        state.wants_move, state.hand_transition = False, None
    state.direction = 1


def set_sound(turn: Turn, audible: bool) -> None:
    s = turn.state
    wanted = FilmPhase.playing(sound=audible)
    if s.film.plays and s.current and s.film is not wanted:
        s.film = wanted
        turn.emit(MuteFilm(s.current, audible))
    renew_silence(turn)


def change_loudness(turn: Turn, by: int) -> None:
    """Louder or softer for this visitor. Louder also lets a film be heard that plays without sound, as everywhere."""
    s = turn.state
    if s.settings.muted:
        return
    s.accessibility = s.accessibility.louder(s.level, by)
    if by > 0:
        set_sound(turn, audible=True)
