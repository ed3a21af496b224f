"""The pages of the board's PDF on which slides are: one each with all its words, photos together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from kiosk.playlist.model import Item
from kiosk.sheet.board import Part, Pictures
from kiosk.sheet.board_setting import LABEL, VALUE, Page, Setting, shape
from kiosk.sheet.board_times import length, shown_when
from kiosk.sheet.board_words import RULE, column, languages_of
from kiosk.sheet.flow import height_of, over_pages
from kiosk.sheet.paper import BOTTOM, HEIGHT, INNER, MARGIN, WIDTH, Line, Style, printed

_BAND, _SMALL_BAND = 104.0, 50.0
_MORE_TOP = _SMALL_BAND + 24
_COLUMN_GAP, _MOST_COLUMNS, _WIDEST_COLUMN = 16.0, 3, 330.0
_ACROSS, _ACROSS_UPRIGHT, _GRID_GAP, _NAME_HIGH = 4, 6, 10.0, 27.0
_PICTURE_GAP, _MOST_HIGH, _FACTS_WIDTH = 10.0, 225.0, 104.0
_SCALES = (1.0, 0.95, 0.9, 0.87)
"""Of the words of a slide; the smallest makes 8 points of running text."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Words in up to three columns, below ``y``."""

    y: float
    columns: Sequence[Sequence[Line]]
    width: float


class SlidePages:
    """These pages of one PDF."""

    def __init__(self, setting: Setting) -> None:
        self._setting, self._paper = setting, setting.paper

    def pages(self, part: Part) -> Iterator[Page]:
        """Those of one part."""
        return self._slide_pages(part.first) if part.is_one else self._grid_pages(part)

    def _slide_pages(self, index: int) -> Iterator[Page]:
        """One page, on which the words become a little smaller if that spares another; else as many as it takes."""
        item = self._setting.playlist.items[index]
        boxes, high = _picture_boxes(self._setting.pictures[index])
        under = _BAND + 22 + high + 20
        first, *others = min((self._laid_out(item, under, scale) for scale in _SCALES), key=len)
        yield partial(self._slide_page, index, boxes, first)
        for blocks in others:
            yield partial(self._more_page, index, blocks)

    def _laid_out(self, item: Item, under: float, scale: float) -> list[list[_Block]]:
        """The words of ``item`` in all languages, by page; on the first they begin at ``under``."""
        spoken = languages_of(item, self._setting.facts.languages)
        pages: list[list[_Block]] = [[]]
        y = under
        for start in range(0, len(spoken), _MOST_COLUMNS):
            group = spoken[start : start + _MOST_COLUMNS]
            width = min(_WIDEST_COLUMN, (INNER - _COLUMN_GAP * (len(group) - 1)) / len(group))
            columns = [column(item, code, self._setting.told_in, self._paper, width, scale) for code in group]
            if pages[-1] and max(height_of(each.lines) for each in columns) > HEIGHT - BOTTOM - y - 7:
                pages.append([])
                y = _MORE_TOP
            flows = [
                over_pages(each.lines, HEIGHT - BOTTOM - y - 7, HEIGHT - BOTTOM - _MORE_TOP - 7)
                for each in columns
            ]
            rows: list[Sequence[Sequence[Line]]] = [[flow[0] for flow in flows]]
            rows += _continued([flow[1:] for flow in flows])
            for number, row in enumerate(rows):
                if number:
                    pages.append([])
                    y = _MORE_TOP
                pages[-1].append(_Block(y, row, width))
                y += 7 + max(height_of(lines) for lines in row) + 20
        return pages

    def _slide_page(
        self,
        index: int,
        boxes: Sequence[tuple[QRectF, QImage]],
        blocks: Sequence[_Block],
    ) -> None:
        item = self._setting.playlist.items[index]
        self._band(str(index + 1), item.title_in(self._setting.told_in), self._setting.kind(item), item.color)
        top = _BAND + 22
        for box, image in boxes:
            self._paper.picture(box.translated(MARGIN, top), printed(image, box.width()), RULE)
        seconds = self._setting.seconds[index]
        told = length(seconds, self._setting.told_in) if seconds else "–"
        is_auto = item.duration is None and not item.plays_by_itself
        facts = [("length", self._setting.say("reading", length=told) if is_auto else told)]
        facts.append(("when", shown_when(item, self._setting.told_in)))
        if item.link:
            facts.append(("link", item.link.removeprefix("https://")))
        x = MARGIN + max(box.right() for box, _ in boxes) + 18
        y = top - 2
        for name, value in facts:
            y = self._paper.text(self._setting.say(name).upper(), LABEL, x, y, WIDTH - MARGIN - x)
            y = self._paper.text(value, VALUE, x, y + 1, WIDTH - MARGIN - x, most=6) + 12
        self._words(blocks)

    def _more_page(self, index: int, blocks: Sequence[_Block]) -> None:
        item = self._setting.playlist.items[index]
        self._small_band(str(index + 1), item.title_in(self._setting.told_in), item.color)
        self._words(blocks)

    def _words(self, blocks: Sequence[_Block]) -> None:
        for block in blocks:
            for number, lines in enumerate(block.columns):
                x = MARGIN + number * (block.width + _COLUMN_GAP)
                if lines:
                    self._paper.fill(QRectF(x, block.y, block.width, 1.2), self._paper.ink)
                    self._paper.draw(lines, x, block.y + 7)

    def _band(self, number: str, title: str, kind: str, token: str) -> None:
        theme = self._setting.playlist.theme
        ink = theme.color(theme.ink_on(token))
        self._paper.fill(QRectF(0, 0, WIDTH, _BAND), theme.color(token))
        big = Style("headline", 56.0, 1.0, ink, -1.5)
        wide = self._paper.width_of(number, big)
        self._paper.text(number, big, MARGIN, (_BAND - 58) / 2 + 2, wide + 2)
        x = MARGIN + max(wide, 40.0) + 18
        room = WIDTH - MARGIN - x
        style = Style("headline", leading=1.08, color=ink, spacing=-1.0)
        lines = self._paper.headline(title, style, room, (25.0, 21.0, 17.0))
        height = sum(line.height for line in lines)
        y = (_BAND - height) / 2 + 6
        self._paper.text(kind.upper(), replace(LABEL, color=ink), x, y - 13, room)
        self._paper.draw(lines, x, y)
        self._edge(token, _BAND)

    def _small_band(self, number: str, title: str, token: str) -> None:
        theme = self._setting.playlist.theme
        ink = theme.color(theme.ink_on(token))
        self._paper.fill(QRectF(0, 0, WIDTH, _SMALL_BAND), theme.color(token))
        style = Style("headline", 15.0, 1.2, ink)
        wide = self._paper.width_of(number, style)
        self._paper.text(number, style, MARGIN, 15, wide + 2)
        more = self._setting.say("continued").upper()
        label = replace(LABEL, color=ink)
        room = self._paper.width_of(more, label)
        self._paper.text(title, style, MARGIN + wide + 12, 15, INNER - wide - room - 30)
        self._paper.text(more, label, WIDTH - MARGIN - room, 20, room + 2)
        self._edge(token, _SMALL_BAND)

    def _edge(self, token: str, y: float) -> None:
        """A field as light as the page ends in a line."""
        if token == "paper":
            self._paper.fill(QRectF(0, y - 1.2, WIDTH, 1.2), self._paper.ink)

    # -- photos -------------------------------------------------------------------------------------------------------

    def _grid_pages(self, part: Part) -> Iterator[Page]:
        first = self._setting.pictures[part.first].first
        across = _ACROSS if shape(first) > 1 else _ACROSS_UPRIGHT
        width = (INNER - _GRID_GAP * (across - 1)) / across
        size = (width, width / shape(first))
        start, band = 0, _BAND
        while start < len(part.indices):
            down = max(1, int((HEIGHT - BOTTOM - band - 20) / (size[1] + _NAME_HIGH)))
            indices = part.indices[start : start + across * down]
            yield partial(self._grid_page, part, indices, across, size, is_first=start == 0)
            start, band = start + len(indices), _SMALL_BAND

    def _grid_page(
        self, part: Part, indices: Sequence[int], across: int, size: tuple[float, float], *, is_first: bool
    ) -> None:
        numbers = f"{indices[0] + 1}–{indices[-1] + 1}" if len(indices) > 1 else str(indices[0] + 1)
        token, title = self._setting.playlist.items[part.first].color, self._setting.many(part)
        if is_first:
            self._band(numbers, title, self._setting.say("together"), token)
        else:
            self._small_band(numbers, title, token)
        width, high = size
        top = (_BAND if is_first else _SMALL_BAND) + 20
        for place, index in enumerate(indices):
            x = MARGIN + place % across * (width + _GRID_GAP)
            y = top + place // across * (high + _NAME_HIGH)
            self._paper.picture(QRectF(x, y, width, high), self._setting.pictures[index].first, RULE)
            name = f"{index + 1}  {self._setting.playlist.items[index].title_in(self._setting.told_in)}"
            self._paper.text(name, Style("text", 7.4, 1.3), x, y + high + 3, width, most=2)


