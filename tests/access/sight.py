"""What is on the screen, found without the accessible tree: what is drawn in which order, and what lies over what.

A text that something opaque was drawn over is not on the screen, and neither is what was scrolled or moved out of sight.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QRegion
from PySide6.QtQuick import QQuickItem

from kiosk.proof.measures import Above, in_scene, is_a, rect, seen

LEAST_OPACITY = 0.05
OPAQUE = 0.99
ROUNDED_PART = 0.25
"""A rectangle whose corners are rounder than this part of its shorter side covers nothing whole."""


@dataclass(frozen=True)
class Drawn:
    """An item in the order of drawing."""

    item: QQuickItem
    box: QRectF
    clip: QRectF
    opacity: float
    scrolls: bool

    @property
    def room(self) -> QRectF:
        return self.box & self.clip


def drawn(item: QQuickItem, clip: QRectF, opacity: float = 1.0, *, scrolls: bool = False) -> Iterator[Drawn]:
    """The item and what is below it, as they are drawn: what comes later lies over what came before."""
    if not item.isVisible() or opacity * item.opacity() < LEAST_OPACITY:
        return
    opacity *= item.opacity()
    box = in_scene(item)
    here = Drawn(item, box, clip, opacity, scrolls)
    scrolls = scrolls or is_a(item, "QQuickFlickable")
    inner = clip & box if item.clip() else clip
    # QML draws those of a lower z first, and of the same z in their order; below zero before the item itself.
    children = sorted(item.childItems(), key=lambda child: child.z())
    for child in children:
        if child.z() < 0:
            yield from drawn(child, inner, opacity, scrolls=scrolls)
    yield here
    for child in children:
        if child.z() >= 0:
            yield from drawn(child, inner, opacity, scrolls=scrolls)


def covers(one: Drawn) -> bool:
    """Whether nothing of what lies below it is seen."""
    item = one.item
    if one.opacity < OPAQUE or not is_a(item, "QQuickRectangle"):
        return False
    color = item.property("color")
    round_corners = float(item.property("radius") or 0) > min(item.width(), item.height()) * ROUNDED_PART
    return isinstance(color, QColor) and color.alphaF() >= OPAQUE and not round_corners


def left_over(box: QRectF, above: list[Drawn]) -> float:
    """How much of the box is seen below these, as a part of it."""
    whole = box.toAlignedRect()
    area = whole.width() * whole.height()
    if area <= 0:
        return 0.0
    region = QRegion(whole)
    for other in above:
        region -= QRegion(_inner(other.room))
    return sum(each.width() * each.height() for each in _rectangles(region)) / area


def _rectangles(region: QRegion) -> Iterator[QRect]:
    # It can be walked through, which its stub does not know.
    whole: Any = region
    yield from whole


def _inner(box: QRectF) -> QRect:
    left, top = -(-box.left() // 1), -(-box.top() // 1)
    return QRect(int(left), int(top), int(box.right() - left), int(box.bottom() - top))


def seen_now(top: QQuickItem) -> dict[str, Any]:
    """The texts, the keys and everything else that is on the screen, each with how much of it is seen."""
    window = QRectF(0, 0, top.width(), top.height())
    everything = list(drawn(top, window))
    lids = [(number, one) for number, one in enumerate(everything) if covers(one)]
    texts, keys, things = [], [], []
    for number, one in enumerate(everything):
        above = [lid for order, lid in lids if order > number and not _is_part(lid.item, one.item)]
        visible = one.room
        part = left_over(visible, above) if visible.isValid() else 0.0
        whole = one.box.width() * one.box.height()
        share = part * visible.width() * visible.height() / whole if whole > 0 and visible.isValid() else 0.0
        things.append({"box": rect(one.box), "share": round(share, 3), "scrolls": one.scrolls})
        if is_a(one.item, "QQuickText") and one.item.property("text"):
            texts.append(_text(one, above))
        elif is_a(one.item, "Key_QMLTYPE"):
            keys.append(_key(one, share))
    return {"texts": texts, "keys": keys, "things": things}


def _is_part(inner: QQuickItem, outer: QQuickItem) -> bool:
    """What an item is made of covers it not."""
    above = inner.parentItem()
    while above is not None:
        if above == outer:
            return True
        above = above.parentItem()
    return False


def _text(one: Drawn, above: list[Drawn]) -> dict[str, Any]:
    box = seen(one.item, Above()).box
    room = box & one.clip
    share = left_over(room, above) * room.width() * room.height() / (box.width() * box.height())
    return {
        "text": one.item.property("text"),
        "object": one.item.objectName(),
        "box": rect(box),
        "share": round(share if room.isValid() else 0.0, 3),
        "scrolls": one.scrolls,
    }


def _key(one: Drawn, share: float) -> dict[str, Any]:
    item = one.item
    return {
        "object": item.objectName(),
        "name": item.property("name"),
        "box": rect(one.box),
        "share": round(share, 3),
        "scrolls": one.scrolls,
        "isChoice": bool(item.property("isChoice")),
        "isOn": bool(item.property("isOn")),
        "isAble": item.isEnabled(),
        "isCurrent": item.property("isCurrent"),
    }
