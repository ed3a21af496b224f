"""Carries out what the show asks: prepares slides behind the scene, brings them on, plays their films."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.language import language_of
from kiosk.show.show import DEFECT
from kiosk.show.state import Cue, Phase, State
from kiosk.stage.between_pictures import BetweenPictures
from kiosk.stage.boundary import Boundary
from kiosk.stage.cue_view_model import CueViewModel
from kiosk.stage.film_files import FilmFiles
from kiosk.stage.film_on_stage import FilmOnStage
from kiosk.stage.motion import HUSH_MS, SLOW_FRAMES
from kiosk.stage.preparation import Preparation
from kiosk.stage.refit import Refit
from kiosk.stage.stage_view_model import StageViewModel
from kiosk.stage.voice import Voice
from kiosk.theme.theme import Theme
from kiosk.video.choose import ENGINE_CHANGED
from kiosk.video.film import DECODER_DIED

log = logging.getLogger("kiosk.stage")

WEAK_AFTER = 3
"""Moves in a row: one may be slow because something else was at work."""
BLANKS_IN_A_ROW = 3
VOICE_LOOKS_MS = 1_000
"""So long after the first touch a voice is looked for: the touch itself is answered first."""


class Stage(QObject):
    """Two places: on one stands the present slide, on the other the next one gets ready.

    ``tell`` sends events to the show; ``on_first`` is called once, when the first slide is ready to be seen.
    """

    def __init__(
        self,
        theme: Theme,
        preparation: Preparation,
        tell: Callable[[on.Event], None],
        *,
        draws_in_software: bool = True,
    ) -> None:
        super().__init__()
        self._theme, self._preparation, self._tell = theme, preparation, tell
        self.boundary = Boundary(self._cue_failed)
        self.view_model = StageViewModel(theme, tell, self, draws_in_software=draws_in_software)
        self.view_model.moved.connect(self._move_ended)
        # Later: it is said in the middle of a change of QML's, which would not see another one.
        self.view_model.drawn.connect(self._slide_drawn, Qt.ConnectionType.QueuedConnection)
        self.view_model.blank.connect(self._slide_is_blank, Qt.ConnectionType.QueuedConnection)
        preparation.failed.connect(self._cue_failed)
        preparation.on_laid_out(self._lay_out)
        self._refit = Refit(preparation, self)
        self.view_model.moveMeasured.connect(self._move_measured)
        self._slow_moves = 0
        self.voice = Voice(self)
        self.voice.found.connect(self._read_aloud)
        self._voice_looks = QTimer(self)
        self._voice_looks.setSingleShot(True)
        self._voice_looks.setInterval(VOICE_LOOKS_MS)
        self._voice_looks.timeout.connect(self.voice.look)
        self._places: list[CueViewModel | None] = [None, None]
        self._front = 0
        self._moving = False
        self._waiting_prepare: Cue | None = None
        self._blanks = 0
        self._is_awaited = False
        self._between = BetweenPictures(self)
        self._film = FilmOnStage(self.boundary, self._film_note, tell, self._between)
        self._film_files = FilmFiles(tell, self)
        self._state: State | None = None
        self._words_leave = QTimer(self)
        self._words_leave.setSingleShot(True)
        self._words_leave.setInterval(HUSH_MS)
        self._words_leave.timeout.connect(self._words_come)
        self.on_first: Callable[[], None] = lambda: None
        self.on_finish: Callable[[], None] = lambda: None
        self.on_note: Callable[[str, dict[str, object]], None] = lambda event, fields: None
        self.votes: Callable[[str], Mapping[int, int]] = lambda key: {}
        self._shown = False

    @property
    def front(self) -> CueViewModel | None:
        """The slide on stage."""
        return self._places[self._front]

    @property
    def _follows_machine(self) -> bool:
        """Whether slides only fade on a machine that proves too slow."""
        return self._state is None or self._state.settings.motion == "auto"

    @property
    def _back_place(self) -> int:
        return 1 - self._front

    # -- the show's wishes --------------------------------------------------------------------------------------------

    def state_changed(self, state: State) -> None:
        """Words, captions and controls follow the state."""
        self._state, self._is_awaited = state, state.wants_move
        is_weak = self._follows_machine and self._slow_moves >= WEAK_AFTER
        self.view_model.set_reduced(state.is_reduced or is_weak or state.comfort.calm)
        self._film.set_volume(self.front, state.settings.loudness)
        with self.caring_for_front():
            self.view_model.set_state(state)
        for slide in self._places:
            if slide:
                with self.boundary.around(slide.cue):
                    self._follow(slide, state)
        self._give_up_move(state)
        if self._is_awaited:
            self._between.hurry()
        may_look = self.view_model.is_live and not self.voice.was_looked_for
        if state.phase is Phase.EXPLORE and may_look and not self._voice_looks.isActive():
            self._voice_looks.start()
        self._read_aloud()

    def caring_for_front(self) -> AbstractContextManager[None]:
        """Around what makes QML measure and lay out anew what stands: an exception there costs the cue that is seen."""
        return self.boundary.around(self.front.cue if self.front else None)

    def _follow(self, slide: CueViewModel, state: State) -> None:
        self._suit(slide, state)
        if slide.current_film:
            slide.current_film.is_watched = state.phase in (Phase.EXPLORE, Phase.STILL_THERE)
        on_stage = state.current is not None and slide.cue.serial == state.current.serial
        slide.set_film_state(plays=on_stage and state.film.plays, sounds=on_stage and state.film.sounds)

    def _give_up_move(self, state: State) -> None:
        """The show waits no longer for a move that never told its end: neither does the stage, or nothing would ever be
        prepared again and the next cue would be blamed for it."""
        front = self.front
        stands = front is not None and state.current is not None and front.cue.serial == state.current.serial
        if self._moving and stands and not state.moving:
            log.warning("%s: its move never told its end", state.current.key if state.current else "")
            self._moving = False
            self._clear(self._back_place)
            if self._waiting_prepare:
                self._prepare(self._waiting_prepare)

    @Slot()
    def _read_aloud(self) -> None:
        """The present slide, for who asked for it; never into a film's sound."""
        with self.caring_for_front():
            self._read_front()

    def _read_front(self) -> None:
        state, front = self._state, self.front
        if state is None:
            return
        is_audible = not state.settings.muted
        self.view_model.set_has_voice(is_audible and self.voice.speaks(state.language))
        is_wanted = is_audible and state.comfort.aloud and not state.moving and not state.film.sounds
        if is_wanted and front and state.current and front.cue.serial == state.current.serial:
            self.voice.say(front.spoken_words(), front.property("wordsLanguage"))
        else:
            self.voice.be_silent()

    def _suit(self, slide: CueViewModel, state: State) -> None:
        """In the language and in the form that is wanted."""
        self._speak(slide, language_of(state, slide.cue))
        slide.set_captions_shown(state.comfort.captions)
        slide.set_high_contrast(state.comfort.high_contrast)
        if slide.cue.answers:
            slide.set_votes(self.votes(slide.cue.key), has_voted=slide.cue.key in state.voted)

    def _speak(self, slide: CueViewModel, language: str) -> None:
        """At once, but for the words that somebody reads: these fade first."""
        is_read = slide is self.front and self._shown and not self._moving
        if is_read and slide.language not in ("", language) and self.view_model.is_live:
            if not self._words_leave.isActive():
                self._words_leave.start()
                self.view_model.wordsLeave.emit()
        elif not (is_read and self._words_leave.isActive()):
            slide.set_language(language)

    @Slot()
    def _words_come(self) -> None:
        with self.caring_for_front():
            if self.front and self._state:
                self.front.set_language(language_of(self._state, self.front.cue))
                self.view_model.wordsCome.emit()

    def show_votes(self, key: str) -> None:
        """The votes of the poll ``key`` have changed."""
        for slide in self._places:
            if slide and self._state and slide.cue.key == key:
                with self.boundary.around(slide.cue):
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
                self.on_finish()
            case do.Note(event, fields):
                self.on_note(event, dict(fields))

    def _prepare(self, cue: Cue) -> None:
        self._waiting_prepare = cue
        if not self._moving:
            self._undisturbing(self._prepare_waiting)

    def _undisturbing(self, work: Callable[[], None]) -> None:
        """Do it where the film on stage does not suffer, or at once for who waits."""
        self._between.run(work, self.front.current_film if self.front else None)
        if self._is_awaited:
            self._between.hurry()

    def _prepare_waiting(self) -> None:
        """What was to be prepared begins to be, unless nobody wants it any more."""
        cue = self._waiting_prepare
        if cue is None or self._moving:
            return
        self._waiting_prepare = None
        self._tell(on.CueBegun(cue.serial))
        self._clear(self._back_place)
        with self.boundary.around(cue):
            link = self._state.playlist.link if self._state else ""
            slide = CueViewModel(cue, "", self._theme, self, link=link)
            # Later: QML may read in the middle of a change.
            slide.broke.connect(self._slide_broke, Qt.ConnectionType.QueuedConnection)
            self._places[self._back_place] = slide
            if self._state:
                self._suit(slide, self._state)
            self._preparation.begin(slide, self.view_model.composition, self.view_model.pixel_ratio)

    def _lay_out(self, slide: CueViewModel) -> None:
        """Its picture was found or drawn, perhaps for a size that the window no longer has."""
        with self.boundary.around(slide.cue):
            self._refit.fit(slide, self.view_model.composition, self.view_model.pixel_ratio)
        self._undisturbing(partial(self._give, slide))

    def _give(self, slide: CueViewModel) -> None:
        """Give the slide to QML; it answers ``drawn`` when its picture is there."""
        if self._places[self._back_place] is slide:
            with self.boundary.around(slide.cue):
                self.view_model.set_slide(self._back_place, slide)

    def fit_window(self) -> None:
        """The window has had another size for a moment: both slides are made to fit it, in their places."""
        for slide in self._places:
            if slide:
                with self.boundary.around(slide.cue):
                    self._refit.fit(slide, self.view_model.composition, self.view_model.pixel_ratio)

    def _discard(self, serial: int) -> None:
        if self._waiting_prepare and self._waiting_prepare.serial == serial:
            self._waiting_prepare = None
        back = self._places[self._back_place]
        if back and back.cue.serial == serial and not self._moving:
            self._clear(self._back_place)

    def _start(self, cue: Cue, transition: str, direction: int) -> None:
        is_under_way = False
        with self.boundary.around(cue):
            self._bring(transition, direction)
            is_under_way = True
        if not is_under_way:
            # Nothing moves: nothing would tell that it is over.
            self._moving = False
            self._tell(on.TransitionDone(cue.serial))

    def _bring(self, transition: str, direction: int) -> None:
        leaving = self.front.current_film if self.front else None
        if leaving and leaving.is_playing:
            # It goes on moving while it leaves; its sound is gone before it is.
            leaving.set_sound(sound=False)
        self._front = self._back_place
        self._moving = True
        self.view_model.set_front(self._front)
        if not self._shown:
            self._shown = True
            self.on_first()
        self.view_model.moveRequested.emit(transition, direction)

    def _film_note(self, event: str, fields: dict[str, object]) -> None:
        self.on_note(event, fields)

    def _show_fallback(self) -> None:
        """Both places are cleared; the fallback slide lies beneath them."""
        for place in (0, 1):
            self._clear(place)
        self._moving = False
        if not self._shown:
            self._shown = True
            self.on_first()

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
        """QML took the new slide for an object without properties: it is made once more, in another place of memory, since
        this one is not deleted yet."""
        back = self._places[self._back_place]
        if back:
            self._blanks += 1
            log.info("%s arrived in QML without properties; it is prepared again", back.cue.key)
            self._tell(on.CueFailed(back.cue.serial, DEFECT, may_retry=self._blanks <= BLANKS_IN_A_ROW))

    @Slot(int)
    def _slide_drawn(self, serial: int) -> None:
        self._blanks = 0
        if serial < 0:
            # Its layout's picture did not load, or the layout itself.
            slide = next((each for each in self._places if each and each.cue.serial == -serial), None)
            self._tell(
                on.CueFailed(-serial, "picture-unreadable" if slide and slide.needs_picture else DEFECT)
            )
        else:
            self._tell(on.CueReady(serial))

    @Slot(str, int, float)
    def _move_measured(self, move: str, frames: int, ms: float) -> None:
        """Every move is noted; a machine that is slow several times in a row fades only from then on."""
        with self.boundary.around(None):
            self.on_note("moved", {"move": move, "frames": frames, "ms": round(ms)})
        slow = ms > 0 and frames * 1000 / ms < SLOW_FRAMES
        before, self._slow_moves = self._slow_moves, self._slow_moves + 1 if slow else 0
        if before + 1 == self._slow_moves == WEAK_AFTER and self._follows_machine:
            log.info("this machine is slow (%d frames in %d ms): slides fade only", frames, ms)
            self.view_model.set_reduced(True)
        elif before >= WEAK_AFTER:
            # Once weak, always weak: fading is quick even here and proves nothing.
            self._slow_moves = before

    @Slot(int)
    def _move_ended(self, serial: int) -> None:
        front = self.front
        if not self._moving or front is None or front.cue.serial != serial:
            return
        self._moving = False
        place, left = self._back_place, self._places[self._back_place]
        # Told first: a film that begins does not wait until the one that left is closed.
        self._tell(on.TransitionDone(serial))
        if left and self._places[place] is left:
            self._clear(place)
        if self._waiting_prepare:
            self._prepare(self._waiting_prepare)

    def _clear(self, place: int) -> None:
        slide, self._places[place] = self._places[place], None
        if slide is None:
            return
        # Nobody is lost who leaves: what goes wrong here is only written down.
        with self.boundary.around(None):
            self.view_model.set_slide(place, None)
        with self.boundary.around(None):
            self._preparation.forget(slide)
            self._refit.forget(slide)
        with self.boundary.around(None):
            slide.close()
        slide.deleteLater()

    def close(self) -> None:
        """Let go of every slide and film; the window must be gone by then."""
        for place in (0, 1):
            self._clear(place)
        self.voice.close()
        self._preparation.close()
