"""Paper for people: A4 pages of a PDF with our own fonts, on which words stay words that can be selected and searched.

Lengths are points. The PDF is written ten times finer, so that no letter is moved to a whole point.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from kiosk.poster.theme_view_model import ThemeViewModel
from kiosk.theme.theme import INK, PAPER, Theme

FINE = 10
"""Units of the PDF in a point."""
WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 51.0
"""Left and right; 18 mm."""
TOP, BOTTOM = 51.0, 51.0
INNER = WIDTH - 2 * MARGIN
DOTS = 200
"""Pixels of a picture in an inch of paper: sharp in print, and small enough to mail."""


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set: the theme's font for ``role``, size and leading in points, a colour; empty is the theme's ink."""

    role: str = "text"
    size: float = 9.0
    leading: float = 1.38
    color: str = ""
    spacing: float = 0.0
    """Tracking, in percent of the size."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is set: where in its text layout it is, and how high it stands in its column."""

    layout: QTextLayout
    number: int
    height: float
    color: str = ""
    mark: tuple[str, Style] | None = None
    """Hung to the left of a paragraph's first line: a bullet, a number."""
    indent: float = 0.0
    gap: float = 0.0
    """Above it; not at the top of a page."""
    stays_with_next: bool = False
    """A heading is not left alone at the foot of a page."""


