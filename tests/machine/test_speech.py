"""The speech engines: which voice speaks, and what happens where one stalls, dies, or is told to be silent."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from io import BufferedRWPair
from pathlib import Path
from typing import Any

import pytest

from kiosk.machine.speech import speech_dispatcher
from kiosk.machine.speech.engine import EngineError, FoundVoice, Manner, best_voice
from kiosk.machine.speech.programs import Espeak, Piper, read_espeak_voices
from kiosk.machine.speech.speaker import Speaker
from kiosk.machine.speech.speech_dispatcher import SpeechDispatcher
from kiosk.machine.speech.voices import choose
from kiosk.words.catalogue import languages, section

LIMIT = 10.0

ESPEAK = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)
 5  en-gb-scotland  --/M      English_(Scotland) gmw/en-GB-scotland   (en 4)
 2  en-gb           --/M      English_(Great_Britain) gmw/en          (en 2)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  fr-fr           --/M      French_(France)    roa/fr               (fr 5)
 6  fr-be           --/M      french-mbrola-5    mb/mb-fr5            (fr 9)
 5  fr-be           --/M      French_(Belgium)   roa/fr-BE            (fr 8)
 7  nl              --/M      dutch-mbrola-2     mb/mb-nl2
 5  nl              --/M      Dutch              gmw/nl
"""


@pytest.mark.parametrize(
    ("tags", "language", "chosen"),
    [
        (("en-029", "en-gb-scotland", "en-us", "en-gb"), "en", "en-gb"),
        (("fr-ca", "fr-ch", "fr-fr"), "fr", "fr-fr"),
        (("fr-fr", "fr-BE"), "fr", "fr-BE"),
        (("nl-NL", "nl"), "nl", "nl"),
        (("nl-NL", "nl-BE"), "nl", "nl-BE"),
        (("af", "nl-SR"), "nl", "nl-SR"),
        (("de", "en-us"), "nl", None),
    ],
)
def test_a_voice_is_of_the_nearest_place_and_never_simply_the_first(
    tags: Sequence[str], language: str, chosen: str | None
) -> None:
    voices = [FoundVoice(tag, tag) for tag in tags]
    found = best_voice(voices, language, section("voice", language)["accents"].split())
    assert (found.tag if found else None) == chosen


def test_a_plain_voice_comes_before_an_odd_one_of_a_nearer_place() -> None:
    voices = [FoundVoice("whisper", "nl-BE", is_plain=False), FoundVoice("plain", "nl")]
    assert best_voice(voices, "nl", ["nl-BE", "nl"]) == voices[1]


def test_each_of_our_languages_says_whose_accent_it_prefers() -> None:
    assert all(section("voice", language)["accents"].split() for language in languages())


def test_the_voices_of_espeak_are_read_and_those_that_need_more_are_odd() -> None:
    voices = read_espeak_voices(ESPEAK)
    found = {
        language: best_voice(voices, language, section("voice", language)["accents"].split())
        for language in languages()
    }
    assert {language: voice and voice.name for language, voice in found.items()} == {
        "nl": "nl",
        "fr": "fr-be",
        "en": "en-gb",
    }
    assert all(voice.is_plain for voice in found.values() if voice)


# -- what speaks ------------------------------------------------------------------------------------------------------


class FakeEngine:
    """Speaks until it is told to end, or fails."""

    def __init__(self, name: str = "fake", *, fails: bool = False, tags: Sequence[str] = ("nl",)) -> None:
        self.name, self.fails, self._tags = name, fails, tags
        self.said: list[str] = []
        self.chooses_device = False
        self.waits = False
        self.goes_on, self.is_speaking = threading.Event(), threading.Event()
        self._is_wanted = True
        self.is_closed = False

    def voices(self) -> Sequence[FoundVoice]:
        return [FoundVoice(tag, tag) for tag in self._tags]

    def ready(self) -> None:
        self._is_wanted = True
        self.goes_on.clear()

    def speak(self, words: str, voice: FoundVoice, manner: Manner) -> None:
        self.is_speaking.set()
        if self.fails:
            raise EngineError("it fails")
        if self.waits and self._is_wanted:
            self.goes_on.wait(LIMIT)
        if self._is_wanted:
            self.said.append(words)

    def stop(self) -> None:
        self._is_wanted = False
        self.goes_on.set()

    def close(self) -> None:
        self.is_closed = True


