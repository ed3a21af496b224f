"""Everything a layout needs to draw one slide: size, unit, the boxes for words and pictures, and the moment shown.

It does not depend on a show, a visitor or a window. The stage and the contact sheet each have a canvas.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QLocale, QObject, QRectF, Signal, Slot
from PySide6.QtQml import QmlNamedElement, QmlUncreatable

from kiosk.poster.composition import Box, Composition
from kiosk.poster.legible import ARM_M, LARGE_ANGLE, least_pixels

QML_IMPORT_NAME = "kiosk.poster"
QML_IMPORT_MAJOR_VERSION = 1

TEXT_SCALES = (1.0, 1.25, 1.5)
"""How much larger the words of each text size are."""
MOST_SCALE = 2.0
"""How much larger the largest may be for a distance: beyond it the keys would have most of a low screen."""
LABELS, TEXTS = 2.6, 3.6
"""The smallest words of keys, and the smallest running text, in u."""
KEY_SCALES = {"normal": 1.0, "large": 1.3}
"""How much larger than 20 mm touch targets are, where the screen has the room."""
OWN_NAMES = {"en": "English", "es": "español"}
"""Where Qt would name a country too: "American English"."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The circumstances in which a slide is shown. The defaults are those of paper."""

    is_looping: bool = True
    """The loop runs, and drawings drift; not while it is held."""
    is_touchable: bool = False
    """A visitor is here and may touch the slide."""
    keys_are_up: bool = False
    """The visitor's keys cover the bottom of the slide, ``keysHeight`` high."""
    has_touch: bool = True
    """The foot of the screen is reserved for touch targets."""


