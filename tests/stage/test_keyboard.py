"""The window and the keyboard: what counts as a visitor, and what leaves."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QDropEvent, QKeyEvent
from pytestqt.qtbot import QtBot

from kiosk.poster.look import Look
from kiosk.show import events as on
from kiosk.show.state import Phase
from kiosk.stage.window import KioskWindow
from tests.stage.test_view_models import HOUSE

Key = Qt.Key
Modifier = Qt.KeyboardModifier
NO_MODIFIER = Modifier.NoModifier
CHORD = Modifier.ControlModifier | Modifier.AltModifier | Modifier.ShiftModifier


def name_of(event: on.Event) -> str:
    match event:
        case on.Flip(direction):
            return f"flip {direction}"
        case on.ChangeLoudness(by):
            return f"loudness {by}"
        case on.SwitchSound():
            return "sound"
        case on.Touch():
            return "awake"
        case on.Stop():
            return "leave"
    return type(event).__name__.lower()


class Heard:
    """A window, and what it said."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.look = Look(HOUSE)
        self.window = KioskWindow(self.look, now)
        self.said: list[str] = []
        self.window.asked.connect(lambda event: self.said.append(name_of(event)))
        self.window.panelWanted.connect(lambda: self.said.append("panel"))

    def press(self, key: Qt.Key, modifiers: Modifier = NO_MODIFIER, *, repeats: bool = False) -> bool:
        """Whether the window kept it from the system."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "", repeats)
        QCoreApplication.sendEvent(self.window, event)
        return event.isAccepted()

    def close(self) -> bool:
        """Whether the window lets itself be closed."""
        event = QCloseEvent()
        QCoreApplication.sendEvent(self.window, event)
        return event.isAccepted()


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    return Heard()


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_Right, Key.Key_Space, Key.Key_Return])
def test_a_key_that_something_lies_on_counts_once(heard: Heard, key: Qt.Key) -> None:
    heard.press(key)
    first = list(heard.said)
    assert len(first) == 1
    for _ in range(30 * 25):
        heard.press(key, repeats=True)
    assert heard.said == first


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Key.Key_Right, ["flip 1"]),
        (Key.Key_Left, ["flip -1"]),
        (Key.Key_PageDown, ["flip 1"]),
        (Key.Key_PageUp, ["flip -1"]),
        (Key.Key_B, ["hold"]),
        (Key.Key_Period, ["hold"]),
        (Key.Key_Tab, ["awake"]),
        (Key.Key_Space, ["awake"]),
        (Key.Key_A, []),
        (Key.Key_Escape, []),
        (Key.Key_F5, []),
        (Key.Key_Control, []),
        (Key.Key_VolumeUp, ["loudness 1"]),
        (Key.Key_VolumeDown, ["loudness -1"]),
        (Key.Key_VolumeMute, ["sound"]),
        (Key.Key_MediaPlay, []),
    ],
    ids=lambda each: each.name if isinstance(each, Qt.Key) else "",
)
def test_in_the_loop_a_key_does_what_the_table_says(heard: Heard, key: Qt.Key, said: list[str]) -> None:
    heard.window.set_phase(Phase.ATTRACT)
    heard.press(key)
    assert heard.said == said


@pytest.mark.parametrize("phase", [Phase.STILL_THERE, Phase.DARK])
@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_Right, Key.Key_PageUp, Key.Key_B, Key.Key_Escape])
def test_at_the_question_and_in_the_dark_a_key_says_that_somebody_is_there_and_nothing_else(
    heard: Heard, key: Qt.Key, phase: Phase
) -> None:
    heard.window.set_phase(phase)
    for nothing in (Key.Key_F5, Key.Key_Print, Key.Key_Shift, Key.Key_MediaPlay):
        heard.press(nothing)
    assert heard.said == []
    heard.press(key)
    assert heard.said == ["awake"]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Key.Key_PageDown, ["awake", "flip 1"]),
        (Key.Key_Left, ["awake", "flip -1"]),
        (Key.Key_B, ["hold"]),
        (Key.Key_Tab, ["awake"]),
        (Key.Key_Escape, []),
        (Key.Key_A, []),
    ],
    ids=lambda each: each.name if isinstance(each, Qt.Key) else "",
)
def test_in_a_visit_what_nothing_took_moves_on(heard: Heard, key: Qt.Key, said: list[str]) -> None:
    heard.window.set_phase(Phase.EXPLORE)
    heard.press(key)
    assert heard.said == said


CHARACTERS = [Key.Key_B, Key.Key_Period, Key.Key_Colon, Key.Key_A, Key.Key_5, Key.Key_Slash, Key.Key_Eacute]


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("key", CHARACTERS, ids=lambda key: key.name)
def test_without_shortcuts_no_letter_digit_or_sign_means_anything(
    heard: Heard, key: Qt.Key, phase: Phase
) -> None:
    heard.window.set_phase(phase)
    heard.window.set_shortcuts(False)
    heard.window.set_invitation(can_invite=True, is_invited=False)
    for modifiers in (NO_MODIFIER, Modifier.ShiftModifier):
        heard.press(key, modifiers)
    assert heard.said == []


def test_without_shortcuts_every_other_key_does_what_it_did(heard: Heard) -> None:
    heard.window.set_phase(Phase.ATTRACT)
    heard.window.set_shortcuts(False)
    for key in (Key.Key_Right, Key.Key_Space, Key.Key_Return, Key.Key_Tab, Key.Key_VolumeUp):
        heard.press(key)
    heard.press(Key.Key_K, CHORD)
    assert heard.said == ["flip 1", "awake", "awake", "awake", "loudness 1", "panel"]
    heard.window.set_shortcuts(True)
    heard.press(Key.Key_B)
    assert heard.said[-1] == "hold"


@pytest.mark.parametrize("phase", [Phase.LOADING, Phase.ATTRACT, Phase.EXPLORE, Phase.STILL_THERE])
def test_the_operators_chord_is_told_apart_from_everything_else(heard: Heard, phase: Phase) -> None:
    heard.window.lock()
    heard.window.set_phase(phase)
    for key in (Key.Key_Control, Key.Key_Alt, Key.Key_Shift):
        heard.press(key, CHORD)
    heard.press(Key.Key_K, CHORD)
    heard.press(Key.Key_K, CHORD, repeats=True)
    assert heard.said == ["panel"]


def test_a_locked_window_is_left_by_nothing_and_says_so_once(
    heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    heard.window.lock()
    caplog.set_level(logging.INFO, "kiosk.stage")
    for _ in range(50):
        assert not heard.close()
        heard.press(Key.Key_Q, Modifier.ControlModifier)
        heard.press(Key.Key_F4, Modifier.AltModifier)
    assert heard.said == []
    assert [record.message for record in caplog.records] == [
        "somebody tried to close the window; the kiosk stays (lock)"
    ]


def test_a_window_that_is_not_locked_is_left_in_order_by_closing_and_by_ctrl_q(heard: Heard) -> None:
    assert not heard.close()
    heard.press(Key.Key_Q, Modifier.ControlModifier)
    assert heard.said == ["leave", "leave"]


def test_only_the_systems_own_keys_are_left_to_the_system(heard: Heard) -> None:
    heard.window.lock()
    heard.window.set_phase(Phase.ATTRACT)
    kept = [Key.Key_F10, Key.Key_Menu, Key.Key_Alt, Key.Key_F4, Key.Key_A, Key.Key_Right]
    assert [heard.press(key, Modifier.AltModifier) for key in kept] == [True] * len(kept)
    assert not heard.press(Key.Key_PowerOff)


def test_a_loudness_key_that_is_held_goes_on_and_is_the_computers_own_for_the_operator(heard: Heard) -> None:
    heard.window.set_phase(Phase.EXPLORE)
    assert heard.press(Key.Key_VolumeDown)
    assert heard.press(Key.Key_VolumeDown, repeats=True)
    heard.press(Key.Key_VolumeMute, repeats=True)
    assert heard.said == ["loudness -1", "loudness -1"]
    heard.window.set_operator_here(True)
    assert not heard.press(Key.Key_VolumeUp)
    assert heard.said == ["loudness -1", "loudness -1"]


def test_a_file_dropped_on_the_window_is_refused(heard: Heard) -> None:
    data = QMimeData()
    data.setText("file:///etc/passwd")
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(QPoint(5, 5)), action, data, button, NO_MODIFIER)
    drop.ignore()
    QCoreApplication.sendEvent(heard.window, drop)
    assert (drop.isAccepted(), heard.said) == (False, [])


def test_a_request_of_the_system_to_quit_is_a_request_to_close(heard: Heard) -> None:
    """Cmd+Q on a Mac, a Dock's menu."""
    heard.window.lock()
    heard.window.show()
    event = QEvent(QEvent.Type.Quit)
    application = QCoreApplication.instance()
    assert application is not None
    QCoreApplication.sendEvent(application, event)
    assert (event.isAccepted(), heard.window.isVisible(), heard.said) == (False, True, [])
    heard.window.hide()


