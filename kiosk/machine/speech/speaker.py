"""The speech process: speaks with the engines installed on this machine. Nothing leaves the machine.

Started by :mod:`kiosk.visitor.voice.voice`. An engine may stall, which must never hold the window, and here it holds one
thread: the other one goes on answering. The protocol is one JSON object per line.

In (``do``): ``say`` {parts: [[words, language] …], now, pace, loudness, device}, with ``now`` instead of all that is not said
yet; ``stop`` {}.
Out (``say``): ``voices`` {languages, engine} as soon as they are known, and again when an engine has failed and another one
speaks (none: there is no voice here; several names, where none speaks all of our languages); ``pong`` {} for each line that
came in; ``begun`` {words, language, voice} when words begin to sound; ``done`` {} when all is said. The end of the input
ends the process.
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

from kiosk.machine.speech.engine import Engine, EngineError, Manner
from kiosk.machine.speech.voices import Chosen, choose, installed

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
        self._engines, self._tell = tuple(engines), tell
        self._chosen = Chosen()
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
        """Find out who speaks which language. An engine that does not answer is not asked again."""
        self._chosen = choose(self._engines)
        for engine in (*self._chosen.silent, *self._chosen.mute):
            self._give_up(engine)
        names, spoken = ", ".join(self._chosen.names), sorted(self._chosen.voices)
        self._tell(say="voices", languages=spoken, engine=names)

    def _give_up(self, engine: Engine) -> None:
        engine.close()
        with self._changed:
            self._engines = tuple(each for each in self._engines if each is not engine)

    def _suit(self, manner: Manner) -> None:
        """What is for a headset alone is said by an engine that can do so, where there is one."""
        fit = tuple(sorted(self._engines, key=lambda engine: not engine.chooses_device))
        if manner.device and fit != self._engines:
            with self._changed:
                self._engines = fit
            self._find()

    def _say(self, part: Part) -> None:
        self._suit(part.manner)
        if part.language not in self._chosen.voices or not part.words.strip():
            return
        engine, voice = self._chosen.voices[part.language]
        self._tell(say="begun", words=part.words, language=part.language, voice=voice.name)
        try:
            engine.speak(part.words, voice, part.manner)
        except EngineError:
            self._give_up(engine)
            self._find()
            # Said once more by whoever comes next, unless silence was wanted meanwhile.
            with self._changed:
                if part.language in self._chosen.voices and self._present is part:
                    self._parts.appendleft(part)


def tell(**message: Any) -> None:
    """Write one line, unbuffered."""
    os.write(WORDS_OUT, json.dumps(message).encode() + b"\n")


def listen(speaker: Speaker) -> None:
    """Take orders until the input ends. A stalled engine must not keep this process alive."""
    for line in sys.stdin.buffer:
        speaker.take(json.loads(line))
        tell(say="pong")
    os._exit(0)


def main() -> int:
    """Entry of the process."""
    speaker = Speaker(installed(), tell)
    threading.Thread(target=listen, args=(speaker,), daemon=True).start()
    speaker.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
