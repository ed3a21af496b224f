"""The look as QML sees it: colours by token, font families, the wordmark, and how long movements take. Constant."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from PySide6.QtCore import Property, QEasingCurve, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QFontDatabase, QRawFont

from kiosk.media.fonts import fallback_fonts, shipped_fonts
from kiosk.media.readable import readable
from kiosk.poster import motion
from kiosk.poster.caption import caption_colors
from kiosk.poster.composition import LOGO
from kiosk.poster.headline import LEADING
from kiosk.poster.running_text import TEXT_LEADING
from kiosk.theme.theme import Theme, contrast

log = logging.getLogger("kiosk.poster")

SIGN_CONTRAST = 3.0
"""Signs and marks that are no words (WCAG 2.2, 1.4.11)."""
ACCENTS = ("sun", "red", "paper", "ink")


class ThemeViewModel(QObject):
    """Constant for the life of the window, but for a drawn logo, which arrives when it is ready, and for the colours of who
    wants high contrast."""

    logoChanged = Signal()
    colorsChanged = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own, self.theme = theme, theme
        load_fallback_fonts()
        self.fonts = {role: _load_font(role, file) for role, file in theme.fonts.items()}
        self._logo: dict[str, Path] = {}

    def set_logo(self, token: str, picture: Path) -> None:
        """The logo beside words of ``token`` (ink or paper), ready to be drawn."""
        self._logo[token] = picture
        self.logoChanged.emit()

    def set_high_contrast(self, high: bool) -> None:
        """Only ink and paper, or the theme's own colours."""
        wanted = self._own.in_high_contrast() if high else self._own
        if wanted != self.theme:
            self.theme = wanted
            self.colorsChanged.emit()

    @Slot(str, result=QUrl)
    def logoBeside(self, color: str) -> QUrl:
        """The logo for words of this colour (``#RRGGBB``); empty where the wordmark stands instead."""
        for token, picture in self._logo.items():
            if self.theme.color(token).lower() == color.lower():
                return QUrl.fromLocalFile(str(readable(picture)))
        return QUrl()

    def _get_inks(self) -> dict[str, str]:
        """Token of a field -> the colour of words on it."""
        return {token: self.theme.color(self.theme.ink_on(token)) for token in self.theme.colors}

    def _get_accents(self) -> dict[str, str]:
        """Token of a field -> a second colour that stands out from it, for marks that are no words."""
        return {token: self._accent_on(token) for token in self.theme.colors}

    def _accent_on(self, token: str) -> str:
        ground, ink = self.theme.color(token), self.theme.ink_on(token)
        for accent in ACCENTS:
            if accent not in (token, ink) and contrast(self.theme.color(accent), ground) >= SIGN_CONTRAST:
                return self.theme.color(accent)
        return self.theme.color(ink)

    def _get_colors(self) -> dict[str, str]:
        return dict(self.theme.colors)

    def _family(self, role: str) -> str:
        return self.fonts[role][0]

    colors = Property("QVariantMap", _get_colors, notify=colorsChanged)  # type: ignore[arg-type]
    inkOn = Property("QVariantMap", _get_inks, notify=colorsChanged)  # type: ignore[arg-type]
    accentOn = Property("QVariantMap", _get_accents, notify=colorsChanged)  # type: ignore[arg-type]
    headlineFamily = Property(str, lambda self: self._family("headline"), constant=True)
    headlineWeight = Property(int, lambda self: self.fonts["headline"][1], constant=True)
    textFamily = Property(str, lambda self: self._family("text"), constant=True)
    labelFamily = Property(str, lambda self: self._family("label"), constant=True)
    labelWeight = Property(int, lambda self: self.fonts["label"][1], constant=True)
    wordmark = Property(str, lambda self: self.theme.wordmark, constant=True)
    captionInk = Property(str, lambda self: caption_colors(self._own)[0], notify=colorsChanged)
    captionGround = Property(str, lambda self: caption_colors(self._own)[1], notify=colorsChanged)
    logoCount = Property(int, lambda self: len(self._logo), notify=logoChanged)
    logoWidth = Property(float, lambda self: LOGO[0], constant=True)
    logoHeight = Property(float, lambda self: LOGO[1], constant=True)
    leading = Property(float, lambda self: LEADING, constant=True)
    textLeading = Property(float, lambda self: TEXT_LEADING, constant=True)

    easeOut = Property(int, lambda self: int(QEasingCurve.Type.OutCubic.value), constant=True)
    fadeMs = Property(int, lambda self: motion.FADE_MS, constant=True)
    pushMs = Property(int, lambda self: motion.PUSH_MS, constant=True)
    wipeMs = Property(int, lambda self: motion.WIPE_MS, constant=True)
    entranceMs = Property(int, lambda self: motion.ENTRANCE_MS, constant=True)
    staggerMs = Property(int, lambda self: motion.STAGGER_MS, constant=True)
    mostSteps = Property(int, lambda self: motion.MOST_STEPS, constant=True)
    buildMs = Property(int, lambda self: motion.BUILD_MS, constant=True)
    driftMs = Property(int, lambda self: motion.DRIFT_MS, constant=True)
    driftSteps = Property(int, lambda self: motion.DRIFT_STEPS, constant=True)
    photoGrowth = Property(float, lambda self: motion.PHOTO_GROWTH, constant=True)
    hushMs = Property(int, lambda self: motion.HUSH_MS, constant=True)
    settleMs = Property(int, lambda self: motion.SETTLE_MS, constant=True)
    breathMs = Property(int, lambda self: motion.BREATH_MS, constant=True)
    breaths = Property(int, lambda self: motion.BREATHS, constant=True)


@cache
def load_fallback_fonts() -> None:
    """Once a process: 8 ms, and no memory until a letter of them is drawn. The shipped fonts are among them, for letters that a
    theme of its own fonts lacks. Emoji are of one colour, that of the words, on every machine."""
    for file in (*fallback_fonts(), *shipped_fonts()):
        number = QFontDatabase.addApplicationFont(str(file))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        if not families:
            log.warning("the font %s is missing", file.name)
        elif file.name.startswith("NotoEmoji"):
            QFontDatabase.setApplicationEmojiFontFamilies(families)


def _load_font(role: str, file: Path | None) -> tuple[str, int]:
    """The family and weight of a font file; without it Qt's default, since a word in a wrong font beats no word."""
    if file and file.is_file():
        file = readable(file)
        number = QFontDatabase.addApplicationFont(str(file))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        if families:
            return families[0], _weight(file, families[0])
    log.warning("the %s font %s is missing", role, file.name if file else "of the theme")
    return "", 400 if role == "text" else 800


def _weight(file: Path, family: str) -> int:
    """The weight of a font file; a raw font knows only its name and whether it is bold."""
    raw = QRawFont(str(file), 16)
    name = f"{raw.familyName()} {raw.styleName()}".strip()
    fitting = [style for style in QFontDatabase.styles(family) if name.endswith(style)]
    weight = QFontDatabase.weight(family, max(fitting, key=len)) if fitting else -1
    return weight if weight > 0 else raw.weight()
