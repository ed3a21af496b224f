"""A checked playlist as plain frozen values, with everything resolved.

The rest of the kiosk uses only these classes, whatever the kind of an item. They hold checked absolute paths, durations in
seconds and all defaults; they do not depend on YAML, pydantic or Qt, and can be pickled.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from kiosk.playlist.reading_time import reading_time
from kiosk.playlist.schedule import When
from kiosk.problems.problem import Place
from kiosk.theme.theme import TOKENS, Theme

Layout = Literal["statement", "story", "points", "figure", "quote", "photo", "action", "poll"]
Transition = Literal["fade", "push", "wipe", "cut"]
Fit = Literal["contain", "cover", "fill"]
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
MOTIONS: tuple[Motion, ...] = ("full", "reduced")
SLIDE_MOTIONS: tuple[SlideMotion, ...] = ("still", "drift")
REACHES: tuple[Reach, ...] = ("normal", "low")
Content = tuple[tuple[int, int, int], ...]
"""What tells the present content of some files from any other, see :mod:`kiosk.playlist.contents`."""
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
    """The number of a ``figure`` slide, as typed."""
    by: str = ""
    """The author of a quotation (``quote``)."""
    answers: tuple[str, ...] = ()
    """The answers of a ``poll`` slide, two to five."""
    caption: str = ""
    more: str = ""
    alt: str = ""
    easy: SlideText | None = None
    """The same in plain language, whole: what was not written anew is as above."""

    def plain(self, *, easy: bool) -> SlideText:
        """The words to show: the easy ones, if they are wanted and there are any."""
        return self.easy or self if easy else self

    @property
    def seen(self) -> tuple[str, ...]:
        """The texts drawn on the slide; not ``more``, which opens on request, nor ``alt``."""
        points = [part for point in self.points for part in (point.title, point.text)]
        return (self.label, self.title, self.text, self.caption, self.figure, self.by, *self.answers, *points)


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
    """``drift``: parts of the picture move slowly for some seconds after the build-up."""
    sign: Mapping[str, Path] = field(default_factory=dict)
    """Films in sign language, by the language of the show."""
    file: Path | None = None
    """Where it was read; ``None`` for a slide made by ourselves."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to prepare for the screen: a file, or one page of it."""

    path: Path
    page: int = 0
    """Of a document, counted from 1; 0 for a file that is one picture."""
    fit: Fit = "contain"
    """How a page fills its area; other pictures are fitted when they are drawn."""
    ground: str = ""
    """The colour token of the field it stands on, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(ABC):
    """One item of the show, and its interface for the rest of the kiosk; subclasses are in :mod:`kiosk.playlist.kinds`.

    ``key`` is the item's identity (``slide:waarom``, ``video:film/x.webm``, ``image:fotos/a.jpg``; a
    repetition gets ``#2``, ``#3``): it stays the same over a reload, so that the show can keep its place.
    ``duration`` is in seconds; ``None`` means ``auto`` (reading time; a film lasts its own length).
    """

    key: str
    duration: float | None = None
    transition: Transition = "fade"
    called: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What it is called by language where its own title does not say: a photo's caption, "Photo 3"."""
    when: When | None = None
    """When it is shown; ``None`` for always."""
    every: int = 1
    """It is shown in the first round and every so many rounds after it: 2 is rounds 1, 3, 5 …"""
    part: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The title of the part of the overview that it belongs to, by language; empty if to none."""
    content: Content = field(default=(), repr=False)
    """What lay in its files when it was loaded: with another picture under the same name it is another item."""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its entry begins in the playlist; ``None`` in a plain folder. An entry that was moved is the same item."""

    @property
    def name(self) -> str:
        """Its name for people if it has no title: that of its file or slide."""
        return self.key.partition(":")[2] or self.key

    @property
    @abstractmethod
    def file(self) -> Path | None:
        """The file that it is: once that is deleted, the item leaves the screen at once."""

    def looks_like(self, other: Item) -> bool:
        """Whether it is drawn as ``other`` is, whatever their times, and what the overview tells of them."""
        timed = replace(other, duration=self.duration, when=self.when, every=self.every)
        return self == replace(timed, transition=self.transition, called=self.called, part=self.part)

    # -- words ----------------------------------------------------------------------------------------------------

    @property
    @abstractmethod
    def languages(self) -> Collection[str]:
        """The languages of its words, the stand's own first; empty if it has no words."""

    @abstractmethod
    def title_in(self, language: str) -> str:
        """Its name for people, on one line; empty only for a slide without a headline."""

    @abstractmethod
    def text_in(self, language: str) -> SlideText:
        """The words on it."""

    def reading_time(self, language: str, *, easy: bool = False) -> float:
        """Seconds that it is shown when its duration is ``auto``."""
        return reading_time(self.text_in(language).plain(easy=easy).seen)

    def reworded(self, language: str, text: SlideText) -> Item:
        """The same item with other words in one language, to try how they would look; itself if it has none to replace."""
        return self

    @property
    def words_file(self) -> Path | None:
        """The file in which its words were typed, one block for each language; ``None`` if it is the playlist."""
        return None

    @property
    def link(self) -> str:
        """A web address to take along; empty if it has none."""
        return ""

    @property
    def answers(self) -> int:
        """How many answers a visitor can choose from; 0 on everything but a poll."""
        return 0

    # -- looks ----------------------------------------------------------------------------------------------------

    @property
    @abstractmethod
    def layout(self) -> str:
        """The layout that draws it (``qml/layouts``)."""

    @property
    @abstractmethod
    def color(self) -> str:
        """The colour token of its field."""

    @property
    @abstractmethod
    def fit(self) -> Fit:
        """How its picture or film fills its area."""

    @property
    def drifts(self) -> bool:
        """Whether its picture drifts after the build-up."""
        return False

    # -- what is to be prepared -----------------------------------------------------------------------------------

    @property
    def picture(self) -> Picture | None:
        """Its most telling picture; for a film its poster."""
        return None

    @property
    def has_art(self) -> bool:
        """Whether its picture is beside words, which get its space if it cannot be shown."""
        return False

    @property
    def needs_picture(self) -> bool:
        """Whether it consists of its picture, so that without it there is nothing to show."""
        return self.layout == "photo"

    @property
    def film(self) -> Path | None:
        """The film to open."""
        return None

    @property
    def is_film(self) -> bool:
        """Whether it plays, and lasts as long as its film does."""
        return self.film is not None

    @property
    def captions(self) -> Mapping[str, Path]:
        """The film's caption files, by language."""
        return {}

    @property
    def descriptions(self) -> Mapping[str, Path]:
        """Files with what is to be seen and said in the film, by language, for the voice to read while it plays."""
        return {}

    @property
    def sign(self) -> Mapping[str, Path]:
        """Films in sign language that say the same, by the language of the show."""
        return {}

    @property
    def plays_by_itself(self) -> bool:
        """Whether its film plays in the loop."""
        return False

    @property
    def sounds_by_itself(self) -> bool:
        """Whether its film has sound in the loop."""
        return False


