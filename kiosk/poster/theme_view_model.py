"""The theme as QML sees it: colours by token, font families, the wordmark, and the durations of animations."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import Property, QEasingCurve, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QFontDatabase

from kiosk.media.fonts import fallback_fonts, shipped_fonts
from kiosk.media.readable import readable
from kiosk.poster import motion
from kiosk.poster.caption import caption_colors
from kiosk.poster.composition import LOGO, NAME, NAME_IN_CORNER
from kiosk.poster.font_files import family_and_weight, read_fonts
from kiosk.poster.headline import LEADING
from kiosk.poster.running_text import TEXT_LEADING
from kiosk.theme.theme import Theme, contrast

log = logging.getLogger("kiosk.poster")

SIGN_CONTRAST = 3.0
"""Minimum contrast of icons and other non-text marks (WCAG 2.2, 1.4.11)."""
ACCENTS = ("sun", "red", "paper", "ink")


class ThemeViewModel(QObject):
    """The present theme, or its high-contrast variant.

    Signals:
        themeChanged: the theme or the contrast has changed; everything that depends on it must be read again.
        logoChanged: a logo has been drawn, or removed.
    """

    logoChanged = Signal()
    themeChanged = Signal()

    def __init__(self, theme: Theme, fonts: Mapping[str, bytes] | None = None) -> None:
        """``fonts`` are its font files as returned by ``read_fonts``; they are read here if not given."""
        super().__init__()
        self._own, self.theme = theme, theme
        load_fallback_fonts()
        self.fonts = _load_fonts(theme, read_fonts(theme) if fonts is None else fonts)
        self._logo: dict[str, Path] = {}

    def set_theme(self, theme: Theme, fonts: Mapping[str, bytes] | None = None) -> None:
        """Change the theme. ``fonts`` are its font files as returned by ``read_fonts``.

        ``None`` if the disk did not answer: the present fonts are then kept.
        """
        is_plain = self.theme is not self._own
        if fonts is not None:
            self.fonts = _load_fonts(theme, fonts)
        self._own = theme
        self.theme = theme.in_high_contrast() if is_plain else theme
        self._logo = {token: picture for token, picture in self._logo.items() if token in theme.logo}
        self.logoChanged.emit()
        self.themeChanged.emit()

    def set_logo(self, token: str, picture: Path | None) -> None:
        """Set the logo beside words of ``token`` (ink or paper); ``None`` if it cannot be drawn."""
        if picture is None:
            self._logo.pop(token, None)
        else:
            self._logo[token] = picture
        self.logoChanged.emit()

    def set_high_contrast(self, high: bool) -> None:
        """Use only ink and paper, or all of the theme's colours."""
        if high != (self.theme is not self._own):
            self.theme = self._own.in_high_contrast() if high else self._own
            self.themeChanged.emit()

    @Slot(str, result=QUrl)
    def logoBeside(self, color: str) -> QUrl:
        """The logo for words of this colour (``#RRGGBB``); empty where the wordmark is used instead."""
        for token, picture in self._logo.items():
            if self.theme.color(token).lower() == color.lower():
                return QUrl.fromLocalFile(str(readable(picture)))
        return QUrl()

    def _get_inks(self) -> dict[str, str]:
        """Token of a field -> the colour of words on it."""
        return {token: self.theme.color(self.theme.ink_on(token)) for token in self.theme.colors}

    def _get_accents(self) -> dict[str, str]:
        """Token of a field -> an accent colour with enough contrast to it, for non-text marks."""
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

    colors = Property("QVariantMap", _get_colors, notify=themeChanged)  # type: ignore[arg-type]
    inkOn = Property("QVariantMap", _get_inks, notify=themeChanged)  # type: ignore[arg-type]
    accentOn = Property("QVariantMap", _get_accents, notify=themeChanged)  # type: ignore[arg-type]
    headlineFamily = Property(str, lambda self: self._family("headline"), notify=themeChanged)
    headlineWeight = Property(int, lambda self: self.fonts["headline"][1], notify=themeChanged)
    textFamily = Property(str, lambda self: self._family("text"), notify=themeChanged)
    labelFamily = Property(str, lambda self: self._family("label"), notify=themeChanged)
    labelWeight = Property(int, lambda self: self.fonts["label"][1], notify=themeChanged)
    wordmark = Property(str, lambda self: self.theme.wordmark, notify=themeChanged)
    captionInk = Property(str, lambda self: caption_colors(self._own)[0], notify=themeChanged)
    captionGround = Property(str, lambda self: caption_colors(self._own)[1], notify=themeChanged)
    logoCount = Property(int, lambda self: len(self._logo), notify=logoChanged)
    nameSize = Property(float, lambda self: NAME, constant=True)
    cornerWidth = Property(float, lambda self: NAME_IN_CORNER, constant=True)
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
    """Register the fallback fonts, once per process: 8 ms, and no memory until one of their letters is drawn.

    They include the shipped fonts, for letters that a theme's own fonts lack. Emoji are monochrome on every machine.
    """
    for file in (*fallback_fonts(), *shipped_fonts()):
        number = QFontDatabase.addApplicationFont(str(file))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        if not families:
            log.warning("the font %s is missing", file.name)
        elif file.name.startswith("NotoEmoji"):
            QFontDatabase.setApplicationEmojiFontFamilies(families)


def _load_fonts(theme: Theme, files: Mapping[str, bytes]) -> dict[str, tuple[str, int]]:
    """Family and weight by role; Qt's default font where there is none, which is better than no text."""
    fonts = {}
    for role, file in theme.fonts.items():
        found = family_and_weight(files[role]) if role in files else None
        if found is None:
            log.warning("the %s font %s is missing", role, file.name if file else "of the theme")
        fonts[role] = found or ("", 400 if role == "text" else 800)
    return fonts
