"""What the pages of the board's PDF share: the show, its pictures, the paper, and how things are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtGui import QImage

from kiosk.playlist.model import Item, Playlist
from kiosk.sheet.board import Facts, Part, Pictures, seconds_of
from kiosk.sheet.board_words import SOFT
from kiosk.sheet.paper import HEIGHT, INNER, MARGIN, WIDTH, Paper, Style
from kiosk.words.catalogue import section
from kiosk.words.moments import long_date
from kiosk.words.sentence import fill

LABEL = Style("label", 7.2, 1.5, SOFT, 6.0)
VALUE = Style("label", 10.0, 1.35)
_FOOT = HEIGHT - 30.0

Page = Callable[[], None]
"""Draws a page that has begun."""


class Setting:
    """One PDF on its way. ``told_in`` is the language of everything but the slides' own words."""

    def __init__(
        self,
        playlist: Playlist,
        parts: Sequence[Part],
        pictures: Mapping[int, Pictures],
        facts: Facts,
        paper: Paper,
        title: str,
    ) -> None:
        self.playlist, self.parts, self.pictures, self.facts = playlist, parts, pictures, facts
        self.paper, self.title, self.told_in = paper, title, facts.languages[0]
        self.seconds = seconds_of(playlist, pictures, facts.seconds)
        self._words = section("board", self.told_in)

    def say(self, code: str, **values: object) -> str:
        return fill(self._words[code], values, self.told_in)

    def foot(self, pages: int) -> None:
        """What stands at the foot of the present page, of so many."""
        day = f" · {long_date(self.facts.day, self.told_in)}" if self.facts.day else ""
        style = replace(LABEL, spacing=0.0)
        self.paper.text(f"{self.title}{day}", style, MARGIN, _FOOT, INNER - 60)
        number = f"{self.paper.pages} / {pages}"
        width = self.paper.width_of(number, style)
        self.paper.text(number, style, WIDTH - MARGIN - width, _FOOT, width + 2)

    def item(self, part: Part) -> Item:
        """The first of its items."""
        return self.playlist.items[part.first]

    def kind(self, item: Item) -> str:
        """What people call such an item."""
        if item.is_film:
            return self.say("film")
        if item.answers:
            return self.say("poll")
        if _is_page(item):
            return self.say("one-page")
        return self.say("photo" if item.layout == "photo" and not item.has_art else "slide")

    def many(self, part: Part) -> str:
        """What people call the items of a part together."""
        pages = sum(_is_page(self.playlist.items[index]) for index in part.indices)
        code = "photos" if not pages else "pages" if pages == len(part.indices) else "pictures"
        return self.say(code, count=len(part.indices))


def _is_page(item: Item) -> bool:
    return item.picture is not None and item.picture.page > 0


def shape(image: QImage) -> float:
    """Its width to its height; that of a screen where there is no picture."""
    return image.width() / image.height() if not image.isNull() else 16 / 9
