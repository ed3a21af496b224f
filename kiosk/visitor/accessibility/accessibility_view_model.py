"""The present visitor's accessibility settings, as QML reads and changes them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show import events as on
from kiosk.show.accessibility import PACES, TEXT_SIZES, Accessibility, Way
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.visitor"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class AccessibilityViewModel(Panel):  # type: ignore[operator]
    """Requests go out as events; the result comes back with ``set_accessibility``.

    Signals:
        again: what is on the screen is to be said once more.
    """

    again = Signal()
    changed = Signal()
    voiceChanged = Signal()
    easyChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._accessibility, self._has_voice, self._has_easy = Accessibility(), False, False

    def set_accessibility(self, accessibility: Accessibility) -> None:
        if accessibility != self._accessibility:
            self._accessibility = accessibility
            self.changed.emit()

    def set_has_voice(self, has_voice: bool) -> None:
        """Set whether the present language can be read aloud."""
        if has_voice != self._has_voice:
            self._has_voice = has_voice
            self.voiceChanged.emit()

    def set_has_easy(self, has_easy: bool) -> None:
        """Set whether slides have easy words in the present language."""
        if has_easy != self._has_easy:
            self._has_easy = has_easy
            self.easyChanged.emit()

    textSize = Property(int, lambda s: s._accessibility.text_size, notify=changed)
    textSizes = Property(int, lambda s: TEXT_SIZES, constant=True)
    captions = Property(bool, lambda s: s._accessibility.captions, notify=changed)
    highContrast = Property(bool, lambda s: s._accessibility.high_contrast, notify=changed)
    calm = Property(bool, lambda s: s._accessibility.calm, notify=changed)
    easy = Property(bool, lambda s: s._accessibility.easy, notify=changed)
    hasEasy = Property(bool, lambda s: s._has_easy, notify=easyChanged)
    aloud = Property(bool, lambda s: s._accessibility.aloud, notify=changed)
    hasVoice = Property(bool, lambda s: s._has_voice, notify=voiceChanged)
    scans = Property(bool, lambda s: s._accessibility.scans, notify=changed)
    pace = Property(int, lambda s: s._accessibility.pace, notify=changed)
    paces = Property(int, lambda s: PACES, constant=True)
    waySee = Property(bool, lambda s: s._accessibility.has(Way.SEE), notify=changed)
    wayHear = Property(bool, lambda s: s._accessibility.has(Way.HEAR), notify=changed)
    wayCalm = Property(bool, lambda s: s._accessibility.has(Way.CALM), notify=changed)
    isStandard = Property(
        bool, lambda s: replace(s._accessibility, captions=True) == Accessibility(), notify=changed
    )

    @Slot(int)
    def wantTextSize(self, size: int) -> None:
        self.asked.emit(on.SetAccessibility(replace(self._accessibility, text_size=size)))

    @Slot(bool)
    def wantCaptions(self, shown: bool) -> None:
        self.asked.emit(on.SetAccessibility(replace(self._accessibility, captions=shown)))

    @Slot(bool)
    def wantHighContrast(self, high: bool) -> None:
        self.asked.emit(on.SetAccessibility(replace(self._accessibility, high_contrast=high)))

    @Slot(bool)
    def wantCalm(self, calm: bool) -> None:
        self.asked.emit(on.SetAccessibility(replace(self._accessibility, calm=calm)))

    @Slot(bool)
    def wantEasy(self, easy: bool) -> None:
        self.asked.emit(on.SetAccessibility(replace(self._accessibility, easy=easy)))

    @Slot(bool)
    def wantAloud(self, aloud: bool) -> None:
        self.asked.emit(on.SetAccessibility(replace(self._accessibility, aloud=aloud)))

    @Slot(str, bool)
    def wantWay(self, way: str, wanted: bool) -> None:
        """Everything that belongs to one way, or none of it."""
        self.asked.emit(on.SetAccessibility(self._accessibility.with_way(Way(way), wanted)))

    @Slot(bool)
    def wantScanning(self, scans: bool) -> None:
        self.asked.emit(on.SetAccessibility(replace(self._accessibility, scans=scans, by_ear=False)))

    @Slot(int)
    def wantPace(self, pace: int) -> None:
        self.asked.emit(on.SetAccessibility(replace(self._accessibility, pace=pace)))

    @Slot()
    def sayAgain(self) -> None:
        self.again.emit()