def _continued(columns: Sequence[Sequence[Sequence[Line]]]) -> list[list[Sequence[Line]]]:
    """What goes on over the next pages: languages side by side; one that goes on alone fills all columns."""
    going = [chunks for chunks in columns if chunks]
    if len(going) == 1:
        (chunks,) = going
        return [list(chunks[start : start + len(columns)]) for start in range(0, len(chunks), len(columns))]
    longest = max(map(len, columns))
    return [[chunks[page] if page < len(chunks) else [] for chunks in columns] for page in range(longest)]


def _picture_boxes(pictures: Pictures) -> tuple[list[tuple[QRectF, QImage]], float]:
    """Where the pictures of a slide stand, from the upper left, and how high they are together. Beside them is room for
    facts."""
    found: list[tuple[QRectF, QImage]] = []
    y = 0.0
    for row in pictures.rows:
        shapes = [shape(shot.image) for shot in row]
        room = INNER - _FACTS_WIDTH - _PICTURE_GAP * (len(row) - 1)
        high = min(_MOST_HIGH / len(pictures.rows), room / sum(shapes))
        x = 0.0
        for shot, each in zip(row, shapes, strict=True):
            found.append((QRectF(x, y, high * each, high), shot.image))
            x += high * each + _PICTURE_GAP
        y += high + _PICTURE_GAP
    return found, max(0.0, y - _PICTURE_GAP)
