"""The film as a sequence of scenes, and any one of its frames.

A scene is a function of the sheet and of the seconds since it began. It must look right for a moment after
its end as well: the next field slides over it while it still moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPainter

from .collection import listen, pile
from .home import end, ride, table
from .paper import (
    FPS,
    HEIGHT,
    WIDTH,
    Sheet,
    ease,
    lerp,
    outline,
)
from .street import ask, deaf, title

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Scene:
    """A field of the poster sequence: its drawing, its seconds, and whence it slides over the last one."""

    name: str
    draw: Callable[[Sheet, float], None]
    length: float
    entry: str = "diagonal"


SCENES = (
    Scene("title", title, 4.0),
    Scene("ask", ask, 7.0),
    Scene("deaf", deaf, 5.5, "left"),
    Scene("pile", pile, 7.0, "diagonal"),
    Scene("listen", listen, 7.0, "right"),
    Scene("ride", ride, 6.0, "right"),
    Scene("table", table, 4.5, "up"),
    Scene("end", end, 4.0, "diagonal"),
)
CHANGE = 0.7
"""Seconds a new field takes to cover the last one."""

LENGTH = sum(scene.length for scene in SCENES)
FRAMES = round(LENGTH * FPS)


def starts() -> list[float]:
    """The second at which each scene begins."""
    times = [0.0]
    for scene in SCENES[:-1]:
        times.append(times[-1] + scene.length)
    return times


def _cover(sheet: Sheet, scene: Scene, t: float) -> None:
    k = ease(t, 0.0, CHANGE)
    if scene.entry == "diagonal":
        slant = 420.0
        x = lerp(WIDTH + 20, -slant - 20, k)
        edge = outline(
            [(x + slant, -10), (WIDTH + slant + 99, -10), (WIDTH + slant + 99, HEIGHT + 10), (x, HEIGHT + 10)]
        )
        with sheet.within(edge):
            scene.draw(sheet, t)
        return
    right, down = {"left": (-1, 0), "right": (1, 0), "up": (0, 1)}[scene.entry]
    page = outline([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)])
    with sheet.at(right * WIDTH * (1 - k), down * HEIGHT * (1 - k)), sheet.within(page):
        scene.draw(sheet, t)


def draw_frame(number: int, width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """Frame `number` of the film as a picture of the size asked for."""
    now = number / FPS
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(width / WIDTH, height / HEIGHT)
    sheet = Sheet(painter)
    times = starts()
    current = max(i for i, start in enumerate(times) if now >= start - 1e-9)
    t = now - times[current]
    if current and t < CHANGE:
        SCENES[current - 1].draw(sheet, now - times[current - 1])
        _cover(sheet, SCENES[current], t)
    else:
        SCENES[current].draw(sheet, t)
    painter.end()
    return image
