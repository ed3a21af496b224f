"""The picture of the films that are measured: known colours, a white square in one corner, and its own number.

Drawn as raw planes, so that no converter stands between a colour and the numbers in the file. All places are parts (0 to
1) of the picture's width and height. Knows neither ffmpeg nor Qt.

    +----+---------------------------+
    |####|  [] [] [] [] [] [] [] []  |   a white square, and eight cells: the number of the picture
    |    red     green      blue     |
    |    dark    light      rose     |   where a wrong range or matrix shows, for nothing is cut off
    |            (grey)              |   nothing may be drawn here: a subtitle would be
    +--------------------------------+
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

Rgb = tuple[int, int, int]
Rectangle = tuple[float, float, float, float]
Matrix = Literal["bt601", "bt709", "bt2020"]

CELLS = 8
"""Bits of a picture's number, the highest first."""
SQUARE = 0.25
"""The white square's side, as a part of the shorter side of the picture as it is seen."""
GROUND: Rgb = (128, 128, 128)
PATCHES: dict[str, tuple[Rectangle, Rgb]] = {
    "red": ((0.05, 0.30, 0.32, 0.46), (255, 0, 0)),
    "green": ((0.37, 0.30, 0.63, 0.46), (0, 255, 0)),
    "blue": ((0.68, 0.30, 0.95, 0.46), (0, 0, 255)),
    "dark": ((0.05, 0.50, 0.32, 0.66), (32, 32, 32)),
    "light": ((0.37, 0.50, 0.63, 0.66), (220, 220, 220)),
    "rose": ((0.68, 0.50, 0.95, 0.66), (200, 100, 100)),
    "grey": ((0.05, 0.72, 0.95, 0.98), GROUND),
}
_WEIGHTS: dict[Matrix, tuple[float, float]] = {
    "bt601": (0.299, 0.114),
    "bt709": (0.2126, 0.0722),
    "bt2020": (0.2627, 0.0593),
}
_FORMATS = {
    # How often colour is halved across and down, and bits a sample.
    "yuv420p": (1, 1, 8),
    "yuvj420p": (1, 1, 8),
    "yuv422p": (1, 0, 8),
    "yuvj422p": (1, 0, 8),
    "yuv444p": (0, 0, 8),
    "yuv420p10le": (1, 1, 10),
    "yuv422p10le": (1, 0, 10),
    "yuv444p10le": (0, 0, 10),
}


def cell(index: int) -> Rectangle:
    """Where a bit of the number is drawn: white for one, black for nought."""
    left = 0.30 + 0.07 * index
    return (left, 0.04, left + 0.07, 0.22)


@dataclass(frozen=True, slots=True)
class Canvas:
    """What pictures are painted on: pixels, the shape of one, and which numbers mean which colour."""

    width: int = 320
    height: int = 180
    pixels: str = "yuv420p"
    matrix: Matrix = "bt601"
    is_full_range: bool = False
    sample_aspect: Fraction = Fraction(1)

    @property
    def aspect(self) -> float:
        """Width over height of the picture as it is seen."""
        return float(self.width * self.sample_aspect / self.height)

    def pictures(self, numbers: range) -> Iterator[bytes]:
        """The raw pictures with these numbers."""
        for number in numbers:
            yield self._picture(number)

    def _picture(self, number: int) -> bytes:
        across, down, depth = _FORMATS[self.pixels]
        things = [(rectangle, self._numbers(color)) for rectangle, color in self._things(number)]
        ground = self._numbers(GROUND)
        planes = []
        for plane in range(3):
            halves = (across, down) if plane else (0, 0)
            planes.append(self._plane(plane, halves, depth, things, ground))
        return b"".join(planes)

    def _things(self, number: int) -> list[tuple[Rectangle, Rgb]]:
        side = SQUARE * min(1.0, self.aspect), SQUARE * min(1.0, 1 / self.aspect)
        things: list[tuple[Rectangle, Rgb]] = [((0, 0, side[1], side[0]), (255, 255, 255))]
        things += PATCHES.values()
        for index in range(CELLS):
            is_one = number >> (CELLS - 1 - index) & 1
            things.append((cell(index), (255, 255, 255) if is_one else (0, 0, 0)))
        return things

    def _plane(
        self,
        plane: int,
        halves: tuple[int, int],
        depth: int,
        things: list[tuple[Rectangle, tuple[int, int, int]]],
        ground: tuple[int, int, int],
    ) -> bytes:
        width, height = -(-self.width >> halves[0]), -(-self.height >> halves[1])
        placed = []
        for (left, top, right, bottom), numbers in things:
            # Even places, so that a colour at half the size covers the same pixels.
            x1, x2 = (int(x * self.width) & ~1 for x in (left, right))
            y1, y2 = (int(y * self.height) & ~1 for y in (top, bottom))
            placed.append(
                (x1 >> halves[0], y1 >> halves[1], x2 >> halves[0], y2 >> halves[1], numbers[plane])
            )
        size = 1 if depth == 8 else 2
        edges = sorted({0, height, *(y for place in placed for y in (place[1], place[3]))})
        rows = []
        for begin, end in pairwise(edges):
            row = bytearray(ground[plane].to_bytes(size, "little") * width)
            for x1, y1, x2, y2, value in placed:
                if y1 <= begin < y2:
                    row[x1 * size : x2 * size] = value.to_bytes(size, "little") * (x2 - x1)
            rows.append(bytes(row) * (end - begin))
        return b"".join(rows)

    def _numbers(self, color: Rgb) -> tuple[int, int, int]:
        red, green, blue = (part / 255 for part in color)
        of_red, of_blue = _WEIGHTS[self.matrix]
        luma = of_red * red + (1 - of_red - of_blue) * green + of_blue * blue
        differences = (blue - luma) / (2 * (1 - of_blue)), (red - luma) / (2 * (1 - of_red))
        most = (1 << _FORMATS[self.pixels][2]) - 1
        step = (most + 1) // 256
        if self.is_full_range:
            first = luma * most
            others = [difference * most + 128 * step for difference in differences]
        else:
            first = (16 + 219 * luma) * step
            others = [(128 + 224 * difference) * step for difference in differences]
        numbers = [min(most, max(0, round(number))) for number in (first, *others)]
        return numbers[0], numbers[1], numbers[2]
