"""The voice: what is asked of the speaking process, and what becomes of it when that does not answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.machine import child as children
from kiosk.visitor.reading.sentences import Utterance
from kiosk.visitor.voice.voice import MOST_FAILURES, PACES, Voice

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
    words = " ".join(part[0] for part in order.get("parts", []))
    record.write(order["do"] + " " + words + ("" if order.get("now", True) else " +") + "\\n")
    if sys.argv[2] == "stalls":
        time.sleep(60)
    if sys.argv[2] == "dies":
        sys.exit(3)
    tell(say="pong")
    if sys.argv[2] == "silent":
        continue
    for part in order.get("parts", []):
        tell(say="begun", words=part[0], language=part[1])
    tell(say="done")
"""


def words(*said: str, language: str = "nl") -> list[Utterance]:
    return [Utterance(each, language) for each in said]


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


def test_words_are_said_by_the_process_and_what_begins_and_ends_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    child = Child(tmp_path, "well")
    voice = found(qtbot, child)
    heard: list[tuple[str, str]] = []
    voice.begun.connect(lambda *said: heard.append(said))
    assert voice.speaks("nl")
    assert not voice.speaks("fr")
    with qtbot.waitSignal(voice.ended):
        voice.say([*words("Samen", "sterk"), *words("Ensemble", language="fr")])
        voice.say(words("altijd"), now=False)
        assert voice.is_speaking
    qtbot.waitUntil(lambda: child.asked == ["started", "say Samen sterk", "say altijd +"])
    qtbot.waitUntil(lambda: heard == [("Samen", "nl"), ("sterk", "nl"), ("altijd", "nl")])
    assert not voice.is_speaking
    voice.close()


def test_silence_is_asked_for_only_while_something_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    child = Child(tmp_path, "silent")
    voice = found(qtbot, child)
    voice.be_silent()
    voice.say(words("Samen"))
    with qtbot.waitSignal(voice.ended):
        voice.be_silent()
    voice.be_silent()
    qtbot.waitUntil(lambda: child.asked == ["started", "say Samen", "stop "])
    voice.close()


def test_the_pace_has_steps_and_an_end_in_each_direction(qtbot: QtBot, tmp_path: Path) -> None:
    voice = Voice(command=["nothing is started"])
    for step, pace in ((-9, PACES[0]), (0, 1.0), (1, PACES[3]), (9, PACES[-1])):
        voice.set_manner(step, 80)
        assert voice._pace == pace
    assert list(PACES) == sorted(PACES)


def test_no_words_are_waited_for_however_many_pile_up(qtbot: QtBot, tmp_path: Path) -> None:
    # A pipe holds 64 KiB: whoever writes more to a process that does not read waits for ever.
    child = Child(tmp_path, "stalls")
    voice = found(qtbot, child)
    for number in range(100):
        voice.say(words(f"{number} " + "solidair " * 1_000))
    voice.close()


@pytest.mark.parametrize("how", ["stalls", "dies", "silent"])
@pytest.mark.logs("slides are not read aloud for now")
def test_a_broken_voice_is_begun_anew_and_in_the_end_done_without(
    qtbot: QtBot, tmp_path: Path, how: str
) -> None:
    child = Child(tmp_path, how, answer_limit_ms=100)
    voice = found(qtbot, child)
    voice.begin_limit_ms = 200
    with qtbot.waitSignal(voice.found):
        voice.say(words("Samen"))
    assert not voice.speaks("nl")
    assert not voice.is_speaking
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
    qtbot.waitUntil(lambda: child.asked.count("started") > MOST_FAILURES)
    child.voice.close()


def test_a_voice_that_was_replaced_says_what_was_not_said(qtbot: QtBot, tmp_path: Path) -> None:
    child = Child(tmp_path, "well")
    voice = found(qtbot, child)
    process = voice._process
    assert process
    process.kill()
    voice.say(words("Samen"))
    qtbot.waitUntil(lambda: child.asked[-2:] == ["started", "say Samen"])
    voice.close()


def test_a_voice_with_nothing_to_say_is_let_go_and_comes_back_when_asked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    child = Child(tmp_path, "silent")
    voice = found(qtbot, child)
    qtbot.waitUntil(voice._rest.isActive)
    voice._rest.timeout.emit()
    assert voice._process is None
    assert voice.speaks("nl")
    voice.say(words("Samen"))
    qtbot.waitUntil(lambda: child.asked == ["started", "started", "say Samen"])
    qtbot.waitUntil(lambda: voice._owed == 0)
    assert not voice._rest.isActive()
    voice.close()


def test_a_machine_without_a_voice_is_silent_and_is_not_asked_again(qtbot: QtBot, tmp_path: Path) -> None:
    child = Child(tmp_path, "none")
    assert not child.voice.is_known
    found(qtbot, child)
    assert child.voice.is_known
    qtbot.waitUntil(lambda: child.voice._owed == 0)
    child.voice.say(words("Samen"))
    child.voice.be_silent()
    assert not child.voice.speaks("nl")
    assert not child.voice.is_speaking
    child.voice.close()


@pytest.mark.logs("slides are not read aloud for now")
def test_a_speaking_process_that_cannot_be_started_costs_only_the_voice(qtbot: QtBot, tmp_path: Path) -> None:
    voice = Voice(command=[str(tmp_path / "nothing")])
    with qtbot.waitSignal(voice.found):
        voice.look()
    qtbot.waitUntil(voice._look_again.isActive)
    voice.close()


def test_the_speaking_process_tells_its_voices_and_answers(tmp_path: Path) -> None:
    with subprocess.Popen(
        children.command("kiosk.machine.speech.speaker"),
        # No voice of this machine is used: there are no programs where it looks.
        env=children.environment() | {"SPEECHD_ADDRESS": "unix_socket:/nothing/here", "PATH": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert json.loads(process.stdout.readline()) == {"say": "voices", "languages": [], "engine": ""}
        order = {
            "do": "say",
            "parts": [["Samen", "nl"]],
            "now": True,
            "pace": 1.0,
            "loudness": 80,
            "device": "",
        }
        process.stdin.write(json.dumps(order).encode() + b"\n")
        process.stdin.flush()
        told = {json.loads(process.stdout.readline())["say"] for _ in range(2)}
        assert told == {"pong", "done"}
        process.stdin.close()
        assert process.wait(20) == 0
