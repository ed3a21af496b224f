"""The overview: the slides as tiles, and the visitor's choice."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show import events as on
from kiosk.show.page import Page
from kiosk.show.state import State
from kiosk.theme.theme import Theme
from kiosk.visitor.panel import Panel
from kiosk.visitor.topics.topics_model import TopicsModel, topics

QML_IMPORT_NAME = "kiosk.visitor"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class TopicsViewModel(Panel):  # type: ignore[operator]
    """Signals:
    tilesWanted(width, height): the tiles are visible; each has this much room for a picture (QML pixels).
    """

    languageChanged = Signal()
    hasPartsChanged = Signal()
    tilesWanted = Signal(float, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = TopicsModel(self)
        self._made_for: tuple[object, ...] = ()
        self._language = ""
        self._has_parts = False
        self._state: State | None = None

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        self._theme, self._made_for = theme, ()
        if self._state:
            self.set_state(self._state)

    def set_state(self, state: State) -> None:
        """Follow the show. The tiles are made when they are about to be seen: a thousand of them take 9 ms, which films and
        moving slides do not have."""
        self._state = state
        if state.page is Page.OVERVIEW:
            self._make_tiles(state)
        if state.language != self._language:
            self._language = state.language
            self.languageChanged.emit()

    def _make_tiles(self, state: State) -> None:
        key = state.current.key if state.current else ""
        theme = self._theme.in_high_contrast() if state.accessibility.high_contrast else self._theme
        easy = state.accessibility.easy
        wanted = (state.playlist, state.waiting, state.language, key, theme, easy)
        if wanted != self._made_for:
            self._made_for = wanted
            self._model.set_rows(topics(state.playlist, state.language, key, theme, state.waiting, easy=easy))
            if self._has_parts != self._model.has_parts:
                self._has_parts = self._model.has_parts
                self.hasPartsChanged.emit()

    @property
    def topics_model(self) -> TopicsModel:
        """The model of the tiles, for ``TilePictures``."""
        return self._model

    model = Property(QObject, lambda s: s._model, constant=True)
    hasParts = Property(bool, lambda s: s._has_parts, notify=hasPartsChanged)
    language = Property(str, lambda s: s._language, notify=languageChanged)

    @Slot(str)
    def choose(self, key: str) -> None:
        self.asked.emit(on.Jump(key))

    @Slot(float, float)
    def setTileSize(self, width: float, height: float) -> None:
        self.tilesWanted.emit(width, height)
