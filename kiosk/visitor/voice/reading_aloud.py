"""Says what is on the screen to whoever asked for it, and points at it: connects the reading, the voice and the guide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

from kiosk.show import events as on
from kiosk.show.state import Phase, State
from kiosk.stage.stage import Stage
from kiosk.visitor.accessibility.accessibility_view_model import AccessibilityViewModel
from kiosk.visitor.guide.guide_view_model import GuideViewModel
from kiosk.visitor.reading.news import arrival, focus_change, in_front, news
from kiosk.visitor.reading.sentences import Utterance, phrase, said
from kiosk.visitor.reading.told import Told, reading_of
from kiosk.visitor.voice.voice import Voice

LOOK_MS = 120
"""After the picture has changed the screen is read again, at most so often."""
LISTENS_MS = 5_000
"""How often the show is told that somebody is being spoken to, who may listen without touching anything."""
COUNTED = (10, 5)
"""Seconds left at which a countdown is spoken."""

Place = tuple[object, ...]


class ReadingAloud(QObject):
    """Follows the show's state and what is drawn.

    Signals:
        asked(event): for the show: an invitation was spoken, or somebody listens.
        spoken(words, language): these words begin to sound.
    """

    asked = Signal(object)
    spoken = Signal(str, str)

    def __init__(
        self,
        stage: Stage,
        window: QWindow,
        panel: AccessibilityViewModel,
        guide: GuideViewModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._stage, self._window, self._panel, self._guide = stage, window, panel, guide
        self._state: State | None = None
        self._was_on = self._by_keys = False
        self._headset = ""
        self._place: Place = ()
        self._before: tuple[Told, ...] = ()
        """What was on the screen when it was read last, and said."""
        self._arriving: list[tuple[object, ...]] = []
        stage.described.connect(self._described)
        self.voice = Voice(self)
        self.voice.found.connect(self._tell_voice)
        self.voice.begun.connect(self._has_begun)
        self.voice.ended.connect(self._has_ended)
        guide.pointed.connect(self._pointed)
        guide.ended.connect(self._no_further)
        guide.hushed.connect(self._hush)
        panel.again.connect(self._say_again)
        self._looks, self._listens = QTimer(self), QTimer(self)
        self._looks.setSingleShot(True)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._look)
        self._listens.setInterval(LISTENS_MS)
        self._listens.timeout.connect(self._tell_listening)
        self._counts: list[QTimer] = []

    def begin(self) -> None:
        """Find out which languages can be spoken: before anybody asks, who may not see how to ask again."""
        self.voice.look()

    def state_changed(self, state: State) -> None:
        before, self._state = self._state, state
        self._set_manner(state)
        self._tell_voice()
        is_on = self._wants(state)
        if before and state.invited_until is not None and before.invited_until is None:
            self._say([phrase("invitation", state.language)])
        if not is_on:
            if self._was_on and before:
                self._leave(before, state)
            return
        if not self._was_on or (before and before.accessibility.by_ear != state.accessibility.by_ear):
            self._arrive(state)
        self._mind_question(before, state)
        if state.moving and self._place:
            self._place = ()
            self.voice.be_silent()
        self._look_soon()

    @Slot()
    def picture_changed(self) -> None:
        """Something was drawn."""
        if self._was_on:
            self._look_soon()

    def _look_soon(self) -> None:
        # Begun anew each time it would never end while somebody hammers on a key.
        if not self._looks.isActive():
            self._looks.start()

    @Slot(bool)
    def set_by_keys(self, by_keys: bool) -> None:
        """Set whether the last thing that somebody used was a key: what they are told to do depends on it."""
        self._by_keys = by_keys

    @Slot(str)
    def set_headset(self, name: str) -> None:
        """Somebody has plugged in a headset, or (empty) taken it out. From now on it is spoken there and nowhere else; whoever
        plugged it in is invited, and has gone when it is out again."""
        self._headset = name
        state = self._state
        if state is None:
            return
        self._set_manner(state)
        if name:
            self.asked.emit(on.Invite())
        else:
            self.voice.be_silent()
            if self._wants(state):
                self.asked.emit(on.GoOn())

    def _set_manner(self, state: State) -> None:
        self.voice.set_manner(state.accessibility.pace, state.loudness, self._headset)

    def _wants(self, state: State) -> bool:
        wanted = state.accessibility
        is_here = state.phase in (Phase.EXPLORE, Phase.STILL_THERE)
        return is_here and (wanted.scans or (wanted.aloud and self._is_audible(state)))

    def _is_audible(self, state: State) -> bool:
        return not state.settings.muted

    @Slot()
    def _tell_voice(self) -> None:
        state = self._state
        has_voice = state is not None and self._is_audible(state) and self.voice.speaks(state.language)
        with self._stage.caring_for_front():
            self._panel.set_has_voice(has_voice)
            self._guide.set_has_voice(has_voice)

    def _arrive(self, state: State) -> None:
        """Somebody is spoken to from now on: first how it works."""
        self._was_on, self._place, self._before = True, (), ()
        if state.accessibility.by_ear:
            name = "begin-keys" if self._by_keys else "begin-touch"
        elif state.accessibility.scans:
            name = "scans"
        else:
            name = "aloud"
        self._say([phrase(name, state.language)])
        self._listens.start()

    def _leave(self, before: State, state: State) -> None:
        """Nobody is spoken to any more; who was hears it in the language he chose."""
        self._was_on, self._place, self._before = False, (), ()
        self._looks.stop()
        self._listens.stop()
        self._count_from(None, state)
        if state.phase in (Phase.ATTRACT, Phase.DARK):
            self.voice.say([phrase("ended", before.language)] if before.accessibility.aloud else ())
        else:
            self.voice.be_silent()

    # -- what is said -------------------------------------------------------------------------------------------------

    def _say(self, parts: Sequence[Utterance], *, now: bool = True) -> None:
        state = self._state
        if (
            state
            and self._is_audible(state)
            and (state.accessibility.aloud or state.invited_until is not None)
        ):
            self.voice.say(parts, now=now)

    @Slot()
    def _look(self) -> None:
        state = self._state
        if state is None or not self._was_on or state.moving:
            return
        with self._stage.caring_for_front():
            self._read(state)

    def _read(self, state: State) -> None:
        reading = reading_of(self._window)
        front = in_front(reading, asks=state.phase is Phase.STILL_THERE)
        place = _place_of(state)
        if place != self._place:
            # Words fade out and in, pages come in parts: it is read when it is the same twice.
            steady = [told.says for told in front]
            if steady != self._arriving:
                self._arriving = steady
                self._look_soon()
                return
            is_first, self._place = not self._place and not self._before, place
            self._guide.leave()
            self._guide.follow(front)
            self._say_place(state, arrival(front, self._before), now=not is_first)
        else:
            self._guide.follow(front)
            self._say_news(state, front)
        self._before = tuple(front)

    def _say_place(self, state: State, words: Sequence[Told], *, now: bool) -> None:
        if state.phase is Phase.STILL_THERE:
            return
        parts = [part for told in words for part in said(told, state.language)]
        self._say(parts, now=now)

    def _say_news(self, state: State, front: Sequence[Told]) -> None:
        if state.phase is Phase.STILL_THERE:
            return
        film = self._stage.front
        # What is described holds what its captions say.
        caption = film.property("captionText") if film and film.is_described else ""
        fresh = [
            part
            for told in news(self._before, front)
            for part in said(told, state.language)
            if told.name != caption
        ]
        focused = focus_change(self._before, front)
        at = self._guide.at
        was = next((told for told in self._before if at and told.number == at.number), None)
        if at and was and was.says != at.says:
            # What was done to it is heard.
            self._say(said(at, state.language))
        elif focused and not self._guide.is_on:
            self._say(said(focused, state.language))
        if fresh:
            self._say(fresh, now=False)

    @Slot(object)
    def _pointed(self, told: Told) -> None:
        if self._state:
            self._say(said(told, self._state.language))

    @Slot(bool)
    def _no_further(self, is_last: bool) -> None:
        if self._state:
            self._say([phrase("last" if is_last else "first", self._state.language)])

    @Slot()
    def _hush(self) -> None:
        """Be silent; or, if nothing is being said, say all of it once more."""
        state = self._state
        if self.voice.is_speaking:
            self.voice.be_silent()
        elif state and self._guide.at:
            self._say(said(self._guide.at, state.language))
        else:
            self._say_again()

    @Slot()
    def _say_again(self) -> None:
        if self._state:
            self._say_place(self._state, arrival(self._before), now=True)

    @Slot(str, str)
    def _described(self, words: str, language: str) -> None:
        if self._was_on and self._state and self._state.phase is Phase.EXPLORE:
            self._say([Utterance(words, language)], now=False)

    # -- the question -------------------------------------------------------------------------------------------------

    def _mind_question(self, before: State | None, state: State) -> None:
        if before and before.phase is state.phase:
            return
        seconds = state.playlist.visitor.warn if state.playlist.visitor else 0.0
        asks = state.phase is Phase.STILL_THERE
        self._count_from(seconds if asks else None, state)
        if asks:
            self._say([phrase("question", state.language, seconds=f"{seconds:.0f}")])

    def _count_from(self, seconds: float | None, state: State) -> None:
        for timer in self._counts:
            timer.stop()
            timer.deleteLater()
        self._counts = []
        for left in COUNTED if seconds else ():
            if seconds and seconds > left + 3:
                timer = QTimer(self)
                timer.setSingleShot(True)
                timer.timeout.connect(self._count)
                timer.setProperty("left", left)
                timer.start(round((seconds - left) * 1000))
                self._counts.append(timer)

    @Slot()
    def _count(self) -> None:
        if self._state:
            left = self.sender().property("left")
            self._say([phrase("seconds-left", self._state.language, seconds=str(left))])

    # -- what the voice reports ---------------------------------------------------------------------------------------

    @Slot(str, str)
    def _has_begun(self, words: str, language: str) -> None:
        self._stage.set_ducked(True)
        self.spoken.emit(words, language)
        self.asked.emit(on.Spoken())

    @Slot()
    def _has_ended(self) -> None:
        self._stage.set_ducked(False)
        self.asked.emit(on.Spoken())

    @Slot()
    def _tell_listening(self) -> None:
        if self.voice.is_speaking:
            self.asked.emit(on.Spoken())

    def close(self) -> None:
        self.voice.close()


def _place_of(state: State) -> Place:
    serial = state.current.serial if state.current else 0
    return (state.phase is Phase.STILL_THERE, state.page, serial, state.language)
