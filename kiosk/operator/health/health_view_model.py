"""Is all well? A sentence for each thing that is not, worst first."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.journal.health import Health

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class HealthViewModel(QObject):  # type: ignore[operator]
    """Health as sentences in the operator's language."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._health, self._language = Health(), ""
        self._sentences: list[str] = []

    def set_health(self, health: Health) -> None:
        self._health = health
        self._say()

    def set_language(self, language: str) -> None:
        self._language = language
        self._say()

    def _say(self) -> None:
        sentences = list(self._health.sentences(self._language))
        if sentences != self._sentences:
            self._sentences = sentences
            self.changed.emit()

    sentences = Property("QStringList", lambda s: s._sentences, notify=changed)  # type: ignore[arg-type]
    isWell = Property(bool, lambda s: s._health.is_well, notify=changed)
