"""Reads the present slide aloud if the visitor wants it, but never over a film's sound."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.show.state import Phase, State
from kiosk.stage.stage import Stage
from kiosk.visitor.accessibility.accessibility_view_model import AccessibilityViewModel
from kiosk.visitor.voice.voice import Voice

VOICE_LOOKS_MS = 1_000
"""Delay after the first touch before voices are looked up, so that the touch itself gets a quick response."""


class ReadingAloud(QObject):
    """Follows the show's state, and tells the panel whether the present language has a voice."""

    def __init__(self, stage: Stage, panel: AccessibilityViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage, self._panel = stage, panel
        self._state: State | None = None
        self.voice = Voice(self)
        self.voice.found.connect(self._follow)
        self._looks = QTimer(self)
        self._looks.setSingleShot(True)
        self._looks.setInterval(VOICE_LOOKS_MS)
        self._looks.timeout.connect(self.voice.look)

    def state_changed(self, state: State) -> None:
        self._state = state
        may_look = self._stage.canvas.is_live and not self.voice.was_looked_for
        if state.phase is Phase.EXPLORE and may_look and not self._looks.isActive():
            self._looks.start()
        self._follow()

    @Slot()
    def _follow(self) -> None:
        with self._stage.caring_for_front():
            self._read()

    def _read(self) -> None:
        state, front = self._state, self._stage.front
        if state is None:
            return
        is_audible = not state.settings.muted
        self._panel.set_has_voice(is_audible and self.voice.speaks(state.language))
        is_wanted = is_audible and state.accessibility.aloud and not state.moving and not state.film.sounds
        if is_wanted and front and state.current and front.serial == state.current.serial:
            self.voice.say(front.spoken_words(), front.property("wordsLanguage"))
        else:
            self.voice.be_silent()

    def close(self) -> None:
        self.voice.close()
