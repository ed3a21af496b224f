"""The speech process: speaks with an engine installed on this machine. Nothing leaves the machine.

Started by :mod:`kiosk.visitor.voice.voice`. An engine may stall, which must never hold the window, and here it holds one
thread: the other one goes on answering. The protocol is one JSON object per line.

In (``do``): ``say`` {parts: [[words, language] …], now, pace, loudness, device}, with ``now`` instead of all that is not said
yet; ``stop`` {}.
Out (``say``): ``voices`` {languages, engine} as soon as they are known, and again when an engine has failed and another one
speaks (none: there is no voice here); ``pong`` {} for each line that came in; ``begun`` {words, language, voice} when words
begin to sound; ``done`` {} when all is said. The end of the input ends the process.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.machine.speech.engine import Engine, EngineError, FoundVoice, Manner, best_voice
from kiosk.machine.speech.programs import Espeak, Piper
from kiosk.machine.speech.qt import QtSpeech
from kiosk.machine.speech.speech_dispatcher import SpeechDispatcher
from kiosk.words.catalogue import languages, section

WORDS_OUT = 1
Tell = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Part:
    """Words to be said, and how."""

    words: str
    language: str
    manner: Manner


class Speaker:
    """Says one part after the other on the thread that calls ``run``; orders come from another."""

    def __init__(self, engines: Sequence[Engine], tell: Tell) -> None:
        self._engines, self._tell = deque(engines), tell
        self._voices: Mapping[str, FoundVoice] = {}
        self._parts: deque[Part] = deque()
        self._present: Part | None = None
        """What is being said, as long as it is wanted."""
        self._changed = threading.Condition()
        self._is_over = False

    def take(self, order: Mapping[str, Any]) -> None:
        """Carry out one order, without waiting for anything."""
        with self._changed:
            if order["do"] == "stop" or order.get("now"):
                self._parts.clear()
                self._present = None
                for engine in self._engines:
                    engine.stop()
            if order["do"] == "say":
                manner = Manner(order["pace"], order["loudness"], order["device"])
                self._parts.extend(Part(words, language, manner) for words, language in order["parts"])
            self._changed.notify()

    def end(self) -> None:
        """Say nothing any more."""
        with self._changed:
            self._is_over = True
            self._changed.notify()

    def run(self) -> None:
        """Find a voice, then speak until the end."""
        self._find()
        while True:
            with self._changed:
                while not self._parts and not self._is_over:
                    self._changed.wait()
                if self._is_over:
                    return
                part = self._present = self._parts.popleft()
                for engine in self._engines:
                    engine.ready()
            self._say(part)
            if not self._parts:
                self._tell(say="done")

    def _find(self) -> None:
        """Take the first engine that answers and has a voice."""
        self._voices = {}
        while self._engines and not self._voices:
            try:
                found = self._engines[0].voices()
            except EngineError:
                found = ()
            self._voices = _by_language(found)
            if not self._voices:
                self._engines.popleft().close()
        engine = self._engines[0].name if self._engines else ""
        self._tell(say="voices", languages=sorted(self._voices), engine=engine)

    def _suit(self, manner: Manner) -> None:
        """What is for a headset alone is said by an engine that can do so, where there is one."""
        if not manner.device or not self._engines or self._engines[0].chooses_device:
            return
        fit = next((engine for engine in self._engines if engine.chooses_device), None)
        if fit:
            self._engines.remove(fit)
            self._engines.appendleft(fit)
            self._find()

    def _say(self, part: Part) -> None:
        self._suit(part.manner)
        voice = self._voices.get(part.language)
        if voice is None or not self._engines or not part.words.strip():
            return
        self._tell(say="begun", words=part.words, language=part.language, voice=voice.name)
        try:
            self._engines[0].speak(part.words, voice, part.manner)
        except EngineError:
            self._engines.popleft().close()
            self._find()
            # Said once more by whoever comes next, unless silence was wanted meanwhile.
            with self._changed:
                if self._voices and self._present is part:
                    self._parts.appendleft(part)


def _by_language(voices: Sequence[FoundVoice]) -> dict[str, FoundVoice]:
    """The voice for each language that has one; ours have accents that we prefer."""
    found: dict[str, FoundVoice] = {}
    for language in {voice.tag.casefold().partition("-")[0] for voice in voices}:
        accents = section("voice", language)["accents"].split() if language in languages() else []
        voice = best_voice(voices, language, accents)
        if voice:
            found[language] = voice
    return found


def tell(**message: Any) -> None:
    """Write one line, unbuffered."""
    os.write(WORDS_OUT, json.dumps(message).encode() + b"\n")


def engines() -> list[Engine]:
    """Those that are installed here, the best first."""
    if not sys.platform.startswith("linux"):
        return [QtSpeech()] if QtSpeech.is_here() else []
    return [made() for made in (Piper, SpeechDispatcher, Espeak) if made.is_here()]


def listen(speaker: Speaker) -> None:
    """Take orders until the input ends. A stalled engine must not keep this process alive."""
    for line in sys.stdin.buffer:
        speaker.take(json.loads(line))
        tell(say="pong")
    os._exit(0)


def main() -> int:
    """Entry of the process."""
    speaker = Speaker(engines(), tell)
    threading.Thread(target=listen, args=(speaker,), daemon=True).start()
    speaker.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
