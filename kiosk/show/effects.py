"""The effects that the rules request. Plain values; the stage carries them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kiosk.playlist.model import Item, Transition
from kiosk.show.state import Cue


@dataclass(frozen=True, slots=True)
class Prepare:
    """Prepare this cue off screen, then answer ``CueReady`` or ``CueFailed``."""

    cue: Cue


@dataclass(frozen=True, slots=True)
class LookAgain:
    """This film failed and is skipped; answer ``FileChanged`` if its file has changed since, and nothing if it has not."""

    item: Item


@dataclass(frozen=True, slots=True)
class Discard:
    """This prepared cue is no longer wanted."""

    serial: int


@dataclass(frozen=True, slots=True)
class Start:
    """Bring the prepared cue on stage, then answer ``TransitionDone``."""

    cue: Cue
    transition: Transition
    direction: int


@dataclass(frozen=True, slots=True)
class RunFilm:
    """Play the film of the present cue from its start."""

    cue: Cue
    sound: bool


@dataclass(frozen=True, slots=True)
class PauseFilm:
    """Pause the running film."""

    cue: Cue


@dataclass(frozen=True, slots=True)
class ResumeFilm:
    """Resume the paused film."""

    cue: Cue
    sound: bool


@dataclass(frozen=True, slots=True)
class MuteFilm:
    """Switch the running film's sound."""

    cue: Cue
    sound: bool


@dataclass(frozen=True, slots=True)
class ShowFallback:
    """Nothing can be shown: the fallback slide."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The show is over: close the window."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line for the trace and the log."""

    event: str
    fields: Mapping[str, object] = field(default_factory=dict)


What = Literal["shown", "opened", "film-started", "film-finished", "language", "vote", "visit"]
"""What is counted: an item shown, or opened by touch; a film that a visitor started, and watched to its end; a language chosen;
a vote, with the answer's number; a visit, with its duration (s) from the first touch to the last."""


@dataclass(frozen=True, slots=True)
class Count:
    """Count something once. Nothing is recorded about people except that somebody touched the screen."""

    what: What
    key: str = ""
    """The item's key; empty if the count is not about an item."""
    value: str | int | float = ""


Effect = (
    Prepare
    | LookAgain
    | Discard
    | Start
    | RunFilm
    | PauseFilm
    | ResumeFilm
    | MuteFilm
    | ShowFallback
    | Finish
    | Note
    | Count
)
