"""The complete state of a running show, as one value.

All decisions of the rules follow from a :class:`State` and an event; nothing else is stored anywhere.
Times are seconds on the show's clock.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kiosk.playlist.model import Item, Playlist, Reach, Transition
from kiosk.show.accessibility import Accessibility
from kiosk.show.page import Page
from kiosk.show.settings import Settings


class Phase(enum.Enum):
    """The phase of the show: whether, and how, a visitor is present."""

    LOADING = "loading"
    """Nothing has been shown yet."""
    ATTRACT = "attract"
    """Nobody is here: the loop runs."""
    EXPLORE = "explore"
    """A visitor is here: the loop waits."""
    STILL_THERE = "still-there"
    """The visitor has been idle: a question counts down."""
    DARK = "dark"
    """Nobody is here, and these are hours in which the screen is off: the loop stands until they end or somebody touches."""
    STOPPED = "stopped"
    """The show is over."""

    @property
    def is_alone(self) -> bool:
        """Whether nobody is here."""
        return self in (Phase.LOADING, Phase.ATTRACT, Phase.DARK)


class FilmPhase(enum.Enum):
    """The state of the present cue's film. It has sound only while it plays, and can be resumed only when paused."""

    NONE = "none"
    """No film plays or is paused: there is none, it has not started, or it has ended."""
    MUTED = "muted"
    """It plays without sound."""
    AUDIBLE = "audible"
    """It plays with sound."""
    PAUSED = "paused"
    """A visitor paused it; it resumes from there."""

    @property
    def plays(self) -> bool:
        return self in (FilmPhase.MUTED, FilmPhase.AUDIBLE)

    @property
    def sounds(self) -> bool:
        return self is FilmPhase.AUDIBLE

    @staticmethod
    def playing(*, sound: bool) -> FilmPhase:
        """The phase of a playing film, with or without sound."""
        return FilmPhase.AUDIBLE if sound else FilmPhase.MUTED


@dataclass(frozen=True, slots=True)
class Cue:
    """One appearance of an item in the show.

    ``serial`` identifies one preparation and is never reused, so that a late answer about an earlier cue is recognised; a cue
    that plays again without leaving the stage keeps it. ``round`` counts from 1.
    """

    serial: int
    item: Item
    index: int
    round: int

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def is_film(self) -> bool:
        return self.item.is_film

    @property
    def answers(self) -> int:
        """How many answers a visitor can choose from; 0 on everything but a poll."""
        return self.item.answers


@dataclass(frozen=True, slots=True)
class Notice:
    """What the operator says over the show, until a time on the show's clock (s)."""

    words: Mapping[str, str]
    """By language; ``""`` is for each language that is not there."""
    until: float
    below: Notice | None = None
    """What was said before and is said again when this is over."""

    def in_language(self, language: str) -> str:
        return self.words.get(language) or self.words.get("") or next(iter(self.words.values()))


@dataclass(frozen=True, slots=True)
class Limits:
    """Time limits, and the number of rounds."""

    prepare_limit: float = 10.0
    """Seconds that the preparation of a cue may take before it is skipped."""
    retry_after: float = 10.0
    """Seconds for which the fallback slide is shown before everything is tried again."""
    film_quarantine: float = 600.0
    """Seconds for which a failed film is skipped: not so short that a broken one is retried all the time."""
    hold: float = 600.0
    """Seconds after which a hold that nobody ends is over: a key pressed by accident must not hold a stand for a day."""
    rounds: int = 0
    """Stop after this many rounds; 0 is for ever."""


