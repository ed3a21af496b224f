"""The shipped fonts at the size of a poster: no notches where the parts of a letter meet."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QRawFont

FONTS = sorted((Path(__file__).resolve().parents[2] / "assets" / "fonts").glob("*.ttf"))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789&?!€éèëçœßøŁ"
PIXELS = 300
FINER = 4
"""As much larger is the picture whose mean is the truth about an edge."""
SEEN = 48
"""Of 255: two edges in one pixel, each drawn to a half, make 64; curves are drawn with 42 at most."""


def drawn(path: QPainterPath, scale: int) -> QImage:
    """A glyph in black on white, its edges between the pixels; only the part in which it stands."""
    box = path.boundingRect()
    # The same part of the plane at both scales, however large.
    wide, high = int(box.width()) + 3, int(box.height()) + 3
    image = QImage(wide * scale, high * scale, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(1.375 - box.left(), 1.375 - box.top())
    path.setFillRule(Qt.FillRule.WindingFill)
    painter.fillPath(path, QColor("black"))
    painter.end()
    return image


def worst(path: QPainterPath) -> int:
    """By how much (of 255) a pixel differs from what the outline covers of it."""
    plain = drawn(path, 1).convertToFormat(QImage.Format.Format_RGB32)
    fine = drawn(path, FINER).scaled(plain.size(), mode=Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(plain)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, fine)
    painter.end()
    gray = plain.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, pixels = gray.bytesPerLine(), bytes(gray.constBits())
    return max(max(pixels[y * wide : y * wide + gray.width()]) for y in range(gray.height()))


def notched(font: QRawFont) -> dict[str, int]:
    """Each letter that is drawn otherwise than its outline says."""
    glyphs = font.glyphIndexesForString(LETTERS)
    assert len(glyphs) == len(LETTERS)
    worsts = {letter: worst(font.pathForGlyph(glyph)) for letter, glyph in zip(LETTERS, glyphs, strict=True)}
    return {letter: value for letter, value in worsts.items() if value > SEEN}


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_no_letter_has_notches_where_its_parts_meet(file: Path, qapp: object) -> None:
    assert notched(QRawFont(str(file), PIXELS)) == {}


def test_a_letter_of_overlapping_parts_is_found(qapp: object) -> None:
    path = QPainterPath()
    path.addRect(0, 0, 48.5, 198)
    path.addRect(35, 0, 122.5, 39)
    assert worst(path) > SEEN
    assert worst(path.simplified()) <= SEEN