class Speaking:
    """A speaker on its thread, and what it told."""

    def __init__(self, *engines: FakeEngine) -> None:
        self.told: list[dict[str, Any]] = []
        self.speaker = Speaker(engines, lambda **message: self.told.append(message))
        self.thread = threading.Thread(target=self.speaker.run)
        self.thread.start()

    def say(self, *words: str, now: bool = True) -> None:
        parts = [[each, "nl"] for each in words]
        self.speaker.take(
            {"do": "say", "parts": parts, "now": now, "pace": 1.0, "loudness": 80, "device": ""}
        )

    def wait(self, seen: Callable[[], bool]) -> None:
        end = time.monotonic() + LIMIT
        while not seen():
            assert time.monotonic() < end, self.told
            threading.Event().wait(0.01)

    def end(self) -> None:
        self.speaker.end()
        self.thread.join(LIMIT)
        assert not self.thread.is_alive()


def names(told: Sequence[dict[str, Any]]) -> list[str]:
    return [message["say"] for message in told]


def test_what_is_new_is_said_at_once_or_afterwards() -> None:
    engine = FakeEngine()
    speaking = Speaking(engine)
    engine.waits = True
    speaking.say("een", "twee")
    engine.is_speaking.wait(LIMIT)
    speaking.say("drie", now=False)
    engine.waits = False
    speaking.say("vier")
    speaking.wait(lambda: "done" in names(speaking.told))
    assert engine.said == ["vier"]
    speaking.say("vijf", "zes")
    speaking.wait(lambda: names(speaking.told).count("done") == 2)
    assert engine.said == ["vier", "vijf", "zes"]
    speaking.end()


def test_another_engine_says_what_one_could_not() -> None:
    first, second = FakeEngine("first", fails=True), FakeEngine("second")
    speaking = Speaking(first, second)
    speaking.say("een", "twee")
    speaking.wait(lambda: "done" in names(speaking.told))
    assert second.said == ["een", "twee"]
    assert first.is_closed
    assert [message["engine"] for message in speaking.told if message["say"] == "voices"] == [
        "first",
        "second",
    ]
    speaking.end()


def test_what_one_engine_does_not_speak_is_said_by_the_next() -> None:
    dutch, others = FakeEngine("dutch", tags=("nl-BE",)), FakeEngine("others", tags=("nl", "fr", "en"))
    speaking = Speaking(dutch, others)
    parts = [["Samen", "nl"], ["Ensemble", "fr"]]
    speaking.speaker.take({"do": "say", "parts": parts, "pace": 1.0, "loudness": 80, "device": ""})
    speaking.wait(lambda: "done" in names(speaking.told))
    assert (dutch.said, others.said) == (["Samen"], ["Ensemble"])
    assert speaking.told[0] == {"say": "voices", "languages": ["en", "fr", "nl"], "engine": "dutch, others"}
    speaking.end()


def test_nobody_is_asked_who_is_not_needed() -> None:
    all_of_ours, other = FakeEngine("all", tags=languages()), FakeEngine("other", tags=("de",))
    assert set(choose([all_of_ours, other]).voices) == set(languages())


def test_what_is_for_a_headset_is_said_by_an_engine_that_can_choose_it() -> None:
    usual, other = FakeEngine("usual"), FakeEngine("other")
    other.chooses_device = True
    speaking = Speaking(usual, other)
    speaking.say("een")
    speaking.wait(lambda: "done" in names(speaking.told))
    parts = {"do": "say", "parts": [["twee", "nl"]], "pace": 1.0, "loudness": 80, "device": "headset"}
    speaking.speaker.take(parts)
    speaking.wait(lambda: names(speaking.told).count("done") == 2)
    assert (usual.said, other.said) == (["een"], ["twee"])
    assert not usual.is_closed
    speaking.end()


def test_without_an_engine_that_speaks_nobody_waits_for_it() -> None:
    speaking = Speaking(FakeEngine("mute", tags=()), FakeEngine("dies", fails=True))
    speaking.say("een", "twee")
    speaking.wait(lambda: "done" in names(speaking.told))
    assert speaking.told[-1] == {"say": "done"}
    assert [message["languages"] for message in speaking.told if message["say"] == "voices"] == [["nl"], []]
    speaking.end()


# -- speech-dispatcher ------------------------------------------------------------------------------------------------