@dataclass(frozen=True, slots=True)
class Visitor:
    """The idle timeout (s) until the question, and how long the question is shown (s)."""

    idle: float = 45.0
    warn: float = 20.0


@dataclass(frozen=True, slots=True)
class Playlist:
    """The ordered show: ``visitor`` is ``None`` on a screen without touch."""

    title: Mapping[str, str]
    languages: tuple[str, ...]
    items: tuple[Item, ...]
    root: Path
    visitor: Visitor | None = field(default_factory=Visitor)
    motion: Motion = "full"
    """``reduced`` leaves only fades."""
    reach: Reach = "normal"
    """``low``: all touch targets are in the lowest 40 % of the screen, and not above 350 mm."""
    distance: float | None = None
    """Metres from which the screen is read; ``None`` where nobody has said."""
    rotate_languages: bool = False
    """Each round of the loop is in the next language."""
    theme: Theme = field(default_factory=Theme)
    made: float = field(default=0.0, compare=False)
    """When one of the files with its words was saved last (s since 1970); 0 where there is none."""
    theme_content: Content = ()
    """What lay in the theme's fonts and logos when they were loaded."""

    @property
    def link(self) -> str:
        """The stand's own address: the first one a slide asks people to go to."""
        return next((item.link for item in self.items if item.link and item.layout == "action"), "")

    @property
    def can_sound(self) -> bool:
        """Whether a film may be heard: by itself, or as a visitor plays it."""
        may_play = self.visitor is not None
        return any(item.is_film and (may_play or item.sounds_by_itself) for item in self.items)

    def has_easy_words(self, language: str) -> bool:
        """Whether a slide has its words in ``language`` in plain language, too."""
        return any(item.text_in(language).easy for item in self.items)

    @property
    def language(self) -> str:
        """The stand's own language."""
        return self.languages[0]
