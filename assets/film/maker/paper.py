"""The sheet the film is cut on: its size, its colours, its easing, and the few shapes everything is made of.

Colours and fonts are the stand's own (assets/theme.yaml). Knows nothing of the story. Everything is drawn by
QPainter in software, so that the same frame is the same picture anywhere.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, HEIGHT, FPS = 1920, 1080, 30
U = HEIGHT / 100
"""One hundredth of the short side: the unit of all type sizes."""

_ASSETS = Path(__file__).resolve().parents[2]
_THEME = yaml.safe_load((_ASSETS / "theme.yaml").read_text(encoding="utf-8"))
INK, PAPER, RED, DEEP_RED, SUN, LEAF, SKY, PLUM, CLAY = (
    str(_THEME["colors"][name])
    for name in ("ink", "paper", "red", "deep-red", "sun", "leaf", "sky", "plum", "clay")
)
HEADLINE = str(_THEME["fonts"]["headline"])
WORDMARK = str(_THEME["wordmark"])

Point = tuple[float, float]


def ease(t: float, start: float, length: float) -> float:
    """Progress 0..1 that starts at once and comes softly to rest."""
    left = 1 - min(1.0, max(0.0, (t - start) / length))
    return 1 - left * left * left


def glide(t: float, start: float, length: float) -> float:
    """Progress 0..1 for things with weight: a soft start and a longer, softer end."""
    k = min(1.0, max(0.0, (t - start) / length))
    k = 1 - math.pow(1 - k, 1.6)
    return k * k * (3 - 2 * k)


def lerp(a: float, b: float, k: float) -> float:
    return a + (b - a) * k


def between(a: Point, b: Point, k: float) -> Point:
    return lerp(a[0], b[0], k), lerp(a[1], b[1], k)


def bend(a: Point, b: Point, first: float, second: float, side: float) -> tuple[Point, Point]:
    """Elbow and hand of a two-part limb from `a` towards `b`; out of reach, it is stretched that way."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    full = math.hypot(dx, dy) or 1e-6
    reach = min(max(full, abs(first - second) + 1e-3), first + second - 1e-3)
    ux, uy = dx / full, dy / full
    along = (first**2 - second**2 + reach**2) / (2 * reach)
    out = math.sqrt(max(0.0, first**2 - along**2)) * side
    elbow = a[0] + ux * along - uy * out, a[1] + uy * along + ux * out
    return elbow, (a[0] + ux * reach, a[1] + uy * reach)


@lru_cache(maxsize=32)
def colour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=8)
def _family(file: str) -> str:
    number = QFontDatabase.addApplicationFont(str(_ASSETS / "fonts" / file))
    if number < 0:
        raise FileNotFoundError(f"font cannot be loaded: {_ASSETS / 'fonts' / file}")
    return QFontDatabase.applicationFontFamilies(number)[0]


@lru_cache(maxsize=32)
def _font(file: str, size: float, tracking: float) -> QFont:
    font = QFont(_family(file))
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight.ExtraBold)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + tracking)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def outline(points: Sequence[Point]) -> QPainterPath:
    """A closed straight-edged shape."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    path.closeSubpath()
    return path


class Sheet:
    """A thin hand on a QPainter: flat fills, round limbs, type as shapes."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)

    @contextmanager
    def at(
        self,
        x: float,
        y: float,
        scale: float = 1.0,
        turn: float = 0.0,
        mirror: bool = False,
        thin: float = 1.0,
    ) -> Iterator[None]:
        """Draw with the origin at (x, y), scaled, turned by degrees, mirrored or thinned."""
        self.painter.save()
        self.painter.translate(x, y)
        self.painter.rotate(turn)
        self.painter.scale((-scale if mirror else scale) * thin, scale)
        yield
        self.painter.restore()

    @contextmanager
    def within(self, path: QPainterPath) -> Iterator[None]:
        """Draw only inside `path`."""
        self.painter.save()
        self.painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        yield
        self.painter.restore()

    def shape(self, path: QPainterPath, fill: str, rim: str = "", rim_width: float = 0.0) -> None:
        """A filled shape; `rim` is the strip of paper left around it, which keeps neighbours apart."""
        if rim:
            pen = QPen(colour(rim), rim_width * 2)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self.painter.strokePath(path, pen)
        self.painter.fillPath(path, colour(fill))

    def field(self, fill: str) -> None:
        self.painter.fillRect(QRectF(-8, -8, WIDTH + 16, HEIGHT + 16), colour(fill))

    def poly(self, points: Sequence[Point], fill: str) -> None:
        self.shape(outline(points), fill)

    def box(self, x: float, y: float, w: float, h: float, fill: str, radius: float = 0.0) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(x, y, w, h), radius, radius)
        self.shape(path, fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        path = QPainterPath()
        path.addEllipse(QPointF(x, y), radius, radius)
        self.shape(path, fill)

    def ring(self, x: float, y: float, radius: float, width: float, fill: str) -> None:
        path = QPainterPath()
        path.addEllipse(QPointF(x, y), radius, radius)
        self.painter.strokePath(path, QPen(colour(fill), width))

    def arc(
        self, x: float, y: float, radius: float, start: float, span: float, width: float, fill: str
    ) -> None:
        """A round-ended strip of a circle; degrees, counted against the clock from three o'clock."""
        box = QRectF(x - radius, y - radius, radius * 2, radius * 2)
        path = QPainterPath()
        path.arcMoveTo(box, start)
        path.arcTo(box, start, span)
        pen = QPen(colour(fill), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.strokePath(path, pen)

    def limb(self, points: Sequence[Point], width: float, fill: str, flat: bool = False) -> None:
        """A strip along `points` with round joints, and round ends unless `flat`."""
        path = QPainterPath(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(QPointF(*point))
        pen = QPen(colour(fill), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap)
        self.painter.strokePath(path, pen)

    def type(self, x: float, y: float, text: str, size: float, fill: str) -> None:
        """One line of type with its left edge at x and its baseline at y."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addText(QPointF(x, y), _font(HEADLINE, size, -1.5), text)
        self.shape(path, fill)
