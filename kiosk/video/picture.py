"""The size at which a film is drawn. Pure arithmetic, no Qt, no libVLC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The decoder starts sooner without the playlist.
    from kiosk.playlist.model import Fit


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels."""

    width: int
    height: int


def scaled(film: Size, box: Size, fit: Fit, *, limit_bytes: int) -> Size:
    """The even size at which frames of ``film`` (display aspect) fill ``box`` by ``fit``.

    It stays within ``limit_bytes`` of RGB32.
    """
    if fit == "fill" or film.width <= 0 or film.height <= 0:
        width, height = float(box.width), float(box.height)
    else:
        pick = max if fit == "cover" else min
        factor = pick(box.width / film.width, box.height / film.height)
        width, height = film.width * factor, film.height * factor
    shrink = min(1.0, (limit_bytes / (width * height * 4)) ** 0.5)
    return Size(max(2, int(width * shrink + 0.5) & ~1), max(2, int(height * shrink + 0.5) & ~1))


def visible_parts(film: Size, box: Size) -> tuple[float, float]:
    """The visible fractions (0 to 1) of a frame's width and height when it covers ``box``."""
    if film.width <= 0 or film.height <= 0:
        return 1.0, 1.0
    shape = box.width / box.height / (film.width / film.height)
    return min(1.0, shape), min(1.0, 1 / shape)


def i420_planes(pitch: int, height: int) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
    """(pitch, lines) of the three planes of a frame of that many lines; they are contiguous."""
    lines = (height + 1) & ~1
    return (pitch, lines), (pitch // 2, lines // 2), (pitch // 2, lines // 2)
