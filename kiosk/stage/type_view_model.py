"""How words fit their place, as QML asks it: sizes and lines, measured in the theme's fonts. Pixels everywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.stage.headline import LEADING, SetHeadline, set_headline
from kiosk.stage.theme_view_model import TEXT_LEADING, ThemeViewModel

TRACKING = 98.5
"""Letter distance of headlines in percent (art direction: -1.5 %)."""
SHRINK_STEP = 0.96
"""Running text that does not fit gets smaller by this factor until it does."""
MEASURED_AT = 200
"""Font size in pixels at which headlines are measured; widths scale with the size."""

POINT_SETTINGS = (
    # title, text, gap: all in u
    (5.2, 4.4, 4.4),
    (4.8, 4.1, 3.8),
    (4.5, 3.8, 3.2),
    (4.2, 3.6, 2.6),
    (4.0, 3.6, 2.0),
    (3.8, 3.6, 1.4),
    (3.6, 3.6, 0.8),
)
"""From airy to tight; body text never goes below 3.6 u (art direction)."""
GROWTH_STEP = 0.125
AIR = 0.025
"""What is left between letters of two lines, in sizes."""
ABOVE = 1.2
"""More air (u) above airy points: their numbers rise over the words."""
TIGHT = 3
"""From here on a setting is tight."""
ALL_LINES = 9
SURELY = 0.985
"""Qt Quick may wrap a hair earlier than it is measured here."""
NUMBER_WIDTH = 1.75
"""The column of the numbers, in sizes of the titles beside them."""


class TypeViewModel(QObject):
    """Measures; remembers nothing but widths."""

    def __init__(self, theme: ThemeViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._families = theme.fonts
        metrics = QFontMetricsF(self._font("headline", MEASURED_AT))
        self._width = lru_cache(maxsize=512)(lambda line: metrics.horizontalAdvance(line) / MEASURED_AT)
        self._letters = lru_cache(maxsize=512)(lambda line: _letters(line, metrics))
        self._closest = lru_cache(maxsize=512)(self._find_closest)

    def _font(self, role: str, size: float) -> QFont:
        family, weight = self._families[role]
        font = QFont(family)
        font.setWeight(QFont.Weight(weight))
        font.setPixelSize(max(8, int(size + 0.5)))  # as QML rounds; Python takes 34.5 for 34
        if role == "headline":
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, TRACKING)
        return font

    # -- headlines ----------------------------------------------------------------------------------------------------

    @Slot(str, str, float, float, float, float, float, result="QVariantMap")
    def headline(
        self,
        text: str,
        language: str,
        width: float,
        height: float,
        largest: float,
        smallest: float,
        least: float,
    ) -> dict[str, Any]:
        """``{text, size, leading}`` of a headline in a box, see :func:`kiosk.stage.headline.set_headline`.

        Its lines come as one text: a list would have QML make each line anew.
        """
        if not text or width <= 0:
            return {"text": "", "size": largest, "leading": LEADING}
        setting = self._set(text, language, width, height, largest, smallest, least)
        return {"text": "\n".join(setting.lines), "size": int(setting.size), "leading": setting.leading}

    @Slot(str, str, float, float, result=float)
    def leastHeadline(self, text: str, language: str, width: float, smallest: float) -> float:
        """The height a headline needs at the smallest size it should have."""
        if not text or width <= 0:
            return 0.0
        setting = self._set(text, language, width, 1e6, smallest, smallest, smallest)
        return len(setting.lines) * setting.size * setting.leading

    def _set(
        self,
        text: str,
        language: str,
        width: float,
        height: float,
        largest: float,
        smallest: float,
        least: float,
    ) -> SetHeadline:
        return set_headline(
            text,
            width=width,
            height=height,
            largest=largest,
            smallest=smallest,
            least=least,
            measure=self._width,
            closest=self._closest,
            language=language,
        )

    def _find_closest(self, upper: str, lower: str) -> float:
        """The least line distance (at size 1) at which no letter hangs into one below it."""
        need = LEADING
        for left, right, _, drop in self._letters(upper):
            if drop <= 0:
                continue
            for left_below, right_below, rise, _ in self._letters(lower):
                if left_below < right + AIR and left < right_below + AIR:
                    need = max(need, drop + rise + AIR)
        return need

    @Slot(str, float, float, float, result=float)
    def pieceSize(self, text: str, width: float, largest: float, smallest: float) -> float:
        """The size in headline letters at which no piece of ``text`` between blanks and zero-width blanks is wider than
        ``width``."""
        widest = max((self._width(piece) for piece in re.split(r"[\s\u200b]", text)), default=0.0)
        return max(smallest, min(largest, width * SURELY / widest if widest else largest))

    # -- running text -------------------------------------------------------------------------------------------------

    @Slot(str, float, float, float, float, result=float)
    def textSize(self, text: str, width: float, height: float, largest: float, smallest: float) -> float:
        """The largest font size from ``largest`` down to ``smallest`` at which ``text`` fits the box."""
        size = largest
        while size > smallest and self._height("text", text, width, size) > height:
            size = max(smallest, size * SHRINK_STEP)
        return size

    @Slot(str, float, float, result=float)
    def textHeight(self, text: str, width: float, size: float) -> float:
        """How high running text of this size stands in ``width``."""
        return self._height("text", text, width, size) if text else 0.0

    @Slot(float, float, result=int)
    def linesIn(self, size: float, height: float) -> int:
        """How many lines of running text of this size stand in ``height``; at least one."""
        return max(1, int(height / self._line("text", size) + 0.02))

    @Slot("QVariantList", float, float, float, float, float, result="QVariantMap")
    def points(
        self, points: Sequence[dict[str, str]], width: float, easy: float, room: float, u: float, grown: float
    ) -> dict[str, Any]:
        """``{title, text, gap, lines, above, indent}`` of numbered points in ``width``: sizes, the most lines of each point's
        text, and where words begin beside the number. As airy as they fit into ``easy``, which leaves the headline its
        size; tight ones may take all of ``room``. Larger by ``grown`` (1 or more), or by as much of it as there is room for
        in whole."""
        while grown > 1:
            for title, text, gap in POINT_SETTINGS:
                if self._points_height(points, width, title * u * grown, text * u * grown, gap * u) <= room:
                    return _setting(title * grown, text * grown, gap, ALL_LINES, 0.0, u)
            grown -= GROWTH_STEP
        for most, height in ((ALL_LINES, easy), (ALL_LINES, room), (2, room), (1, room)):
            for title, text, gap in POINT_SETTINGS if height == easy else POINT_SETTINGS[TIGHT:]:
                above = ABOVE if height == easy else 0.0
                used = self._points_height(points, width, title * u, text * u, gap * u, most)
                if used + above * u <= height:
                    return _setting(title, text, gap, most, above, u)
        return _setting(*POINT_SETTINGS[-1], 1, 0.0, u)

    def _points_height(
        self,
        points: Sequence[dict[str, str]],
        width: float,
        title: float,
        text: float,
        gap: float,
        most: int = ALL_LINES,
    ) -> float:
        inner = width - NUMBER_WIDTH * title
        used = sum(self._point_height(point, inner, title, text, most) for point in points)
        return used + max(0, len(points) - 1) * gap

    def _point_height(
        self, point: dict[str, str], width: float, title: float, text: float, most: int
    ) -> float:
        height = self._height("label", point["title"], width, title, most)
        return height + (self._height("text", point["text"], width, text, most) if point["text"] else 0.0)

    def _height(self, role: str, text: str, width: float, size: float, most: int = 1000) -> float:
        room = QRectF(0, 0, max(1.0, width * SURELY), 1e6)
        metrics = QFontMetricsF(self._font(role, size))
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() * TEXT_LEADING
        return min(height, most * self._line(role, size))

    def _line(self, role: str, size: float) -> float:
        return QFontMetricsF(self._font(role, size)).lineSpacing() * TEXT_LEADING


def _letters(line: str, metrics: QFontMetricsF) -> list[tuple[float, float, float, float]]:
    """Where each letter's ink is, at size 1: left, right, above and below the base line."""
    found = []
    for number, letter in enumerate(line):
        ink = metrics.tightBoundingRect(letter)
        if not ink.isEmpty():
            x = metrics.horizontalAdvance(line[:number]) + ink.left()
            found.append((x, x + ink.width(), -ink.top(), ink.bottom()))
    return [tuple(part / MEASURED_AT for part in letter) for letter in found]  # type: ignore[misc]


def _setting(title: float, text: float, gap: float, lines: int, above: float, u: float) -> dict[str, Any]:
    return {
        "title": title * u,
        "text": text * u,
        "gap": gap * u,
        "lines": lines,
        "above": above * u,
        "indent": NUMBER_WIDTH * title * u,
    }
