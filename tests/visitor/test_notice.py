"""What the operator says over the show, as it stands on the screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.content.mission import mission_root
from kiosk.playlist import load
from kiosk.show.page import Page
from kiosk.show.state import Notice, Phase
from kiosk.video.choose import make_engine
from tests.kept_pictures import kept_pictures
from tests.stage.stage_photographer import StagePhotographer

pytestmark = pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") != "offscreen", reason="draws off screen")
SAID = {
    "nl": "Toespraak om 15 uur",
    "fr": "Discours à 15 h sous la grande tente : venez, nombreux, et amenez vos amis, vos voisins, vos amies",
}


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[StagePhotographer]:
    playlist = load(mission_root()).playlist
    assert playlist
    made = StagePhotographer(playlist, make_engine("auto", software=True), kept_pictures())
    yield made
    made.close()


def show(stage: StagePhotographer, index: int, language: str, size: tuple[int, int], **more: object) -> None:
    stage.shoot(index, language, size)
    state = replace(stage._state, notice=Notice(SAID, 1e9), **more)  # type: ignore[arg-type]
    stage.scene.state_changed(state)


def card(stage: StagePhotographer) -> QQuickItem | None:
    over = stage.scene.window.contentItem().findChild(QQuickItem, "noticeCard")
    return over if isinstance(over, QQuickItem) and over.isVisible() else None


def test_it_stands_on_the_picture_and_on_no_word_in_the_language_on_screen(stage: StagePhotographer) -> None:
    for size in ((1280, 720), (720, 1280)):
        for index, language in ((0, "nl"), (2, "fr"), (7, "fr")):
            show(stage, index, language, size)
            found = card(stage)
            assert found
            words = found.findChild(QQuickItem, "noticeWords")
            assert isinstance(words, QQuickItem)
            assert (words.property("text"), words.property("truncated")) == (SAID[language], False)
            art = stage.scene.stage.canvas.property("artBox")
            assert isinstance(art, QRectF)
            at = found.mapRectToScene(found.boundingRect())
            assert art.adjusted(-1, -1, 1, 1).contains(at), (size, index, at, art)


def test_it_makes_room_for_a_page_and_a_question_and_for_captions(stage: StagePhotographer) -> None:
    show(stage, 0, "nl", (1280, 720), phase=Phase.STILL_THERE)
    assert card(stage) is None
    show(stage, 0, "nl", (1280, 720), phase=Phase.EXPLORE, page=Page.OVERVIEW)
    assert card(stage) is None
    show(stage, 0, "nl", (1280, 720), phase=Phase.EXPLORE)
    found = card(stage)
    assert found
    keys = stage.scene.stage.canvas.property("keysHeight")
    assert keys > 0
    assert found.mapRectToScene(found.boundingRect()).bottom() <= 720 - keys + 1
    show(stage, 4, "nl", (1280, 720))
    found = card(stage)
    assert found
    assert found.mapRectToScene(found.boundingRect()).top() == 0
    stage.scene.state_changed(replace(stage._state, notice=None))
    assert card(stage) is None
