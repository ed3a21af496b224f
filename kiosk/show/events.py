"""The events of a show: facts from the stage and requests from people. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

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
class ClockRead:
    """The clock on the wall says ``at``, local and naive; ``None`` where it cannot be trusted."""

    at: datetime | None


@dataclass(frozen=True, slots=True)
class CueBegun:
    """The stage starts preparing the cue now; its time limit must not include the wait in the queue before that."""

    serial: int


@dataclass(frozen=True, slots=True)
class CueReady:
    """The stage has drawn the cue off screen, including a film's first frame."""

    serial: int


@dataclass(frozen=True, slots=True)
class CueFailed:
    """The cue cannot be shown, or broke on stage.

    ``may_retry``: the cue itself is fine and only has to be prepared again. ``is_accident``: its decoder died, which may or
    may not be the film's fault.
    """

    serial: int
    reason: str
    may_retry: bool = False
    is_accident: bool = False


@dataclass(frozen=True, slots=True)
class FileChanged:
    """The file of the film ``key`` has changed since the film failed."""

    key: str


@dataclass(frozen=True, slots=True)
class TransitionDone:
    """The transition is over, and the cue is alone on stage."""

    serial: int


@dataclass(frozen=True, slots=True)
class FilmEnded:
    """The film on stage was played to its end."""

    serial: int


@dataclass(frozen=True, slots=True)
class Parted:
    """At the size that the visitor chose, the words of the cue stand on so many pages."""

    serial: int
    parts: int


@dataclass(frozen=True, slots=True)
class SignStarted:
    """A film in sign language is seen."""

    path: Path


@dataclass(frozen=True, slots=True)
class SignEnded:
    """A film in sign language was played to its end."""

    path: Path


@dataclass(frozen=True, slots=True)
class SignFailed:
    """A film in sign language cannot be played, or broke."""

    path: Path
    reason: str


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
    """Somebody chose an item by its key. A chosen film plays with sound as soon as it is on stage."""

    key: str


@dataclass(frozen=True, slots=True)
class Peek:
    """A drag has started: prepare the neighbour in ``direction``, but do not move yet."""

    direction: int


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Somebody chose a language."""

    language: str


@dataclass(frozen=True, slots=True)
class SetAccessibility:
    """Somebody changed the accessibility settings."""

    accessibility: Accessibility


@dataclass(frozen=True, slots=True)
class Invite:
    """Somebody may be here who does not see the screen: for a while, Enter or a double tap begins a visit by ear."""


@dataclass(frozen=True, slots=True)
class BeginByEar:
    """Somebody who does not see the screen begins: everything is spoken, and the whole screen is one control."""


@dataclass(frozen=True, slots=True)
class BeginScanning:
    """Somebody who can press one switch begins: what can be done is pointed at, one after the other."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The voice has said something to a visitor, who may be listening to what comes next."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Somebody opens this page over the slide; it replaces any other."""

    page: Page


@dataclass(frozen=True, slots=True)
class ClosePage:
    """Somebody closes the open page."""


@dataclass(frozen=True, slots=True)
class Vote:
    """Somebody chose an answer of the present poll, counted from 0."""

    answer: int


@dataclass(frozen=True, slots=True)
class GoOn:
    """Somebody has finished: the loop may resume at once."""


@dataclass(frozen=True, slots=True)
class PlayFilm:
    """Somebody touched ▶: play the present film with sound, from its start or from where it was paused; the one in sign
    language, where that lies open."""


@dataclass(frozen=True, slots=True)
class PauseFilm:
    """Somebody pauses the running film."""


@dataclass(frozen=True, slots=True)
class SetSound:
    """Somebody switches the sound of the running film."""

    audible: bool


@dataclass(frozen=True, slots=True)
class SwitchSound:
    """Somebody wants the sound of the running film off where it is on, and on where it is off."""


@dataclass(frozen=True, slots=True)
class ChangeLoudness:
    """Somebody wants it louder by so many steps, or softer where that is negative."""

    by: int


@dataclass(frozen=True, slots=True)
class Flip:
    """A key wants the next cue (+1) or the previous one (-1): while the loop is held it goes there and stays held."""

    direction: int


@dataclass(frozen=True, slots=True)
class Hold:
    """A presenter holds what stands on stage, or lets it go if it is held."""


@dataclass(frozen=True, slots=True)
class Replace:
    """The playlist was saved again and is valid. The files of the items ``deleted`` (keys) are gone."""

    playlist: Playlist
    deleted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """The operator changes the settings."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class Step:
    """The operator goes to the next cue (+1) or the previous one (-1); no visit begins by that, and a hold stays one."""

    direction: int


@dataclass(frozen=True, slots=True)
class ShowNow:
    """The operator shows the item ``key`` now, due or not. It is held until ``Release``, or for as long as any hold."""

    key: str


@dataclass(frozen=True, slots=True)
class Release:
    """The operator lets go what is held: the loop goes on."""


@dataclass(frozen=True, slots=True)
class Say:
    """The operator says this over the show for so many seconds; it replaces what was said before."""

    words: Mapping[str, str]
    """By language; ``""`` is what was typed, and is said in each that is not there."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Unsay:
    """The operator takes back what is said over the show."""


@dataclass(frozen=True, slots=True)
class Sleep:
    """The operator wants the screen dark until somebody touches it."""


@dataclass(frozen=True, slots=True)
class Wake:
    """The operator is here: the screen is not to be dark, and a visit is over."""


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
    | BeginByEar
    | BeginScanning
    | OpenPage
    | ClosePage
    | PlayFilm
    | PauseFilm
    | SetSound
    | Vote
    | GoOn
)
PresenterEvent = Flip | Hold | SwitchSound | ChangeLoudness
VoiceEvent = Invite | Spoken
OperatorEvent = Step | ShowNow | Release | Say | Unsay | Sleep | Wake
Event = (
    VisitorEvent
    | PresenterEvent
    | VoiceEvent
    | OperatorEvent
    | Begin
    | Tick
    | ClockRead
    | CueBegun
    | CueReady
    | CueFailed
    | FileChanged
    | TransitionDone
    | FilmEnded
    | Parted
    | SignStarted
    | SignEnded
    | SignFailed
    | Replace
    | ChangeSettings
    | Stop
)
