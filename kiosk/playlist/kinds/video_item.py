"""The item for a film."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from kiosk.playlist.model import Fit, Item, Picture, SlideText
from kiosk.playlist.reading_time import reading_time
from kiosk.words.in_language import in_language
from kiosk.words.printable import printable

Attract = Literal["muted", "poster", "sound"]
ATTRACTS: tuple[Attract, ...] = ("muted", "poster", "sound")


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoItem(Item):
    """A film with its caption files per language and what it does while nobody touches."""

    path: Path
    title: Mapping[str, str] = field(default_factory=dict)
    captions: Mapping[str, Path] = field(default_factory=dict)
    descriptions: Mapping[str, Path] = field(default_factory=dict)
    sign: Mapping[str, Path] = field(default_factory=dict)
    attract: Attract = "muted"
    poster: Path | None = None
    fit: Fit = "contain"
    color: str = "ink"
    """Colour of the field beside a film that does not fill the screen."""

    @property
    def file(self) -> Path:
        return self.path

    @property
    def languages(self) -> Collection[str]:
        return self.title

    def title_in(self, language: str) -> str:
        """What it is called, its title, or the name of its file."""
        return in_language(self.called, language) or self._bare_title(language)

    def text_in(self, language: str) -> SlideText:
        return SlideText(title=self._bare_title(language) if self.title else "")

    def reworded(self, language: str, text: SlideText) -> VideoItem:
        return replace(self, title={**self.title, language: text.title})

    def reading_time(self, language: str, *, easy: bool = False) -> float:
        """The time for its poster; the title below it does not extend that."""
        return reading_time(())

    def _bare_title(self, language: str) -> str:
        return in_language(self.title, language) or printable(self.path.stem)

    @property
    def layout(self) -> str:
        return "film"

    @property
    def picture(self) -> Picture | None:
        return Picture(self.poster) if self.poster else None

    @property
    def film(self) -> Path:
        return self.path

    @property
    def plays_by_itself(self) -> bool:
        return self.attract != "poster"

    @property
    def sounds_by_itself(self) -> bool:
        return self.attract == "sound"
