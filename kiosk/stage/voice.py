"""A slide read aloud, where the machine has a voice for its language. Only engines installed here: nothing leaves the
machine."""

from __future__ import annotations

import logging
from ctypes.util import find_library
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

log = logging.getLogger("kiosk.stage")

NO_VOICES = frozenset({"mock", "none"})
"""Engines of Qt that say nothing."""
LIBRARIES = {"speechd": "speechd", "flite": "flite"}
"""What an engine needs of the system: Qt lists it without, and complains when it is loaded."""


class Voice(QObject):
    """Speaks what it is given, one thing at a time.

    Signals:
        found: the languages that can be spoken are known now; they are asked for once, when the first visitor comes.
    """

    found = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech: QTextToSpeech | None = None
        self._locales: dict[str, QLocale] = {}
        self._was_looked_for = False
        self._said: tuple[str, str] = ("", "")

    @property
    def was_looked_for(self) -> bool:
        return self._was_looked_for

    @Slot()
    def look(self) -> None:
        """Find out which languages can be spoken."""
        if self._was_looked_for:
            return
        self._was_looked_for = True
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError:
            return
        engines = [name for name in QTextToSpeech.availableEngines() if _is_here(name)]
        if not engines:
            return
        self._speech = QTextToSpeech(engines[0], self)
        self._speech.stateChanged.connect(self._state_changed)
        self._learn_locales()

    @Slot()
    def _state_changed(self) -> None:
        self._learn_locales()

    def _learn_locales(self) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        if self._locales or self._speech is None or self._speech.state() != QTextToSpeech.State.Ready:
            return
        for locale in self._speech.availableLocales():
            self._locales.setdefault(locale.name()[:2], locale)
        if self._locales:
            log.info("voices for %s", ", ".join(sorted(self._locales)))
            self.found.emit()

    def speaks(self, language: str) -> bool:
        """Whether there is a voice for ``language`` (two letters)."""
        return language in self._locales

    def say(self, words: str, language: str) -> None:
        """Say ``words``, and nothing else any more; the same words are not begun anew."""
        if self._said == (words, language):
            return
        self._said = (words, language)
        if self._speech is None:
            return
        self._speech.stop()
        if words and language in self._locales:
            self._speech.setLocale(self._locales[language])
            self._speech.say(words)

    def be_silent(self) -> None:
        self.say("", "")


def _is_here(engine: str) -> bool:
    """Whether an engine that Qt lists can speak on this machine."""
    library = LIBRARIES.get(engine)
    return engine not in NO_VOICES and (library is None or find_library(library) is not None)
