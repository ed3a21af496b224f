"""Is all well? For each thing that is not, worst first: what, what to do, and whether visitors see it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.journal.health import Health, all_well, name_of
from kiosk.playlist.model import Playlist
from kiosk.words.moments import clock as said_time

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class HealthViewModel(QObject):  # type: ignore[operator]
    """Health as sentences in the operator's language, in which slides are called by their titles."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._health, self._language = Health(), ""
        self._playlist: Playlist | None = None
        self._lines: list[dict[str, object]] = []
        self._all_well = ""
        self._closed: datetime | None = None
        self._wrong = 0

    def set_health(self, health: Health) -> None:
        self._health = health
        self._say()

    def set_before(self, closed: datetime | None, wrong: int) -> None:
        """When the panel was closed last in this run, and how many wrong PINs were typed since."""
        self._closed, self._wrong = closed, wrong
        self.changed.emit()

    def set_language(self, language: str) -> None:
        self._language = language
        self._all_well = all_well(language)
        self._say()
        self.changed.emit()

    def set_playlist(self, playlist: Playlist) -> None:
        """Its slides are what is spoken of."""
        self._playlist = playlist

    def _say(self) -> None:
        said = self._health.said(self._language, self._called)
        lines: list[dict[str, object]] = [
            {"says": each.says, "cure": each.cure, "isSeen": each.is_seen} for each in said
        ]
        if lines != self._lines:
            self._lines = lines
            self.changed.emit()

    def _called(self, key: str) -> str:
        """Its title and, for whoever mends it, its file."""
        name, items = name_of(key), self._playlist.items if self._playlist else ()
        title = next((item.title_in(self._language) for item in items if item.key == key), "")
        return f"{title} ({name})" if title and title not in name else name

    lines = Property("QVariantList", lambda s: s._lines, notify=changed)  # type: ignore[arg-type]
    allWell = Property(str, lambda s: s._all_well, notify=changed)
    closed = Property(
        str, lambda s: said_time(s._closed.time(), s._language) if s._closed else "", notify=changed
    )
    wrong = Property(int, lambda s: s._wrong, notify=changed)
    isWell = Property(bool, lambda s: s._health.is_well, notify=changed)
