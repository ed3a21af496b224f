"""Whether a film flashes: more than three flashes in a second, over an area that matters. Arithmetic over cells, no Qt.

WCAG 2.2, 2.3.1 and its "general flash and red flash thresholds" (EN 301 549 takes them over in 9.2.3.1 and 11.2.3.1):

* A *general flash* is a pair of opposing changes in relative luminance of 0.1 or more of the maximum, where the darker state is
  below 0.8. Relative luminance is 0.2126 R + 0.7152 G + 0.0722 B of linear sRGB.
* A *red flash* is a pair of opposing transitions to and from a state with R / (R + G + B) of 0.8 or more, where both states are
  more than 0.2 apart in the CIE 1976 UCS diagram (u', v').
* Three of either in any second pass, and so does any number of them where those that occur together cover less than a quarter
  of any field of 10 degrees: 341 x 256 pixels where the screen has 1024 x 768.

The picture is as large as a screen of 1024 x 768 has room for, and is divided into cells of 43 x 32 of its pixels, 64 to a
field of 10 degrees. A cell is judged by its mean, which leaves out patterns finer than itself, as the thresholds do.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

SCREEN = (1024.0, 768.0)
FIELD = (341.0, 256.0)
"""Pixels of that screen: a field of 10 degrees."""
SIDE = 8
"""Cells along each side of such a field."""
PART = 0.25
"""Of a field: where less changes together, it is no flash."""
CHANGE, BRIGHT = 0.1, 0.8
RED, APART = 0.8, 0.2
BLACK = 0.02
"""Linear light of all three colours together below which a hue means nothing."""
MOST = 3
"""Flashes in a second that may be."""
SECOND = 1.0
ROUNDING = 0.001
"""Seconds: what comes again after exactly one is not within it."""
TOGETHER = 0.1
"""Seconds: what changes within them changes together."""

Kind = Literal["general", "red"]
Color = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Flashing:
    """That a film flashes: since when (s), how often in the worst second, and whether in red."""

    at: float
    count: int
    kind: Kind


def cells_for(width: int, height: int) -> tuple[int, int]:
    """Columns and rows of cells for a picture of this size."""
    scale = min(SCREEN[0] / width, SCREEN[1] / height)
    columns, rows = (side * scale * SIDE / field for side, field in zip((width, height), FIELD, strict=True))
    return max(1, round(columns)), max(1, round(rows))


class FlashMeter:
    """Takes the pictures of a film one after another."""

    def __init__(self, columns: int, rows: int) -> None:
        self._general = _Area(columns, rows)
        self._red = _Area(columns, rows)
        self._bends = [_Bend() for _ in range(columns * rows)]
        self._hues = [_Hue() for _ in range(columns * rows)]
        self._last: Sequence[Color] = [(-1.0, -1.0, -1.0)] * (columns * rows)

    def take(self, at: float, colors: Sequence[Color]) -> None:
        """The picture at ``at`` (s): the linear red, green and blue (0 to 1) of each cell, row by row."""
        light: list[tuple[int, int]] = []
        hue: list[tuple[int, int]] = []
        for index, (color, before) in enumerate(zip(colors, self._last, strict=True)):
            if color == before:
                continue
            red, green, blue = color
            if change := self._bends[index].take(0.2126 * red + 0.7152 * green + 0.0722 * blue):
                light.append((index, change))
            if change := self._hues[index].take(color):
                hue.append((index, change))
        self._last = colors
        self._general.take(at, light)
        self._red.take(at, hue)

    def found(self) -> Flashing | None:
        """The worst that was seen, if anything flashes."""
        seen = [
            Flashing(area.since, (area.most + 1) // 2, kind)
            for area, kind in ((self._general, _GENERAL), (self._red, _RED))
            if area.most
        ]
        return max(seen, key=lambda each: each.count, default=None)


_GENERAL: Kind = "general"
_RED: Kind = "red"


class _Bend:
    """The relative luminance of one cell: between its peaks and valleys lie the transitions."""

    __slots__ = ("_goes", "_high", "_low")

    def __init__(self) -> None:
        self._low, self._high, self._goes = 2.0, -1.0, 0

    def take(self, value: float) -> int:
        """1 when it has become lighter by enough, -1 darker, 0 neither."""
        self._low, self._high = min(self._low, value), max(self._high, value)
        if self._goes >= 0 and self._high - value >= CHANGE and value < BRIGHT:
            self._goes, self._low = -1, value
            return -1
        if self._goes <= 0 and value - self._low >= CHANGE and self._low < BRIGHT:
            self._goes, self._high = 1, value
            return 1
        # Only the side that it comes from is remembered.
        if self._goes > 0:
            self._low = value
        elif self._goes < 0:
            self._high = value
        return 0


class _Hue:
    """The hue of one cell: transitions to and from saturated red."""

    __slots__ = ("_from",)

    def __init__(self) -> None:
        self._from: tuple[float, float, bool] | None = None

    def take(self, color: Color) -> int:
        """1 when it has become red, -1 when it is no longer, 0 neither."""
        red, green, blue = color
        light = red + green + blue
        if light < BLACK:
            return 0
        is_red = red >= RED * light
        if self._from is None or (is_red == self._from[2] and not is_red):
            self._from = (*_ucs(color), is_red)
            return 0
        if is_red == self._from[2]:
            return 0
        u, v = _ucs(color)
        if ((u - self._from[0]) ** 2 + (v - self._from[1]) ** 2) ** 0.5 <= APART:
            return 0
        self._from = (u, v, is_red)
        return 1 if is_red else -1


class _Area:
    """Where on the picture cells flash together: in every field of 10 degrees."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._wide, self._high = min(SIDE, columns), min(SIDE, rows)
        self._needed = PART * SIDE * SIDE
        self._turns = [deque[float]() for _ in range(columns * rows)]
        """When each cell changed in the last second."""
        self._recent: deque[tuple[float, int, int]] = deque()
        """When, which cell and how, of those that changed too often."""
        self.most, self.since = 0, 0.0
        """The most changes in a second, where they are too many; and when the first of those began."""

    def take(self, at: float, changes: Sequence[tuple[int, int]]) -> None:
        for index, way in changes:
            turns = self._turns[index]
            turns.append(at)
            while at - turns[0] > SECOND - ROUNDING:
                turns.popleft()
            if len(turns) > MOST * 2:
                self._recent.append((at, index, way))
        while self._recent and at - self._recent[0][0] > TOGETHER:
            self._recent.popleft()
        if len(self._recent) < self._needed:
            return
        for way in (-1, 1):
            cells = {index for _, index, each in self._recent if each == way}
            if len(cells) >= self._needed and self._are_together(cells):
                # A quarter of a field changes as often as the one that changes least of the most lively cells.
                counts = sorted((len(self._turns[index]) for index in cells), reverse=True)
                self._note(at, counts[int(self._needed) - 1])

    def _note(self, at: float, count: int) -> None:
        if not self.most:
            self.since = max(0.0, at - SECOND)
        self.most = max(self.most, count)

    def _are_together(self, cells: set[int]) -> bool:
        sums = self._sums(cells)
        for top in range(self._rows - self._high + 1):
            upper, lower = sums[top], sums[top + self._high]
            for left in range(self._columns - self._wide + 1):
                right = left + self._wide
                if lower[right] - lower[left] - upper[right] + upper[left] >= self._needed:
                    return True
        return False

    def _sums(self, cells: set[int]) -> list[list[int]]:
        """How many of ``cells`` lie above and left of each corner."""
        sums = [[0] * (self._columns + 1)]
        for row in range(self._rows):
            begin = row * self._columns
            line = accumulate((index in cells for index in range(begin, begin + self._columns)), initial=0)
            sums.append([above + here for above, here in zip(sums[-1], line, strict=True)])
        return sums


def _ucs(color: Color) -> tuple[float, float]:
    """u' and v' of linear sRGB."""
    red, green, blue = color
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    below = x + 15 * y + 3 * z
    return (4 * x / below, 9 * y / below) if below else (0.0, 0.0)
