"""What several scenes share: where the ground lies, the bubbles with their question, the wordmark."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from .paper import (
    CLAY,
    PAPER,
    WIDTH,
    WORDMARK,
    Point,
    Sheet,
    U,
)
from .things import (
    bubble,
    loaf,
    pictogram,
)

GROUND = 860.0
MARGIN = 6 * U


def wordmark(sheet: Sheet, fill: str) -> None:
    sheet.type(WIDTH - MARGIN - 92, MARGIN + 42, WORDMARK, 46, fill)


def asking(sheet: Sheet, x: float, y: float, tail: Point, grown: float, scale: float = 1.0) -> None:
    """Noor's question: a bicycle, and then bread."""
    if bubble(sheet, x, y, 470 * scale, 220 * scale, tail, PAPER, grown):
        with sheet.at(tail[0], tail[1], grown):
            px, py = x - tail[0], y - tail[1]
            with sheet.at(px - 150 * scale, py + 74 * scale, 0.42 * scale):
                pictogram(sheet)
            loaf(sheet, px + 142 * scale, py + 8 * scale, 122 * scale, -6, 0, CLAY, PAPER)


def wanting(sheet: Sheet, x: float, y: float, tail: Point, grown: float, scale: float = 1.0) -> None:
    """The question made shorter: a bicycle."""
    if bubble(sheet, x, y, 330 * scale, 220 * scale, tail, PAPER, grown):
        with (
            sheet.at(*tail, grown),
            sheet.at(x - tail[0] - 80 * scale, y - tail[1] + 78 * scale, 0.46 * scale),
        ):
            pictogram(sheet)


def heart(sheet: Sheet, x: float, y: float, size: float, fill: str) -> None:
    with sheet.at(x, y, size / 60):
        path = QPainterPath(QPointF(0, 58))
        path.cubicTo(-30, 30, -56, 10, -56, -18)
        path.cubicTo(-56, -60, -8, -60, 0, -26)
        path.cubicTo(8, -60, 56, -60, 56, -18)
        path.cubicTo(56, 10, 30, 30, 0, 58)
        sheet.shape(path, fill)
