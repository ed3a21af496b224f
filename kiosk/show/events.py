"""What can happen to a show: facts from the stage and wishes of people. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.playlist.model import Playlist
from kiosk.show.accessibility import Accessibility
from kiosk.show.page import Page
from kiosk.show.settings import Settings


@dataclass(frozen=True, slots=True)
class Begin:
    """The stage is there; the first cue may be prepared."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed; look at what is due."""


@dataclass(frozen=True, slots=True)
class CueBegun:
    """The stage works on the cue from now on: what came before it in the queue is no fault of its own."""

    serial: int


@dataclass(frozen=True, slots=True)
class CueReady:
    """The stage has the cue drawn off screen, its first picture included."""

    serial: int


@dataclass(frozen=True, slots=True)
class CueFailed:
    """The cue cannot be shown, or broke while it stood.

    ``may_retry``: nothing is wrong with the cue itself, and preparing it once more will do. ``is_accident``: what decoded it
    died, which may or may not be its fault.
    """

    serial: int
    reason: str
    may_retry: bool = False
    is_accident: bool = False


@dataclass(frozen=True, slots=True)
class FileChanged:
    """The file of the film called ``key`` is another one than that which failed."""

    key: str


@dataclass(frozen=True, slots=True)
class TransitionDone:
    """The cue stands alone on the stage."""

    serial: int


@dataclass(frozen=True, slots=True)
class FilmEnded:
    """The film on stage was played to its end."""

    serial: int


@dataclass(frozen=True, slots=True)
class Touch:
    """Somebody touched the screen, anywhere."""


@dataclass(frozen=True, slots=True)
class Advance:
    """Somebody wants the next cue."""


@dataclass(frozen=True, slots=True)
class GoBack:
    """Somebody wants the previous cue."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Somebody chose an item by its key. A film that was chosen plays with sound as soon as it stands."""

    key: str


@dataclass(frozen=True, slots=True)
class Peek:
    """A finger begins to drag: have the neighbour in ``direction`` ready, but do not move yet."""

    direction: int


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Somebody chose a language."""

    language: str


@dataclass(frozen=True, slots=True)
class SetAccessibility:
    """Somebody wants words, captions, colours and motion like this."""

    accessibility: Accessibility


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Somebody wants this page over the slide; what was open makes way."""

    page: Page


@dataclass(frozen=True, slots=True)
class ClosePage:
    """Somebody closes what lies open over the slide."""


@dataclass(frozen=True, slots=True)
class Vote:
    """Somebody chose an answer of the present poll, counted from 0."""

    answer: int


@dataclass(frozen=True, slots=True)
class GoOn:
    """Somebody has seen enough: the loop may go on at once."""


@dataclass(frozen=True, slots=True)
class PlayFilm:
    """Somebody touched ▶: play the present film with sound, from its start or from where it was halted."""


@dataclass(frozen=True, slots=True)
class PauseFilm:
    """Somebody wants the running film to stand still."""


@dataclass(frozen=True, slots=True)
class SetSound:
    """Somebody switches the sound of the running film."""

    audible: bool


@dataclass(frozen=True, slots=True)
class Replace:
    """The playlist was saved anew and is good."""

    playlist: Playlist


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Whoever looks after the stand sets it up like this."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class Stop:
    """The operator ends the show."""


VisitorEvent = (
    Touch
    | Advance
    | GoBack
    | Jump
    | Peek
    | SetLanguage
    | SetAccessibility
    | OpenPage
    | ClosePage
    | PlayFilm
    | PauseFilm
    | SetSound
    | Vote
    | GoOn
)
Event = (
    VisitorEvent
    | Begin
    | Tick
    | CueBegun
    | CueReady
    | CueFailed
    | FileChanged
    | TransitionDone
    | FilmEnded
    | Replace
    | ChangeSettings
    | Stop
)
