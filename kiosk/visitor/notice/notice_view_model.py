"""What the operator says over the show."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show.state import State
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.visitor"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class NoticeViewModel(Panel):  # type: ignore[operator]
    """Its words in the language on screen; empty while nothing is said."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._is_over_film = False

    def set_state(self, state: State) -> None:
        words = state.notice.in_language(state.language) if state.notice else ""
        # Captions stand low on a film.
        is_over_film = state.current is not None and state.current.is_film
        if (words, is_over_film) != (self._words, self._is_over_film):
            self._words, self._is_over_film = words, is_over_film
            self.changed.emit()

    words = Property(str, lambda s: s._words, notify=changed)
    isOverFilm = Property(bool, lambda s: s._is_over_film, notify=changed)