# -- the whole screen as one control ----------------------------------------------------------------------------------


@pytest.fixture
def led(heard: Heard) -> Heard:
    heard.window.led.connect(lambda lead: heard.said.append(f"lead {lead.value}"))
    heard.window.set_phase(Phase.EXPLORE)
    return heard


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Key.Key_Tab, ["lead forward"]),
        (Key.Key_Down, ["lead forward"]),
        (Key.Key_Left, ["lead back"]),
        (Key.Key_Home, ["lead first"]),
        (Key.Key_End, ["lead last"]),
        (Key.Key_Space, ["lead do"]),
        (Key.Key_PageDown, ["lead nextSlide"]),
        (Key.Key_PageUp, ["lead previousSlide"]),
        (Key.Key_Backspace, ["lead hush"]),
        (Key.Key_Escape, ["lead close"]),
        (Key.Key_B, ["hold"]),
        (Key.Key_F5, []),
    ],
    ids=lambda each: each.name if isinstance(each, Qt.Key) else "",
)
def test_by_ear_keys_lead_through_the_screen(led: Heard, key: Qt.Key, said: list[str]) -> None:
    led.window.set_one_control(is_by_ear=True, scans=False)
    led.press(key)
    assert led.said == said


@pytest.mark.parametrize("shortcuts", [True, False])
@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Tab, Key.Key_A, Key.Key_Right])
def test_whatever_somebody_s_one_switch_sends_means_the_same(
    led: Heard, key: Qt.Key, shortcuts: bool
) -> None:
    led.window.set_shortcuts(shortcuts)
    led.window.set_one_control(is_by_ear=False, scans=True)
    led.press(key)
    assert led.said == ["lead do"]


