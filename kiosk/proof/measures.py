"""What stands in QML's item tree: every text with the room it takes and the room it was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

H_CENTER, RIGHT, BOTTOM, V_CENTER = 4, 2, 64, 128
"""Qt's alignments, as numbers: Python cannot read QML's."""


@dataclass(frozen=True)
class Seen:
    """A text of the tree, and what is known of it as plain values."""

    item: QQuickItem
    box: QRectF
    values: dict[str, Any]


@dataclass(frozen=True)
class Above:
    """What the items around a text make of it."""

    place: str = ""
    opacity: float = 1.0
    clip: QRectF = field(default_factory=lambda: QRectF(-1e6, -1e6, 2e6, 2e6))
    headline: QQuickItem | None = None
    scrolls: bool = False
    in_layout: bool = False
    is_name: bool = False

    def around(self, item: QQuickItem) -> Above:
        """The same, one item further down."""
        return Above(
            item.objectName() or self.place,
            self.opacity * item.opacity(),
            self.clip & in_scene(item) if item.clip() else self.clip,
            item if is_a(item, "Headline_QMLTYPE") else self.headline,
            self.scrolls or is_a(item, "QQuickFlickable"),
            self.in_layout or is_layout(item),
            self.is_name or is_a(item, "Wordmark_QMLTYPE"),
        )


def texts(item: QQuickItem, above: Above | None = None) -> Iterator[Seen]:
    """Every text that is visible; what was scrolled out of its page is not."""
    above = (above or Above()).around(item)
    for child in item.childItems():
        if not child.isVisible():
            continue
        if is_a(child, "QQuickText") and child.property("text"):
            text = seen(child, above)
            if not above.scrolls or above.clip.contains(text.box):
                yield text
        yield from texts(child, above)


def seen(text: QQuickItem, above: Above) -> Seen:
    """One text, measured. ``pixels`` is the size it has, where its own is only what it would like."""
    reading = "[fontInfo.pixelSize, effectiveHorizontalAlignment, verticalAlignment].join()"
    context = qmlContext(text)
    assert context is not None
    answer: Any = QQmlExpression(context, text, reading).evaluate()
    pixels, horizontal, vertical = map(int, answer[0].split(","))
    box = text.mapRectToScene(painted(text, horizontal, vertical))
    return Seen(
        text,
        box,
        {
            "text": text.property("text"),
            "place": text.objectName() or above.place,
            "pixels": pixels,
            "lines": text.property("lineCount"),
            "truncated": text.property("truncated"),
            "opacity": round(above.opacity * text.opacity(), 3),
            "color": text.property("color").name(),
            "box": rect(box),
            "room": rect(in_scene(above.headline or text)),
            "isHeadline": above.headline is not None,
            "inLayout": above.in_layout,
            "isName": above.is_name or is_a(text, "Masthead_QMLTYPE"),
            "clip": rect(above.clip),
        },
    )


def painted(text: QQuickItem, horizontal: int, vertical: int) -> QRectF:
    """The lines of a Text within it, where its alignment puts them."""
    width, height = float(text.property("contentWidth")), float(text.property("contentHeight"))
    x = (text.width() - width) * {H_CENTER: 0.5, RIGHT: 1.0}.get(horizontal, 0.0)
    y = (text.height() - height) * {V_CENTER: 0.5, BOTTOM: 1.0}.get(vertical, 0.0)
    return QRectF(x, y, width, height)


def keys(item: QQuickItem) -> Iterator[dict[str, Any]]:
    """Everything that can be touched."""
    for child in descendants(item):
        if is_a(child, "Key_QMLTYPE"):
            yield {
                "name": child.property("name"),
                "object": child.objectName(),
                "box": rect(in_scene(child)),
            }


def faint(item: QQuickItem) -> list[str]:
    """What is visible in the tree and not opaque."""
    return [name_of(child) for child in descendants(item) if child.opacity() < 1]


def layout_of(holder: QQuickItem) -> QQuickItem | None:
    """The layout that stands in a holder."""
    return next(filter(is_layout, descendants(holder)), None)


def is_layout(item: QQuickItem) -> bool:
    """Whether this is a layout: they alone say whether they cover the corner of the wordmark."""
    return item.metaObject().indexOfProperty("coversCorner") >= 0


def art_of(layout: QQuickItem) -> QQuickItem | None:
    """The picture beside the words, where it stands now."""
    return next((item for item in descendants(layout) if is_a(item, "Art_QMLTYPE")), None)


def descendants(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every visible item below this one."""
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from descendants(child)


def named(root: QObject, name: str) -> QQuickItem | None:
    """The item of this name."""
    found = root.findChild(QObject, name)
    return found if isinstance(found, QQuickItem) else None


def is_a(item: QObject, name: str) -> bool:
    """Whether the item or one of its bases has a class name that begins like this."""
    meta = item.metaObject()
    while meta:
        if str(meta.className()).startswith(name):
            return True
        meta = meta.superClass()
    return False


def name_of(item: QObject) -> str:
    """Its name, or what it is."""
    return item.objectName() or str(item.metaObject().className()).partition("_QMLTYPE")[0]


def in_scene(item: QQuickItem) -> QRectF:
    """Where an item lies in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def rect(box: QRectF) -> list[float]:
    """Left, top, right, bottom."""
    return [round(value, 2) for value in (box.left(), box.top(), box.right(), box.bottom())]