@QmlNamedElement("PosterCanvas")
@QmlUncreatable("made by the application")
class Canvas(QObject):  # type: ignore[operator]
    """Lengths are QML's pixels.

    Signals:
        stopped: animations finish at once, and slow ones freeze.
        measured(move, frames, ms): an animation took ``ms`` and was drawn in so many frames.
    """

    sizeChanged = Signal()
    reachChanged = Signal()
    readingChanged = Signal()
    motionChanged = Signal()
    momentChanged = Signal()
    surroundingsChanged = Signal()
    keysHeightChanged = Signal()
    cornerWidthChanged = Signal()
    coveredChanged = Signal()
    stopped = Signal()
    measured = Signal(str, int, float)

    def __init__(self, parent: QObject | None = None, *, draws_in_software: bool = True) -> None:
        super().__init__(parent)
        self._draws_in_software = draws_in_software
        self._size, self._dpi, self._pixel_ratio = Composition(1280, 720), 96.0, 1.0
        self._is_low = False
        self._key_scale = 1.0
        self._text_scale, self._high_contrast = 1.0, False
        self._distance: float | None = None
        self._reduced = self._calm = False
        self._moment: tuple[float, float] | None = None
        self._around = Surroundings()
        self._keys_height = self._corner_width = 0.0
        self._covered = (False, False)

    # -- set by whoever draws on it -----------------------------------------------------------------------------------

    def set_size(self, size: Composition, dpi: float, pixel_ratio: float = 1.0) -> None:
        """Set the size, the density in QML pixels per inch, and the number of device pixels per QML pixel."""
        if (size, dpi, pixel_ratio) == (self._size, self._dpi, self._pixel_ratio):
            return
        self._size, self._dpi, self._pixel_ratio = size, dpi, pixel_ratio
        self.sizeChanged.emit()
        self.reachChanged.emit()
        if self._distance is not None:
            self.readingChanged.emit()

    def set_low_reach(self, is_low: bool) -> None:
        """Set whether all touch targets are in the lowest part of the screen."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.reachChanged.emit()

    def set_key_scale(self, scale: float) -> None:
        """Set how much larger than usual touch targets are."""
        if scale != self._key_scale:
            self._key_scale = scale
            self.sizeChanged.emit()

    def set_reading(self, text_scale: float, *, high_contrast: bool) -> None:
        """Set the scale of running text, and whether only ink and paper are used."""
        if (text_scale, high_contrast) != (self._text_scale, self._high_contrast):
            self._text_scale, self._high_contrast = text_scale, high_contrast
            self.readingChanged.emit()

    def set_distance(self, metres: float | None) -> None:
        """Set from how far the screen is read, which the largest letters are made for; ``None`` if nobody knows."""
        if metres != self._distance:
            self._distance = metres
            self.readingChanged.emit()

    def set_reduced(self, reduced: bool) -> None:
        """Reduce motion to fades, or allow all of it."""
        if reduced != self._reduced:
            self._reduced = reduced
            self.motionChanged.emit()

    def set_calm(self, calm: bool) -> None:
        """Let nothing move at all, or as much as ``set_reduced`` allows."""
        if calm != self._calm:
            self._calm = calm
            self.motionChanged.emit()

    def set_surroundings(self, around: Surroundings) -> None:
        if around != self._around:
            self._around = around
            self.surroundingsChanged.emit()

    def hold(self, built_ms: float, drift: float) -> None:
        """Freeze every slide ``built_ms`` into its build-up and ``drift`` (0 to 1) into its drift, for stills."""
        self._moment = (built_ms, drift)
        self.momentChanged.emit()

    @property
    def is_live(self) -> bool:
        """Whether time passes, instead of one held moment."""
        return self._moment is None

    @property
    def is_reduced(self) -> bool:
        return self._reduced or self._calm

    @property
    def is_calm(self) -> bool:
        return self._calm

    @property
    def composition(self) -> Composition:
        return self._size

    @property
    def pixel_ratio(self) -> float:
        """Device pixels per QML pixel."""
        return self._pixel_ratio

    # -- what QML reads -----------------------------------------------------------------------------------------------

    def _get_reach_top(self) -> float:
        return self._size.reach_top(self._dpi) if self._is_low else 0.0

    def _get_text_scale(self) -> float:
        """The largest letters have 0.7° at the stand's distance where that is possible; on keys, within an arm's length."""
        if self._distance is None or not self._is_largest():
            return self._text_scale
        near = least_pixels(min(self._distance, ARM_M), LARGE_ANGLE, self._dpi) / (LABELS * self._size.u)
        far = least_pixels(self._distance, LARGE_ANGLE, self._dpi) / (TEXTS * self._size.u)
        return max(self._text_scale, min(MOST_SCALE, max(near, far)))

    def _is_largest(self) -> bool:
        return self._text_scale >= TEXT_SCALES[-1]

    def _target(self) -> float:
        return self._size.target(self._dpi, self._key_scale)

    def _text_box(self, *, has_art: bool) -> QRectF:
        return _rect(self._size.text(has_art=has_art, target=self._target()))

    def _get_has_layers(self) -> bool:
        """With a ratio other than 1 Qt's software scene graph draws layers in the wrong place, so the slide would vanish."""
        return not self._draws_in_software or self._pixel_ratio == 1.0

    drawsInSoftware = Property(bool, lambda s: s._draws_in_software, constant=True)
    hasLayers = Property(bool, _get_has_layers, notify=sizeChanged)

    u = Property(float, lambda s: s._size.u, notify=sizeChanged)
    isPortrait = Property(bool, lambda s: s._size.is_portrait, notify=sizeChanged)
    isUpright = Property(bool, lambda s: s._size.is_upright, notify=sizeChanged)
    belowWords = Property(float, lambda s: s._size.below_words(s._target()), notify=sizeChanged)
    keyRows = Property(int, lambda s: s._size.bar_rows(s._target()), notify=sizeChanged)
    leastTarget = Property(float, lambda s: s._size.least_target(s._dpi), notify=sizeChanged)
    target = Property(float, lambda s: s._target(), notify=sizeChanged)
    artBox = Property(QRectF, lambda s: _rect(s._size.art()), notify=sizeChanged)
    cropsArt = Property(bool, lambda s: s._size.crops_art, notify=sizeChanged)
    textBoxBesideArt = Property(QRectF, lambda s: s._text_box(has_art=True), notify=sizeChanged)
    textBoxAlone = Property(QRectF, lambda s: s._text_box(has_art=False), notify=sizeChanged)
    reachTop = Property(float, _get_reach_top, notify=reachChanged)

    textScale = Property(float, lambda s: s._get_text_scale(), notify=readingChanged)
    isLargest = Property(bool, lambda s: s._is_largest(), notify=readingChanged)
    highContrast = Property(bool, lambda s: s._high_contrast, notify=readingChanged)

    isReduced = Property(bool, lambda s: s._reduced or s._calm, notify=motionChanged)
    isCalm = Property(bool, lambda s: s._calm, notify=motionChanged)
    isHeld = Property(bool, lambda s: s._moment is not None, notify=momentChanged)
    heldMs = Property(float, lambda s: s._moment[0] if s._moment else 0.0, notify=momentChanged)
    heldDrift = Property(float, lambda s: s._moment[1] if s._moment else 0.0, notify=momentChanged)

    isLooping = Property(bool, lambda s: s._around.is_looping, notify=surroundingsChanged)
    isTouchable = Property(bool, lambda s: s._around.is_touchable, notify=surroundingsChanged)
    keysAreUp = Property(bool, lambda s: s._around.keys_are_up, notify=surroundingsChanged)
    hasTouch = Property(bool, lambda s: s._around.has_touch, notify=surroundingsChanged)
    artIsCovered = Property(bool, lambda s: s._covered[0], notify=coveredChanged)
    wordsAreCovered = Property(bool, lambda s: s._covered[1], notify=coveredChanged)
    keysHeight = Property(float, lambda s: s._keys_height, notify=keysHeightChanged)
    cornerWidth = Property(float, lambda s: s._corner_width, notify=cornerWidthChanged)

    # -- what QML asks ------------------------------------------------------------------------------------------------

    @Slot(float)
    def setKeysHeight(self, height: float) -> None:
        """Set the height that the visitor's keys cover at the bottom; captions stay above them."""
        if height != self._keys_height:
            self._keys_height = height
            self.keysHeightChanged.emit()

    @Slot(float)
    def setCornerWidth(self, width: float) -> None:
        """Set the width that stands on the visitor's keys at the right; captions stay left of it."""
        if width != self._corner_width:
            self._corner_width = width
            self.cornerWidthChanged.emit()

    @Slot(bool, bool)
    def setCovered(self, art: bool, words: bool) -> None:
        """Set whether a page lies over the picture of the slide, or over its words: what nobody sees is told to nobody."""
        if (art, words) != self._covered:
            self._covered = (art, words)
            self.coveredChanged.emit()

    @Slot(str, int, float)
    def setMeasured(self, move: str, frames: int, ms: float) -> None:
        """Report that an animation (a transition, or "build") took ``ms`` and was drawn in so many frames."""
        self.measured.emit(move, frames, ms)

    @Slot(str, result=str)
    def languageName(self, code: str) -> str:
        """The language's own name for itself."""
        return own_name(code)


def own_name(code: str) -> str:
    """A language's own name for itself."""
    return OWN_NAMES.get(code) or QLocale(code).nativeLanguageName() or code


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
