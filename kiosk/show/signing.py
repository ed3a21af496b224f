"""The film in sign language of the slide on stage: whether there is one, and what becomes of it."""

from __future__ import annotations

from pathlib import Path

from kiosk.show.page import Page
from kiosk.show.state import FilmPhase, State
from kiosk.show.turn import Turn
from kiosk.show.visitor import renew_silence


def sign_film(state: State) -> Path | None:
    """The film to play; ``None`` if the slide has none in the present language, or only one that failed."""
    cue = state.current
    path = cue.item.sign.get(state.language) if cue and not state.broken else None
    return None if path in state.unsigned else path


def play(turn: Turn) -> None:
    """Play it, or go on with it; the slide's own film waits meanwhile."""
    turn.pause_film()
    turn.state.sign = FilmPhase.MUTED


def pause(turn: Turn) -> None:
    if turn.state.sign.plays:
        turn.state.sign = FilmPhase.PAUSED


def started(turn: Turn, path: Path) -> None:
    """Its pictures come."""
    s = turn.state
    if s.current and path == sign_film(s):
        turn.note("sign-started", key=s.current.key)


def ended(turn: Turn, path: Path) -> None:
    """It was played to its end; the silence begins now."""
    s = turn.state
    if path == sign_film(s) and s.sign.plays:
        s.sign = FilmPhase.NONE
        renew_silence(turn)


def failed(turn: Turn, path: Path, reason: str) -> None:
    """It cannot be played: nobody is offered it for a while, and the operator is told."""
    s = turn.state
    if s.current and path == sign_film(s):
        turn.note("sign-left-out", key=s.current.key, file=path.name, reason=reason)
    s.unsigned = {**s.unsigned, path: turn.now + s.limits.film_quarantine}


def mind(turn: Turn) -> None:
    """The page closes when what it shows is gone; without it nothing plays."""
    s = turn.state
    if s.page is Page.SIGN and sign_film(s) is None:
        s.page = Page.NONE
    if s.page is not Page.SIGN:
        s.sign = FilmPhase.NONE
        if any(until <= turn.now for until in s.unsigned.values()):
            s.unsigned = {path: until for path, until in s.unsigned.items() if until > turn.now}
