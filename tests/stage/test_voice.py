"""What is read aloud, and when not. The voice itself is a fake: no machine of ours has to have one."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.machine import child as children
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Playlist, Point, Slide, SlideText
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.show import effects as do
from kiosk.show.accessibility import Accessibility
from kiosk.show.rules import begin
from kiosk.show.state import Cue, FilmPhase, Phase, State
from kiosk.stage.stage import Stage
from kiosk.theme.theme import Theme
from kiosk.visitor.accessibility.accessibility_view_model import AccessibilityViewModel
from kiosk.visitor.voice.reading_aloud import ReadingAloud
from kiosk.visitor.voice.voice import MOST_FAILURES, Voice
from tests.stage.test_preparing import Begun


class FakeVoice(Voice):
    """A voice that remembers instead of speaking."""

    def __init__(self) -> None:
        super().__init__(command=["nothing is started"])
        self._was_looked_for = True
        self._languages = frozenset({"nl", "fr"})
        self.said: list[tuple[str, str]] = []

    def say(self, words: str, language: str) -> None:
        if self._said != (words, language):
            self._said = (words, language)
            self.said.append((language, words))


@pytest.fixture
def speech(qtbot: QtBot) -> FakeVoice:
    return FakeVoice()


@pytest.fixture
def stage(qtbot: QtBot, speech: FakeVoice, cue: Cue, playlist: Playlist) -> Stage:
    made = Stage(Theme(), Begun())  # type: ignore[arg-type]
    made.panel = AccessibilityViewModel()  # type: ignore[attr-defined]
    made.reading = ReadingAloud(made, made.panel, made)  # type: ignore[attr-defined]
    made.reading.voice = speech  # type: ignore[attr-defined]
    follow(made, begin(playlist))
    made.perform(do.Prepare(cue))
    made.perform(do.Start(cue, "cut", 1))
    made._move_ended(cue.serial)
    return made


def follow(stage: Stage, state: State) -> None:
    stage.state_changed(state)
    stage.reading.state_changed(state)  # type: ignore[attr-defined]


def explored(playlist: Playlist, cue: Cue, **more: Any) -> State:
    return replace(begin(playlist), phase=Phase.EXPLORE, current=cue, **more)


ALOUD = Accessibility(aloud=True)


def words(speech: FakeVoice) -> list[tuple[str, str]]:
    return [said for said in speech.said if said[1]]


def test_nobody_is_spoken_to_who_did_not_ask(
    stage: Stage, speech: FakeVoice, cue: Cue, playlist: Playlist
) -> None:
    follow(stage, explored(playlist, cue))
    assert words(speech) == []
    assert stage.panel.property("hasVoice")  # type: ignore[attr-defined]


def test_the_slide_is_read_once_and_again_in_another_language(
    stage: Stage, speech: FakeVoice, cue: Cue, playlist: Playlist
) -> None:
    state = explored(playlist, cue, accessibility=ALOUD)
    follow(stage, state)
    follow(stage, replace(state, last_touch=1.0))
    assert words(speech) == [("nl", "Samen sterk.")]
    stage._shown = False
    follow(stage, replace(state, language="fr"))
    assert words(speech)[1:] == [("fr", "Ensemble.")]


@pytest.mark.parametrize(
    "change", [{"moving": True}, {"film": FilmPhase.AUDIBLE}, {"accessibility": Accessibility()}]
)
def test_it_falls_silent_when_something_else_is_heard_or_wanted(
    stage: Stage, speech: FakeVoice, cue: Cue, playlist: Playlist, change: dict[str, Any]
) -> None:
    state = explored(playlist, cue, accessibility=ALOUD)
    follow(stage, state)
    follow(stage, replace(state, **change))
    assert speech.said[-1] == ("", "")


def test_a_language_without_a_voice_offers_none(stage: Stage, cue: Cue, playlist: Playlist) -> None:
    follow(stage, explored(playlist, cue, language="en"))
    assert not stage.panel.property("hasVoice")  # type: ignore[attr-defined]


def test_everything_on_the_slide_is_said_in_order(qtbot: QtBot, cue: Cue) -> None:
    text = SlideText(
        title="Waardig werk.\nOveral",
        label="Waarvoor",
        points=(Point("Recht", "Voor iedereen."), Point("Zorg")),
    )
    item = SlideItem(key="slide:x", slide=Slide(name="x", layout="points", texts={"nl": text}))
    slide = SlideViewModel(1, item, "nl", Theme())
    assert slide.spoken_words() == "Waarvoor. Waardig werk. Overal. Recht. Voor iedereen. Zorg."


def test_the_answers_of_a_poll_are_read_aloud_after_the_question(qtbot: QtBot, cue: Cue) -> None:
    text = SlideText(title="Wat eerst?", text="Kies.", answers=("Zorg", "Waardig werk!", "Onderwijs"))
    item = SlideItem(key="slide:x", slide=Slide(name="x", layout="poll", texts={"nl": text}))
    slide = SlideViewModel(1, item, "nl", Theme())
    assert slide.spoken_words() == "Wat eerst? Kies. Zorg. Waardig werk! Onderwijs."


# -- the process ------------------------------------------------------------------------------------------------------

CHILD = """
import json, os, sys, time
def tell(**message):
    os.write(1, json.dumps(message).encode() + b"\\n")
os.write(1, b"hello from a library\\n")
record = open(sys.argv[1], "a", buffering=1)
record.write("started\\n")
if sys.argv[2] == "mute":
    time.sleep(60)
