"""What comes of one step of the rules: a copy of the state, and the effects collected so far."""

from __future__ import annotations

import dataclasses

from kiosk.show.effects import Count, Effect, Note, What
from kiosk.show.state import Phase, State


class Outcome:
    """Works on ``state`` (a private copy) at the time ``now``; ``effects`` grows in order."""

    def __init__(self, state: State, now: float) -> None:
        self.state = dataclasses.replace(state)
        self.now = now
        self.effects: list[Effect] = []

    def emit(self, effect: Effect) -> None:
        self.effects.append(effect)

    def note(self, event: str, **fields: object) -> None:
        self.emit(Note(event, fields))

    def enter(self, phase: Phase) -> None:
        if phase is not self.state.phase:
            self.note("phase", before=self.state.phase.value, after=phase.value)
            self.state.phase = phase

    def count(self, what: What, key: str = "", value: str | float = "") -> None:
        self.emit(Count(what, key, value))

    def speak(self, language: str) -> None:
        """Change the language on screen, if it is one of the playlist's."""
        s = self.state
        if language in s.playlist.languages and language != s.language:
            self.note("language", before=s.language, after=language)
            s.language = language