class Service:
    """A speech-dispatcher that answers as it is told to."""

    def __init__(self, path: Path, how: str) -> None:
        self.how, self.heard = how, list[str]()
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        self._listening.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        try:
            connection, _ = self._listening.accept()
        except OSError:
            return
        with connection, connection.makefile("rwb") as lines:
            self._talk(connection, lines)

    def _talk(self, connection: socket.socket, lines: BufferedRWPair) -> None:
        number = 0
        while line := lines.readline().decode().strip():
            self.heard.append(line)
            answer = "200 OK"
            if line == "LIST SYNTHESIS_VOICES":
                if self.how == "lists late":
                    threading.Event().wait(0.7)
                answer = "249-Dutch+Annie\tnl\tnone\r\n249-Dutch\tnl\tnone\r\n249-French (Belgium)\tfr-BE\tnone\r\n249 OK"
            elif line == "SPEAK":
                if self.how == "mute":
                    continue
                lines.write(b"230 OK RECEIVING DATA\r\n")
                lines.flush()
                while (text := lines.readline().decode().rstrip("\r\n")) != ".":
                    self.heard.append(f"> {text}")
                number += 1
                answer = f"225-{number}\r\n225 OK MESSAGE QUEUED\r\n701-{number}\r\n701-1\r\n701 BEGIN"
                if self.how == "well":
                    answer += f"\r\n702-{number}\r\n702-1\r\n702 END"
                if self.how == "goes":
                    connection.shutdown(socket.SHUT_RDWR)
                    return
            elif line == "CANCEL SELF":
                if self.how == "hangs":
                    continue
                # What is told of the message comes before the answer to the command.
                answer = f"703-{number}\r\n703-1\r\n703 CANCELED\r\n210 OK CANCELED"
            lines.write(answer.encode() + b"\r\n")
            lines.flush()

    def close(self) -> None:
        # Whoever waits to accept is woken by this, not by being closed.
        self._listening.shutdown(socket.SHUT_RDWR)
        self._thread.join(LIMIT)
        self._listening.close()


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Service]]:
    made: list[Service] = []
    path = Path(os.path.relpath(tmp_path)) / "s"
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{path}")
    monkeypatch.setattr(speech_dispatcher, "ANSWER_S", 0.5)
    monkeypatch.setattr(speech_dispatcher, "BEGIN_S", 1.0)
    monkeypatch.setattr(speech_dispatcher, "STOPPED_S", 0.2)
    monkeypatch.setattr(speech_dispatcher, "LOOK_S", 0.02)

    def make(how: str) -> Service:
        made.append(Service(path, how))
        return made[-1]

    yield make
    for each in made:
        each.close()


PLAIN = FoundVoice("Dutch", "nl")


def test_its_voices_are_read_and_variants_are_odd(service: Callable[[str], Service]) -> None:
    service("well")
    engine = SpeechDispatcher()
    assert engine.voices() == [
        FoundVoice("Dutch+Annie", "nl", is_plain=False),
        PLAIN,
        FoundVoice("French (Belgium)", "fr-BE"),
    ]
    engine.close()


def test_its_long_list_may_take_longer_than_other_answers(service: Callable[[str], Service]) -> None:
    service("lists late")
    engine = SpeechDispatcher()
    assert len(engine.voices()) == 3
    engine.close()


def test_words_are_said_as_they_are_even_a_line_that_would_end_them(
    service: Callable[[str], Service],
) -> None:
    made = service("well")
    engine = SpeechDispatcher()
    engine.voices()
    engine.ready()
    engine.speak("Samen\n.\nsterk", PLAIN, Manner(pace=1.3, loudness=50))
    assert [line for line in made.heard if line.startswith(">")] == ["> Samen", "> ..", "> sterk"]
    assert {"SET SELF SYNTHESIS_VOICE Dutch", "SET SELF RATE 30", "SET SELF VOLUME 0"} <= set(made.heard)
    engine.close()


def test_only_our_own_words_are_cancelled_and_the_next_ones_are_said(
    service: Callable[[str], Service],
) -> None:
    made = service("speaks")
    engine = SpeechDispatcher()
    engine.voices()
    engine.ready()
    speaking = threading.Thread(target=engine.speak, args=("Samen", PLAIN, Manner()))
    speaking.start()
    while "> Samen" not in made.heard:
        threading.Event().wait(0.01)
    engine.stop()
    speaking.join(LIMIT)
    assert not speaking.is_alive()
    made.how = "well"
    engine.ready()
    engine.speak("sterk", PLAIN, Manner())
    assert [line for line in made.heard if "CANCEL" in line] == ["CANCEL SELF"]
    assert "> sterk" in made.heard
    engine.close()


