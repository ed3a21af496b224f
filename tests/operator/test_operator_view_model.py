"""The way in as QML sees it, with the clock turned by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.operator.access import PAD_SILENCE, PANEL_SILENCE
from kiosk.operator.operator_view_model import FIRST_PAGE, LARGE_KEY, PAGES, WARNS, OperatorViewModel
from kiosk.poster.canvas import Canvas
from kiosk.poster.composition import Composition
from kiosk.show import events as on
from kiosk.words.catalogue import languages
from tests.show.fakes import FakeClock

PIN = "271828"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    return Canvas()


@pytest.fixture
def panel(clock: FakeClock, canvas: Canvas) -> Iterator[OperatorViewModel]:
    """It goes with its test: left to itself it would go on whichever thread tidies up."""
    made = OperatorViewModel(clock, canvas, "nl")
    yield made
    Shiboken.delete(made)


def typed(panel: OperatorViewModel, pin: str) -> None:
    for digit in pin:
        panel.pad_panel.digit(digit)
    panel.pad_panel.enter()


def come_in(panel: OperatorViewModel) -> None:
    panel.open(is_set=True, wait=0.0)
    typed(panel, PIN)
    panel.answer(is_right=True)


def test_whoever_knocks_gets_the_pad_and_with_the_right_pin_the_panel(
    panel: OperatorViewModel, qtbot: QtBot
) -> None:
    opened: list[bool] = []
    panel.opened.connect(opened.append)
    with qtbot.waitSignal(panel.knocked):
        panel.knock()
    assert not panel.property("asksPin")
    panel.open(is_set=True, wait=0.0)
    assert (panel.property("asksPin"), panel.property("isInside")) == (True, False)
    with qtbot.waitSignal(panel.pinTyped) as blocker:
        typed(panel, PIN)
    assert blocker.args == [PIN]
    panel.answer(is_right=True)
    assert (panel.property("asksPin"), panel.property("isInside")) == (False, True)
    with qtbot.assertNotEmitted(panel.knocked):
        panel.knock()
    panel.close()
    assert (panel.property("asksPin"), panel.property("isInside")) == (False, False)
    assert opened == [True, False]


def test_a_new_pin_is_to_be_kept_and_not_to_be_looked_at(panel: OperatorViewModel, qtbot: QtBot) -> None:
    panel.open(is_set=False, wait=0.0)
    with qtbot.assertNotEmitted(panel.pinTyped), qtbot.waitSignal(panel.pinChosen) as blocker:
        typed(panel, PIN)
        typed(panel, PIN)
    assert blocker.args == [PIN]


def test_it_closes_by_itself_and_begins_at_the_first_page_again(
    panel: OperatorViewModel, clock: FakeClock, qtbot: QtBot
) -> None:
    come_in(panel)
    panel.openPage("ending")
    panel.ending_panel.want("off")
    clock.advance(200.0)
    qtbot.waitUntil(lambda: not panel.property("isInside"))
    assert (panel.property("page"), panel.ending_panel.property("asks")) == (FIRST_PAGE, "")


def test_a_touch_keeps_the_pad_open(panel: OperatorViewModel, clock: FakeClock, qtbot: QtBot) -> None:
    panel.open(is_set=True, wait=0.0)
    clock.advance(PAD_SILENCE - 1)
    panel.touch()
    clock.advance(PAD_SILENCE - 1)
    panel.touch()
    assert panel.property("asksPin")
    clock.advance(PAD_SILENCE)
    qtbot.waitUntil(lambda: not panel.property("asksPin"))


def test_the_wait_is_counted_down_on_the_pad(
    panel: OperatorViewModel, clock: FakeClock, qtbot: QtBot
) -> None:
    panel.open(is_set=True, wait=12.0)
    assert panel.pad_panel.property("secondsLeft") == 12
    clock.advance(5.0)
    qtbot.waitUntil(lambda: panel.pad_panel.property("secondsLeft") == 7)
    clock.advance(7.0)
    qtbot.waitUntil(lambda: panel.pad_panel.property("hint") == "Typ de pincode")


def test_its_language_is_the_operators_and_has_every_word_of_the_others(panel: OperatorViewModel) -> None:
    assert panel.property("words")["Louder"] == "Luider"
    keys = []
    for language in languages():
        panel.speak(language)
        assert panel.property("language") == language
        keys.append(set(panel.property("words")))
    assert all(each == keys[0] for each in keys)
    panel.speak("xx")
    assert panel.property("language") == languages()[-1]


def test_a_page_that_is_not_there_is_not_opened(panel: OperatorViewModel) -> None:
    for page in PAGES:
        panel.openPage(page)
        assert panel.property("page") == page
    panel.openPage("nothing")
    assert panel.property("page") == list(PAGES)[-1]


def test_a_short_touch_of_the_corner_is_a_visitors(panel: OperatorViewModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.asked) as blocker:
        panel.passBy()
    assert blocker.args == [on.Touch()]


def test_keys_are_as_large_as_a_thumb_and_larger_where_there_is_room(
    panel: OperatorViewModel, canvas: Canvas
) -> None:
    canvas.set_size(Composition(1024, 600), 170.0)
    assert panel.property("key") == canvas.property("target")
    canvas.set_size(Composition(1920, 1080), 40.0)
    assert panel.property("key") == canvas.property("u") * LARGE_KEY > canvas.property("target")


def test_the_last_seconds_of_the_panel_are_counted_and_a_touch_stays(
    panel: OperatorViewModel, clock: FakeClock, qtbot: QtBot
) -> None:
    come_in(panel)
    clock.advance(PANEL_SILENCE - WARNS - 1)
    panel._tick()
    assert panel.property("closesIn") == 0
    clock.advance(2)
    with qtbot.waitSignal(panel.closesInChanged):
        panel._tick()
    assert panel.property("closesIn") == WARNS - 1
    panel.touch()
    panel._tick()
    assert panel.property("closesIn") == 0
