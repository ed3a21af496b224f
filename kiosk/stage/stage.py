"""Carries out the show's effects: prepares slides off screen, brings them on stage, plays their films."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.poster.boundary import Boundary
from kiosk.poster.canvas import KEY_SCALES, TEXT_SCALES
from kiosk.poster.preparation import Preparation
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.language import language_of
from kiosk.show.state import Cue, FilmPhase, Phase, State
from kiosk.stage.between_pictures import BetweenPictures
from kiosk.stage.film_files import FilmFiles
from kiosk.stage.film_on_stage import FilmOnStage
from kiosk.stage.machine_strength import MachineStrength
from kiosk.stage.refit import Refit
from kiosk.stage.stage_view_model import StageViewModel
from kiosk.stage.surroundings import opening_in, surroundings_of
from kiosk.stage.word_change import WordChange
from kiosk.theme.theme import Theme
from kiosk.video.choose import ENGINE_CHANGED
from kiosk.video.film import DECODER_DIED
from kiosk.words.reasons import DEFECT

log = logging.getLogger("kiosk.stage")

BLANKS_IN_A_ROW = 3
DUCKED = 0.25
"""How loud a film is while a voice speaks, as a part of its loudness: 12 dB softer, so that both can be made out."""


class Stage(QObject):
    """Two places for slides: the present one is on stage in one of them, the next one is prepared in the other.

    Signals:
        asked(event): what happened, as an event of the show.
        first: the first slide can be shown (once).
        finished: the show is over.
        noted(what, fields): something for the log.
        described(words, language): what is to be said of the film, see ``SlideViewModel``.
        pictured(key, picture, aspect): a still of this item's film, see ``SlideViewModel``.
    """

    asked = Signal(object)
    first = Signal()
    finished = Signal()
    noted = Signal(str, object)
    pictured = Signal(str, QImage, float)
    described = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        preparation: Preparation,
        *,
        votes: Callable[[str], Mapping[int, int]] = lambda key: {},
        draws_in_software: bool = True,
    ) -> None:
        """``votes`` returns how often each answer of the poll with a key was chosen."""
        super().__init__()
        self._theme, self._preparation, self._votes = theme, preparation, votes
        self.boundary = Boundary(self._cue_failed)
        self.view_model = StageViewModel(self, draws_in_software=draws_in_software)
        self.canvas = self.view_model.poster_canvas
        self.view_model.asked.connect(self.asked)
        self.view_model.moved.connect(self._move_ended)
        # Queued: it is emitted while QML evaluates a change, and QML would miss a second one.
        self.view_model.drawn.connect(self._slide_drawn, Qt.ConnectionType.QueuedConnection)
        self.view_model.undrawable.connect(self._slide_undrawable, Qt.ConnectionType.QueuedConnection)
        self.view_model.blank.connect(self._slide_is_blank, Qt.ConnectionType.QueuedConnection)
        preparation.failed.connect(self._cue_failed)
        preparation.laidOut.connect(self._lay_out)
        self._refit = Refit(preparation, self)
        self.canvas.measured.connect(self._move_measured)
        self._strength = MachineStrength()
        self._places: list[SlideViewModel | None] = [None, None]
        self._cues: dict[int, Cue] = {}
        """The cues in the two places, by serial."""
        self._front = 0
        self._moving = False
        self._waiting_prepare: Cue | None = None
        self._blanks = 0
        self._is_ducked = False
        self._is_awaited = False
        self._between = BetweenPictures(self)
        self._film = FilmOnStage(self.boundary, self._note, self._tell, self._between)
        self._film_files = FilmFiles(self._tell, self)
        self._state: State | None = None
        self._words = WordChange(self)
        self._words.leave.connect(self.view_model.wordsLeave)
        self._words.gone.connect(self._words_are_gone)
        self._shown = self._is_halted = False

    @property
    def front(self) -> SlideViewModel | None:
        """The slide on stage."""
        return self._places[self._front]

    @property
    def slides(self) -> Iterator[SlideViewModel]:
        """The slides in both places."""
        return (slide for slide in self._places if slide)

    def cue_of(self, slide: SlideViewModel) -> Cue:
        """The cue that ``slide`` shows."""
        return self._cues[slide.serial]

    def _tell(self, event: on.Event) -> None:
        self.asked.emit(event)

    def _note(self, what: str, fields: dict[str, object]) -> None:
        self.noted.emit(what, fields)

    @property
    def _follows_machine(self) -> bool:
        """Whether slides are to fade only once the machine proves too slow."""
        return self._state is None or self._state.settings.motion == "auto"

    @property
    def _back_place(self) -> int:
        return 1 - self._front

    # -- what the show asks -------------------------------------------------------------------------------------------

    def state_changed(self, state: State) -> None:
        """Words, captions and controls follow the state."""
        self._state, self._is_awaited = state, state.wants_move
        is_weak = self._follows_machine and self._strength.is_weak
        self._set_volume(state)
        with self.caring_for_front():
            self.canvas.set_reduced(state.is_reduced or is_weak)
            self.canvas.set_calm(state.accessibility.calm)
            self.canvas.set_reading(
                TEXT_SCALES[state.accessibility.text_size], high_contrast=state.accessibility.high_contrast
            )
            self.canvas.set_distance(state.playlist.distance)
            self.canvas.set_low_reach(state.reach == "low")
            self.canvas.set_key_scale(KEY_SCALES[state.settings.keys])
            self.canvas.set_surroundings(surroundings_of(state))
            self.view_model.set_fallback(state.fallback, opening_in(state))
        for slide in self.slides:
            with self.boundary.around(slide):
                self._follow(slide, state)
        self._give_up_move(state)
        self._halt(state)
        if self._is_awaited:
            self._between.hurry()

    def _halt(self, state: State) -> None:
        """Finish at once whatever still moves when a presenter holds what stands, and when a visitor wants calm."""
        holds = state.is_held and not state.shown_now
        if (holds or self.canvas.is_calm) and not self._is_halted:
            self.canvas.stopped.emit()
        self._is_halted = holds or self.canvas.is_calm

    def set_ducked(self, is_ducked: bool) -> None:
        """Set whether a voice speaks: films are then softer."""
        self._is_ducked = is_ducked
        if self._state:
            self._set_volume(self._state)

    def _set_volume(self, state: State) -> None:
        self._film.set_volume(self.front, round(state.loudness * (DUCKED if self._is_ducked else 1)))

    def caring_for_front(self) -> AbstractContextManager[None]:
        """A context for whatever makes QML lay out the present slide again: an exception costs only its cue."""
        return self.boundary.around(self.front)

    def _follow(self, slide: SlideViewModel, state: State) -> None:
        self._suit(slide, state)
        if slide.current_film:
            slide.current_film.is_watched = state.phase in (Phase.EXPLORE, Phase.STILL_THERE)
        is_on = state.current is not None and slide.serial == state.current.serial
        film = state.film if is_on else FilmPhase.NONE
        slide.set_part(state.part if is_on else 0)
        slide.set_film_state(plays=film.plays, sounds=film.sounds, is_paused=film is FilmPhase.PAUSED)

    def _give_up_move(self, state: State) -> None:
        """Give up a move whose end was never reported, when the show has done so.

        Otherwise nothing would ever be prepared again, and the next cue would be blamed for it.
        """
        front = self.front
        stands = front is not None and state.current is not None and front.serial == state.current.serial
        if self._moving and stands and not state.moving:
            log.warning("%s: its move never told its end", state.current.key if state.current else "")
            self._moving = False
            self._clear(self._back_place)
            if self._waiting_prepare:
                self._prepare(self._waiting_prepare)

    def _suit(self, slide: SlideViewModel, state: State) -> None:
        """Bring ``slide`` into the language, the words and the contrast of ``state``."""
        self._speak(slide, state)
        slide.set_captions_shown(state.accessibility.captions)
        slide.set_high_contrast(state.accessibility.high_contrast)
        if slide.answer_count:
            slide.set_votes(self._votes(slide.key), own=state.voted.get(slide.key))

    def _speak(self, slide: SlideViewModel, state: State) -> None:
        """Change the words: at once, or after a fade if somebody is reading the slide."""
        is_read = slide is self.front and self._shown and not self._moving
        fades = self.canvas.is_live and not self.canvas.is_calm
        language = language_of(state, self._cues[slide.serial])
        self._words.change(slide, language, easy=state.accessibility.easy, is_read=is_read and fades)

    @Slot()
    def _words_are_gone(self) -> None:
        with self.caring_for_front():
            if self.front and self._state:
                language = language_of(self._state, self._cues[self.front.serial])
                self.front.set_language(language, easy=self._state.accessibility.easy)
                self.view_model.wordsCome.emit()

    def show_votes(self, key: str) -> None:
        """The votes of the poll ``key`` have changed."""
        for slide in self._places:
            if slide and self._state and slide.key == key:
                with self.boundary.around(slide):
                    self._suit(slide, self._state)

    def perform(self, effect: do.Effect) -> None:
        """Carry out one effect."""
        self._film_files.mind(effect)
        match effect:
            case do.Prepare(cue):
                self._prepare(cue)
            case do.Discard(serial):
                self._discard(serial)
            case do.Start(cue, transition, direction):
                self._start(cue, transition, direction)
            case do.RunFilm(cue, sound):
                self._film.run(self.front, cue, sound=sound)
            case do.MuteFilm() | do.PauseFilm() | do.ResumeFilm():
                self._film.steer(self.front, effect)
            case do.ShowFallback():
                self._show_fallback()
            case do.Finish():
                self.finished.emit()
            case do.Note(event, fields):
                self._note(event, dict(fields))

    def _prepare(self, cue: Cue) -> None:
        self._waiting_prepare = cue
        if not self._moving:
            self._undisturbing(self._prepare_waiting)

    def _undisturbing(self, work: Callable[[], None]) -> None:
        """Run ``work`` when it does not disturb the film on stage, or at once if a visitor is waiting."""
        self._between.run(work, self.front.current_film if self.front else None)
        if self._is_awaited:
            self._between.hurry()

    def _prepare_waiting(self) -> None:
        """Start the preparation that was put off, unless it is no longer wanted."""
        cue = self._waiting_prepare
        if cue is None or self._moving:
            return
        self._waiting_prepare = None
        self._tell(on.CueBegun(cue.serial))
        self._clear(self._back_place)
        with self.boundary.around(cue):
            link = self._state.playlist.link if self._state else ""
            slide = SlideViewModel(cue.serial, cue.item, "", self._theme, self, link=link)
            self._cues[cue.serial] = cue
            slide.voted.connect(self._voted)
            slide.playWanted.connect(self._play_wanted)
            slide.parted.connect(self._parted, Qt.ConnectionType.QueuedConnection)
            slide.pictured.connect(partial(self.pictured.emit, cue.key))
            slide.described.connect(self.described)
            # Queued: QML may be reading in the middle of a change.
            slide.broke.connect(self._slide_broke, Qt.ConnectionType.QueuedConnection)
            self._places[self._back_place] = slide
            if self._state:
                self._suit(slide, self._state)
            self._preparation.begin(slide, self.canvas.composition, self.canvas.pixel_ratio)

    @Slot(object)
    def _lay_out(self, slide: SlideViewModel) -> None:
        """Its picture was found or drawn, possibly for a window size that is no longer current."""
        with self.boundary.around(slide):
            self._refit.fit(slide, self.canvas.composition, self.canvas.pixel_ratio)
        self._undisturbing(partial(self._give, slide))

    def _give(self, slide: SlideViewModel) -> None:
        """Hand the slide to QML, which emits ``drawn`` when its picture is there."""
        if self._places[self._back_place] is slide:
            with self.boundary.around(slide):
                self.view_model.set_slide(self._back_place, slide)

    def fit_window(self, theme: Theme | None = None) -> None:
        """Adapt both slides, in their places, to the window's settled size or to a new ``theme``."""
        self._theme = theme or self._theme
        self._refit.fit_all(self.slides, self._theme, self.canvas.composition, self.canvas.pixel_ratio)

    def _discard(self, serial: int) -> None:
        if self._waiting_prepare and self._waiting_prepare.serial == serial:
            self._waiting_prepare = None
        back = self._places[self._back_place]
        if back and back.serial == serial and not self._moving:
            self._clear(self._back_place)

    def _start(self, cue: Cue, transition: str, direction: int) -> None:
        is_under_way = False
        with self.boundary.around(cue):
            self._bring(transition, direction)
            is_under_way = True
        if not is_under_way:
            # No transition runs that could report its end.
            self._moving = False
            self._tell(on.TransitionDone(cue.serial))

    def _bring(self, transition: str, direction: int) -> None:
        leaving = self.front.current_film if self.front else None
        if leaving and leaving.is_playing:
            # The film keeps playing during the transition, but its sound fades out at once.
            leaving.set_sound(sound=False)
        self._front = self._back_place
        self._moving = True
        self.view_model.set_front(self._front)
        if self.front and self.front.part_count > 1:
            # It was divided while it was prepared.
            self._parted(self.front.serial, self.front.part_count)
        if not self._shown:
            self._shown = True
            self.first.emit()
        self.view_model.moveRequested.emit(transition, direction)

    def _show_fallback(self) -> None:
        """Clear both places, so that the fallback slide beneath them is seen."""
        for place in (0, 1):
            self._clear(place)
        self._moving = False
        if not self._shown:
            self._shown = True
            self.first.emit()

    # -- what QML reports ---------------------------------------------------------------------------------------------

    @Slot(int)
    def _slide_broke(self, serial: int) -> None:
        self.boundary.lose(serial)

    @Slot(int, str)
    def _cue_failed(self, serial: int, reason: str) -> None:
        event = on.CueFailed(
            serial, reason, may_retry=reason == ENGINE_CHANGED, is_accident=reason == DECODER_DIED
        )
        self._tell(event)

    @Slot()
    def _slide_is_blank(self) -> None:
        """QML took the new slide for an object without properties: make another one.

        It gets another address, since this one has not been deleted yet.
        """
        back = self._places[self._back_place]
        if back:
            self._blanks += 1
            log.info("%s arrived in QML without properties; it is prepared again", back.key)
            self._tell(on.CueFailed(back.serial, DEFECT, may_retry=self._blanks <= BLANKS_IN_A_ROW))

    @Slot(int)
    def _slide_drawn(self, serial: int) -> None:
        self._blanks = 0
        self._tell(on.CueReady(serial))

    @Slot(int)
    def _slide_undrawable(self, serial: int) -> None:
        """The layout, or its picture, could not be loaded."""
        self._blanks = 0
        slide = next((each for each in self.slides if each.serial == serial), None)
        self._tell(on.CueFailed(serial, "picture-unreadable" if slide and slide.needs_picture else DEFECT))

    @Slot(int)
    def _voted(self, answer: int) -> None:
        self._tell(on.Vote(answer))

    @Slot(int, int)
    def _parted(self, serial: int, parts: int) -> None:
        self._tell(on.Parted(serial, parts))

    @Slot()
    def _play_wanted(self) -> None:
        self._tell(on.PlayFilm())

    @Slot(str, int, float)
    def _move_measured(self, move: str, frames: int, ms: float) -> None:
        """Record a move; after several slow ones in a row the stage only fades."""
        with self.boundary.around(None):
            self._note("moved", {"move": move, "frames": frames, "ms": round(ms)})
        if self._strength.moved(frames, ms) and self._follows_machine:
            log.info("this machine is slow (%d frames in %d ms): slides fade only", frames, ms)
            self.canvas.set_reduced(True)

    @Slot(int)
    def _move_ended(self, serial: int) -> None:
        front = self.front
        if not self._moving or front is None or front.serial != serial:
            return
        self._moving = False
        place, left = self._back_place, self._places[self._back_place]
        # Reported first: the next film need not wait until the previous one is closed.
        self._tell(on.TransitionDone(serial))
        if left and self._places[place] is left:
            self._clear(place)
        if self._waiting_prepare:
            self._prepare(self._waiting_prepare)

    def _clear(self, place: int) -> None:
        slide, self._places[place] = self._places[place], None
        if slide is None:
            return
        # The slide is leaving anyway: an exception here is only logged.
        with self.boundary.around(None):
            self.view_model.set_slide(place, None)
        with self.boundary.around(None):
            self._preparation.forget(slide)
            self._refit.forget(slide)
        with self.boundary.around(None):
            slide.close()
        self._cues.pop(slide.serial, None)
        slide.deleteLater()

    def close(self) -> None:
        """Close every slide and film; the window must already be gone."""
        for place in (0, 1):
            self._clear(place)
        self._preparation.close()
