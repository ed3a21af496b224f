"""What the rules ask of the world. Values only; the stage carries them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kiosk.playlist.model import Item, Transition
from kiosk.show.state import Cue


@dataclass(frozen=True, slots=True)
class Prepare:
    """Get this cue ready off screen, then answer ``CueReady`` or ``CueFailed``."""

    cue: Cue


@dataclass(frozen=True, slots=True)
class LookAgain:
    """This film failed and is left out; answer ``FileChanged`` if its file is another one by now, and nothing if it is not."""

    item: Item


@dataclass(frozen=True, slots=True)
class Discard:
    """Nobody waits for this prepared cue any more."""

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
    """Halt the running film on its present picture."""

    cue: Cue


@dataclass(frozen=True, slots=True)
class ResumeFilm:
    """Let the halted film go on."""

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
"""What is counted: an item shown; opened by touch; a film that a visitor started, and saw to its end; a language chosen; a
vote, with the answer's number; a visit, with its seconds from the first touch to the last."""


@dataclass(frozen=True, slots=True)
class Count:
    """One for the counts. Of people nothing is known but that somebody touched."""

    what: What
    key: str = ""
    """The item's; empty where it is about none."""
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
