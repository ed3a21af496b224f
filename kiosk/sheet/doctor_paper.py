"""What the page of ``kiosk doctor`` is drawn on: the house's paper, a PDF of Qt's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from kiosk.sheet.doctor_page import FONTS, Page, Point, Type, draw, font_files
from kiosk.sheet.paper import FINE, WIDTH, Paper, Style
from kiosk.theme.theme import Theme


def write_pdf(page: Page, target: Path, title: str) -> None:
    """Write the page. ``OSError`` when that is not possible."""
    fonts: dict[str, Path | None] = {**dict.fromkeys(FONTS), **font_files()}
    paper = Paper(target, Theme(fonts=fonts), title)
    paper.new_page()
    draw(page, _QtSurface(paper))
    paper.close()


class _QtSurface:
    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def fill(self, x: float, y: float, width: float, height: float, color: str) -> None:
        self._paper.fill(QRectF(x, y, width, height), color)

    def disc(self, x: float, y: float, radius: float, color: str) -> None:
        painter = self._paper.painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(QPointF(x * FINE, y * FINE), radius * FINE, radius * FINE)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def stroke(self, points: Sequence[Point], width: float, color: str) -> None:
        pen = QPen(QColor(color), width * FINE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._paper.painter.setPen(pen)
        self._paper.painter.drawPolyline([QPointF(x * FINE, y * FINE) for x, y in points])

    def line(self, words: str, style: Type, x: float, y: float) -> None:
        self._paper.draw(self._paper.set(words, _style(style), 2 * WIDTH), x, y)

    def width_of(self, words: str, style: Type) -> float:
        return self._paper.width_of(words, _style(style))


def _style(style: Type) -> Style:
    return Style(style.role, style.size, style.leading, style.color)
