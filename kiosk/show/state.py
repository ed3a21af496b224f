"""The whole truth about a running show, as one value.

Everything the rules decide is derived from a :class:`State` and an event; nothing else is remembered anywhere.
Times are seconds on the show's clock.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.playlist.model import Item, Playlist, Reach, Transition
from kiosk.show.accessibility import Accessibility
from kiosk.show.page import Page
from kiosk.show.settings import Settings


class Phase(enum.Enum):
    """Where the show is with its public."""

    LOADING = "loading"
    """Nothing has been shown yet."""
    ATTRACT = "attract"
    """Nobody touches: the loop runs."""
    EXPLORE = "explore"
    """A visitor is here: the loop waits."""
    STILL_THERE = "still-there"
    """The visitor is silent: a question counts down."""
    STOPPED = "stopped"
    """The show is over."""


class FilmPhase(enum.Enum):
    """Where the film of the present cue is. A film sounds only while it plays, and goes on only from where it was paused."""

    NONE = "none"
    """No film runs or waits to go on: there is none, it has not begun, or it is over."""
    MUTED = "muted"
    """It plays without sound."""
    AUDIBLE = "audible"
    """It plays with sound."""
    PAUSED = "paused"
    """A visitor halted it in the middle; it goes on from there."""

    @property
    def plays(self) -> bool:
        return self in (FilmPhase.MUTED, FilmPhase.AUDIBLE)

    @property
    def sounds(self) -> bool:
        return self is FilmPhase.AUDIBLE

    @staticmethod
    def playing(*, sound: bool) -> FilmPhase:
        """A film that plays, with or without sound."""
        return FilmPhase.AUDIBLE if sound else FilmPhase.MUTED


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing on stage: what an item becomes when the show reaches it.

    ``serial`` names one preparation and is never used for another, so a late answer about an earlier cue is recognised;
    a cue that plays again without leaving the stage keeps it. ``round`` counts from 1.
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
class Limits:
    """How long the show waits, and how often it goes round."""

    prepare_limit: float = 10.0
    """How long (s) a cue may take to get ready before it is skipped."""
    retry_after: float = 10.0
    """How long (s) the fallback stands before everything is tried again."""
    film_quarantine: float = 600.0
    """How long (s) a film that failed is left out: long enough that a broken one is no rhythm, short enough to come back."""
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
    """What lies open over the slide; only while a visitor is here."""
    visit_since: float | None = None
    """When the present visitor came."""
    last_touch: float = 0.0
    voted: frozenset[str] = frozenset()
    """Keys of the polls in which the present visitor has voted."""
    current: Cue | None = None
    upcoming: Cue | None = None
    upcoming_ready: bool = False
    prepare_due: float | None = None
    """When the upcoming cue has taken too long."""
    due: float | None = None
    """When the present cue has had its time; None while a film or a visitor decides."""
    wants_move: bool = False
    """The present cue is to be left as soon as the upcoming one is ready."""
    direction: int = 1
    """+1 forward, -1 back: the way of the move that is wanted or under way."""
    hand_transition: Transition | None = None
    """The transition of a move somebody asked for; None takes the item's own."""
    moving: bool = False
    """A transition is running."""
    moving_due: float | None = None
    """When a transition that never reports its end counts as done."""
    film: FilmPhase = FilmPhase.NONE
    """The present cue's film."""
    wants_film: bool = False
    """The film under way to the stage was chosen: it plays with sound when it stands."""
    idle_due: float | None = None
    warn_due: float | None = None
    retry_due: float | None = None
    fallback: bool = False
    """Nothing can be shown: the fallback slide stands."""
    round: int = 1
    """The round in which the show goes on while nothing stands."""
    after: str = ""
    """Key of the item after which the show goes on while nothing stands; empty is the beginning."""
    broken: bool = False
    """The present cue broke while it stood: it cannot be played any more, only left."""
    failed: Mapping[str, int] = field(default_factory=dict)
    """Item key -> the round in which it last failed."""
    quarantine: Mapping[str, float] = field(default_factory=dict)
    """Key of a film that failed -> when it may be tried again."""
    suspects: frozenset[str] = frozenset()
    """Films whose decoder died the last time they were on: once is an accident, twice is their fault."""
    failing: frozenset[str] = frozenset()
    """Keys of the items that failed since a cue last had its time; when it is all of them, there is nothing to show."""
    last_serial: int = 0
    is_late: bool = False

    @property
    def is_reduced(self) -> bool:
        """Whether nothing moves in the loop but for fades: films stand until somebody plays them."""
        motion = self.playlist.motion if self.settings.motion == "auto" else self.settings.motion
        return motion == "reduced"

    @property
    def reach(self) -> Reach:
        """How low everything to touch must stand."""
        return self.playlist.reach if self.settings.reach == "auto" else self.settings.reach

    @property
    def own_accessibility(self) -> Accessibility:
        """What the stand returns to when a visitor leaves."""
        return Accessibility(captions=self.settings.captions)

    @property
    def next_due(self) -> float | None:
        """The earliest moment at which time alone changes something."""
        times = (self.due, self.prepare_due, self.moving_due, self.idle_due, self.warn_due, self.retry_due)
        return min((t for t in times if t is not None), default=None)
