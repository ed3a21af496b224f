"""Sets a caption: its lines, their size, and readable colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.media.captions.track import Measure, in_lines
from kiosk.theme.theme import BODY_CONTRAST, INK, PAPER, Theme, contrast

RATHER_SMALLER = 0.85
"""Factor down to which a caption may shrink to keep its typed lines."""
SHRINK_STEP, LEAST_PIXELS = 0.96, 8.0
MEASURED_AT = 200
WRAP_SAFETY = 0.985
"""Safety factor: Qt Quick's text is slightly wider than measured here."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The width of a line at size 1, and the line spacing."""

    measure: Measure
    leading: float


def measured_in(font: QFont) -> Letters:
    """The letters of ``font``, whatever its size."""
    measured = QFont(font)
    measured.setPixelSize(MEASURED_AT)
    metrics = QFontMetricsF(measured)
    return Letters(
        lambda line: metrics.horizontalAdvance(line) / MEASURED_AT / WRAP_SAFETY,
        metrics.lineSpacing() / MEASURED_AT / WRAP_SAFETY,
    )


def set_caption(
    words: str, letters: Letters, room: tuple[float, float, float]
) -> tuple[tuple[str, ...], float]:
    """The lines of a caption and their size in a room of ``(largest size, width, height)``.

    The typed lines are kept unless that makes the text much smaller. Otherwise the text gets more lines, and shrinks only when
    these are too many for the height: every word is shown.
    """
    largest, width, height = room
    measure, leading = letters.measure, letters.leading
    came = tuple(words.split("\n"))
    widest = max(measure(line) for line in came)
    size = largest
    while True:
        if widest * size * (RATHER_SMALLER if size == largest else 1.0) <= width:
            lines, fitting = came, min(size, width / widest) if widest else size
        else:
            lines, fitting = in_lines(words, width / size, measure), size
        if len(lines) * leading * fitting <= height or size <= LEAST_PIXELS:
            return lines, fitting
        size *= SHRINK_STEP


def caption_colors(theme: Theme) -> tuple[str, str]:
    """The text and background colours of captions: paper on ink.

    If their contrast is too low, the better one of them with black or white; failing that, black and white.
    """
    ink, paper = theme.color(INK), theme.color(PAPER)
    if contrast(paper, ink) >= BODY_CONTRAST:
        return paper, ink
    pairs = [(words, ground) for words in (paper, ink) for ground in ("#000000", "#FFFFFF")]
    best = max(pairs, key=lambda pair: contrast(*pair))
    return best if contrast(*best) >= BODY_CONTRAST else ("#FFFFFF", "#000000")
