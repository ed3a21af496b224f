"""Which screen is meant, and its physical size: as reported, unless that is impossible or a person has measured it."""

from __future__ import annotations

import math
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

SCALING = (
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_SCALE_FACTOR_ROUNDING_POLICY",
    "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_DEVICE_PIXEL_RATIO",
    "QT_USE_PHYSICAL_DPI",
    "QT_FONT_DPI",
)
"""How desktops tell Qt to draw everything larger."""

FEW_DOTS = 96.0
"""Dots an inch where there is no screen."""
FEWEST_DOTS, MOST_DOTS = 20.0, 400.0
"""Dots an inch: a 1080p screen of 110 inches, and a telephone's."""
MM_PER_INCH = 25.4
USUAL_INCHES = 24.0
"""The diagonal of a screen that says nothing believable of itself."""
SMALLEST_INCHES, LARGEST_INCHES = 7.5, 120.0
SAME_SHAPE = 0.15
"""By so much, as a part, width over height may differ between pixels and millimetres. Screens that only tell their shape say
16 and 9, or 160 and 90, millimetres."""


@dataclass(frozen=True, slots=True)
class ScreenName:
    """What a screen is called: by its socket (``HDMI-A-1``), and by who made it, as far as it says so."""

    socket: str
    maker: str = ""
    model: str = ""

    @staticmethod
    def of(screen: QScreen) -> ScreenName:
        return ScreenName(screen.name(), screen.manufacturer(), screen.model())

    def __str__(self) -> str:
        made = self.model if self.model.startswith(self.maker) else f"{self.maker} {self.model}"
        return (
            f"{self.socket} ({made.strip()})" if made.strip() and made.strip() != self.socket else self.socket
        )


def index_of(wanted: int | str, screens: Sequence[ScreenName]) -> int | None:
    """Which of ``screens`` is the ``wanted`` one: its number from 0, its socket, or its model or a part of that."""
    if isinstance(wanted, int):
        return wanted if wanted < len(screens) else None
    asked = wanted.strip().casefold()
    ways: tuple[Any, ...] = (
        lambda name: name.socket.casefold() == asked,
        # The same socket is HDMI-A-1 on Wayland and HDMI-1 on X.
        lambda name: _plain(name.socket) == _plain(asked),
        lambda name: name.model.casefold() == asked,
        lambda name: asked in f"{name.maker} {name.model}".casefold(),
    )
    for is_it in ways:
        for index, name in enumerate(screens):
            if asked and is_it(name):
                return index
    return None


def _plain(socket: str) -> str:
    # Windows calls them \\.\DISPLAY1.
    return socket.casefold().rpartition("\\")[2].replace("hdmi-a-", "hdmi-")


def draw_in_real_pixels(environment: MutableMapping[str, str]) -> None:
    """Take Qt's scaling out of ``environment``; call it before there is an application.

    Everything is laid out in parts of the screen and in real millimetres: a scale changes nothing but the ratio of pixels,
    and where that is not 1 Qt's software scene graph draws a layer beside itself, so that moving slides are black.
    Wayland's scale is the compositor's and stays.
    """
    for name in SCALING:
        environment.pop(name, None)
    environment["QT_ENABLE_HIGHDPI_SCALING"] = "0"


def dots_of(screen: QScreen | None, inches: float = 0.0) -> float:
    """Dots an inch of ``screen``, within what there is; ``inches`` is its diagonal where somebody measured it."""
    dots = FEW_DOTS
    if screen:
        size, told = screen.size(), screen.physicalSize()
        dots = dots_per_inch((size.width(), size.height()), (told.width(), told.height()), inches)
    return min(max(dots, FEWEST_DOTS), MOST_DOTS)


def dots_per_inch(
    pixels: tuple[float, float], millimetres: tuple[float, float], inches: float = 0.0
) -> float:
    """Pixels an inch on a screen of so many pixels, which says it is so many millimetres wide and high.

    ``inches`` is its diagonal, measured by a person; 0 believes the screen.
    """
    diagonal = math.hypot(*pixels)
    told = math.hypot(*millimetres) / MM_PER_INCH
    if inches > 0:
        return diagonal / inches
    if not SMALLEST_INCHES <= told <= LARGEST_INCHES or not _same_shape(pixels, millimetres):
        return diagonal / USUAL_INCHES
    return diagonal / told


def _same_shape(one: tuple[float, float], other: tuple[float, float]) -> bool:
    if min(*one, *other) <= 0:
        return False
    return abs(one[0] / one[1] / (other[0] / other[1]) - 1) <= SAME_SHAPE
