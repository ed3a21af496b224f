"""Where the focus of the keyboard goes: into what opens, back to where it was, to a neighbour, and to the ends."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.content.mission import mission_root
from kiosk.proof.measures import in_scene, named
from kiosk.show import effects as do
from kiosk.show.state import Phase
from tests.kept_pictures import kept_pictures
from tests.stage.visited import View, Visited

Key = Qt.Key
VISIT = View("visit", 0, Phase.EXPLORE)


class Keyboard:
    """Somebody at a keyboard in front of the mission."""

    def __init__(self, visited: Visited) -> None:
        self.visited = visited
        visited.scene.visitor.set_by_keys(False)
        # The next visitor starts without the last one's focus.
        visited.begin(View("loop", 0, Phase.ATTRACT))
        visited.begin(VISIT)

    def press(self, *keys: Qt.Key) -> str:
        """What has the focus then."""
        for key in keys:
            QTest.keyClick(self.visited.scene.window, key)
            self.visited.settle()
        return self.focus

    @property
    def focus(self) -> str:
        item = self.visited.scene.window.activeFocusItem()
        return item.objectName() if item and item.activeFocusOnTab() else ""

    @property
    def place(self) -> QRectF:
        """Where it is."""
        item = self.visited.scene.window.activeFocusItem()
        assert item
        return in_scene(item)

    def on(self, name: str) -> None:
        """Tab until it is there."""
        for _ in range(40):
            if self.press(Key.Key_Tab) == name:
                return
        raise AssertionError(f"Tab does not come to {name}")

    def item(self, name: str) -> QQuickItem:
        found = named(self.visited.root, name)
        assert found
        return found


@pytest.fixture(scope="module")
def visited() -> Iterator[Visited]:
    with Visited.of(mission_root(), kept_pictures(), "1280x720", 55.0, "nl") as made:
        made.stand(VISIT)
        yield made


@pytest.fixture
def keyboard(visited: Visited) -> Keyboard:
    return Keyboard(visited)


@pytest.mark.parametrize(
    ("key", "inside"), [("topicsKey", "tile-"), ("accessibilityKey", "way-"), ("moreKey", "downKey")]
)
def test_the_focus_enters_what_opens_and_returns_to_the_key_that_opened_it(
    keyboard: Keyboard, key: str, inside: str
) -> None:
    keyboard.on(key)
    keyboard.press(Key.Key_Return)
    assert keyboard.focus.startswith(inside)
    assert keyboard.press(Key.Key_Escape) == key


@pytest.mark.parametrize("ends", ["Escape", "its key"])
@pytest.mark.parametrize("why", ["large letters", "low reach"])
def test_where_my_way_stands_in_the_keys_place_the_focus_returns_to_the_key_that_opened_it(
    keyboard: Keyboard, why: str, ends: str
) -> None:
    visited = keyboard.visited
    # A small screen, or a wall of which one reaches the foot.
    visited.scene.measure(118.0 if why == "large letters" else 10.0)
    settings = replace(visited.state.settings, reach="low" if why == "low reach" else "normal")
    large = replace(visited.state.accessibility, text_size=2)
    visited.become(replace(visited.state, accessibility=large, settings=settings))
    try:
        keyboard.on("accessibilityKey")
        keyboard.press(Key.Key_Return)
        assert keyboard.focus.startswith("way-")
        assert not keyboard.item("nextKey").isVisible()
        if ends == "its key":
            keyboard.on("accessibilityCloseKey")
        assert keyboard.press(Key.Key_Escape if ends == "Escape" else Key.Key_Return) == "accessibilityKey"
        assert keyboard.item("nextKey").isVisible()
    finally:
        visited.scene.measure(55.0)


def test_arrows_go_to_the_neighbour_and_leave_the_slide(keyboard: Keyboard) -> None:
    keyboard.on("topicsKey")
    assert keyboard.press(Key.Key_Right) == "nextKey"
    assert keyboard.press(Key.Key_Left, Key.Key_Left) == "previousKey"
    assert not [effect for effect in keyboard.visited.effects if isinstance(effect, do.Prepare)]


def test_without_a_focus_arrows_leaf_and_the_ends_are_those_of_the_round(keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_End)
    asked = [effect.cue.key for effect in keyboard.visited.effects if isinstance(effect, do.Prepare)]
    assert asked == [keyboard.visited.playlist.items[-1].key]
    keyboard.visited.begin(VISIT)
    keyboard.press(Key.Key_Right)
    asked = [effect.cue.key for effect in keyboard.visited.effects if isinstance(effect, do.Prepare)]
    assert asked == [keyboard.visited.playlist.items[1].key]


def test_tiles_are_gone_through_with_arrows_and_ends(keyboard: Keyboard) -> None:
    keys = [f"tile-{item.key}" for item in keyboard.visited.playlist.items]
    keyboard.on("topicsKey")
    assert keyboard.press(Key.Key_Return) == keys[0]
    assert keyboard.press(Key.Key_Right) == keys[1]
    above = keyboard.place
    keyboard.press(Key.Key_Down)
    assert keyboard.place.top() > above.bottom() - 1
    assert keyboard.place.left() == above.left()
    assert keyboard.press(Key.Key_End) == keys[-1]
    assert keyboard.press(Key.Key_Home) == keys[0]


def test_a_long_text_is_moved_by_the_keys_that_move_texts(keyboard: Keyboard) -> None:
    keyboard.on("moreKey")
    keyboard.press(Key.Key_Return)
    text = keyboard.item("moreText")

    def at(key: Qt.Key) -> float:
        keyboard.press(key)
        return float(text.property("contentY"))

    start, down, page, end = (at(key) for key in (Key.Key_Home, Key.Key_Down, Key.Key_PageDown, Key.Key_End))
    assert 0 == start < down < page <= end
    assert end == pytest.approx(text.property("contentHeight") - text.height())
    assert at(Key.Key_PageUp) < end
    assert at(Key.Key_Home) == 0
    assert not [effect for effect in keyboard.visited.effects if isinstance(effect, do.Prepare)]


def test_the_question_takes_the_focus_and_gives_it_back(qtbot: QtBot, keyboard: Keyboard) -> None:
    keyboard.on("moreKey")
    keyboard.visited.become(replace(keyboard.visited.state, phase=Phase.STILL_THERE))
    keyboard.visited.settle()
    assert keyboard.focus == "stayKey"
    keyboard.press(Key.Key_A)
    assert keyboard.visited.state.phase is Phase.EXPLORE
    qtbot.waitUntil(lambda: keyboard.focus == "moreKey")


def test_nobody_who_touches_sees_a_focus(keyboard: Keyboard) -> None:
    keyboard.visited.scene.visitor.openPage("topics")
    keyboard.visited.settle()
    assert keyboard.focus == ""
    keyboard.visited.become(replace(keyboard.visited.state, phase=Phase.STILL_THERE))
    keyboard.visited.settle()
    assert keyboard.focus == ""
