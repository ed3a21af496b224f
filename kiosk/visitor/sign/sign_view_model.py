"""Plays the film in sign language of the slide on stage, while the page for it is open."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show import events as on
from kiosk.show.page import Page
from kiosk.show.signing import sign_film
from kiosk.show.state import FilmPhase, State
from kiosk.video.choose import ENGINE_CHANGED
from kiosk.video.film import Film, VideoEngine
from kiosk.video.picture import Size
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.visitor"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("kiosk.visitor")

DEFECT = "other"
"""Why a film is left out that met with an exception of ours."""


@QmlElement
@QmlUncreatable("made by the application")
class SignViewModel(Panel):  # type: ignore[operator]
    """The film is opened once its room on the screen is known, and closed with the page."""

    availableChanged = Signal()
    filmChanged = Signal()
    phaseChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._engine: VideoEngine | None = None
        self._path: Path | None = None
        self._film: Film | None = None
        self._box: Size | None = None
        self._phase = FilmPhase.NONE
        self._is_available = self._is_ready = False

    def set_engine(self, engine: VideoEngine) -> None:
        """Set what plays films."""
        self._engine = engine

    def set_state(self, state: State) -> None:
        """Follow the show."""
        film = sign_film(state)
        if (film is not None) != self._is_available:
            self._is_available = film is not None
            self.availableChanged.emit()
        if state.sign is not self._phase:
            self._phase = state.sign
            self.phaseChanged.emit()
        wanted = film if state.page is Page.SIGN else None
        if wanted != self._path:
            self._close_film()
            self._path = wanted
            self._open()
        self._follow()

    def close(self) -> None:
        """Close the film, before its engine is closed."""
        self._path = None
        self._close_film()

    def _open(self) -> None:
        if self._film or not (self._engine and self._path and self._box):
            return
        path = self._path
        try:
            film = self._engine.open(path, box=self._box, fit="contain")
        except Exception:
            log.exception("%s", path.name)
            self.asked.emit(on.SignFailed(path, DEFECT))
            return
        film.setParent(self)
        film.ready.connect(self._film_is_ready)
        film.started.connect(self._film_has_started)
        film.ended.connect(self._film_has_ended)
        film.failed.connect(self._film_has_failed)
        self._film, self._is_ready = film, False
        self.filmChanged.emit()

    def _close_film(self) -> None:
        film, self._film, self._is_ready = self._film, None, False
        if film is None:
            return
        # First nobody draws it any more.
        self.filmChanged.emit()
        film.close()
        film.deleteLater()

    def _follow(self) -> None:
        """Have the film do as the show says."""
        film = self._film
        if film is None or not self._is_ready or film.has_failed:
            return
        if self._phase is FilmPhase.PAUSED:
            film.pause()
        elif self._phase.plays and film.is_paused:
            film.resume()
        elif self._phase.plays and not film.is_playing:
            film.play(sound=False, again=film.is_over)

    @Slot()
    def _film_is_ready(self) -> None:
        self._is_ready = True
        self.filmChanged.emit()
        self._follow()

    @Slot()
    def _film_has_started(self) -> None:
        if self._path:
            self.asked.emit(on.SignStarted(self._path))

    @Slot()
    def _film_has_ended(self) -> None:
        if self._path:
            self.asked.emit(on.SignEnded(self._path))

    @Slot(str)
    def _film_has_failed(self, reason: str) -> None:
        path = self._path
        if path is None:
            return
        if reason == ENGINE_CHANGED:
            self._close_film()
            self._open()
            return
        self.asked.emit(on.SignFailed(path, reason))

    isAvailable = Property(bool, lambda s: s._is_available, notify=availableChanged)
    film = Property(QObject, lambda s: s._film, notify=filmChanged)
    isReady = Property(bool, lambda s: s._is_ready, notify=filmChanged)
    aspect = Property(float, lambda s: s._film.aspect if s._film else 16 / 9, notify=filmChanged)
    plays = Property(bool, lambda s: s._phase.plays, notify=phaseChanged)

    @Slot(float, float)
    def setRoom(self, width: float, height: float) -> None:
        """Set the room (pixels of the screen) that the film has."""
        if width < 1 or height < 1:
            return
        self._box = Size(round(width), round(height))
        if self._film:
            self._film.fit_to(self._box)
        else:
            self._open()
            self._follow()

    @Slot(QObject)
    def showOn(self, sink: QObject) -> None:
        """Send the film's frames to this video sink."""
        if self._film:
            self._film.attach_sink(sink)

    @Slot()
    def play(self) -> None:
        self.asked.emit(on.PlayFilm())

    @Slot()
    def pause(self) -> None:
        self.asked.emit(on.PauseFilm())
