"""The panel by a keyboard, or by one switch that sends Tab and Space: everything can be done, and the focus is never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.proof.measures import descendants, in_scene
from kiosk.show import events as on
from kiosk.visitor.reading.told import reading_of
from tests.operator.panel_states import PIN, SCREENS, SHOWS, PanelPhotographer

Key = Qt.Key
MOST = 80
"""Presses of Tab in a round."""


class ByKeys(PanelPhotographer):
    """On a small screen, in Dutch; what was asked for is in ``wanted``."""

    def __init__(self) -> None:
        super().__init__("1024x600", 118.0, "nl")
        self.wanted: list[object] = []
        self._held: list[QQuickItem | None] = []
        self.operating.asked.connect(self.wanted.append)
        self.panel.show_panel.set_shows(SHOWS, SHOWS[0].path)

    def strike(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.scene.window, key)

    def at(self) -> str:
        """What has the focus."""
        item = self.scene.window.activeFocusItem()
        self._held.append(item)
        return item.objectName() if item else ""

    def told(self) -> list[str]:
        """The names of all that is told to who does not see."""
        return [each.name for each in reading_of(self.scene.window)]

    def tab_to(self, name: str) -> None:
        """Until this has the focus, which is then wholly in sight."""
        for _ in range(MOST):
            if self.at() == name:
                break
            self.strike(Key.Key_Tab)
        else:
            raise AssertionError(f"Tab never comes to {name}")
        box = in_scene(self.item(name))
        # The pad of letters lies over all of the page, which is hidden meanwhile.
        page = self.item("panelPage") if self.has("panelPage") else None
        if page and page.isAncestorOf(self.item(name)):
            assert in_scene(page).adjusted(-1, -1, 1, 1).contains(box), name

    def do(self, name: str, key: Qt.Key = Key.Key_Space) -> None:
        self.tab_to(name)
        self.strike(key)

    def has(self, name: str) -> bool:
        return any(item.objectName() == name for item in descendants(self.scene.window.rootObject()))


@pytest.fixture(scope="module")
def made() -> Iterator[ByKeys]:
    made = ByKeys()
    yield made
    made.close()
    Shiboken.delete(made.operating)


@pytest.fixture
def panel(made: ByKeys) -> Iterator[ByKeys]:
    """Open."""
    made.panel.open(is_set=True, wait=0)
    made.type(PIN)
    made.panel.answer(is_right=True)
    made.wanted.clear()
    yield made
    made.panel.close()


def test_the_pin_is_typed_with_the_arrows_and_one_key(made: ByKeys) -> None:
    made.panel.open(is_set=True, wait=0)
    made.strike(Key.Key_Tab, Key.Key_Tab)
    assert made.at() == "padKey-1"
    made.strike(Key.Key_Space, Key.Key_Down, Key.Key_Right, Key.Key_Enter)
    assert made.at() == "padKey-5"
    assert made.panel.pad_panel.property("digits") == 2
    made.strike(Key.Key_Escape)
    assert not made.has("padHint")


@pytest.mark.parametrize(
    ("page", "key", "event"),
    [
        ("now", "nowItem-slide:waarom", on.ShowNow),
        ("message", "message-back-soon", on.Say),
        ("sound", "volumeLess", on.ChangeSettings),
        pytest.param("now", "nowNext", on.Step, marks=pytest.mark.thorough),
        pytest.param("show", "preset-3", on.ChangeSettings, marks=pytest.mark.thorough),
        pytest.param("show", "showLanguage-fr", on.ChangeSettings, marks=pytest.mark.thorough),
        pytest.param("sound", "capLess", on.ChangeSettings, marks=pytest.mark.thorough),
        pytest.param("looks", "looksKeys", on.ChangeSettings, marks=pytest.mark.thorough),
    ],
)
def test_every_key_of_a_page_is_reached_acts_and_keeps_the_focus(
    panel: ByKeys, page: str, key: str, event: type
) -> None:
    panel.do(f"panelTab-{page}")
    assert panel.at() == f"panelTab-{page}"
    panel.do(key)
    assert [type(each) for each in panel.wanted] == [event]
    assert panel.at() == key
    assert panel.panel.property("isByKeys")


def test_a_message_is_taken_away_and_the_focus_stays_on_the_page(panel: ByKeys, qtbot: QtBot) -> None:
    panel.do("panelTab-message")
    panel.say()
    panel.do("messageAway")
    assert panel.wanted == [on.Unsay()]
    panel.unsay()
    qtbot.waitUntil(lambda: panel.at() in ("messageTimeLess", "messageTimeMore"))


def test_own_words_are_written_with_either_kind_of_key(panel: ByKeys, qtbot: QtBot) -> None:
    panel.do("panelTab-message")
    panel.do("messageOwn")
    panel.strike(Key.Key_T, Key.Key_O, Key.Key_T)
    panel.do("letter-s")
    assert panel.at() == "letter-s"
    panel.strike(Key.Key_Right, Key.Key_Right, Key.Key_Return, Key.Key_Down)
    assert panel.at() == "letter-x"
    assert panel.panel.message_panel.property("typed") == "totsf"
    panel.do("lettersCapital")
    assert panel.at() == "lettersCapital"
    panel.strike(Key.Key_Backspace)
    panel.do("lettersSay")
    assert [event.words for event in panel.wanted if isinstance(event, on.Say)] == [{"": "tots"}]
    qtbot.waitUntil(lambda: panel.at() == "messageOwn")


def test_what_the_pad_of_letters_covers_is_hidden_and_its_keys_say_what_is_on_them(
    panel: ByKeys, qtbot: QtBot
) -> None:
    panel.do("panelTab-message")
    panel.do("messageOwn")
    assert [name for name in ("panelTab-now", "panelClose", "panelPage") if panel.has(name)] == []
    for key, sign in (("lettersDigits", "123"), ("lettersAccents", "éèà")):
        assert panel.item(key).property("name").startswith(f"{sign}, ")
    panel.do("lettersDigits")
    assert panel.item("lettersDigits").property("name") == "abc"
    panel.strike(Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.has("panelTab-now"))


def test_the_name_on_the_poster_below_the_panel_is_told_to_nobody(panel: ByKeys) -> None:
    panel.scene.stage.view_model.set_fallback(True)
    try:
        assert "FOS" not in panel.told()
        panel.panel.close()
        assert "FOS" in panel.told()
    finally:
        panel.scene.stage.view_model.set_fallback(False)


def test_escape_leaves_the_letters_and_then_the_panel(panel: ByKeys, qtbot: QtBot) -> None:
    panel.do("panelTab-message")
    panel.do("messageOwn")
    panel.strike(Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.at() == "messageOwn")
    panel.strike(Key.Key_Escape)
    assert not panel.has("panelClose")


def test_a_pad_of_letters_that_was_left_open_is_gone_when_somebody_else_comes_in(panel: ByKeys) -> None:
    panel.do("panelTab-message")
    panel.do("messageOwn")
    panel.panel.close()
    panel.panel.open(is_set=True, wait=0)
    panel.type(PIN)
    panel.panel.answer(is_right=True)
    assert not panel.has("lettersLeave")
    assert panel.has("nowTitle")


def test_what_ends_asks_with_the_focus_on_no(panel: ByKeys) -> None:
    panel.do("panelTab-ending")
    panel.do("end-off")
    assert panel.at() == "endNo"
    panel.strike(Key.Key_Space)
    assert not panel.has("endNo")
    assert panel.has("end-off")


def test_another_screen_is_confirmed_by_keys(panel: ByKeys, qtbot: QtBot) -> None:
    panel.panel.looks_panel.set_screens(SCREENS)
    panel.do("panelTab-looks")
    panel.do(f"screen-{SCREENS[1].socket}")
    qtbot.waitUntil(lambda: panel.at() == "screenStay")
    panel.strike(Key.Key_Space)
    assert not panel.panel.looks_panel.property("isOnTrial")


def test_a_long_page_is_moved_by_keys_to_its_end_and_the_focus_stays(panel: ByKeys) -> None:
    panel.do("panelTab-health")
    panel.ail(20)
    panel.settle()
    panel.strike(Key.Key_PageDown)
    page = panel.page()
    assert page
    assert page.property("contentY") > 0
    panel.tab_to("scrollDown")
    for _ in range(MOST):
        panel.strike(Key.Key_Space)
    assert not panel.item("scrollDown").property("isAble")
    assert panel.at() == "scrollDown"
    panel.strike(Key.Key_Backtab)
    assert panel.at() == "scrollUp"
    panel.ail()


def test_louder_struck_too_often_does_nothing_else(panel: ByKeys) -> None:
    panel.do("panelTab-sound")
    panel.tab_to("volumeMore")
    for _ in range(5):
        panel.strike(Key.Key_Space)
    assert panel.at() == "volumeMore"
    changes = [event.settings for event in panel.wanted if isinstance(event, on.ChangeSettings)]
    assert 1 <= len(changes) < 5
    assert not changes[-1].muted


def test_the_arrows_go_to_the_nearest_key_on_that_side(panel: ByKeys) -> None:
    panel.tab_to("panelTab-now")
    panel.strike(Key.Key_Down)
    assert panel.at() == "panelTab-message"
    panel.strike(Key.Key_Up, Key.Key_Right, Key.Key_Right)
    assert panel.at() == "panelLanguage-nl"
    panel.strike(Key.Key_Down, Key.Key_Up)
    assert panel.at() == "panelLanguage-nl"


def test_the_ring_is_there_for_keys_and_gone_for_a_finger(panel: ByKeys) -> None:
    panel.tab_to("panelTab-now")
    (ring,) = [each for each in descendants(panel.item("panelTab-now")) if each.objectName() == "focusRing"]
    assert ring.isVisible()
    panel.panel.touch()
    assert not ring.isVisible()
