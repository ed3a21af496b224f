"""What a checked playlist is: plain frozen values, everything resolved.

The rest of the house (show, stage) knows only these classes. They hold absolute paths that were checked,
durations in seconds and defaults filled in; they know nothing of YAML, pydantic or Qt, and they pickle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kiosk.theme.theme import TOKENS, Theme

Layout = Literal["statement", "story", "points", "figure", "quote", "photo", "action", "poll"]
Transition = Literal["fade", "push", "wipe", "cut"]
Fit = Literal["contain", "cover", "fill"]
Attract = Literal["muted", "poster", "sound"]
Motion = Literal["full", "reduced"]
SlideMotion = Literal["still", "drift"]
Reach = Literal["normal", "low"]

LAYOUTS: tuple[Layout, ...] = (
    "statement",
    "story",
    "points",
    "figure",
    "quote",
    "photo",
    "action",
    "poll",
)
TRANSITIONS: tuple[Transition, ...] = ("fade", "push", "wipe", "cut")
FITS: tuple[Fit, ...] = ("contain", "cover", "fill")
ATTRACTS: tuple[Attract, ...] = ("muted", "poster", "sound")
MOTIONS: tuple[Motion, ...] = ("full", "reduced")
SLIDE_MOTIONS: tuple[SlideMotion, ...] = ("still", "drift")
REACHES: tuple[Reach, ...] = ("normal", "low")
COLORS = TOKENS
"""Names of the theme's colour fields."""


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered line of a ``points`` slide."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class SlideText:
    """The words of one slide in one language. Empty means: not given."""

    title: str
    label: str = ""
    text: str = ""
    points: tuple[Point, ...] = ()
    figure: str = ""
    """The number of a ``figure`` slide, as it is to be read."""
    by: str = ""
    """Who says what a ``quote`` slide quotes."""
    answers: tuple[str, ...] = ()
    """The answers of a ``poll`` slide, two to five."""
    caption: str = ""
    more: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One file of ``slides/``: a layout, a colour field, a picture and its words per language."""

    name: str
    layout: Layout
    texts: Mapping[str, SlideText]
    color: str = "red"
    image: Path | None = None
    fit: Fit | None = None
    link: str = ""
    motion: SlideMotion = "still"
    """``drift``: parts of the picture move slowly for some seconds after the slide was built up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of the playlist after checking.

    ``key`` is the item's identity (``slide:waarom``, ``video:film/x.webm``, ``image:fotos/a.jpg``; a
    repetition gets ``#2``, ``#3``): it stays the same over a reload, so that the show can keep its place.
    ``duration`` is in seconds; ``None`` means ``auto`` (reading time; a film lasts its own length).
    """

    key: str
    duration: float | None = None
    transition: Transition = "fade"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideItem(Item):
    """An entry that shows a slide file."""

    slide: Slide


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageItem(Item):
    """A picture, full bleed, with an optional title per language."""

    path: Path
    title: Mapping[str, str] = field(default_factory=dict)
    fit: Fit = "cover"
    color: str = "ink"
    motion: SlideMotion = "drift"


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoItem(Item):
    """A film with its caption files per language and what it does while nobody touches."""

    path: Path
    title: Mapping[str, str] = field(default_factory=dict)
    captions: Mapping[str, Path] = field(default_factory=dict)
    attract: Attract = "muted"
    poster: Path | None = None
    fit: Fit = "contain"
    color: str = "ink"
    """The field beside a film that does not fill the screen."""


AnyItem = SlideItem | ImageItem | VideoItem


@dataclass(frozen=True, slots=True)
class Visitor:
    """How long silence may last (s) before the question, and how long the question stands (s)."""

    idle: float = 45.0
    warn: float = 20.0


@dataclass(frozen=True, slots=True)
class Playlist:
    """The ordered show: ``visitor`` is ``None`` on a screen without touch."""

    title: Mapping[str, str]
    languages: tuple[str, ...]
    items: tuple[AnyItem, ...]
    root: Path
    visitor: Visitor | None = field(default_factory=Visitor)
    motion: Motion = "full"
    """``reduced`` leaves only fades: nothing slides, rises or drifts."""
    reach: Reach = "normal"
    """``low``: everything a visitor touches stands in the lowest 40 % of the screen."""
    rotate_languages: bool = False
    """Each round of the loop speaks the next language."""
    theme: Theme = field(default_factory=Theme)

    @property
    def link(self) -> str:
        """The stand's own address: the first one a slide asks people to go to."""
        slides = (item.slide for item in self.items if isinstance(item, SlideItem))
        return next((slide.link for slide in slides if slide.link and slide.layout == "action"), "")

    @property
    def language(self) -> str:
        """The stand's own language."""
        return self.languages[0]