def test_a_key_in_the_loop_invites_where_there_is_a_voice_and_a_clicker_does_not(heard: Heard) -> None:
    heard.window.set_phase(Phase.ATTRACT)
    heard.press(Key.Key_A)
    assert heard.said == []
    heard.window.set_invitation(can_invite=True, is_invited=False)
    heard.press(Key.Key_A)
    heard.press(Key.Key_Tab)
    assert heard.said == ["invite", "awake", "invite"]
    heard.said.clear()
    for key in (Key.Key_PageDown, Key.Key_Left, Key.Key_Period):
        heard.press(key)
    assert "invite" not in heard.said


def test_an_invitation_is_taken_with_a_switch_and_with_nothing_else(heard: Heard) -> None:
    heard.window.set_phase(Phase.ATTRACT)
    heard.window.set_invitation(can_invite=True, is_invited=True)
    heard.press(Key.Key_A)
    assert heard.said == []
    heard.press(Key.Key_Return)
    assert heard.said == ["beginbyear"]
    heard.said.clear()
    for phase in (Phase.DARK, Phase.STILL_THERE):
        heard.window.set_phase(phase)
        heard.press(Key.Key_Return)
    assert heard.said == ["awake", "awake"]


def test_a_switch_that_is_held_begins_scanning_and_a_short_press_does_not(heard: Heard) -> None:
    heard.window.set_phase(Phase.EXPLORE)
    heard.press(Key.Key_Space)
    assert heard.window._switch_held.isActive()
    for repeats in (True, False):
        event = QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Space, NO_MODIFIER, "", repeats)
        QCoreApplication.sendEvent(heard.window, event)
        assert heard.window._switch_held.isActive() is repeats
    heard.said.clear()
    heard.window._switch_held.timeout.emit()
    assert heard.said == ["beginscanning"]
    for phase, operator in ((Phase.STILL_THERE, False), (Phase.EXPLORE, True)):
        heard.said.clear()
        heard.window.set_phase(phase)
        heard.window.set_operator_here(operator)
        heard.window._switch_held.timeout.emit()
        assert heard.said == []
