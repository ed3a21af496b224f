"""Pictures with real pixels."""

from __future__ import annotations

from PIL import Image

COLORS = ((200, 30, 30), (30, 160, 60), (30, 60, 200), (240, 200, 40))
"""Of the quarters, row by row: red, green, blue, yellow."""


def four_colors(size: tuple[int, int] = (64, 48)) -> Image.Image:
    """A picture of four quarters, so that it shows how it was turned."""
    wide, high = size
    image = Image.new("RGB", size, COLORS[0])
    image.paste(COLORS[1], (wide // 2, 0, wide, high // 2))
    image.paste(COLORS[2], (0, high // 2, wide // 2, high))
    image.paste(COLORS[3], (wide // 2, high // 2, wide, high))
    return image
