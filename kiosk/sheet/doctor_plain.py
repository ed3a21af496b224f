"""The page of ``kiosk doctor`` where Qt does not load: drawn by Pillow, which brings all it needs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from kiosk.sheet.doctor_page import HEIGHT, PAPER, WIDTH, Page, Point, Type, draw

DOTS = 150
"""An inch of paper; drawn twice as fine and made smaller, which smooths its edges."""
_SCALE = 2 * DOTS / 72


def plain_image(page: Page, fonts: dict[str, Path]) -> Image.Image:
    """The page as a picture; ``fonts``: the files by role, as far as they are there."""
    image = Image.new("RGB", (round(WIDTH * _SCALE), round(HEIGHT * _SCALE)), PAPER)
    draw(page, _Pillow(ImageDraw.Draw(image), fonts))
    return image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)


class _Pillow:
    def __init__(self, painter: ImageDraw.ImageDraw, fonts: dict[str, Path]) -> None:
        self._painter, self._files = painter, fonts
        self._font = cache(self._load)

    def _load(self, role: str, size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        file = self._files.get(role)
        return ImageFont.truetype(file, size * _SCALE) if file else ImageFont.load_default(size * _SCALE)

    def fill(self, x: float, y: float, width: float, height: float, color: str) -> None:
        self._painter.rectangle(_fine(x, y, x + width, y + height), fill=color)

    def disc(self, x: float, y: float, radius: float, color: str) -> None:
        self._painter.ellipse(_fine(x - radius, y - radius, x + radius, y + radius), fill=color)

    def stroke(self, points: Sequence[Point], width: float, color: str) -> None:
        self._painter.line(
            [each for point in points for each in _fine(*point)], color, round(width * _SCALE), "curve"
        )
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, color)

    def line(self, words: str, style: Type, x: float, y: float) -> None:
        left, base = _fine(x, y + style.size * (style.leading / 2 + 0.34))
        self._painter.text((left, base), words, style.color, self._font(style.role, style.size), "ls")

    def width_of(self, words: str, style: Type) -> float:
        return self._font(style.role, style.size).getlength(words) / _SCALE


def _fine(*lengths: float) -> list[float]:
    return [length * _SCALE for length in lengths]
