"""The PIN pad as QML sees it: how many digits were typed, never which."""

from __future__ import annotations

import math

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class PadViewModel(QObject):  # type: ignore[operator]
    """Signals:
    digitTouched(digit), erased, entered: what was touched.
    """

    digitTouched = Signal(str)
    erased = Signal()
    entered = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = (0, "", 0)

    def set_typed(self, digits: int, hint: str, wait: float) -> None:
        """So many digits are there; ``hint`` is what the pad says, ``wait`` how many seconds it takes none."""
        shown = (digits, hint, math.ceil(wait))
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    digits = Property(int, lambda s: s._shown[0], notify=changed)
    hint = Property(str, lambda s: s._shown[1], notify=changed)
    secondsLeft = Property(int, lambda s: s._shown[2], notify=changed)

    @Slot(str)
    def digit(self, digit: str) -> None:
        if len(digit) == 1 and digit in "0123456789":
            self.digitTouched.emit(digit)

    @Slot()
    def erase(self) -> None:
        self.erased.emit()

    @Slot()
    def enter(self) -> None:
        self.entered.emit()
