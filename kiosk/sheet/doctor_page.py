"""The page of ``kiosk doctor``: A4, green or red, to be read from a metre, printed, or photographed and sent.

What is bad comes first and large, with what to do; what is good stands small at the end. Lengths are points. It is laid out
on any surface: without Qt, which may be what is missing, it is drawn all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

from kiosk.media.fonts import shipped_fonts

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 42.0
INK, PAPER, GREEN, RED, SUN = "#17130F", "#FFF7EC", "#0A5A3E", "#D9121F", "#FFC220"
"""The house's own colours, whatever another organisation calls red; the theme's file may be what is missing."""
SOFT, RULE, PANEL = "#5A524A", "#DCD2C4", "#FFFFFF"
SCALES = (1.45, 1.35, 1.25, 1.15, 1.07, 1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4)
"""Tried in turn until all fits on the page."""
FONTS = {
    "headline": "BricolageGrotesque_800ExtraBold",
    "text": "AtkinsonHyperlegibleNext_400Regular",
    "label": "AtkinsonHyperlegibleNext_700Bold",
}
"""The house's, by role."""
HEADER = 196.0
FOOT = 34.0

Role = Literal["headline", "text", "label"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in words."""

    state: str
    name: str
    says: str
    cure: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the page says."""

    state: str
    verdict: str
    counts: str
    rows: Sequence[Row]
    day: str
    foot: str


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: the house's font for ``role``, size in points, leading, colour."""

    role: Role
    size: float
    color: str = INK
    leading: float = 1.3


def font_files() -> dict[str, Path]:
    """Where they are; without those that are missing."""
    there = {file.stem: file for file in shipped_fonts()}
    return {role: there[name] for role, name in FONTS.items() if name in there}


class Surface(Protocol):
    """What the page is drawn on."""

    def fill(self, x: float, y: float, width: float, height: float, color: str) -> None: ...

    def disc(self, x: float, y: float, radius: float, color: str) -> None: ...

    def stroke(self, points: Sequence[Point], width: float, color: str) -> None: ...

    def line(self, words: str, style: Type, x: float, y: float) -> None:
        """Draw ``words`` on one line, the upper edge of which is at ``y``."""

    def width_of(self, words: str, style: Type) -> float:
        """How wide they are on one line."""


class Setter:
    """Sets words in lines: only at blanks, so that a command stays what is to be typed."""

    def __init__(self, on: Surface) -> None:
        self._on = on
        self._lines = cache(self._set)

    def height(self, words: str, style: Type, width: float) -> float:
        """How high ``words`` are in lines of at most ``width``."""
        return len(self._lines(words, style, width)) * style.size * style.leading

    def text(self, words: str, style: Type, x: float, y: float, width: float) -> float:
        """Draw them; returns where they end."""
        for line in self._lines(words, style, width):
            self._on.line(line, style, x, y)
            y += style.size * style.leading
        return y

    def _set(self, words: str, style: Type, width: float) -> tuple[str, ...]:
        lines = [""]
        for word in words.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._on.width_of(longer, style) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return tuple(piece for line in lines for piece in self._pieces(line, style, width))

    def _pieces(self, line: str, style: Type, width: float) -> list[str]:
        """A single word that is too wide, such as the path of a folder, in pieces."""
        pieces = []
        while len(line) > 1 and self._on.width_of(line, style) > width:
            fitting = (n for n in range(len(line) - 1, 1, -1) if self._on.width_of(line[:n], style) <= width)
            count = next(fitting, 1)
            pieces.append(line[:count])
            line = line[count:]
        return [*pieces, line]


def draw(page: Page, on: Surface) -> None:
    """The whole page."""
    on.fill(0, 0, WIDTH, HEIGHT, PAPER)
    _header(page, on)
    setter = Setter(on)
    worst = [row for state in ("bad", "attention") for row in page.rows if row.state == state]
    fine = [row for row in page.rows if row.state == "good"]
    room = HEIGHT - HEADER - FOOT - 22
    scale = next((each for each in SCALES if _Body(on, setter, each).height(worst, fine) <= room), SCALES[-1])
    _Body(on, setter, scale).draw(worst, fine, HEADER + 18)
    style = Type("text", 8.5, SOFT)
    setter.text(page.foot, style, MARGIN, HEIGHT - FOOT + 8, WIDTH - 2 * MARGIN)


def _header(page: Page, on: Surface) -> None:
    ground, setter = RED if page.state == "bad" else GREEN, Setter(on)
    on.fill(0, 0, WIDTH, HEADER, ground)
    on.line("FOS Kiosk", Type("headline", 17, PAPER), MARGIN, 26)
    style = Type("label", 12, PAPER)
    on.line(page.day, style, WIDTH - MARGIN - on.width_of(page.day, style) - 1, 30)
    radius, left = 42.0, MARGIN + 42
    middle = HEADER / 2 + 24
    on.disc(left, middle, radius, PAPER)
    sign("bad" if page.state == "bad" else "good", left, middle, radius, ground, on)
    x, width = left + radius + 26, WIDTH - MARGIN - left - radius - 26
    for size in (44.0, 38.0, 33.0, 28.0, 24.0):
        words = Type("headline", size, PAPER, 1.06)
        high = setter.height(page.verdict, words, width)
        if high <= 100:
            break
    counts = Type("label", 14, PAPER)
    y = middle - (high + 6 + setter.height(page.counts, counts, width)) / 2
    y = setter.text(page.verdict, words, x, y, width)
    setter.text(page.counts, counts, x, y + 6, width)


def sign(state: str, x: float, y: float, radius: float, color: str, on: Surface) -> None:
    """A tick, a cross or an exclamation mark, so that nobody has to tell red from green."""
    thick = radius * 0.22
    part = radius * 0.42
    if state == "good":
        on.stroke(
            [(x - part, y + part * 0.1), (x - part * 0.2, y + part * 0.85), (x + part, y - part * 0.8)],
            thick,
            color,
        )
    elif state == "bad":
        on.stroke([(x - part, y - part), (x + part, y + part)], thick, color)
        on.stroke([(x - part, y + part), (x + part, y - part)], thick, color)
    else:
        on.stroke([(x, y - part * 1.2), (x, y + part * 0.35)], thick, color)
        on.disc(x, y + part * 1.15, thick * 0.6, color)


GROUNDS = {"good": (GREEN, PAPER), "attention": (SUN, INK), "bad": (RED, PAPER)}
"""Of the signs: their disc, and the sign on it."""


class _Body:
    """The findings, at one scale."""

    def __init__(self, on: Surface, setter: Setter, scale: float) -> None:
        self._on, self._setter, self._scale = on, setter, scale
        self._name = Type("label", 16 * scale)
        self._says = Type("text", 15 * scale, INK, 1.28)
        self._cure = Type("label", 14 * scale, INK, 1.3)
        self._fine_name = Type("label", 11.5 * scale)
        self._fine = Type("text", 11.5 * scale, SOFT, 1.25)
        self._pad, self._gap = 11 * scale, 9 * scale
        self._mark = 13 * scale
        self._x = MARGIN + self._pad + 2 * self._mark + self._pad
        self._width = WIDTH - MARGIN - self._pad - self._x
        self._column = (WIDTH - 2 * MARGIN - 18) / 2
        self._indent = 22 * scale

    def height(self, worst: Sequence[Row], fine: Sequence[Row]) -> float:
        large = sum(self._panel_height(row) + self._gap for row in worst) + self._gap
        return large + max((end for _, _, end in self._placed(fine)), default=0.0)

    def draw(self, worst: Sequence[Row], fine: Sequence[Row], y: float) -> None:
        for row in worst:
            high = self._panel_height(row)
            self._panel(row, y, high)
            y += high + self._gap
        y += self._gap if worst else 0.0
        for (x, above, _), row in zip(self._placed(fine), fine, strict=True):
            self._small(row, x, y + above)

    def _panel_height(self, row: Row) -> float:
        high = self._setter.height(row.name, self._name, self._width) + self._setter.height(
            row.says, self._says, self._width
        )
        if row.cure:
            high += 4 * self._scale + self._setter.height(row.cure, self._cure, self._width)
        return high + 2 * self._pad

    def _panel(self, row: Row, y: float, high: float) -> None:
        on, (ground, ink) = self._on, GROUNDS[row.state]
        on.fill(MARGIN, y, WIDTH - 2 * MARGIN, high, PANEL)
        on.fill(MARGIN, y, 5 * self._scale, high, ground)
        x, middle = MARGIN + self._pad + self._mark, y + self._pad + self._mark
        on.disc(x, middle, self._mark, ground)
        sign(row.state, x, middle, self._mark, ink, on)
        y = self._setter.text(row.name, self._name, self._x, y + self._pad, self._width)
        y = self._setter.text(row.says, self._says, self._x, y, self._width)
        if row.cure:
            self._setter.text(row.cure, self._cure, self._x, y + 4 * self._scale, self._width)

    def _placed(self, fine: Sequence[Row]) -> list[tuple[float, float, float]]:
        """Two columns: where each row begins, and where it ends."""
        heights = [self._small_height(row) for row in fine]
        half, placed, x, y = sum(heights) / 2, [], MARGIN, 0.0
        for high in heights:
            if x == MARGIN and y and y + high / 2 > half:
                x, y = MARGIN + self._column + 18, 0.0
            placed.append((x, y, y + high))
            y += high
        return placed

    def _small_height(self, row: Row) -> float:
        width = self._column - self._indent
        return (
            self._setter.height(row.name, self._fine_name, width)
            + self._setter.height(row.says, self._fine, width)
            + 7 * self._scale
        )

    def _small(self, row: Row, x: float, y: float) -> None:
        on, (ground, ink) = self._on, GROUNDS["good"]
        radius = 7 * self._scale
        on.disc(x + radius, y + radius + 1, radius, ground)
        sign("good", x + radius, y + radius + 1, radius, ink, on)
        width = self._column - self._indent
        y = self._setter.text(row.name, self._fine_name, x + self._indent, y, width)
        self._setter.text(row.says, self._fine, x + self._indent, y, width)
