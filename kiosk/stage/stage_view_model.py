"""The stage as QML sees it: two slides (one on stage, one getting ready), the phase, and what a visitor may do."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import Property, QEnum, QLocale, QObject, QRectF, Signal, Slot
from PySide6.QtGui import QFont, QImage
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show import events as on
from kiosk.show.order import next_film
from kiosk.show.state import FilmPhase, Phase, State
from kiosk.stage.caption import caption_colors, measured_in, set_caption
from kiosk.stage.comfort_view_model import ComfortViewModel
from kiosk.stage.composition import Box, Composition
from kiosk.stage.cue_view_model import CueViewModel
from kiosk.stage.languages import invitation_in
from kiosk.stage.topics_model import TopicsModel, topics
from kiosk.theme.theme import Theme

QML_IMPORT_NAME = "Kiosk.Stage"
QML_IMPORT_MAJOR_VERSION = 1

OWN_NAMES = {"en": "English", "es": "español"}
"""Where Qt would name a country too: "American English"."""


@QmlElement
@QmlUncreatable("made by the application")
class StageViewModel(QObject):  # type: ignore[operator]
    """Requests go out through ``send``; whatever comes of them arrives in the properties.

    Signals:
        moveRequested(transition, direction): bring slide ``front`` on stage.
        stopped: somebody wants the pictures to stand; whatever moves is at once where it was going, or stays where it is.
        wordsLeave, wordsCome: the words of the present slide fade, because they are to change; they have changed.
        drawn(serial), moved(serial): a slide is ready behind the scene; a move has ended.
        blank: QML sees none of the properties of the slide it was given.
    """

    @QEnum
    class Phase(Enum):
        """Where the show is with its public."""

        Loading = 0
        Attract = 1
        Explore = 2
        StillThere = 3
        Stopped = 4

    stateChanged = Signal()
    languageChanged = Signal()
    languagesChanged = Signal()
    slidesChanged = Signal()
    sizeChanged = Signal()
    moveRequested = Signal(str, int)
    drawn = Signal(int)
    moved = Signal(int)
    blank = Signal()

    barHeightChanged = Signal()
    motionChanged = Signal()
    momentChanged = Signal()
    silenceChanged = Signal()
    reachChanged = Signal()
    voiceChanged = Signal()
    stopped = Signal()
    stoppedChanged = Signal()
    wordsLeave = Signal()
    wordsCome = Signal()
    moveMeasured = Signal(str, int, float)
    tilesWanted = Signal(float, float)
    filmPictured = Signal(str, QImage, float)

    def __init__(
        self,
        theme: Theme,
        send: Callable[[on.Event], None],
        parent: QObject | None = None,
        *,
        draws_in_software: bool = True,
    ) -> None:
        super().__init__(parent)
        self._draws_in_software = draws_in_software
        self._bar_height = 0.0
        self._reduced = False
        self._stopped = False
        self._moment: tuple[float, float] | None = None
        self._theme, self._send = theme, send
        self._state: State | None = None
        self._slides: list[CueViewModel | None] = [None, None]
        self._front = 0
        self._size = Composition(1280, 720)
        self._dpi = 96.0
        self._pixel_ratio = 1.0
        self._comfort = ComfortViewModel(send, self)
        self._silence: float | None = None
        self._has_voice = False
        self._topics = TopicsModel(self)
        self._topics_for: tuple[object, ...] = ()
        self._language = ""

    # -- set from the stage -------------------------------------------------------------------------------------------

    def set_state(self, state: State) -> None:
        is_other_reach = self._state is None or self._state.reach != state.reach
        before = self._get_languages()
        self._state = state
        if state.phase is Phase.ATTRACT:
            self._set_stopped(stopped=False)
        if before != self._get_languages():
            # Not with every state: QML would make its keys anew.
            self.languagesChanged.emit()
        if is_other_reach:
            self.reachChanged.emit()
        key = state.current.key if state.current else ""
        theme = self._theme.in_high_contrast() if state.comfort.high_contrast else self._theme
        wanted = (id(state.playlist), state.language, key, state.comfort.high_contrast)
        if wanted != self._topics_for:
            self._topics_for = wanted
            self._topics.set_rows(topics(state.playlist, state.language, key, theme))
        self._comfort.set_comfort(state.comfort)
        self.stateChanged.emit()
        if state.idle_due != self._silence:
            self._silence = state.idle_due
            self.silenceChanged.emit()
        if state.language != self._language:
            self._language = state.language
            self.languageChanged.emit()

    def set_slide(self, place: int, slide: CueViewModel | None) -> None:
        self._slides[place] = slide
        self.slidesChanged.emit()

    def set_front(self, place: int) -> None:
        self._front = place
        self.slidesChanged.emit()

    def set_size(self, size: Composition, dpi: float, pixel_ratio: float = 1.0) -> None:
        """The window's size and the screen's dots an inch in QML's pixels, each ``pixel_ratio`` of the screen's wide."""
        if (size, dpi, pixel_ratio) == (self._size, self._dpi, self._pixel_ratio):
            return
        self._size, self._dpi, self._pixel_ratio = size, dpi, pixel_ratio
        self.sizeChanged.emit()
        self.reachChanged.emit()

    def set_reduced(self, reduced: bool) -> None:
        """Leave only fades, or let everything move."""
        if reduced != self._reduced:
            self._reduced = reduced
            self.motionChanged.emit()

    def set_has_voice(self, has_voice: bool) -> None:
        """Whether the present language can be read aloud."""
        if has_voice != self._has_voice:
            self._has_voice = has_voice
            self.voiceChanged.emit()

    def hold(self, built_ms: float, drift: float) -> None:
        """Hold every slide as it is ``built_ms`` after it began to build up and ``drift`` (0 to 1) into its slow motion:
        for pictures."""
        self._moment = (built_ms, drift)
        self.momentChanged.emit()

    @property
    def is_live(self) -> bool:
        """Not a picture of one moment."""
        return self._moment is None

    @property
    def state(self) -> State | None:
        """The show as it is now, for the window."""
        return self._state

    @property
    def composition(self) -> Composition:
        return self._size

    @property
    def pixel_ratio(self) -> float:
        """The screen's pixels for one of QML's."""
        return self._pixel_ratio

    # -- what QML reads -----------------------------------------------------------------------------------------------

    def _get_phase(self) -> int:
        names = {
            Phase.LOADING: self.Phase.Loading,
            Phase.ATTRACT: self.Phase.Attract,
            Phase.EXPLORE: self.Phase.Explore,
            Phase.STILL_THERE: self.Phase.StillThere,
            Phase.STOPPED: self.Phase.Stopped,
        }
        return int(names[self._state.phase if self._state else Phase.LOADING].value)

    def _get_languages(self) -> list[str]:
        return list(self._state.playlist.languages) if self._state else []

    def _get_progress(self) -> float:
        if not self._state or not self._state.current or not self._state.playlist.items:
            return 0.0
        return (self._state.current.index + 1) / len(self._state.playlist.items)

    def _get_warn(self) -> float:
        visitor = self._state.playlist.visitor if self._state else None
        return visitor.warn if visitor else 0.0

    def _get_reach_top(self) -> float:
        is_low = self._state is not None and self._state.reach == "low"
        return self._size.reach_top(self._dpi) if is_low else 0.0

    def _text_box(self, *, has_art: bool) -> QRectF:
        return _rect(self._size.text(has_art=has_art, target=self._size.target(self._dpi)))

    def _get_has_layers(self) -> bool:
        """Where the ratio is not 1, Qt's software scene graph draws a layer beside itself: the slide would be gone."""
        return not self._draws_in_software or self._pixel_ratio == 1.0

    def _is_film(self) -> bool:
        return bool(self._state and self._state.current and self._state.current.is_film)

    def _has_captions(self) -> bool:
        if not self._state or not self._state.current:
            return False
        return self._state.language in self._state.current.item.captions

    @property
    def topics_model(self) -> TopicsModel:
        """The tiles, for who gives them their pictures."""
        return self._topics

    def _get_invitation(self) -> str:
        """A word to passers-by in each of the stand's languages."""
        return " · ".join(invitation_in(code) for code in self._get_languages())

    def _get_idle(self) -> float:
        visitor = self._state.playlist.visitor if self._state else None
        return visitor.idle if visitor else 0.0

    phase = Property(int, _get_phase, notify=stateChanged)
    hasVisitor = Property(bool, lambda s: bool(s._state and s._state.playlist.visitor), notify=stateChanged)
    hasFallback = Property(bool, lambda s: bool(s._state and s._state.fallback), notify=stateChanged)
    comfort = Property(ComfortViewModel, lambda s: s._comfort, constant=True)
    hasCaptions = Property(bool, _has_captions, notify=stateChanged)
    captionInk = Property(str, lambda s: caption_colors(s._theme)[0], constant=True)
    captionGround = Property(str, lambda s: caption_colors(s._theme)[1], constant=True)
    hasVoice = Property(bool, lambda s: s._has_voice, notify=voiceChanged)
    isFilm = Property(bool, _is_film, notify=stateChanged)
    filmPlays = Property(bool, lambda s: bool(s._state and s._state.film.plays), notify=stateChanged)
    filmPaused = Property(
        bool, lambda s: bool(s._state and s._state.film is FilmPhase.PAUSED), notify=stateChanged
    )
    nextFilm = Property(str, lambda s: next_film(s._state) if s._state else "", notify=stateChanged)
    filmSounds = Property(bool, lambda s: bool(s._state and s._state.film.sounds), notify=stateChanged)
    moving = Property(bool, lambda s: bool(s._state and s._state.moving), notify=stateChanged)
    progress = Property(float, _get_progress, notify=stateChanged)
    warnSeconds = Property(float, _get_warn, notify=stateChanged)
    idleSeconds = Property(float, _get_idle, notify=stateChanged)
    isSilent = Property(bool, lambda s: s._silence is not None, notify=silenceChanged)
    language = Property(str, lambda s: s._language, notify=languageChanged)
    languages = Property("QStringList", _get_languages, notify=languagesChanged)  # type: ignore[arg-type]
    invitation = Property(str, _get_invitation, notify=languagesChanged)
    topics = Property(QObject, lambda s: s._topics, constant=True)

    slideA = Property(CueViewModel, lambda s: s._slides[0], notify=slidesChanged)
    slideB = Property(CueViewModel, lambda s: s._slides[1], notify=slidesChanged)
    front = Property(int, lambda s: s._front, notify=slidesChanged)
    frontSlide = Property(CueViewModel, lambda s: s._slides[s._front], notify=slidesChanged)

    drawsInSoftware = Property(bool, lambda s: s._draws_in_software, constant=True)
    barHeight = Property(float, lambda s: s._bar_height, notify=barHeightChanged)

    isStopped = Property(bool, lambda s: s._stopped, notify=stoppedChanged)
    isReduced = Property(bool, lambda s: s._reduced, notify=motionChanged)
    isHeld = Property(bool, lambda s: s._moment is not None, notify=momentChanged)
    heldMs = Property(float, lambda s: s._moment[0] if s._moment else 0.0, notify=momentChanged)
    heldDrift = Property(float, lambda s: s._moment[1] if s._moment else 0.0, notify=momentChanged)

    hasLayers = Property(bool, _get_has_layers, notify=sizeChanged)
    u = Property(float, lambda s: s._size.u, notify=sizeChanged)
    isPortrait = Property(bool, lambda s: s._size.is_portrait, notify=sizeChanged)
    isUpright = Property(bool, lambda s: s._size.is_upright, notify=sizeChanged)
    belowWords = Property(float, lambda s: s._size.below_words(s._size.target(s._dpi)), notify=sizeChanged)
    barRows = Property(int, lambda s: s._size.bar_rows(s._size.target(s._dpi)), notify=sizeChanged)
    reachTop = Property(float, _get_reach_top, notify=reachChanged)
    leastTarget = Property(float, lambda s: s._size.least_target(s._dpi), notify=sizeChanged)
    target = Property(float, lambda s: s._size.target(s._dpi), notify=sizeChanged)
    artBox = Property(QRectF, lambda s: _rect(s._size.art()), notify=sizeChanged)
    cropsArt = Property(bool, lambda s: s._size.crops_art, notify=sizeChanged)
    textBoxBesideArt = Property(QRectF, lambda s: s._text_box(has_art=True), notify=sizeChanged)
    textBoxAlone = Property(QRectF, lambda s: s._text_box(has_art=False), notify=sizeChanged)

    # -- what QML asks ------------------------------------------------------------------------------------------------

    @Slot()
    def touch(self) -> None:
        self._send(on.Touch())

    @Slot()
    def advance(self) -> None:
        self._send(on.Advance())

    @Slot()
    def goBack(self) -> None:
        self._send(on.GoBack())

    @Slot(int)
    def peek(self, direction: int) -> None:
        self._send(on.Peek(direction))

    @Slot(str)
    def jump(self, key: str) -> None:
        self._send(on.Jump(key))

    @Slot(str)
    def speak(self, language: str) -> None:
        self._send(on.SetLanguage(language))

    @Slot()
    def goOn(self) -> None:
        self._send(on.GoOn())

    @Slot(int)
    def vote(self, answer: int) -> None:
        self._send(on.Vote(answer))

    @Slot()
    def playFilm(self) -> None:
        self._send(on.PlayFilm())

    @Slot()
    def stopPictures(self) -> None:
        """Everything stands, until the loop goes on."""
        self._send(on.PauseFilm())
        self._set_stopped(stopped=True)
        self.stopped.emit()

    def _set_stopped(self, *, stopped: bool) -> None:
        if stopped != self._stopped:
            self._stopped = stopped
            self.stoppedChanged.emit()

    @Slot()
    def pauseFilm(self) -> None:
        self._send(on.PauseFilm())

    @Slot(bool)
    def sound(self, audible: bool) -> None:
        self._send(on.SetSound(audible))

    @Slot(str, result=str)
    def languageName(self, code: str) -> str:
        """The language's name in that language, for readers."""
        return OWN_NAMES.get(code) or QLocale(code).nativeLanguageName() or code

    @Slot(str, QFont, float, float, float, result="QVariantMap")
    def caption(self, words: str, font: QFont, largest: float, width: float, height: float) -> dict[str, Any]:
        """``{text, size}`` of a caption in a box, see :func:`kiosk.stage.caption.set_caption`."""
        lines, size = set_caption(words, measured_in(font), (largest, width, height))
        return {"text": "\n".join(lines), "size": int(size)}

    @Slot(float, float)
    def tilesAre(self, width: float, height: float) -> None:
        """The topics are looked at: each tile has so much room for a picture (pixels)."""
        self.tilesWanted.emit(width, height)

    @Slot(str, QImage, float)
    def filmIsPictured(self, key: str, picture: QImage, aspect: float) -> None:
        """This was seen of a film; ``aspect`` is the film's own where there is dark beside it, else 0."""
        self.filmPictured.emit(key, picture, aspect)

    @Slot(float)
    def barIs(self, height: float) -> None:
        """The visitor's bar has this height (pixels); captions stay above it."""
        if height != self._bar_height:
            self._bar_height = height
            self.barHeightChanged.emit()

    @Slot(int)
    def slideDrawn(self, serial: int) -> None:
        self.drawn.emit(serial)

    @Slot()
    def slideIsBlank(self) -> None:
        self.blank.emit()

    @Slot(str, int, float)
    def measured(self, move: str, frames: int, ms: float) -> None:
        """A move (a transition, or "build") took ``ms`` and was drawn in so many frames."""
        self.moveMeasured.emit(move, frames, ms)

    @Slot(int)
    def moveEnded(self, serial: int) -> None:
        self.moved.emit(serial)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
