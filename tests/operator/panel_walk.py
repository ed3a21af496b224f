"""Walks every state of the panel on the real stage and measures it. A program of its own, run by ``panel_audit``.

``python -m tests.operator.panel_walk WIDTHxHEIGHT DOTS_PER_INCH LANGUAGE [brief] [spoilt]`` prints a JSON object a line for
each state. ``brief`` takes the states of ``BRIEF`` and the ring of one key in each; ``spoilt`` adds a state with ``FAULTS``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtQuick import QQuickItem
from shiboken6 import Shiboken

from kiosk.proof.measures import descendants, in_scene, is_a, named, rect, texts
from kiosk.proof.pixels import look
from kiosk.theme.theme import contrast
from tests.operator.panel_states import PanelPhotographer, states
from tests.stage.fingers import Touch, let_pass

RING, RING_WIDTH = 0.07, 0.04
"""How far outside its key the ring of the focus reaches, and how wide it is, as parts of a key (``PanelKey.qml``)."""
MOST_STEPS = 60
HELD_MS = 900
"""The ring of the corner is there after half a second."""

BRIEF = (
    "pad-wait",
    "now",
    "letters-typed",
    "show-refused",
    "looks-trial",
    "health-6",
    "today-asks",
)

State = dict[str, Any]
_kept: list[QQuickItem] = []
"""What the focus chain gives belongs to Python, or so PySide thinks, and would be deleted with the last hold on it."""


class Walk:
    """One panel, measured state by state."""

    def __init__(self, made: PanelPhotographer, dots: float, *, is_brief: bool) -> None:
        self._made, self._dots, self._is_brief = made, dots, is_brief
        self._window = made.scene.window

    def all(self) -> Iterator[State]:
        for name in states(self._made):
            if not self._is_brief or name in BRIEF:
                self._made.settle()
                yield self.state(name)

    def spoilt(self) -> Iterator[State]:
        """The page of now with all of the faults."""
        panel = self._made.panel
        panel.open(is_set=True, wait=0)
        self._made.type("271828")
        panel.answer(is_right=True)
        self._made.settle()
        for name, spoil in FAULTS:
            spoil(self._made.item(name))
        self._made.settle()
        yield self.state("spoilt")
        panel.close()

    def state(self, name: str) -> State:
        """Everything that the rules judge."""
        top, page = self._top(), self._page()
        alerts = [spoken for item in descendants(top) if (spoken := self._alert(item))]
        # What has come by itself may have moved the page.
        self._move(page, "scrollUp")
        canvas = self._made.scene.stage.canvas
        chain = focus_chain(top)
        measured = {
            "view": name,
            "size": [self._window.width(), self._window.height()],
            "dots": self._dots,
            "u": canvas.property("u"),
            "target": canvas.property("target"),
            "alerts": alerts,
            "controls": [self._control(key) for key in keys(top)],
            "idle": [key.objectName() for key in all_keys(top) if not is_able(key)],
            "focus": [self._reached(item, top) for item in chain],
            "isLonger": bool(page and page.property("isLonger")),
            "showsMore": self._shows_more(page),
        }
        seen: list[dict[str, Any]] = []
        whole: set[int] = set()
        words: dict[int, str] = {}
        for _ in range(MOST_STEPS):
            found = list(texts(top))
            look(self._window, found)
            for text in found:
                whole.add(address(text.item))
                seen.append(text.values)
            whole |= {address(key) for key in keys(top) if self._is_whole(key)}
            words |= {address(item): item.property("text") for item in descendants(top) if is_words(item)}
            words |= {address(key): key.objectName() for key in keys(top)}
            if not self._move(page, "scrollDown", most=1):
                break
        self._move(page, "scrollUp")
        measured["texts"] = seen
        measured["neverWhole"] = [said for each, said in words.items() if each not in whole]
        measured["rings"] = self._rings(chain[:1] if self._is_brief else chain, top, page)
        self._move(page, "scrollUp")
        return measured

    def corner(self) -> State:
        """While it is held."""
        touch = Touch(self._window)
        corner = self._made.item("operatorCorner")
        at = in_scene(corner).center().toPoint()
        before = self._window.grabWindow()
        touch.press(at)
        let_pass(HELD_MS)
        after = self._window.grabWindow()
        touch.release(at)
        let_pass(0)
        changed = sum(
            before.pixel(x, y) != after.pixel(x, y)
            for x in range(int(corner.width()))
            for y in range(int(corner.height()))
        )
        return {
            "side": corner.width(),
            "dots": self._dots,
            "changed": changed / corner.width() / corner.height(),
        }

    def _move(self, page: QQuickItem | None, name: str, most: int = MOST_STEPS) -> int:
        """How often the page was moved by this key of it."""
        count = 0
        while page and count < most and (key := named(page, name)) and is_able(key):
            key.metaObject().invokeMethod(key, "act")
            self._made.settle()
            count += 1
        return count

    def _top(self) -> QQuickItem:
        root = self._window.rootObject()
        for name in ("letterPad", "operatorPanel", "operatorPad"):
            loader = named(root, name)
            if loader and loader.property("active"):
                return loader
        raise RuntimeError("nothing is open")

    def _page(self) -> QQuickItem | None:
        """The page, where it is what is touched and is made to be longer than the screen."""
        loader = named(self._top(), "panelPage")
        found = loader.property("item") if loader else None
        return found if isinstance(found, QQuickItem) else None

    def _control(self, key: QQuickItem) -> dict[str, Any]:
        reader = QAccessible.queryAccessibleInterface(key)
        return {
            "object": key.objectName(),
            "id": address(key),
            "box": rect(in_scene(key)),
            "scrolls": clip_of(key) is not None,
            "name": reader.text(QAccessible.Text.Name) if reader else "",
            "role": reader.role().name if reader else "",
        }

    def _alert(self, item: QQuickItem) -> dict[str, Any] | None:
        reader = QAccessible.queryAccessibleInterface(item) if item.objectName() else None
        if not reader or reader.role() != QAccessible.Role.AlertMessage:
            return None
        said = reader.text(QAccessible.Text.Name)
        return {"object": item.objectName(), "name": said, "isSeen": self._is_begun(item)}

    def _reached(self, item: QQuickItem, top: QQuickItem) -> dict[str, Any]:
        return {
            "object": item.objectName(),
            "id": address(item),
            "box": rect(in_scene(item)),
            "isInside": top.isAncestorOf(item),
        }

    def _shows_more(self, page: QQuickItem | None) -> bool:
        if not page:
            return False
        down, edge = named(page, "scrollDown"), named(page, "scrolledEdge")
        return bool(down and edge and is_able(down) and edge.isVisible())

    def _is_whole(self, item: QQuickItem) -> bool:
        room = QRectF(0, 0, self._window.width(), self._window.height()).adjusted(-1, -1, 1, 1)
        clip = clip_of(item)
        box = in_scene(item)
        return room.contains(box) and (clip is None or clip.adjusted(-1, -1, 1, 1).contains(box))

    def _is_begun(self, item: QQuickItem) -> bool:
        """Whether its first line is in sight: a list of sentences is longer than a screen."""
        clip = clip_of(item) or QRectF(0, 0, self._window.width(), self._window.height())
        return clip.adjusted(-1, -1, 1, 1).contains(in_scene(item).topLeft())

    def _rings(
        self, chain: list[QQuickItem], top: QQuickItem, page: QQuickItem | None
    ) -> list[dict[str, Any]]:
        """How well it is seen that each of these has the focus; where it scrolls, it is to be in sight."""
        found = []
        panel = self._made.panel
        for item in chain:
            if not top.isAncestorOf(item) or not is_a(item, "PanelKey_QMLTYPE"):
                continue
            if not is_able(item):
                # At its end a page cannot be moved further.
                self._move(page, "scrollUp" if item.objectName() == "scrollDown" else "scrollDown")
            panel.strike()
            item.forceActiveFocus()
            let_pass(0)
            with_ring = self._window.grabWindow()
            is_whole, box, key = self._is_whole(item), in_scene(item), panel.property("key")
            panel.touch()
            without = self._window.grabWindow()
            found.append(
                {
                    "object": item.objectName(),
                    "isWhole": is_whole,
                    "contrast": ring_contrast(with_ring, without, box, key),
                }
            )
        return found


def ring_contrast(with_ring: QImage, without: QImage, box: QRectF, key: float) -> float:
    """The least of the contrasts at the middle of its four sides, with what is there otherwise."""
    out = key * RING - max(3.0, key * RING_WIDTH) / 2
    middle = box.center()
    places = (
        QPoint(round(box.left() - out), round(middle.y())),
        QPoint(round(box.right() + out), round(middle.y())),
        QPoint(round(middle.x()), round(box.top() - out)),
        QPoint(round(middle.x()), round(box.bottom() + out)),
    )
    return min(
        contrast(QColor(with_ring.pixel(at)).name(), QColor(without.pixel(at)).name())
        if with_ring.rect().contains(at)
        else 0.0
        for at in places
    )


def clip_of(item: QQuickItem) -> QRectF | None:
    """What cuts it off."""
    above = item.parentItem()
    while above is not None:
        if above.clip() and is_a(above, "QQuickFlickable"):
            return in_scene(above)
        above = above.parentItem()
    return None


def address(item: QQuickItem) -> int:
    return int(Shiboken.getCppPointer(item)[0])


def is_words(item: QQuickItem) -> bool:
    return is_a(item, "QQuickText") and bool(item.property("text"))


def all_keys(top: QQuickItem) -> Iterator[QQuickItem]:
    return (item for item in descendants(top) if is_a(item, "Key_QMLTYPE"))


def keys(top: QQuickItem) -> Iterator[QQuickItem]:
    """Every key that can be touched now."""
    return (key for key in all_keys(top) if key.isEnabled() and is_able(key))


def is_able(key: QQuickItem) -> bool:
    """Whether it does something now; under the focus one that does not is still there."""
    return key.isVisible() and bool(key.property("isAble"))


def focus_chain(top: QQuickItem) -> list[QQuickItem]:
    """What Tab reaches from here, until it begins anew."""
    found: list[QQuickItem] = []
    item = top.nextItemInFocusChain(True)
    first = address(item)
    for _ in range(300):
        _kept.append(item)
        found.append(item)
        item = item.nextItemInFocusChain(True)
        if item is None or address(item) == first:
            break
    return found


def _shrink(key: QQuickItem) -> None:
    key.setWidth(20)


def _rename(key: QQuickItem) -> None:
    key.setProperty("name", "")


def _unchain(key: QQuickItem) -> None:
    key.setActiveFocusOnTab(False)


def _cut(text: QQuickItem) -> None:
    text.setProperty("maximumLineCount", 1)
    text.setProperty("elide", 1)
    text.setWidth(80)


def _fade(text: QQuickItem) -> None:
    text.setProperty("color", QColor("#9a9087"))


def _blank(key: QQuickItem) -> None:
    ring = named(key, "focusRing")
    assert ring
    ring.setOpacity(0)


def _crowd(key: QQuickItem) -> None:
    row = key.parentItem()
    assert row
    row.setProperty("spacing", 1)


FAULTS: tuple[tuple[str, Callable[[QQuickItem], None]], ...] = (
    ("nowPrevious", _shrink),
    ("nowHold", _rename),
    ("nowNext", _unchain),
    ("nowNext", _crowd),
    ("nowTitle", _cut),
    ("nowTitle", _fade),
    ("panelTab-now", _blank),
)
"""What can be wrong with a page: the item that has it, and how it gets it."""


def main(size: str, dots: str, language: str, *more: str) -> None:
    """Print what an operator meets."""
    made = PanelPhotographer(size, float(dots), language)
    try:
        walk = Walk(made, float(dots), is_brief="brief" in more)
        print(json.dumps({"view": "corner", "corner": walk.corner()}))
        for state in walk.all():
            print(json.dumps(state))
        if "spoilt" in more:
            for state in walk.spoilt():
                print(json.dumps(state))
    finally:
        made.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
