"""On the real screen: what a trembling hand touches twice, and the letters of a keyboard, as the stand is set."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.content.mission import mission_root
from kiosk.playlist import load
from kiosk.show import events as on
from kiosk.show.accessibility import Accessibility
from kiosk.show.settings import Settings
from kiosk.show.state import Phase
from kiosk.video.choose import make_engine
from tests.kept_pictures import kept_pictures
from tests.stage.audit import settle
from tests.stage.stage_photographer import StagePhotographer

pytestmark = pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") != "offscreen", reason="draws off screen")


class Visited(StagePhotographer):
    """The mission in a visit, with what was asked for by whoever touches it."""

    def __init__(self) -> None:
        playlist = load(mission_root()).playlist
        assert playlist
        super().__init__(playlist, make_engine("auto", software=True), kept_pictures())
        self.asked: list[on.Event] = []
        self.scene.asked.connect(self.asked.append)

    def set(self, settings: Settings, accessibility: Accessibility = Accessibility()) -> None:  # noqa: B008  (frozen)
        self._state = replace(self._state, settings=settings, accessibility=accessibility)
        self.scene.state_changed(self._state)
        self.asked.clear()

    def touch(self, name: str, times: int) -> int:
        """How often that key did what it does."""
        key = self.scene.window.contentItem().findChild(QQuickItem, name)
        assert isinstance(key, QQuickItem)
        at = key.mapToScene(QPointF(key.width() / 2, key.height() / 2)).toPoint()
        for _ in range(times):
            QTest.mouseClick(self.scene.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        return sum(isinstance(event, (on.Advance, on.Flip)) for event in self.asked)


@pytest.fixture
def visited(qtbot: QtBot) -> Iterator[Visited]:
    made = Visited()
    made.shoot(0, "nl", (1280, 720), Phase.EXPLORE)
    settle(made.scene.window, is_shown=True)
    yield made
    made.close()


def test_a_key_on_the_screen_that_is_touched_twice_does_one_thing_where_the_stand_has_a_pause(
    visited: Visited,
) -> None:
    visited.set(Settings())
    assert visited.touch("nextKey", 2) == 2
    # A pause that no slow machine outlasts.
    visited.set(Settings(again=600.0))
    assert visited.touch("nextKey", 2) == 1


def test_a_letter_holds_the_show_unless_the_stand_has_no_shortcuts(visited: Visited) -> None:
    visited.set(Settings())
    QTest.keyClick(visited.scene.window, Qt.Key.Key_B)
    assert visited.asked == [on.Hold()]
    visited.set(Settings(shortcuts=False))
    QTest.keyClick(visited.scene.window, Qt.Key.Key_B)
    assert visited.asked == []
