"""The system's own speech on Windows and macOS, by Qt. On Linux its engine would silence other people's screen readers."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import Any

from kiosk.machine.speech.engine import EngineError, FoundVoice, Manner

READY_S = 10.0
LETTERS_PER_S = 4
STEP_MS = 30


class QtSpeech:
    """Lives on the one thread that calls ``voices`` and ``speak``; ``stop`` only asks."""

    name = "system"
    chooses_device = False

    def __init__(self) -> None:
        self._application: Any = None
        self._speech: Any = None
        self._voices: dict[str, Any] = {}
        self._wants_silence = threading.Event()

    @staticmethod
    def is_here() -> bool:
        try:
            import PySide6.QtTextToSpeech  # noqa: F401
        except ImportError:
            return False
        return True

    def voices(self) -> Sequence[FoundVoice]:
        from PySide6.QtCore import QCoreApplication
        from PySide6.QtTextToSpeech import QTextToSpeech

        self._application = QCoreApplication.instance() or QCoreApplication([])
        self._speech = QTextToSpeech()
        until = time.monotonic() + READY_S
        while self._speech.state() != QTextToSpeech.State.Ready:
            if self._speech.state() == QTextToSpeech.State.Error or time.monotonic() > until:
                raise EngineError("the system's speech is not ready")
            self._turn()
        self._voices = {}
        for locale in self._speech.availableLocales():
            self._speech.setLocale(locale)
            for voice in self._speech.availableVoices():
                self._voices.setdefault(f"{voice.name()} ({locale.bcp47Name()})", (locale, voice))
        return [FoundVoice(name, locale.bcp47Name()) for name, (locale, _) in self._voices.items()]

    def ready(self) -> None:
        self._wants_silence.clear()

    def speak(self, words: str, voice: FoundVoice, manner: Manner) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        locale, own = self._voices[voice.name]
        self._speech.setLocale(locale)
        self._speech.setVoice(own)
        self._speech.setRate(max(-1.0, min(1.0, manner.pace - 1)))
        self._speech.setVolume(manner.loudness / 100)
        if self._wants_silence.is_set():
            return
        self._speech.say(words)
        until = time.monotonic() + READY_S + len(words) / LETTERS_PER_S
        self._turn()
        while self._speech.state() in (QTextToSpeech.State.Speaking, QTextToSpeech.State.Synthesizing):
            if self._wants_silence.is_set():
                self._speech.stop()
            if time.monotonic() > until:
                raise EngineError("the system's speech does not end")
            self._turn()
        if self._speech.state() == QTextToSpeech.State.Error:
            raise EngineError("the system's speech has failed")

    def stop(self) -> None:
        self._wants_silence.set()

    def close(self) -> None:
        self._speech = None

    def _turn(self) -> None:
        """Let Qt work for a moment."""
        from PySide6.QtCore import QEventLoop

        self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, STEP_MS)
        time.sleep(STEP_MS / 1000)
