"""The item for a full-screen picture: a file, or a page of a document."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.playlist.model import Fit, Item, Picture, SlideMotion, SlideText
from kiosk.words.in_language import in_language
from kiosk.words.printable import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageItem(Item):
    """A picture, full bleed, with an optional title per language."""

    path: Path
    title: Mapping[str, str] = field(default_factory=dict)
    fit: Fit = "cover"
    color: str = "ink"
    motion: SlideMotion = "drift"
    page: int = 0
    """Page of a document, from 1; 0 for a picture file."""
    heading: str = ""
    """What the page itself is called: its name where it has no ``title``. It stands on the page already, so it is not drawn."""
    words: str = ""
    """What stands on the page, for who does not see it."""

    @property
    def file(self) -> Path:
        return self.path

    @property
    def languages(self) -> Collection[str]:
        return self.title

    def title_in(self, language: str) -> str:
        """What it is called, its title, or the name of its file; a page with its number, or by its own heading."""
        if self.heading and not in_language(self.title, language):
            return self.heading
        name = in_language(self.called, language) or self._bare_title(language)
        return f"{name} · {self.page}" if self.page else name

    def text_in(self, language: str) -> SlideText:
        return SlideText(title=self._bare_title(language) if self.title else "", alt=self.words)

    def reworded(self, language: str, text: SlideText) -> ImageItem:
        return replace(self, title={**self.title, language: text.title})

    @property
    def layout(self) -> str:
        return "photo"

    @property
    def drifts(self) -> bool:
        return self.motion == "drift"

    @property
    def picture(self) -> Picture:
        return Picture(self.path, self.page, self.fit) if self.page else Picture(self.path)

    def _bare_title(self, language: str) -> str:
        return in_language(self.title, language) or printable(self.path.stem)
