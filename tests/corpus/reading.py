"""What a shown picture tells: its number, its colours, where its square is. The other half of ``painting``."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage, QTransform

from tests.corpus.painting import CELLS, PATCHES, SQUARE, Rectangle, Rgb, cell

_LIGHT = 170
_DRAWN_OVER = 60
"""So far from the ground's grey a pixel is part of something else."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One picture. ``square`` is the width of the white square over its height, 0 where it is not to be seen."""

    width: int
    height: int
    turned: int | None
    square: float
    deviation: int
    worst: str
    is_ground_clean: bool


def number(image: QImage, turned: int) -> int:
    """The number written in the picture, which is shown ``turned`` by so many degrees."""
    upright = _upright(image, turned)
    found = 0
    for index in range(CELLS):
        found = found * 2 + (sum(_color(upright, cell(index))) > 3 * 128)
    return found


def read(image: QImage, turned: int) -> Reading:
    """Everything about a picture that should be shown ``turned`` by so many degrees, clockwise."""
    upright = _upright(image, turned)
    deviations = {}
    for name, (place, true) in PATCHES.items():
        seen = _color(upright, place)
        deviations[name] = max(abs(a - b) for a, b in zip(seen, true, strict=True))
    deviations["white"] = max(255 - part for part in _point(upright, *_in_square(upright)))
    worst = max(deviations, key=lambda name: deviations[name])
    return Reading(
        image.width(),
        image.height(),
        _turned(image),
        _square(upright),
        deviations[worst],
        worst,
        _is_ground_clean(upright),
    )


def _upright(image: QImage, turned: int) -> QImage:
    return image.transformed(QTransform().rotate(-turned)) if turned else image


def _point(image: QImage, x: int, y: int) -> Rgb:
    color = image.pixelColor(min(x, image.width() - 1), min(y, image.height() - 1))
    return color.red(), color.green(), color.blue()


def _color(image: QImage, place: Rectangle) -> Rgb:
    """The middle of a place, over nine pixels."""
    x, y = (
        int((place[0] + place[2]) / 2 * image.width()),
        int((place[1] + place[3]) / 2 * image.height()),
    )
    points = [
        _point(image, max(0, x + right), max(0, y + down)) for right in (-1, 0, 1) for down in (-1, 0, 1)
    ]
    red, green, blue = (round(sum(part) / len(points)) for part in zip(*points, strict=True))
    return red, green, blue


def _in_square(image: QImage) -> tuple[int, int]:
    side = int(min(image.width(), image.height()) * SQUARE / 2)
    return side, side


def _turned(image: QImage) -> int | None:
    """By how many degrees, clockwise, the square has left the top left corner."""
    x, y = _in_square(image)
    right, bottom = image.width() - 1 - x, image.height() - 1 - y
    corners = {0: (x, y), 90: (right, y), 180: (right, bottom), 270: (x, bottom)}
    light = [degrees for degrees, corner in corners.items() if min(_point(image, *corner)) > _LIGHT]
    return light[0] if len(light) == 1 else None


def _square(image: QImage) -> float:
    """The white square's width over its height, along its first row and column that are surely inside."""
    x, y = _in_square(image)
    wide = next((at for at in range(x, image.width()) if min(_point(image, at, y)) < _LIGHT), 0)
    high = next((at for at in range(y, image.height()) if min(_point(image, x, at)) < _LIGHT), 0)
    return wide / high if high else 0.0


def _is_ground_clean(image: QImage) -> bool:
    left, top, right, bottom = PATCHES["grey"][0]
    width, height = image.width(), image.height()
    for y in range(int(top * height) + 4, int(bottom * height) - 2, 2):
        for x in range(int(left * width) + 4, int(right * width) - 4, 2):
            if max(abs(part - 128) for part in _point(image, x, y)) > _DRAWN_OVER:
                return False
    return True
