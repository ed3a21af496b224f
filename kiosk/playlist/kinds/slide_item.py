"""The item for a slide: words and a picture in one of several layouts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.playlist.model import Fit, Item, Picture, Slide, SlideText
from kiosk.words.in_language import in_language


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideItem(Item):
    """An entry that shows a slide file."""

    slide: Slide

    @property
    def file(self) -> Path | None:
        return self.slide.file

    @property
    def languages(self) -> Collection[str]:
        return self.slide.texts

    def title_in(self, language: str) -> str:
        """Its headline, or its number."""
        text = in_language(self.slide.texts, language)
        return " ".join((text.title or text.figure).split()) if text else self.slide.name

    def text_in(self, language: str) -> SlideText:
        return in_language(self.slide.texts, language) or SlideText(title="")

    def reworded(self, language: str, text: SlideText) -> SlideItem:
        return replace(self, slide=replace(self.slide, texts={**self.slide.texts, language: text}))

    @property
    def words_file(self) -> Path | None:
        return self.slide.file

    @property
    def link(self) -> str:
        return self.slide.link

    @property
    def sign(self) -> Mapping[str, Path]:
        return self.slide.sign

    @property
    def answers(self) -> int:
        if self.slide.layout != "poll":
            return 0
        return max((len(text.answers) for text in self.slide.texts.values()), default=0)

    @property
    def layout(self) -> str:
        return self.slide.layout

    @property
    def color(self) -> str:
        return self.slide.color

    @property
    def fit(self) -> Fit:
        return self.slide.fit or "cover"

    @property
    def drifts(self) -> bool:
        return self.slide.motion == "drift"

    @property
    def picture(self) -> Picture | None:
        return Picture(self.slide.image, ground=self.slide.color) if self.slide.image else None

    @property
    def has_art(self) -> bool:
        return self.slide.image is not None
