"""The window and the keyboard: what counts as a visitor, and what leaves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from pytestqt.qtbot import QtBot

from kiosk.poster.look import Look
from kiosk.show import events as on
from kiosk.stage.window import KioskWindow
from tests.stage.test_view_models import HOUSE

NAMES = {on.Touch: "awake", on.Advance: "keyed 1", on.GoBack: "keyed -1", on.Stop: "leave"}


class Heard:
    """A window, and what it said."""

    def __init__(self) -> None:
        self.look = Look(HOUSE)
        self.window = KioskWindow(self.look)
        self.said: list[str] = []
        self.window.asked.connect(lambda event: self.said.append(NAMES[type(event)]))

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        *,
        repeats: bool = False,
    ) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "", repeats)
        QCoreApplication.sendEvent(self.window, event)


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    return Heard()


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_that_something_lies_on_counts_once(heard: Heard, key: Qt.Key) -> None:
    heard.press(key)
    first = list(heard.said)
    assert first[0] == "awake"
    for _ in range(30 * 25):
        heard.press(key, repeats=True)
    assert heard.said == first


def test_an_arrow_moves_on_in_the_loop_too(heard: Heard) -> None:
    heard.press(Qt.Key.Key_Right)
    heard.press(Qt.Key.Key_Left)
    assert heard.said == ["awake", "keyed 1", "awake", "keyed -1"]


def test_who_closes_the_whole_screen_is_not_heard_but_ctrl_q_is(heard: Heard) -> None:
    heard.window.stays = True
    event = QCloseEvent()
    QCoreApplication.sendEvent(heard.window, event)
    assert (heard.said, event.isAccepted()) == ([], False)
    heard.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert heard.said == ["leave"]


def test_a_window_with_a_frame_is_closed_in_order(heard: Heard) -> None:
    event = QCloseEvent()
    QCoreApplication.sendEvent(heard.window, event)
    assert (heard.said, event.isAccepted()) == (["leave"], False)