def test_what_was_silenced_before_it_began_is_cancelled(service: Callable[[str], Service]) -> None:
    made = service("speaks")
    engine = SpeechDispatcher()
    engine.voices()
    engine.ready()
    engine.stop()
    engine.speak("Samen", PLAIN, Manner())
    assert made.heard.count("CANCEL SELF") == 2
    engine.close()


@pytest.mark.parametrize("how", ["mute", "goes", "speaks"])
def test_a_service_that_does_not_answer_or_never_ends_is_given_up(
    service: Callable[[str], Service], how: str
) -> None:
    service(how)
    engine = SpeechDispatcher()
    engine.voices()
    engine.ready()
    with pytest.raises(EngineError):
        engine.speak("Ja", PLAIN, Manner())
    engine.close()


def test_a_service_that_hangs_while_it_speaks_is_given_up_as_soon_as_silence_is_wanted(
    service: Callable[[str], Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech_dispatcher, "BEGIN_S", 600.0)
    made = service("hangs")
    engine = SpeechDispatcher()
    engine.voices()
    engine.ready()
    failed: list[EngineError] = []

    def speak() -> None:
        try:
            engine.speak("Samen", PLAIN, Manner())
        except EngineError as error:
            failed.append(error)

    speaking = threading.Thread(target=speak)
    speaking.start()
    while "> Samen" not in made.heard:
        threading.Event().wait(0.01)
    engine.stop()
    speaking.join(LIMIT)
    assert failed
    engine.close()


# -- programs ---------------------------------------------------------------------------------------------------------


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return folder


def test_espeak_gets_voice_pace_loudness_loudspeaker_and_words(programs: Path, tmp_path: Path) -> None:
    program(programs, "espeak-ng", f'(echo "$@" "$PULSE_SINK"; cat) > {tmp_path}/said')
    engine = Espeak()
    engine.ready()
    engine.speak("Samen sterk", FoundVoice("nl", "nl"), Manner(1.3, 60, "headset"))
    assert (tmp_path / "said").read_text() == "-v nl -s 202 -a 60 --stdin headset\nSamen sterk"


def test_silence_ends_the_program_that_speaks_and_is_no_failure(programs: Path, tmp_path: Path) -> None:
    program(programs, "espeak-ng", f"cat > /dev/null; touch {tmp_path}/speaks; exec sleep 60")
    engine = Espeak()
    engine.ready()
    speaking = threading.Thread(target=engine.speak, args=("Samen", FoundVoice("nl", "nl"), Manner()))
    speaking.start()
    while not (tmp_path / "speaks").exists():
        threading.Event().wait(0.01)
    engine.stop()
    speaking.join(LIMIT)
    assert not speaking.is_alive()
    engine.speak("not any more", FoundVoice("nl", "nl"), Manner())


def test_a_program_that_fails_is_given_up(programs: Path) -> None:
    program(programs, "espeak-ng", "exit 3")
    engine = Espeak()
    engine.ready()
    with pytest.raises(EngineError):
        engine.speak("Samen", FoundVoice("nl", "nl"), Manner())


def test_piper_speaks_with_the_voices_that_lie_there_through_a_player(programs: Path, tmp_path: Path) -> None:
    assert not Piper.is_here()
    program(programs, "piper", f'(echo "$@"; cat) > {tmp_path}/said; printf samples')
    program(programs, "pacat", f'(echo "$@"; cat) > {tmp_path}/played')
    voices = tmp_path / "share" / "piper"
    voices.mkdir(parents=True)
    for name in ("nl_BE-nathalie-medium", "nl_NL-mls-low", "fr_FR-siwis-high", "notes"):
        (voices / f"{name}.onnx").touch()
    engine = Piper()
    assert engine.is_here()
    found = engine.voices()
    assert [(voice.tag, voice.is_plain) for voice in found] == [
        ("fr-FR", True),
        ("nl-BE", True),
        ("nl-NL", False),
    ]
    engine.ready()
    engine.speak("Samen\nsterk", found[1], Manner(0.8, 50))
    assert (tmp_path / "said").read_text().endswith("--length-scale 1.25\nSamen sterk\n")
    assert (tmp_path / "played").read_text().endswith("--volume=32768\nsamples")
