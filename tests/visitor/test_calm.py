"""What a visitor sees who wants calm, or has paused: nothing counts, and the question says in words how long it stands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.content.mission import mission_root
from kiosk.playlist import load
from kiosk.show.accessibility import Accessibility
from kiosk.show.state import FilmPhase, Phase
from kiosk.video.choose import make_engine
from tests.kept_pictures import kept_pictures
from tests.stage.stage_photographer import StagePhotographer

pytestmark = pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") != "offscreen", reason="draws off screen")
CALM = Accessibility(calm=True)


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[StagePhotographer]:
    playlist = load(mission_root()).playlist
    assert playlist
    made = StagePhotographer(playlist, make_engine("auto", software=True), kept_pictures())
    made.shoot(0, "fr", (1280, 720))
    yield made
    made.close()


def asks(stage: StagePhotographer, **fields: object) -> list[str]:
    """The words of the question in this state, from above."""
    state = replace(stage._state, phase=Phase.STILL_THERE, **fields)  # type: ignore[arg-type]
    stage.scene.state_changed(replace(state, phase=Phase.EXPLORE))
    stage.scene.state_changed(state)
    question = stage.scene.window.contentItem().findChild(QQuickItem, "stillThere")
    assert isinstance(question, QQuickItem)
    return [item.property("text") for item in words_of(question) if item.isVisible()]


def words_of(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.property("text"):
            yield child
        yield from words_of(child)


def test_the_question_counts_and_for_who_wants_calm_it_says_how_long_it_stands(
    stage: StagePhotographer,
) -> None:
    usual = ["Toujours là\u00a0?", "Sinon, la présentation reprend.", "20", "Oui, je suis là"]
    still = ["Toujours là\u00a0?", "Sinon, la présentation reprend dans 20 secondes.", "Oui, je suis là"]
    assert asks(stage) == usual
    assert asks(stage, accessibility=CALM) == still
    assert asks(stage, film=FilmPhase.PAUSED) == still
    assert asks(stage) == usual


def test_calm_lasts_as_long_as_the_visit(stage: StagePhotographer) -> None:
    canvas = stage.scene.stage.canvas
    stage.scene.state_changed(replace(stage._state, phase=Phase.EXPLORE, accessibility=CALM))
    assert (canvas.property("isCalm"), canvas.property("isReduced")) == (True, True)
    stage.scene.state_changed(replace(stage._state, phase=Phase.ATTRACT, accessibility=Accessibility()))
    assert (canvas.property("isCalm"), canvas.property("isReduced")) == (False, False)


def test_nothing_drifts_or_breathes_while_a_presenter_holds_the_loop(stage: StagePhotographer) -> None:
    canvas = stage.scene.stage.canvas
    loop = replace(stage._state, phase=Phase.ATTRACT)
    stage.scene.state_changed(loop)
    halts: list[int] = []
    canvas.stopped.connect(lambda: halts.append(1))
    assert canvas.property("isLooping")
    stage.scene.state_changed(replace(loop, hold_due=600.0))
    assert (canvas.property("isLooping"), len(halts)) == (False, 1)
    stage.scene.state_changed(replace(loop, hold_due=600.0, language="nl"))
    assert len(halts) == 1, "what moves afterwards was asked for"
