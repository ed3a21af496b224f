"""Ways to spoil a slide that stands well, each of which the audit has to find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont
from PySide6.QtQuick import QQuickItem

from kiosk.proof.measures import descendants, is_a, texts


@dataclass(frozen=True)
class Trick:
    """What is done to which slide, and the rule that says so."""

    name: str
    rule: str
    slide: str
    spoil: Callable[[QQuickItem], object]


def word(root: QQuickItem, place: str) -> QQuickItem:
    """The first text of this place."""
    return next(text.item for text in texts(root) if text.values["place"] == place)


def parent(item: QQuickItem) -> QQuickItem:
    """The item around it."""
    above = item.parentItem()
    assert above is not None
    return above


def spread(text: QQuickItem) -> None:
    """One word that nothing divides, wider than the screen."""
    text.setProperty("wrapMode", 0)
    text.setProperty("elide", 3)
    text.setProperty("text", "solidariteitsbeweging" * 6)


def shrink(text: QQuickItem, pixels: int) -> None:
    """Letters of another size."""
    font = QFont(text.property("font"))
    font.setPixelSize(pixels)
    text.setProperty("font", font)


def cut(text: QQuickItem) -> None:
    """A parent that shows only the text's beginning."""
    around = parent(text)
    around.setWidth(60)
    around.setClip(True)


def slide_under(root: QQuickItem) -> None:
    """The picture, below the words."""
    art = next(item for item in descendants(root) if is_a(item, "Art_QMLTYPE"))
    art.setX(0)


def vanish(text: QQuickItem, root: QQuickItem) -> None:
    """Words in the colour they stand on."""
    holder = next(item for item in descendants(root) if item.property("isFront"))
    field = next(item for item in descendants(holder) if is_a(item, "QQuickRectangle"))
    text.setProperty("color", field.property("color"))


def bare(text: QQuickItem) -> None:
    """Words without the panel they stood on."""
    panel: QObject = parent(text)
    assert is_a(panel, "QQuickRectangle")
    panel.setProperty("color", "transparent")


TRICKS = (
    Trick(
        "too few lines", "clipped", "story-bare", lambda r: word(r, "body").setProperty("maximumLineCount", 1)
    ),
    Trick("a cutting parent", "clipped", "story-bare", lambda r: cut(word(r, "headline"))),
    Trick("off the screen", "off screen", "story-bare", lambda r: word(r, "body").setX(900)),
    Trick("too wide a word", "outgrown", "points-bare", lambda r: spread(word(r, "point"))),
    Trick("words on words", "colliding", "story-bare", lambda r: parent(word(r, "body")).setY(-60)),
    Trick(
        "lines too tight", "colliding", "story-bare", lambda r: parent(parent(word(r, "headline"))).setY(20)
    ),
    Trick("words on the picture", "on the picture", "story-short", lambda r: word(r, "body").setX(500)),
    Trick("out in the margin", "out of its box", "story-bare", lambda r: word(r, "body").setX(-30)),
    Trick("words on the foot", "on the controls", "story-bare", lambda r: word(r, "body").setY(200)),
    Trick("tiny words", "small", "story-bare", lambda r: shrink(word(r, "body"), 14)),
    Trick("a tiny headline", "small", "story-bare", lambda r: shrink(word(r, "headline"), 28)),
    Trick("a pale colour", "faint", "story-bare", lambda r: word(r, "body").setProperty("color", "#5E7FA8")),
    Trick("half gone", "faded", "story-bare", lambda r: word(r, "body").setOpacity(0.6)),
    Trick("the colour of the field", "unseen", "story-bare", lambda r: vanish(word(r, "body"), r)),
    Trick("a drawing under the words", "on a picture", "statement-short", slide_under),
    Trick("words on a photo", "on a picture", "photo-long", lambda r: bare(word(r, "caption"))),
)
