"""How words fit their place, as QML asks it: sizes and lines, measured in the theme's fonts. Pixels everywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QmlNamedElement, QmlUncreatable

from kiosk.poster.caption import measured_in, set_caption
from kiosk.poster.headline import LEADING, SetHeadline, set_headline, splits
from kiosk.poster.markdown import Word
from kiosk.poster.page_setting import NUMBER_WIDTH, PageSetting
from kiosk.poster.pages import Piece
from kiosk.poster.running_text import (
    RIGHT_TO_LEFT_MARK,
    WRAP_SAFETY,
    RunningText,
    font_of,
    reads_right_to_left,
)
from kiosk.poster.theme_view_model import ThemeViewModel

QML_IMPORT_NAME = "kiosk.poster"
QML_IMPORT_MAJOR_VERSION = 1

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
TOO_MANY = (3.1, 2.9, 0.6)
"""For more words than there is room for: rather small than cut."""
TITLE_OVER_TEXT = 1.3
"""However large a visitor wants letters, a title is larger than its text by this."""
AIR = 0.025
"""What is left between letters of two lines, in sizes."""
ABOVE = 1.2
"""More air (u) above airy points: their numbers rise over the words."""
TIGHT = 3
"""From here on a setting is tight."""
ALL_LINES = 9


@QmlNamedElement("TypeMeasure")
@QmlUncreatable("made by the application")
class TypeViewModel(QObject):  # type: ignore[operator]
    """Measures; remembers nothing but widths."""

    def __init__(self, theme: ThemeViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.take_fonts(theme)

    def take_fonts(self, theme: ThemeViewModel) -> None:
        """Measure in the fonts that ``theme`` has now."""
        self._text = RunningText(theme.fonts)
        metrics = QFontMetricsF(font_of(theme.fonts, "headline", MEASURED_AT))
        self._width = lru_cache(maxsize=512)(lambda line: metrics.horizontalAdvance(line) / MEASURED_AT)
        self._letters = lru_cache(maxsize=512)(lambda line: _letters(line, metrics))
        self._closest = lru_cache(maxsize=512)(self._find_closest)
        # A layout tries eight boxes for a headline; how its words can be spread depends on none of them.
        self._split = lru_cache(maxsize=64)(partial(splits, measure=self._width))

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
        """``{text, size, leading}`` of a headline in a box, see :func:`kiosk.poster.headline.set_headline`.

        The lines are one string: with a list QML would recreate every line.
        """
        if not text or width <= 0:
            return {"text": "", "size": largest, "leading": LEADING}
        setting = self._set(text, language, width, height, largest, smallest, least)
        return {"text": "\n".join(setting.lines), "size": int(setting.size), "leading": setting.leading}

    @Slot(str, str, float, float, result=float)
    def leastHeadline(self, text: str, language: str, width: float, smallest: float) -> float:
        """The height of a headline at its smallest regular size."""
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
            split=self._split,
        )

    def _find_closest(self, upper: str, lower: str) -> float:
        """The smallest line spacing (at size 1) at which no letter touches one below it."""
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
        """The headline size at which no part of ``text`` between spaces and zero-width spaces is wider than ``width``."""
        widest = max((self._width(piece) for piece in re.split(r"[\s\u200b]", text)), default=0.0)
        return max(smallest, min(largest, width * WRAP_SAFETY / widest if widest else largest))

    # -- running text -------------------------------------------------------------------------------------------------

    @Slot(str, str, str, float, float, result=str)
    def lines(self, role: str, text: str, language: str, width: float, size: float) -> str:
        """Running text in the lines in which it is drawn, see :mod:`kiosk.poster.paragraph`."""
        mark = RIGHT_TO_LEFT_MARK if text and reads_right_to_left(language) else ""
        return mark + "\n".join(self._text.lines(role, text, language, width, size)) if width > 0 else text

    @Slot("QVariantList", str, float, float, result="QVariantList")
    def runs(
        self, words: Sequence[dict[str, Any]], language: str, width: float, size: float
    ) -> list[list[dict[str, Any]]]:
        """Words of ``{text, bold}`` in lines of runs ``{text, bold, x}``; ``x`` is the offset from the line's start."""
        mark = RIGHT_TO_LEFT_MARK if reads_right_to_left(language) else ""
        lines = self._text.runs(
            tuple(Word(word["text"], word["bold"]) for word in words), language, width, size
        )
        return [[{"text": mark + run.text, "bold": run.bold, "x": run.x} for run in line] for line in lines]

    @Slot(str, str, float, float, float, float, result=float)
    def textSize(
        self, text: str, language: str, width: float, height: float, largest: float, smallest: float
    ) -> float:
        """The largest font size from ``largest`` down to ``smallest`` at which ``text`` fits the box."""
        size = largest
        while size > smallest and self._text.is_higher("text", text, language, width, size, height):
            size = max(smallest, size * SHRINK_STEP)
        return size

    @Slot(str, str, str, float, float, float, float, float, float, float, result=float)
    def sizeBelow(
        self,
        title: str,
        text: str,
        language: str,
        title_width: float,
        width: float,
        height: float,
        room: float,
        largest: float,
        smallest: float,
        least_title: float,
    ) -> float:
        """The largest font size from ``largest`` down to ``smallest`` at which ``text`` fits ``room``, and together with a
        title that is larger by :data:`TITLE_OVER_TEXT` also fits ``height``."""
        size = largest
        while size > smallest:
            if not self._text.is_higher("text", text, language, width, size, room):
                used = self._title_height(
                    title, language, title_width, max(least_title, TITLE_OVER_TEXT * size)
                )
                if used + self._text.height("text", text, language, width, size) <= height:
                    return size
            size = max(smallest, size * SHRINK_STEP)
        return smallest

    def _title_height(self, title: str, language: str, width: float, size: float) -> float:
        """The height of a title of this size; infinite if one of its words is wider than ``width``."""
        if not title or width <= 0:
            return 0.0
        setting = self._set(title, language, width, 1e6, size, size, size)
        return (
            1e6 if setting.size < size * WRAP_SAFETY else len(setting.lines) * setting.size * setting.leading
        )

    @Slot(str, str, float, float, result=float)
    def textHeight(self, text: str, language: str, width: float, size: float) -> float:
        """The height of running text of this size in ``width``."""
        return self._text.height("text", text, language, width, size) if text else 0.0

    @Slot(float, float, result=int)
    def linesIn(self, size: float, height: float) -> int:
        """How many lines of running text of this size fit into ``height``; at least one."""
        return max(1, int(height / self._text.line("text", size) + 0.02))

    @Slot(str, QFont, float, float, float, result="QVariantMap")
    def caption(self, words: str, font: QFont, largest: float, width: float, height: float) -> dict[str, Any]:
        """``{text, size}`` of a caption in a box, see :func:`kiosk.poster.caption.set_caption`."""
        lines, size = set_caption(words, measured_in(font), (largest, width, height))
        return {"text": "\n".join(lines), "size": int(size)}

    @Slot(str, result=bool)
    def isRightToLeft(self, language: str) -> bool:
        """Whether this language is written from right to left."""
        return reads_right_to_left(language)

    @Slot("QVariantList", str, float, float, float, float, result="QVariantMap")
    def points(
        self,
        points: Sequence[dict[str, str]],
        language: str,
        width: float,
        easy: float,
        room: float,
        u: float,
    ) -> dict[str, Any]:
        """``{title, text, gap, lines, above, indent}`` of numbered points in ``width``: sizes, the most lines of each point's
        text, and where words begin beside the number. As airy as they fit into ``easy``, which leaves the headline its
        size; tight ones may take all of ``room``."""

        def height(title: float, text: float, gap: float, most: int = ALL_LINES) -> float:
            sizes = (title * u, text * u)
            inner = width - NUMBER_WIDTH * sizes[0]
            used = sum(self._point_height(point, language, inner, sizes, most) for point in points)
            return used + max(0, len(points) - 1) * gap * u

        for most, limit in ((ALL_LINES, easy), (ALL_LINES, room), (2, room), (1, room)):
            # Where the headline has to give way, it gives way to points as tight as they may be.
            tight = (POINT_SETTINGS[-1], TOO_MANY) if most == ALL_LINES else POINT_SETTINGS[TIGHT:]
            for title, text, gap in POINT_SETTINGS if limit == easy else tight:
                above = ABOVE if limit == easy else 0.0
                if height(title, text, gap, most) + above * u <= limit:
                    return _setting(title, text, gap, most, above, u)
        return _setting(*POINT_SETTINGS[-1], 1, 0.0, u)

    @Slot("QVariantList", "QVariantMap", result="QVariantList")
    def pages(self, pieces: Sequence[dict[str, Any]], frame: dict[str, Any]) -> list[list[dict[str, Any]]]:
        """The pieces of a slide on pages, see :class:`kiosk.poster.page_setting.PageSetting`."""
        width, language = float(frame["width"]), str(frame["language"])
        if width <= 0 or frame["room"] <= 0:
            return [[]]

        def set_line(text: str, size: float) -> SetHeadline:
            # Whole pixels, as they are drawn.
            size = float(int(size))
            return self._set(text, language, width, 1e6, size, size, size)

        return PageSetting(frame, self._text, set_line).pages([Piece(**piece) for piece in pieces])

    def _point_height(
        self, point: dict[str, str], language: str, width: float, sizes: tuple[float, float], most: int
    ) -> float:
        parts = (("label", point["title"], sizes[0]), ("text", point["text"], sizes[1]))
        return sum(
            min(
                self._text.height(role, text, language, width, size),
                most * self._text.line(role, size),
            )
            for role, text, size in parts
            if text
        )


class Typography(QObject):
    """QML's ``Type`` singleton. Bindings on ``Type.measure`` are evaluated again when the theme changes its fonts."""

    measureChanged = Signal()

    def __init__(self, theme: ThemeViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._measure = TypeViewModel(theme, self)

    def take_fonts(self, theme: ThemeViewModel) -> None:
        """Measure in the fonts that ``theme`` has now."""
        self._measure.take_fonts(theme)
        self.measureChanged.emit()

    measure = Property(TypeViewModel, lambda s: s._measure, notify=measureChanged)


def _letters(line: str, metrics: QFontMetricsF) -> list[tuple[float, float, float, float]]:
    """The ink bounds of each letter at size 1: left, right, above and below the baseline."""
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
