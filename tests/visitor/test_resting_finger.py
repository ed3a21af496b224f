"""A visit by ear for who cannot swipe: a finger that rests goes on, and so no gesture along a path is needed."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.show.accessibility import Accessibility
from kiosk.show.settings import Settings
from kiosk.show.state import Phase
from kiosk.visitor.reading.told import Told, reading_of
from tests.stage.audit import settle
from tests.visitor.test_trembling import Visited

pytestmark = pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") != "offscreen", reason="draws off screen")

MIDDLE = QPoint(640, 300)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class ByEar(Visited):
    """A visit by ear; what was pointed at is in ``said``."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Told] = []
        self.scene.visitor.guide_panel.pointed.connect(self.said.append)

    def listen(self) -> None:
        """Everything on the screen can be pointed at."""
        self.scene.visitor.guide_panel.follow(reading_of(self.scene.window))

    def rest(self, seconds: float) -> None:
        """Set how long a finger rests."""
        guide = self.scene.window.contentItem().findChild(QQuickItem, "guide")
        assert isinstance(guide, QQuickItem)
        guide.parentItem().setProperty("rest", seconds)

    def press(self, at: QPoint) -> None:
        QTest.mousePress(self.scene.window, LEFT, PLAIN, at)

    def lift(self, at: QPoint) -> None:
        QTest.mouseRelease(self.scene.window, LEFT, PLAIN, at)


@pytest.fixture
def by_ear(qtbot: QtBot) -> Iterator[ByEar]:
    made = ByEar()
    made.shoot(0, "nl", (1280, 720), Phase.EXPLORE)
    settle(made.scene.window, is_shown=True)
    made.set(Settings(), Accessibility(aloud=True, by_ear=True))
    made.listen()
    yield made
    made.close()


def test_a_finger_that_rests_goes_on_once_and_lifting_it_does_nothing_more(
    by_ear: ByEar, qtbot: QtBot
) -> None:
    by_ear.rest(0.01)
    by_ear.press(MIDDLE)
    qtbot.waitUntil(lambda: len(by_ear.said) == 1)
    by_ear.lift(MIDDLE)
    assert len(by_ear.said) == 1


def test_a_finger_that_swiped_before_it_rests_only_swipes(by_ear: ByEar) -> None:
    by_ear.rest(600.0)
    aside = MIDDLE + QPoint(400, 0)
    by_ear.press(MIDDLE)
    QTest.mouseMove(by_ear.scene.window, aside)
    by_ear.lift(aside)
    assert len(by_ear.said) == 1
