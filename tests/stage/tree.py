"""Is there anything in the window that leads out of it? Walks every item of every view, and tries the other mouse buttons.

``python -m tests.stage.tree`` prints what was found, and answers 1 if something was: a text field, a menu, a dialog, a place to
drop files, a link, rich text, a shortcut, a handler of other buttons than the left one; and whatever another button, a wheel
or a drag from an edge changed.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.proof.measures import named
from kiosk.show.state import State
from tests.kept_pictures import kept_pictures
from tests.stage.touching import views
from tests.stage.visited import View, Visited, everything
from tests.stage.visitor_audit import ROOT, with_more

SIZE, DOTS = "1024x600", 118.0
STRANGERS = re.compile(
    r"TextInput|TextEdit|TextField|TextArea|Popup|Menu|Dialog|Drawer|ToolTip|ComboBox|DropArea|Shortcut|InputPanel|WebE|WebV|MouseArea"
)
"""Kinds of things that take text, open something, or stand for a way out."""
PLAIN = 0
"""``Text.PlainText``."""
LEFT = Qt.MouseButton.LeftButton
OTHERS = (
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.BackButton,
    Qt.MouseButton.ForwardButton,
)


def things(root: QQuickItem) -> Iterator[QObject]:
    """Every item below, and whatever belongs to one: handlers, timers, animations."""
    seen: set[int] = set()

    def below(thing: QObject) -> Iterator[QObject]:
        if id(thing) in seen:
            return
        seen.add(id(thing))
        yield thing
        for child in thing.children():
            yield from below(child)

    for item in (root, *everything(root)):
        yield from below(item)


def lineage(thing: QObject) -> Iterator[str]:
    """The names of its class and of those it comes from."""
    kind = thing.metaObject()
    while kind is not None:
        yield kind.className()
        kind = kind.superClass()


def wrong_with(thing: QObject) -> Iterator[str]:
    """What this one thing could be used for. Which buttons an item takes says nothing: its handlers choose among them."""
    name = f"{thing.metaObject().className()} {thing.objectName()}".strip()
    kinds = [kind for kind in lineage(thing) if STRANGERS.search(kind)]
    if kinds:
        yield f"{name} is a {kinds[0]}"
    if isinstance(thing, QQuickItem):
        flags = thing.flags()
        if flags & QQuickItem.Flag.ItemAcceptsInputMethod:
            yield f"{name} takes text"
        if flags & QQuickItem.Flag.ItemAcceptsDrops:
            yield f"{name} takes what is dropped"
    if "QQuickText" in lineage(thing) and _in_qml(thing, "textFormat") != PLAIN:
        yield f"{name} draws more than plain text"
    buttons = thing.property("acceptedButtons")
    if buttons is not None and _number(buttons) & ~_number(LEFT):
        yield f"{name} handles other buttons"


def _number(value: object) -> int:
    return int(getattr(value, "value", value))  # type: ignore[call-overload, no-any-return]


def _in_qml(thing: QObject, expression: str) -> object:
    """What QML knows and Python has no type for."""
    answer = QQmlExpression(QQmlEngine.contextForObject(thing), thing, expression).evaluate()
    return answer[0] if isinstance(answer, tuple) else answer


def calm(state: State) -> State:
    """What a button may not change: all but how long it is silent."""
    return replace(state, idle_due=None, warn_due=None, last_touch=0.0)


def press(visited: Visited, button: Qt.MouseButton) -> None:
    """On everything that can be touched, and in the middle; once, and twice quickly."""
    window = visited.scene.window
    places = [QPoint(window.width() // 2, window.height() // 2)]
    middles = (key.mapToScene(QPointF(key.width() / 2, key.height() / 2)) for key in visited.able())
    places.extend(middle.toPoint() for middle in middles)
    for place in places:
        QTest.mouseClick(window, button, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseDClick(window, button, Qt.KeyboardModifier.NoModifier, place)


def drag(visited: Visited, button: Qt.MouseButton) -> None:
    """From each edge to the middle."""
    window = visited.scene.window
    w, h = window.width(), window.height()
    for start in (QPoint(0, h // 2), QPoint(w - 1, h // 2), QPoint(w // 2, 0), QPoint(w // 2, h - 1)):
        QTest.mousePress(window, button, Qt.KeyboardModifier.NoModifier, start)
        for part in range(1, 6):
            QTest.mouseMove(window, start + (QPoint(w // 2, h // 2) - start) * part / 5)
        QTest.mouseRelease(window, button, Qt.KeyboardModifier.NoModifier, QPoint(w // 2, h // 2))


def turn_wheel(visited: Visited) -> None:
    """With Ctrl too: that enlarges pages elsewhere."""
    window = visited.scene.window
    middle = QPointF(window.width() / 2, window.height() / 2)
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        event = QWheelEvent(
            middle,
            middle,
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(window, event)


def tried(visited: Visited, view: View) -> Iterator[str]:
    """What the other buttons and the wheel changed."""
    before = calm(visited.state)
    for button in OTHERS:
        press(visited, button)
        drag(visited, button)
    turn_wheel(visited)
    if calm(visited.state) != before or visited.acted or visited.page != view.page:
        yield f"another button or the wheel did something: {visited.acted} {visited.state.phase}"
    holders = [named(visited.root, name) for name in ("holderA", "holderB")]
    if any(each is not None and each.property("peeks") for each in holders):
        yield "another button dragged a slide"


def walk() -> Iterator[tuple[str, str]]:
    """What is wrong, by view. Every view is opened in one window, so that all panels are there at the end."""
    with tempfile.TemporaryDirectory(prefix="kiosk-tree-") as name:
        content = with_more(ROOT, Path(name) / "content", "normal")
        with Visited.of(content, kept_pictures(), SIZE, DOTS, "nl") as visited:
            for view in views(visited.playlist):
                visited.stand(view)
                visited.begin(view)
                found = [said for thing in things(visited.root) for said in wrong_with(thing)]
                found += tried(visited, view)
                yield view.name, f"{sum(1 for _ in everything(visited.root))} items"
                yield from ((view.name, f"wrong: {said}") for said in dict.fromkeys(found))


def main() -> int:
    found = list(walk())
    for view, said in found:
        print(f"{view}: {said}")
    return 1 if any("wrong: " in said for _, said in found) else 0


if __name__ == "__main__":
    sys.exit(main())
