"""One slide that stands on a canvas, as plain values that the rules judge."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.poster.canvas import Canvas
from kiosk.proof.measures import Seen, art_of, in_scene, layout_of, named, rect, texts
from kiosk.proof.pixels import look
from kiosk.proof.rules import Shot


def measured(
    window: QQuickView, canvas: Canvas, holder: QQuickItem | None, top: QQuickItem | None = None
) -> tuple[Shot, QImage]:
    """What the window shows, and a picture of it; of the texts only those below ``top``. The slide is in ``holder``."""
    seen = list(texts(top or window.rootObject()))
    picture = look(window, seen)
    return _values(window, canvas, holder, seen), picture


def laid_out(window: QQuickView, canvas: Canvas, holder: QQuickItem | None) -> Shot:
    """The same without a look at the picture: quick, and blind for ink, contrast and words on each other."""
    seen = list(texts(window.rootObject()))
    for text in seen:
        text.values.update(hits=[], ink=None)
    return _values(window, canvas, holder, seen)


def _values(window: QQuickView, canvas: Canvas, holder: QQuickItem | None, seen: list[Seen]) -> Shot:
    root = window.rootObject()
    layout = layout_of(holder) if holder else None
    art, box = (art_of(layout), layout.property("box")) if layout else (None, None)
    return {
        "size": [window.width(), window.height()],
        "u": canvas.property("u"),
        "art": rect(in_scene(art)) if art else None,
        "box": rect(box) if box else None,
        **{name: _place(named(root, name)) for name in ("foot", "bar", "caption")},
        "texts": [text.values for text in seen],
    }


def _place(item: QQuickItem | None) -> list[float] | None:
    return rect(in_scene(item)) if item and item.isVisible() else None