@dataclass(slots=True)
class State:
    """The show now. Changed by :func:`kiosk.show.rules.step` only, which works on a copy."""

    playlist: Playlist
    settings: Settings
    limits: Limits
    language: str
    phase: Phase = Phase.LOADING
    accessibility: Accessibility = field(default_factory=Accessibility)
    page: Page = Page.NONE
    """The open page; only while a visitor is here."""
    part: int = 0
    """The page, from 0, of the present slide's words, where the visitor's letters are too large for all of them at once."""
    parts: int = 1
    """How many such pages it has."""
    visit_since: float | None = None
    """When the present visitor came."""
    invited_until: float | None = None
    """Until when Enter or a double tap begins a visit by ear: somebody was invited to, by voice."""
    last_touch: float = 0.0
    voted: Mapping[str, int] = field(default_factory=dict)
    """The answers of the present visitor, counted from 0, by the key of the poll."""
    current: Cue | None = None
    upcoming: Cue | None = None
    upcoming_ready: bool = False
    prepare_due: float | None = None
    """When the preparation of the upcoming cue times out."""
    due: float | None = None
    """When the present cue's time is up; None while a film or a visitor decides that."""
    wants_move: bool = False
    """Leave the present cue as soon as the upcoming one is ready."""
    direction: int = 1
    """Direction of the move that is requested or running: +1 forward, -1 back."""
    hand_transition: Transition | None = None
    """The transition of a move by hand; None means the item's own."""
    moving: bool = False
    """A transition is running."""
    moving_due: float | None = None
    """When a transition that never reports its end counts as done."""
    film: FilmPhase = FilmPhase.NONE
    """The present cue's film."""
    sign: FilmPhase = FilmPhase.NONE
    """The film in sign language on the page open for it; it never sounds."""
    unsigned: Mapping[Path, float] = field(default_factory=dict)
    """Films in sign language that failed -> when they may be tried again."""
    wants_film: bool = False
    """The upcoming film was chosen by a visitor: it plays with sound once it is on stage."""
    hold_due: float | None = None
    """When a hold ends that nobody ends before; only in the loop. None while nothing is held."""
    shown_now: str = ""
    """Key of the item that the operator shows; only while it is held."""
    shown_next: str = ""
    """Key of the item that the operator wants as soon as the running transition has ended."""
    is_asleep: bool = False
    """The operator wants the screen dark until somebody touches it."""
    notice: Notice | None = None
    """What the operator says over the show."""
    idle_due: float | None = None
    warn_due: float | None = None
    retry_due: float | None = None
    fallback: bool = False
    """Nothing can be shown: the fallback slide is on screen."""
    nothing_due: bool = False
    """The fallback slide is on screen because nothing is due, not because something failed."""
    round: int = 1
    """The round in which the show continues while nothing is on stage."""
    after: str = ""
    """Key of the item after which the show continues while nothing is on stage; empty means the beginning."""
    broken: bool = False
    """The present cue broke on stage: it can no longer be played, only left."""
    failed: Mapping[str, int] = field(default_factory=dict)
    """Item key -> the round in which it last failed."""
    quarantine: Mapping[str, float] = field(default_factory=dict)
    """Key of a film that failed -> when it may be tried again."""
    suspects: frozenset[str] = frozenset()
    """Films whose decoder died the last time they were shown: once may be an accident, twice is their fault."""
    failing: frozenset[str] = frozenset()
    """Keys of the items that failed since a cue was last shown to its end; once it is all of them, nothing can be shown."""
    at: datetime | None = field(default=None, compare=False)
    """What the clock on the wall said last, local and naive; ``None`` while it cannot be trusted. Not a change by itself."""
    waiting: frozenset[str] = frozenset()
    """Keys of the items that are not due now."""
    opens_at: datetime | None = None
    """While all items wait: when the first of them is due, if ever."""
    last_serial: int = 0
    is_late: bool = False

    @property
    def is_held(self) -> bool:
        """Whether a presenter holds the loop: what stands on stage stays, whole, until it is let go."""
        return self.hold_due is not None

    @property
    def is_watching(self) -> bool:
        """Whether a visitor watches a film: one with sound, or one in sign language. Nobody touches anything meanwhile."""
        return self.film.sounds or self.sign.plays

    @property
    def is_reduced(self) -> bool:
        """Whether the loop only fades: films do not start until somebody plays them."""
        motion = self.playlist.motion if self.settings.motion == "auto" else self.settings.motion
        return motion == "reduced"

    @property
    def loudness(self) -> int:
        """The effective volume of films and of the voice, in percent: a visitor's own within the cap, else the stand's."""
        return self.settings.loudness_at(self.accessibility.loudness)

    @property
    def level(self) -> int:
        """The same in percent of the stand's cap, as a visitor sees it; muted or not."""
        chosen = self.accessibility.loudness
        return self.settings.level if chosen is None else chosen

    @property
    def reach(self) -> Reach:
        """How low all touch targets must be."""
        return self.playlist.reach if self.settings.reach == "auto" else self.settings.reach

    @property
    def own_accessibility(self) -> Accessibility:
        """The stand's own settings, to which it returns when a visitor leaves."""
        return Accessibility(captions=self.settings.captions)

    @property
    def next_due(self) -> float | None:
        """The earliest time at which something is due."""
        times = (
            self.due,
            self.prepare_due,
            self.moving_due,
            self.hold_due,
            self.idle_due,
            self.warn_due,
            self.invited_until,
            self.retry_due,
            self.notice.until if self.notice else None,
        )
        return min((t for t in times if t is not None), default=None)
