"""A trembling hand: the same key, or a touch in the same place, struck again too soon counts once."""

from __future__ import annotations

from functools import cache

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.show.state import Phase
from kiosk.stage.strikes import Strikes
from kiosk.stage.window import KioskWindow
from tests.stage.test_keyboard import Heard, Key

LEFT = Qt.MouseButton.LeftButton


class Hand:
    """A clock that a test turns, and what counts on it."""

    def __init__(self, pause: float = 0.5) -> None:
        self.at = 100.0
        self.strikes = Strikes(lambda: self.at)
        self.strikes.pause, self.strikes.near = pause, 50.0

    def strike(self, what: int | tuple[float, float], *, after: float = 0.0, held: float = 0.0) -> bool:
        self.at += after
        counts = self.strikes.counts(what)
        self.at += held
        self.strikes.ended()
        return counts


def test_the_same_key_again_within_the_pause_does_not_count() -> None:
    hand = Hand()
    assert hand.strike(1)
    assert not hand.strike(1, after=0.49)
    assert hand.strike(1, after=0.02)


def test_another_key_counts_at_once() -> None:
    hand = Hand()
    assert [hand.strike(key, after=0.1) for key in (1, 2, 1)] == [True, True, True]


def test_the_pause_begins_when_the_key_is_let_go_and_a_strike_in_vain_makes_it_no_longer() -> None:
    hand = Hand()
    assert hand.strike(1, held=2.0)
    assert [hand.strike(1, after=0.15, held=0.05) for _ in range(4)] == [False, False, True, False]


def test_a_touch_near_the_last_one_is_the_same_and_one_beside_it_is_not() -> None:
    hand = Hand()
    assert hand.strike((100.0, 100.0))
    assert not hand.strike((130.0, 130.0), after=0.1)
    assert hand.strike((150.0, 100.0), after=0.1)


def test_without_a_pause_everything_counts() -> None:
    hand = Hand(pause=0.0)
    assert [hand.strike(1) for _ in range(3)] == [True, True, True]


class Timed(Heard):
    """A window on the test's own clock."""

    def __init__(self) -> None:
        self.at = 100.0
        super().__init__(lambda: self.at)
        self.window.set_phase(Phase.ATTRACT)

    def press_twice(self, key: Qt.Key, apart: float) -> list[str]:
        self.said.clear()
        self.press(key)
        self.at += apart
        self.press(key)
        self.at += 10
        return self.said


@pytest.fixture
def timed(qtbot: QtBot) -> Timed:
    return Timed()


def test_a_key_that_is_struck_twice_moves_one_slide_where_the_stand_has_a_pause(timed: Timed) -> None:
    assert timed.press_twice(Key.Key_Right, 0.3) == ["flip 1", "flip 1"]
    timed.window.set_pause(0.5, 50)
    assert timed.press_twice(Key.Key_Right, 0.3) == ["flip 1"]
    assert timed.press_twice(Key.Key_Right, 0.6) == ["flip 1", "flip 1"]
    timed.window.set_pause(0.0, 50)
    assert timed.press_twice(Key.Key_Right, 0.3) == ["flip 1", "flip 1"]


def test_one_switch_that_is_struck_twice_does_one_thing_whatever_is_set(timed: Timed) -> None:
    timed.window.led.connect(lambda lead: timed.said.append(lead.value))
    timed.window.set_phase(Phase.EXPLORE)
    timed.window.set_one_control(is_by_ear=False, scans=True)
    assert timed.press_twice(Key.Key_Space, 0.4) == ["do"]
    assert timed.press_twice(Key.Key_Space, 0.6) == ["do", "do"]


def test_the_systems_keys_are_not_ours_to_count(timed: Timed) -> None:
    timed.window.set_pause(0.5, 50)
    assert [timed.press(Key.Key_PowerOff), timed.press(Key.Key_PowerOff)] == [False, False]


class Reached(QObject):
    """Notes which touches and clicks reach a window, and takes them."""

    KINDS = (
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    )

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self.kinds: list[str] = []
        window.installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's)
        if event.type() in self.KINDS:
            self.kinds.append(event.type().name)
            event.accept()
            return True
        return False

    def taken(self) -> list[str]:
        kinds, self.kinds = self.kinds, []
        return kinds


AT, BESIDE = QPoint(200, 200), QPoint(300, 200)


@cache  # one for all tests: devices stay
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


def tap(window: KioskWindow, at: QPoint) -> None:
    for act in ("press", "move", "release"):
        sequence = QTest.touchEvent(window, finger(), False)
        getattr(sequence, act)(0, at, window)
        sequence.commit(False)


@pytest.fixture
def reached(timed: Timed) -> Reached:
    timed.window.resize(600, 400)
    return Reached(timed.window)


WHOLE = ["TouchBegin", "TouchUpdate", "TouchEnd"]


def test_a_second_touch_in_the_same_place_does_not_reach_the_window(timed: Timed, reached: Reached) -> None:
    timed.window.set_pause(0.5, 50)
    tap(timed.window, AT)
    assert reached.taken() == WHOLE
    timed.at += 0.3
    tap(timed.window, AT + QPoint(10, 10))
    assert reached.taken() == []
    tap(timed.window, BESIDE)
    assert reached.taken() == WHOLE
    timed.at += 0.6
    tap(timed.window, BESIDE)
    assert reached.taken() == WHOLE


def test_a_double_click_is_one_click(timed: Timed, reached: Reached) -> None:
    timed.window.set_pause(0.5, 50)
    for _ in range(2):
        QTest.mouseClick(timed.window, LEFT, Qt.KeyboardModifier.NoModifier, AT)
    assert reached.taken() == ["MouseButtonPress", "MouseButtonRelease"]


@pytest.mark.parametrize("is_invited", [True, False])
def test_by_ear_two_quick_taps_stay_a_gesture(timed: Timed, reached: Reached, is_invited: bool) -> None:
    timed.window.set_pause(0.5, 50)
    timed.window.set_one_control(is_by_ear=not is_invited, scans=False)
    timed.window.set_invitation(can_invite=True, is_invited=is_invited)
    tap(timed.window, AT)
    tap(timed.window, AT)
    assert reached.taken() == WHOLE * 2


def test_without_a_pause_nobody_looks_at_touches(timed: Timed, reached: Reached) -> None:
    tap(timed.window, AT)
    tap(timed.window, AT)
    assert reached.taken() == WHOLE * 2
