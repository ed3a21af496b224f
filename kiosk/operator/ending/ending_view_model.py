"""How the show ends. What ends more than itself is asked once."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1
WAYS = ("again", "restart", "off", "leave")
"""Begin the show again; restart the computer; switch it off; leave to the desktop."""


@QmlElement
@QmlUncreatable("made by the application")
class EndingViewModel(QObject):  # type: ignore[operator]
    """Signals:
    ended(how): somebody wants it to end like that, and has confirmed it.
    """

    ended = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asks = self._ends = ""

    ends = Property(str, lambda s: s._ends, notify=changed)
    asks = Property(str, lambda s: s._asks, notify=changed)

    @Slot(str)
    def want(self, way: str) -> None:
        """The question comes up."""
        if way in WAYS and way != self._asks:
            self._asks = way
            self.changed.emit()

    @Slot()
    def confirm(self) -> None:
        way, self._asks = self._asks, ""
        if way:
            self._ends = way
            self.changed.emit()
            self.ended.emit(way)

    @Slot()
    def give_up(self) -> None:
        """It does not end: this computer cannot be told to."""
        self._ends = ""
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        if self._asks or self._ends:
            self._asks = self._ends = ""
            self.changed.emit()
