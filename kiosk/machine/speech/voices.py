"""Which engines are installed here, and which of them speaks which language.

As ``python -m kiosk.machine.speech.voices`` it prints that as JSON, for whoever examines this computer: ``voices`` {language:
[engine, voice]}, and ``silent``, the engines that do not answer.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.machine.speech.engine import Engine, EngineError, FoundVoice, best_voice
from kiosk.machine.speech.programs import Espeak, Piper
from kiosk.machine.speech.qt import QtSpeech
from kiosk.machine.speech.speech_dispatcher import SpeechDispatcher
from kiosk.words.catalogue import languages, section


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who speaks what."""

    voices: Mapping[str, tuple[Engine, FoundVoice]] = field(default_factory=dict)
    silent: Sequence[Engine] = ()
    """Those that do not answer."""
    mute: Sequence[Engine] = ()
    """Those that answer and have no voice."""

    @property
    def names(self) -> Sequence[str]:
        """Of the engines that speak."""
        return tuple(dict.fromkeys(engine.name for engine, _ in self.voices.values()))


def installed() -> list[Engine]:
    """The engines of this machine, the best first."""
    if not sys.platform.startswith("linux"):
        return [QtSpeech()] if QtSpeech.is_here() else []
    return [made() for made in (Piper, SpeechDispatcher, Espeak) if made.is_here()]


def choose(engines: Sequence[Engine]) -> Chosen:
    """Each language by the first engine that has a voice for it. Once all of ours are spoken nobody else is asked."""
    found: dict[str, tuple[Engine, FoundVoice]] = {}
    silent, mute = list[Engine](), list[Engine]()
    for engine in engines:
        if found.keys() >= set(languages()):
            break
        try:
            voices = by_language(engine.voices())
        except EngineError:
            silent.append(engine)
            continue
        if not voices:
            mute.append(engine)
        for language, voice in voices.items():
            found.setdefault(language, (engine, voice))
    return Chosen(found, silent, mute)


def by_language(voices: Sequence[FoundVoice]) -> dict[str, FoundVoice]:
    """The voice for each language that has one; ours have accents that we prefer."""
    # speech-dispatcher lists each of espeak-ng's 130 languages with a hundred variants.
    spoken: dict[str, list[FoundVoice]] = {}
    for voice in voices:
        spoken.setdefault(voice.tag.casefold().partition("-")[0], []).append(voice)
    found: dict[str, FoundVoice] = {}
    for language, own in spoken.items():
        accents = section("voice", language)["accents"].split() if language in languages() else []
        if best := best_voice(own, language, accents):
            found[language] = best
    return found


def main() -> None:
    """Entry of the process that is asked."""
    engines = installed()
    chosen = choose(engines)
    voices = {
        language: [engine.name, voice.name] for language, (engine, voice) in sorted(chosen.voices.items())
    }
    print(json.dumps({"voices": voices, "silent": [engine.name for engine in chosen.silent]}))
    for engine in engines:
        engine.close()


if __name__ == "__main__":
    main()
