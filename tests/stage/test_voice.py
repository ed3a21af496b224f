"""What is read aloud, and when not. The voice itself is a fake: no machine of ours has to have one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.playlist.model import Playlist, Point, Slide, SlideItem, SlideText
from kiosk.playlist.theme import Theme
from kiosk.show import effects as do
from kiosk.show.comfort import Comfort
from kiosk.show.rules import begin
from kiosk.show.state import Cue, Phase, State
from kiosk.stage.cue_view_model import CueViewModel
from kiosk.stage.stage import Stage
from kiosk.stage.voice import Voice
from tests.stage.test_preparing import Begun


class FakeSpeech(QObject):
    """Speech of Qt's that remembers."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.locale = ""

    def setLocale(self, locale: Any) -> None:  # noqa: N802  (Qt's name)
        self.locale = locale

    def say(self, words: str) -> None:
        self.said.append((self.locale, words))

    def stop(self) -> None:
        self.said.append(("", ""))


@pytest.fixture
def speech(qtbot: QtBot) -> FakeSpeech:
    return FakeSpeech()


@pytest.fixture
def stage(qtbot: QtBot, speech: FakeSpeech, cue: Cue, playlist: Playlist) -> Stage:
    made = Stage(Theme(), Begun(), lambda event: None)  # type: ignore[arg-type]
    made.voice._was_looked_for = True
    made.voice._speech = speech  # type: ignore[assignment]
    made.voice._locales = {"nl": "nl", "fr": "fr"}  # type: ignore[dict-item]
    made.state_changed(begin(playlist))
    made.perform(do.Prepare(cue))
    made.perform(do.Start(cue, "cut", 1))
    made._move_ended(cue.serial)
    return made


def explored(playlist: Playlist, cue: Cue, **more: Any) -> State:
    return replace(begin(playlist), phase=Phase.EXPLORE, current=cue, **more)


ALOUD = Comfort(aloud=True)


def words(speech: FakeSpeech) -> list[tuple[str, str]]:
    return [said for said in speech.said if said[1]]


def test_nobody_is_spoken_to_who_did_not_ask(
    stage: Stage, speech: FakeSpeech, cue: Cue, playlist: Playlist
) -> None:
    stage.state_changed(explored(playlist, cue))
    assert words(speech) == []
    assert stage.view_model.property("hasVoice")


def test_the_slide_is_read_once_and_again_in_another_language(
    stage: Stage, speech: FakeSpeech, cue: Cue, playlist: Playlist
) -> None:
    state = explored(playlist, cue, comfort=ALOUD)
    stage.state_changed(state)
    stage.state_changed(replace(state, last_touch=1.0))
    assert words(speech) == [("nl", "Samen sterk.")]
    stage._shown = False
    stage.state_changed(replace(state, language="fr"))
    assert words(speech)[1:] == [("fr", "Ensemble.")]


@pytest.mark.parametrize("change", [{"moving": True}, {"film_sound": True}, {"comfort": Comfort()}])
def test_it_falls_silent_when_something_else_is_heard_or_wanted(
    stage: Stage, speech: FakeSpeech, cue: Cue, playlist: Playlist, change: dict[str, Any]
) -> None:
    state = explored(playlist, cue, comfort=ALOUD)
    stage.state_changed(state)
    stage.state_changed(replace(state, **change))
    assert speech.said[-1] == ("", "")


def test_a_language_without_a_voice_offers_none(stage: Stage, cue: Cue, playlist: Playlist) -> None:
    stage.state_changed(explored(playlist, cue, language="en"))
    assert not stage.view_model.property("hasVoice")


def test_everything_on_the_slide_is_said_in_order(qtbot: QtBot, cue: Cue) -> None:
    text = SlideText(
        title="Waardig werk.\nOveral",
        label="Waarvoor",
        points=(Point("Recht", "Voor iedereen."), Point("Zorg")),
    )
    item = SlideItem(key="slide:x", slide=Slide(name="x", layout="points", texts={"nl": text}))
    slide = CueViewModel(replace(cue, item=item), "nl", Theme())
    assert slide.spoken_words() == "Waarvoor. Waardig werk. Overal. Recht. Voor iedereen. Zorg."


def test_a_machine_without_a_voice_is_silent_and_says_so(qtbot: QtBot) -> None:
    voice = Voice()
    voice.say("Samen", "nl")
    voice.be_silent()
    assert not voice.speaks("nl")
