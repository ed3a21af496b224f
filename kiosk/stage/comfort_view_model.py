"""How the present visitor wants to see and hear, as QML reads and changes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show import events as on
from kiosk.show.comfort import TEXT_SIZES, Comfort

QML_IMPORT_NAME = "Kiosk.Stage"
QML_IMPORT_MAJOR_VERSION = 1

TEXT_SCALES = (1.0, 1.25, 1.5)
"""How much larger the words of each text size are."""


@QmlElement
@QmlUncreatable("made by the application")
class ComfortViewModel(QObject):  # type: ignore[operator]
    """Wishes go out as events; what came of them arrives with ``set_comfort``."""

    changed = Signal()

    def __init__(self, send: Callable[[on.Event], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send, self._comfort = send, Comfort()

    def set_comfort(self, comfort: Comfort) -> None:
        if comfort != self._comfort:
            self._comfort = comfort
            self.changed.emit()

    textSize = Property(int, lambda s: s._comfort.text_size, notify=changed)
    textSizes = Property(int, lambda s: TEXT_SIZES, constant=True)
    textScale = Property(float, lambda s: TEXT_SCALES[s._comfort.text_size], notify=changed)
    captions = Property(bool, lambda s: s._comfort.captions, notify=changed)
    highContrast = Property(bool, lambda s: s._comfort.high_contrast, notify=changed)
    calm = Property(bool, lambda s: s._comfort.calm, notify=changed)
    aloud = Property(bool, lambda s: s._comfort.aloud, notify=changed)
    isStandard = Property(bool, lambda s: replace(s._comfort, captions=True) == Comfort(), notify=changed)

    @Slot(int)
    def wantTextSize(self, size: int) -> None:
        self._send(on.SetComfort(replace(self._comfort, text_size=size)))

    @Slot(bool)
    def wantCaptions(self, shown: bool) -> None:
        self._send(on.SetComfort(replace(self._comfort, captions=shown)))

    @Slot(bool)
    def wantHighContrast(self, high: bool) -> None:
        self._send(on.SetComfort(replace(self._comfort, high_contrast=high)))

    @Slot(bool)
    def wantCalm(self, calm: bool) -> None:
        self._send(on.SetComfort(replace(self._comfort, calm=calm)))

    @Slot(bool)
    def wantAloud(self, aloud: bool) -> None:
        self._send(on.SetComfort(replace(self._comfort, aloud=aloud)))
