"""The keys of a visit: languages, previous and next, the film, captions, and back to the loop."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show import events as on
from kiosk.show.due import due_items
from kiosk.show.order import next_film
from kiosk.show.state import FilmPhase, State
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.visitor"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Film:
    """The film on stage, and the next one there is."""

    is_there: bool = False
    film: FilmPhase = FilmPhase.NONE
    has_captions: bool = False
    next_key: str = ""


@QmlElement
@QmlUncreatable("made by the application")
class BarViewModel(Panel):  # type: ignore[operator]
    """``silenceChanged`` restarts the idle countdown."""

    languagesChanged = Signal()
    languageChanged = Signal()
    filmChanged = Signal()
    silenceChanged = Signal()
    stoppedChanged = Signal()
    loudnessChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._languages: list[str] = []
        self._language = ""
        self._film = _Film()
        self._silence: float | None = None
        self._idle = 0.0
        self._stopped = False
        self._loudness = 0
        self._ends: tuple[str, ...] = ()
        """The keys of the first and the last item of the round."""

    def set_state(self, state: State) -> None:
        if list(state.playlist.languages) != self._languages:
            self._languages = list(state.playlist.languages)
            self.languagesChanged.emit()
        if state.language != self._language:
            self._language = state.language
            self.languageChanged.emit()
        due = due_items(state)
        self._ends = (due[0].key, due[-1].key) if due else ()
        film = _film_of(state)
        if film != self._film:
            self._film = film
            self.filmChanged.emit()
        if state.level != self._loudness:
            self._loudness = state.level
            self.loudnessChanged.emit()
        self._idle = state.playlist.visitor.idle if state.playlist.visitor else 0.0
        if state.idle_due != self._silence:
            self._silence = state.idle_due
            self.silenceChanged.emit()

    def set_stopped(self, stopped: bool) -> None:
        """Set whether a visitor has paused the show; then nothing moves here either."""
        if stopped != self._stopped:
            self._stopped = stopped
            self.stoppedChanged.emit()

    languages = Property("QStringList", lambda s: s._languages, notify=languagesChanged)  # type: ignore[arg-type]
    language = Property(str, lambda s: s._language, notify=languageChanged)
    isFilm = Property(bool, lambda s: s._film.is_there, notify=filmChanged)
    filmPlays = Property(bool, lambda s: s._film.film.plays, notify=filmChanged)
    filmSounds = Property(bool, lambda s: s._film.film.sounds, notify=filmChanged)
    filmPaused = Property(bool, lambda s: s._film.film is FilmPhase.PAUSED, notify=filmChanged)
    hasCaptions = Property(bool, lambda s: s._film.has_captions, notify=filmChanged)
    nextFilm = Property(str, lambda s: s._film.next_key, notify=filmChanged)
    isSilent = Property(bool, lambda s: s._silence is not None, notify=silenceChanged)
    idleSeconds = Property(float, lambda s: s._idle, notify=silenceChanged)
    isStopped = Property(bool, lambda s: s._stopped, notify=stoppedChanged)
    loudness = Property(int, lambda s: s._loudness, notify=loudnessChanged)

    @Slot(str)
    def speak(self, language: str) -> None:
        self.asked.emit(on.SetLanguage(language))

    @Slot()
    def advance(self) -> None:
        self.asked.emit(on.Advance())

    @Slot()
    def goBack(self) -> None:
        self.asked.emit(on.GoBack())

    @Slot(bool)
    def goToEnd(self, is_last: bool) -> None:
        """To the first slide of the round, or the last one."""
        if self._ends:
            self.asked.emit(on.Jump(self._ends[-1 if is_last else 0]))

    @Slot(str)
    def jump(self, key: str) -> None:
        self.asked.emit(on.Jump(key))

    @Slot()
    def goOn(self) -> None:
        self.asked.emit(on.GoOn())

    @Slot()
    def playFilm(self) -> None:
        self.asked.emit(on.PlayFilm())

    @Slot()
    def pauseFilm(self) -> None:
        self.asked.emit(on.PauseFilm())

    @Slot(bool)
    def sound(self, audible: bool) -> None:
        self.asked.emit(on.SetSound(audible))

    @Slot(int)
    def changeLoudness(self, steps: int) -> None:
        """Louder by so many steps, or softer where that is negative."""
        self.asked.emit(on.ChangeLoudness(steps))


def _film_of(state: State) -> _Film:
    cue = state.current
    has_captions = cue is not None and state.language in cue.item.captions
    return _Film(bool(cue and cue.is_film), state.film, has_captions, next_film(state))
