"""The page on which another show is chosen, its language, and what kind of place this is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.operator.show.presets import PRESETS, present, preset
from kiosk.operator.show.show_view_model import ShowViewModel
from kiosk.playlist.shows_near import NearShow
from kiosk.show import events as on
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.words.catalogue import languages, section
from tests.show.fakes import playlist, slide

MISSION, EVENING, OTHER = (
    NearShow(Path("/a/playlist.yaml"), "a", {"nl": "Missie", "fr": "Mission"}),
    NearShow(Path("/a/avond.yaml"), "avond", {"": "Avond"}),
    NearShow(Path("/b/playlist.yaml"), "b", {"": "Avond"}),
)


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[ShowViewModel]:
    made = ShowViewModel()
    made.set_language("fr")
    yield made
    Shiboken.delete(made)


def test_shows_have_their_titles_and_those_of_one_title_their_names(model: ShowViewModel) -> None:
    model.set_shows((MISSION, EVENING, OTHER), MISSION.path)
    assert [(each["title"], each["isPresent"]) for each in model.property("shows")] == [
        ("Mission", True),
        ("Avond (avond)", False),
        ("Avond (b)", False),
    ]


def test_one_is_chosen_and_nothing_else_until_there_is_an_answer(model: ShowViewModel, qtbot: QtBot) -> None:
    chosen: list[Path] = []
    model.chosen.connect(chosen.append)
    model.set_shows((MISSION, EVENING, OTHER), MISSION.path)
    model.choose(0)
    model.choose(9)
    assert chosen == []
    model.choose(1)
    assert model.property("isWaiting")
    model.choose(2)
    assert chosen == [EVENING.path]
    model.refuse("Regel 3")
    assert (model.property("isWaiting"), model.property("isRefused")) == (False, True)
    assert model.property("why") == "Regel 3"
    with qtbot.waitSignal(model.looked):
        model.begin()
    assert not model.property("isRefused")
    model.choose(2)
    assert chosen == [EVENING.path, OTHER.path]
    model.postpone()
    assert (model.property("isWaiting"), model.property("isLater")) == (False, True)


def test_language_and_kind_of_place_are_settings(model: ShowViewModel) -> None:
    wanted: list[on.Event] = []
    model.asked.connect(wanted.append)
    state = begin(playlist(slide("a")), Settings(volume=33, brightness=70, screen="HDMI-1"))
    model.set_state(state)
    assert model.property("preset") == ""
    model.speak("en")
    model.take("With a school group: keys low, sound on")
    model.take("nothing of the kind")
    assert wanted == [
        on.ChangeSettings(replace(state.settings, language="en")),
        on.ChangeSettings(replace(state.settings, volume=70, volume_cap=80, reach="low", captions=True)),
    ]


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_holds_once_it_was_taken_and_is_named_in_every_language(name: str) -> None:
    taken = preset(name, Settings(brightness=40))
    assert (present(taken), taken.brightness) == (name, 40)
    assert present(replace(taken, captions=False)) == ""
    assert all(section("operator", language)[name] for language in languages())
