"""Sets running text in the theme's fonts: its lines, and the positions of plain and bold words in them. In pixels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from PySide6.QtCore import QLocale, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.poster import division
from kiosk.poster.markdown import Word
from kiosk.poster.paragraph import SOFT_HYPHEN, break_lines

TEXT_LEADING = 1.07
"""Line spacing of running text as a factor of the font's own."""
TRACKING = 98.5
"""Letter spacing of headlines in percent (art direction: -1.5 %)."""
WRAP_SAFETY = 0.985
"""Safety factor: Qt Quick may set text slightly wider than measured here."""
RIGHT_TO_LEFT_MARK = "\u200f"
"""Makes a paragraph right-to-left even if it starts with left-to-right letters."""
_TOKENS = re.compile(r"\n|[ \t]+|[^ \t\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Adjacent words of one weight, and their offset from the start of the line."""

    text: str
    bold: bool
    x: float


def reads_right_to_left(language: str) -> bool:
    """Whether this language is written from right to left."""
    return QLocale(language).textDirection() == Qt.LayoutDirection.RightToLeft


def font_of(families: Mapping[str, tuple[str, int]], role: str, size: float) -> QFont:
    """The theme's font for "headline", "text" or "label"."""
    family, weight = families[role]
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    font.setPixelSize(_pixels(size))
    if role == "headline":
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, TRACKING)
    return font


class RunningText:
    """Measures and breaks text; caches widths and lines."""

    def __init__(self, families: Mapping[str, tuple[str, int]]) -> None:
        self._families = families
        self._metrics = lru_cache(maxsize=64)(self._make_metrics)
        self._wide = lru_cache(maxsize=8192)(
            lambda role, pixels, text: self._metrics(role, pixels).horizontalAdvance(text)
        )
        self._broken = lru_cache(maxsize=512)(self._break)

    def lines(self, role: str, text: str, language: str, width: float, size: float) -> tuple[str, ...]:
        """``text`` in lines of at most ``width``. Line breaks in it are kept."""
        words = ((text, role),)
        return tuple("".join(run.text for run in line) for line in self._set(words, language, width, size))

    def runs(
        self, words: Sequence[Word], language: str, width: float, size: float
    ) -> tuple[tuple[Run, ...], ...]:
        """Plain and bold words in lines of at most ``width``."""
        parts = tuple(
            ((" " if number else "") + word.text, "label" if word.bold else "text")
            for number, word in enumerate(words)
        )
        return self._set(parts, language, width, size)

    def height(self, role: str, text: str, language: str, width: float, size: float) -> float:
        """The height of ``text`` in ``width``."""
        return len(self.lines(role, text, language, width, size)) * self.line(role, size)

    def is_higher(
        self, role: str, text: str, language: str, width: float, size: float, height: float
    ) -> bool:
        """Whether ``text`` is higher than that; avoids breaking it into lines in clear cases."""
        line = self.line(role, size)
        room = max(1.0, width * WRAP_SAFETY)
        least = sum(max(1, -(-self._wide(role, _pixels(size), part) // room)) for part in text.split("\n"))
        return least * line > height or self.height(role, text, language, width, size) > height

    def line(self, role: str, size: float) -> float:
        """The line spacing."""
        return self._metrics(role, _pixels(size)).lineSpacing() * TEXT_LEADING

    def _make_metrics(self, role: str, pixels: int) -> QFontMetricsF:
        return QFontMetricsF(font_of(self._families, role, pixels))

    def _set(
        self, parts: tuple[tuple[str, str], ...], language: str, width: float, size: float
    ) -> tuple[tuple[Run, ...], ...]:
        return self._broken(parts, language, max(1.0, width * WRAP_SAFETY), _pixels(size))

    def _break(
        self, parts: tuple[tuple[str, str], ...], language: str, width: float, pixels: int
    ) -> tuple[tuple[Run, ...], ...]:
        whole = _Measured(parts, lambda role, text: self._wide(role, pixels, text))
        found: list[tuple[Run, ...]] = []
        begin = 0
        for paragraph in whole.text.split("\n"):
            start = begin
            begin += len(paragraph) + 1
            lines = break_lines(
                paragraph,
                width,
                partial(whole.width, start),
                may_break=_may_break(paragraph),
                divide=lambda word: division.places(word, language),
                hyphen=self._wide(parts[0][1], pixels, "-"),
            )
            found.extend(
                whole.runs(start + line.start, start + line.end, hyphen=line.is_divided) for line in lines
            )
            if not lines:
                found.append(())
        while found and not found[-1]:
            found.pop()
        return tuple(found)


class _Measured:
    """A text of parts, each of one font."""

    def __init__(self, parts: tuple[tuple[str, str], ...], wide: Callable[[str, str], float]) -> None:
        self.text = "".join(text for text, _ in parts)
        self._wide = wide
        self._tokens: list[_Token] = []
        x, place = 0.0, 0
        for text, role in parts:
            for token in _TOKENS.findall(text):
                self._tokens.append(_Token(place, token, role, x))
                x += wide(role, token)
                place += len(token)
        self._starts = [token.start for token in self._tokens]

    def width(self, start: int, one: int, other: int) -> float:
        """The width of the words between two positions, both counted from ``start``."""
        return self._x(start + other) - self._x(start + one)

    def runs(self, start: int, end: int, *, hyphen: bool) -> tuple[Run, ...]:
        """The contents of a line, with a new run for each change of font."""
        parts: list[tuple[str, int, str]] = []
        for token in self._tokens:
            one, other = max(start, token.start), min(end, token.start + len(token.text))
            if one < other:
                text = token.text[one - token.start : other - token.start]
                if parts and (parts[-1][0] == token.role or not text.strip()):
                    parts[-1] = (*parts[-1][:2], parts[-1][2] + text)
                else:
                    parts.append((token.role, one, text))
        return tuple(
            Run(
                text.rstrip(" \t").replace(SOFT_HYPHEN, "") + ("-" if hyphen and last else ""),
                role == "label",
                self.width(0, start, one),
            )
            for role, one, text, last in (
                (*part, number == len(parts) - 1) for number, part in enumerate(parts)
            )
        )

    def _x(self, place: int) -> float:
        token = self._tokens[max(0, bisect_right(self._starts, place) - 1)]
        return token.x + self._wide(token.role, token.text[: place - token.start])


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a space, with its position in the text and on an endless line."""

    start: int
    text: str
    role: str
    x: float


def _pixels(size: float) -> int:
    """Rounds as QML does; Python's ``round`` makes 34.5 into 34."""
    return max(8, int(size + 0.5))


def _may_break(text: str) -> tuple[int, ...]:
    """The Unicode line break opportunities in ``text``."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    places = []
    while (place := finder.toNextBoundary()) != -1:
        places.append(place)
    if all(letter <= "\uffff" for letter in text):
        return tuple(places)
    # Qt counts UTF-16 units: characters beyond U+FFFF as two.
    counted, number = {}, 0
    for index, letter in enumerate(text):
        counted[number] = index
        number += 1 if letter <= "\uffff" else 2
    return tuple(counted[place] for place in places if place in counted)
