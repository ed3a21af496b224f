"""The theme as QML sees it: colours by token, font families, and the setting of headlines."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from kiosk.stage.headline import LEADING, set_headline
from kiosk.stage.theme_file import Theme

log = logging.getLogger("kiosk.stage")

TRACKING = 98.5
"""Letter distance of headlines in percent (art direction: -1.5 %)."""
TEXT_LEADING = 1.07
"""Line distance of running text as a part of the font's own."""
SHRINK_STEP = 0.96
"""Running text that does not fit gets smaller by this factor until it does."""
MEASURED_AT = 200
"""Font size in pixels at which headlines are measured; widths scale with the size."""


class ThemeViewModel(QObject):
    """Constant for the life of the window."""

    def __init__(self, theme: Theme, font_folders: tuple[Path, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._families = {role: _load_font(name, font_folders) for role, name in theme.fonts.items()}
        font = QFont(self._families["headline"][0])
        font.setWeight(QFont.Weight(self._families["headline"][1]))
        font.setPixelSize(MEASURED_AT)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, TRACKING)
        self._metrics = QFontMetricsF(font)
        self._width = lru_cache(maxsize=512)(lambda line: self._metrics.horizontalAdvance(line) / MEASURED_AT)

    def _get_colors(self) -> dict[str, str]:
        return dict(self.theme.colors)

    def _family(self, role: str) -> str:
        return self._families[role][0]

    colors = Property("QVariantMap", _get_colors, constant=True)  # type: ignore[arg-type]
    headlineFamily = Property(str, lambda self: self._family("headline"), constant=True)
    headlineWeight = Property(int, lambda self: self._families["headline"][1], constant=True)
    textFamily = Property(str, lambda self: self._family("text"), constant=True)
    labelFamily = Property(str, lambda self: self._family("label"), constant=True)
    labelWeight = Property(int, lambda self: self._families["label"][1], constant=True)
    wordmark = Property(str, lambda self: self.theme.wordmark, constant=True)
    leading = Property(float, lambda self: LEADING, constant=True)
    textLeading = Property(float, lambda self: TEXT_LEADING, constant=True)

    @Slot(str, float, float, float, float, result="QVariantMap")
    def headline(
        self, text: str, width: float, height: float, largest: float, smallest: float
    ) -> dict[str, Any]:
        """``{lines, size}`` of a headline in a box, see :func:`kiosk.stage.headline.set_headline`. Pixels."""
        if not text or width <= 0:
            return {"lines": [], "size": largest}
        setting = set_headline(
            text, width=width, height=height, largest=largest, smallest=smallest, measure=self._width
        )
        return {"lines": list(setting.lines), "size": int(setting.size)}

    @Slot(str, float, float, float, float, result=float)
    def textSize(self, text: str, width: float, height: float, largest: float, smallest: float) -> float:
        """The largest font size (pixels) from ``largest`` down to ``smallest`` at which ``text`` fits the box."""
        size = largest
        while size > smallest and self._text_height(text, width, size) > height:
            size = max(smallest, size * SHRINK_STEP)
        return size

    def _text_height(self, text: str, width: float, size: float) -> float:
        font = QFont(self._families["text"][0])
        font.setPixelSize(max(8, int(size)))
        room = QRectF(0, 0, max(1.0, width), 1e6)
        return QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() * TEXT_LEADING


def _load_font(name: str, folders: tuple[Path, ...]) -> tuple[str, int]:
    """The family and weight of a font file; without it Qt's default, since a word in a wrong font beats no word."""
    for folder in folders:
        file = folder / name
        if file.is_file():
            number = QFontDatabase.addApplicationFont(str(file))
            families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
            if families:
                return families[0], _weight_of(name)
    log.warning("font %s is missing", name)
    return "", _weight_of(name)


def _weight_of(name: str) -> int:
    """The weight a font file says by its name, ``…_800ExtraBold.ttf``; 400 if it does not."""
    digits = "".join(c for c in name.rpartition("_")[2][:3] if c.isdigit())
    return int(digits) if len(digits) == 3 else 400