class Paper:
    """The pages of a PDF while they are drawn, one after the other."""

    def __init__(self, target: Path, theme: Theme, title: str) -> None:
        """``OSError`` when ``target`` cannot be written."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb"):
            pass
        self.theme = theme
        self._fonts = ThemeViewModel(theme).fonts
        self._writer = QPdfWriter(str(target))
        self._writer.setTitle(title)
        self._writer.setCreator("FOS Kiosk")
        self._writer.setResolution(72 * FINE)
        size = QPageSize(
            QSizeF(WIDTH, HEIGHT), QPageSize.Unit.Point, "A4", QPageSize.SizeMatchPolicy.ExactMatch
        )
        self._writer.setPageSize(size)
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._painter: QPainter | None = None
        self.pages = 0

    @property
    def ink(self) -> str:
        return self.theme.color(INK)

    @property
    def ground(self) -> str:
        return self.theme.color(PAPER)

    @property
    def painter(self) -> QPainter:
        assert self._painter
        return self._painter

    def new_page(self) -> None:
        """Begin the next page."""
        if self._painter is None:
            self._painter = QPainter(self._writer)
            self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        else:
            self._writer.newPage()
        self.pages += 1

    def close(self) -> None:
        """The PDF is complete."""
        if self._painter:
            self._painter.end()
            self._painter = None

    # -- shapes -------------------------------------------------------------------------------------------------------

    def fill(self, box: QRectF, color: str) -> None:
        self.painter.fillRect(_fine(box), QColor(color))

    def picture(self, box: QRectF, image: QImage, around: str = "") -> None:
        """A picture that fills ``box``, or an empty field where there is none."""
        if image.isNull():
            self.fill(box, "#E9E2D6")
        else:
            self.painter.drawImage(_fine(box), image)
        if around:
            self.painter.setPen(QColor(around))
            self.painter.drawRect(_fine(box))

    # -- words --------------------------------------------------------------------------------------------------------

    def font(self, style: Style) -> QFont:
        family, weight = self._fonts[style.role]
        font = QFont(family)
        font.setPixelSize(max(1, round(style.size * FINE)))
        font.setWeight(QFont.Weight(min(1000, max(1, weight))))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # A ligature is one letter to whoever searches for two.
        font.setFeature(QFont.Tag("liga"), 0)
        if style.spacing:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + style.spacing)
        return font

    def set(
        self,
        words: str,
        style: Style,
        width: float,
        *,
        bold: Sequence[tuple[int, int]] = (),
        most: int = 0,
        right_to_left: bool = False,
    ) -> list[Line]:
        """``words`` as lines of at most ``width``; ``bold``: starts and lengths. After ``most`` lines they end in dots."""
        layout = QTextLayout(words, self.font(style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setFormats([self._bold(style, start, length) for start, length in bold])
        layout.beginLayout()
        lines: list[Line] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * FINE)
            line.setPosition(QPointF(0, 0))
            lines.append(Line(layout, len(lines), style.size * style.leading, style.color))
        layout.endLayout()
        if most and len(lines) > most:
            start = layout.lineAt(most - 1).textStart()
            rest = QFontMetricsF(layout.font()).elidedText(
                words[start:], Qt.TextElideMode.ElideRight, width * FINE
            )
            return self.set(words[:start] + rest, style, width)[:most]
        return lines

    def balanced(self, words: str, style: Style, width: float) -> list[Line]:
        """``words`` on as few lines as ``width`` allows, and these about as long as each other: no last word stands alone."""
        lines = self.set(words, style, width)
        narrow, wide = width / max(1, len(lines)), width
        while wide - narrow > 2:
            middle = (narrow + wide) / 2
            fewer = self.set(words, style, middle)
            narrow, wide = (narrow, middle) if len(fewer) == len(lines) else (middle, wide)
            lines = fewer if len(fewer) == len(lines) else lines
        return lines

    def headline(
        self, words: str, style: Style, width: float, sizes: Sequence[float], most: int = 2
    ) -> list[Line]:
        """``words`` in the first of ``sizes`` in which they take at most so many lines; in the last they are cut."""
        for size in sizes:
            lines = self.balanced(words, replace(style, size=size), width)
            if len(lines) <= most:
                return lines
        return self.set(words, replace(style, size=sizes[-1]), width, most=most)

    def _bold(self, style: Style, start: int, length: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length = start, length
        look = QTextCharFormat()
        look.setFont(self.font(Style("label", style.size, style.leading, style.color)))
        found.format = look
        return found

    def draw(self, lines: Sequence[Line], x: float, y: float) -> float:
        """Draw ``lines`` below each other from ``y`` on; returns where they end."""
        for number, line in enumerate(lines):
            y += line.gap if number else 0.0
            self.draw_line(line, x, y)
            y += line.height
        return y

    def draw_line(self, line: Line, x: float, y: float) -> None:
        """One line with its upper edge at ``y``."""
        found = line.layout.lineAt(line.number)
        # In the middle of its leading.
        above = (line.height * FINE - found.height()) / 2
        self.painter.setPen(QColor(line.color or self.ink))
        found.draw(self.painter, QPointF((x + line.indent) * FINE, y * FINE + above))
        if line.mark:
            words, style = line.mark
            (mark,) = self.set(words, style, max(line.indent, 40.0))[:1]
            self.draw_line(mark, x, y + (line.height - mark.height) / 2)

    def text(self, words: str, style: Style, x: float, y: float, width: float, most: int = 1) -> float:
        """Words at a place, cut after ``most`` lines; returns where they end."""
        return self.draw(self.set(words, style, width, most=most), x, y)

    def width_of(self, words: str, style: Style) -> float:
        """How wide ``words`` are on one line."""
        (line,) = self.set(words, style, 10_000.0)[:1]
        return line.layout.lineAt(0).naturalTextWidth() / FINE


class PicturePaper(Paper):
    """One page as a picture."""

    def __init__(self, target: Path, theme: Theme) -> None:
        """``OSError`` when ``target`` cannot be written."""
        target.parent.mkdir(parents=True, exist_ok=True)
        self._target = target
        self.theme = theme
        self._fonts = ThemeViewModel(theme).fonts
        self._painter = None
        self.pages = 0
        scale = DOTS / 72
        self._image = QImage(round(WIDTH * scale), round(HEIGHT * scale), QImage.Format.Format_RGB32)

    def new_page(self) -> None:
        self._image.fill(QColor(self.ground))
        self._painter = QPainter(self._image)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.scale(DOTS / 72 / FINE, DOTS / 72 / FINE)
        self.pages += 1

    def close(self) -> None:
        super().close()
        if not self._image.save(str(self._target)):
            raise OSError(errno.EIO, "not written", str(self._target))


def _fine(box: QRectF) -> QRectF:
    return QRectF(box.x() * FINE, box.y() * FINE, box.width() * FINE, box.height() * FINE)


def printed(image: QImage, width: float) -> QImage:
    """``image`` with as many pixels as ``width`` points of paper can show."""
    dots = round(width / 72 * DOTS)
    if image.isNull() or image.width() <= dots:
        return image
    return image.scaledToWidth(dots, Qt.TransformationMode.SmoothTransformation)
