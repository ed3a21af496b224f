"""Is anybody still there?"""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show import events as on
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.visitor"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class QuestionViewModel(Panel):  # type: ignore[operator]
    """How long the question is shown, and the answer that somebody is there."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seconds = 0.0

    def set_seconds(self, seconds: float) -> None:
        if seconds != self._seconds:
            self._seconds = seconds
            self.changed.emit()

    seconds = Property(float, lambda s: s._seconds, notify=changed)

    @Slot()
    def stay(self) -> None:
        self.asked.emit(on.Touch())