tell(say="voices", languages=[] if sys.argv[2] == "none" else ["nl"])
for line in sys.stdin:
    order = json.loads(line)
    record.write(order["do"] + " " + order.get("words", "") + "\\n")
    if sys.argv[2] == "stalls":
        time.sleep(60)
    if sys.argv[2] == "dies":
        sys.exit(3)
    tell(say="pong")
"""


class Child:
    """A speaking process that behaves as it is told to, and what it was asked."""

    def __init__(
        self, folder: Path, how: str, start_limit_ms: int = 20_000, answer_limit_ms: int = 3_000
    ) -> None:
        self.record = folder / "record"
        self.record.touch()
        command = [sys.executable, "-S", "-E", "-c", CHILD, str(self.record), how]
        self.voice = Voice(command=command, start_limit_ms=start_limit_ms, answer_limit_ms=answer_limit_ms)

    @property
    def asked(self) -> list[str]:
        return self.record.read_text().splitlines()


def found(qtbot: QtBot, child: Child) -> Voice:
    with qtbot.waitSignal(child.voice.found):
        child.voice.look()
    return child.voice


def test_words_are_said_by_the_process_and_only_once(qtbot: QtBot, tmp_path: Path) -> None:
    child = Child(tmp_path, "well")
    voice = found(qtbot, child)
    assert voice.speaks("nl")
    assert not voice.speaks("fr")
    voice.say("Samen", "nl")
    voice.say("Samen", "nl")
    voice.be_silent()
    qtbot.waitUntil(lambda: child.asked == ["started", "say Samen", "stop "])
    voice.close()


def test_no_words_are_waited_for_however_many_pile_up(qtbot: QtBot, tmp_path: Path) -> None:
    # A pipe holds 64 KiB: whoever writes more to a process that does not read waits for ever.
    child = Child(tmp_path, "stalls")
    voice = found(qtbot, child)
    for number in range(100):
        voice.say(f"{number} " + "solidair " * 1_000, "nl")
    voice.close()


@pytest.mark.parametrize("how", ["stalls", "dies"])
@pytest.mark.logs("slides are not read aloud for now")
def test_a_broken_voice_is_begun_anew_and_in_the_end_done_without(
    qtbot: QtBot, tmp_path: Path, how: str
) -> None:
    child = Child(tmp_path, how, answer_limit_ms=100)
    voice = found(qtbot, child)
    with qtbot.waitSignal(voice.found):
        voice.say("Samen", "nl")
    assert not voice.speaks("nl")
    assert child.asked == ["started", "say Samen"] * MOST_FAILURES
    voice.close()


@pytest.mark.logs("slides are not read aloud for now")
def test_a_voice_that_never_comes_is_done_without_and_looked_for_again_later(
    qtbot: QtBot, tmp_path: Path
) -> None:
    child = Child(tmp_path, "mute", start_limit_ms=200)
    child.voice.look()
    qtbot.waitUntil(lambda: child.voice._look_again.isActive())
    assert not child.voice.speaks("nl")
    child.voice._look_again.timeout.emit()
    assert not child.voice.was_looked_for
    child.voice.close()


def test_a_voice_that_was_replaced_says_what_was_not_said(qtbot: QtBot, tmp_path: Path) -> None:
    child = Child(tmp_path, "well")
    voice = found(qtbot, child)
    process = voice._process
    assert process
    process.kill()
    voice.say("Samen", "nl")
    qtbot.waitUntil(lambda: child.asked[-2:] == ["started", "say Samen"])
    voice.close()


def test_a_voice_with_nothing_to_say_is_let_go_and_comes_back_when_asked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    child = Child(tmp_path, "well")
    voice = found(qtbot, child)
    qtbot.waitUntil(voice._rest.isActive)
    voice._rest.timeout.emit()
    assert voice._process is None
    assert voice.speaks("nl")
    voice.say("Samen", "nl")
    qtbot.waitUntil(lambda: child.asked == ["started", "started", "say Samen"])
    qtbot.waitUntil(lambda: voice._owed == 0)
    assert not voice._rest.isActive()
    voice.close()


def test_a_machine_without_a_voice_is_silent_and_is_not_asked_again(qtbot: QtBot, tmp_path: Path) -> None:
    child = Child(tmp_path, "none")
    child.voice.look()
    qtbot.waitUntil(lambda: child.voice._owed == 0)
    child.voice.say("Samen", "nl")
    child.voice.be_silent()
    assert not child.voice.speaks("nl")
    assert child.voice.was_looked_for
    child.voice.close()


@pytest.mark.logs("slides are not read aloud for now")
def test_a_speaking_process_that_cannot_be_started_costs_only_the_voice(qtbot: QtBot, tmp_path: Path) -> None:
    voice = Voice(command=[str(tmp_path / "nothing")])
    voice.look()
    qtbot.waitUntil(voice._look_again.isActive)
    voice.close()


def test_the_speaking_process_tells_its_voices_and_answers() -> None:
    with subprocess.Popen(
        children.command("kiosk.visitor.voice.speech"),
        # No speech-dispatcher of this machine is started or used.
        env=children.environment() | {"SPEECHD_ADDRESS": "unix_socket:/nothing/here"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert json.loads(process.stdout.readline()) == {"say": "voices", "languages": []}
        process.stdin.write(b'{"do": "say", "words": "Samen", "language": "nl"}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {"say": "pong"}
        process.stdin.close()
        assert process.wait(20) == 0
