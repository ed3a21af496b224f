"""What a text looks like in the picture: its ink, the ground it really stands on, its contrast, what it runs into.

The window is drawn once as it is and once without its words: what differs is ink, and what lies beneath it is known
pixel by pixel. Texts whose lines overlap are drawn apart, so that their ink can be told apart too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, compress
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickView

from kiosk.proof.measures import Seen
from kiosk.theme.theme import contrast

INK = 64
"""A pixel differs this much, of 255, where there is ink and not only the soft edge of a letter."""
SAMPLES = 8000
"""Pixels of one text that are looked at."""
LEAST_PART = 0.02
"""A ground that covers less of a text does not spoil it."""
COARSE = 0xF8F8F8
"""Colours that differ less count as one: photos have too many."""


def look(window: QQuickView, texts: Sequence[Seen]) -> QImage:
    """Adds to the values of each text what the picture shows of it. Returns the picture."""
    picture, ground = window.grabWindow(), drawn(window, texts, ())
    groups = apart(texts)
    pictures: dict[int, QImage] = {}
    for group in groups:
        image = picture if len(groups) == 1 else drawn(window, texts, group)
        for number in group:
            pictures[number] = image
            judge(texts[number], image, ground)
    for one, other in combinations(range(len(texts)), 2):
        shared = (texts[one].box & texts[other].box).toAlignedRect() & picture.rect()
        if merged := shared_ink(pictures[one], pictures[other], ground, shared):
            texts[one].values["hits"].append(f"{texts[other].values['text']} ({merged} pixels)")
    return picture


def drawn(window: QQuickView, texts: Sequence[Seen], wanted: Iterable[int]) -> QImage:
    """The window with only these of its texts."""
    before = [text.item.opacity() for text in texts]
    for number in {*range(len(texts))} - {*wanted}:
        texts[number].item.setOpacity(0)
    image = all_anew(window)
    for text, opacity in zip(texts, before, strict=True):
        text.item.setOpacity(opacity)
    return image


def all_anew(window: QQuickView) -> QImage:
    """The window with nothing left from before: where a text was, Qt's software renderer may leave the edge of a letter."""
    window.rootObject().setOpacity(0)
    window.grabWindow()
    window.rootObject().setOpacity(1)
    return window.grabWindow()


def apart(texts: Sequence[Seen]) -> list[list[int]]:
    """The numbers of the texts in as few groups as it takes for none to overlap another of its group."""
    groups: list[list[int]] = []
    for number, text in enumerate(texts):
        free = (g for g in groups if not any(text.box.intersects(texts[other].box) for other in g))
        group = next(free, None)
        if group is None:
            groups.append([number])
        else:
            group.append(number)
    return groups


def difference(one: QImage, other: QImage, place: QRect) -> QImage:
    """Grey values: how much two pictures differ at each pixel of a rectangle."""
    result = one.copy(place)
    painter = QPainter(result)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other, place.x(), place.y(), place.width(), place.height())
    painter.end()
    return result.convertToFormat(QImage.Format.Format_Grayscale8)


def judge(text: Seen, picture: QImage, ground: QImage) -> None:
    """Ink, contrast and ground of one text. Without any ink, it cannot be seen."""
    values = text.values
    values.update(hits=[], ink=None, contrast=0.0, evenness=0.0, found="")
    place = text.box.toAlignedRect() & picture.rect()
    marks = inked(picture, ground, place)
    rows = [number for number, row in enumerate(marks) if 1 in row]
    if not rows:
        return
    left = min(row.index(1) for row in marks if 1 in row)
    right = max(row.rindex(1) for row in marks if 1 in row) + 1
    place = QRect(place.x() + left, place.y() + rows[0], right - left, rows[-1] + 1 - rows[0])
    values["ink"] = [place.x(), place.y(), place.x() + place.width(), place.y() + place.height()]
    is_ink = b"".join(row[left:right] for row in marks[rows[0] : rows[-1] + 1])
    found = Counter(compress(sampled(picture, place), is_ink[:: step_through(place)]))
    values["found"] = QColor(found.most_common(1)[0][0]).name() if found else values["color"]
    values.update(on_ground(values, ground))


def on_ground(values: dict[str, Any], ground: QImage) -> dict[str, float]:
    """How a text that was judged stands on a ground: how much of that is one colour, and the contrast with it."""
    left, top, right, bottom = values["ink"]
    below = Counter(sampled(ground, QRect(left, top, right - left, bottom - top)))
    coarse: Counter[int] = Counter()
    for color, count in below.items():
        coarse[color & COARSE] += count
    return {
        "evenness": round(coarse.most_common(1)[0][1] / below.total(), 4),
        "contrast": round(least_contrast(values["found"], below), 2),
    }


def least_contrast(color: str, grounds: Counter[int]) -> float:
    """The contrast with the least favourable ground that covers a part worth the name."""
    seen, total = 0, grounds.total()
    by_contrast = sorted((contrast(color, QColor(ground).name()), count) for ground, count in grounds.items())
    for ratio, count in by_contrast:
        seen += count
        if seen > total * LEAST_PART:
            return ratio
    return by_contrast[-1][0]


def shared_ink(one: QImage, other: QImage, ground: QImage, place: QRect) -> int:
    """How many pixels of a rectangle are ink in both pictures."""
    if place.isEmpty():
        return 0
    pairs = zip(inked(one, ground, place), inked(other, ground, place), strict=True)
    return sum((int.from_bytes(a) & int.from_bytes(b)).bit_count() for a, b in pairs)


_MARKS = bytes(value >= INK for value in range(256))


def inked(picture: QImage, ground: QImage, place: QRect) -> list[bytes]:
    """Row by row, one byte a pixel: 1 where there is ink."""
    ink = difference(picture, ground, place)
    data, line = bytes(ink.constBits()).translate(_MARKS), ink.bytesPerLine()
    return [data[y * line : y * line + place.width()] for y in range(place.height())]


def sampled(image: QImage, place: QRect) -> list[int]:
    """Colours, 0xFFRRGGBB, at regular steps through a rectangle, the same pixels in every picture."""
    # The pixels live as long as their picture.
    part = image.copy(place).convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(part.constBits()).cast("I")[:: step_through(place)].tolist()


def step_through(place: QRect) -> int:
    """Every how many pixels of a rectangle, row after row, one is looked at. Odd: the steps do not follow the rows."""
    return max(1, place.width() * place.height() // SAMPLES) | 1


def overview(image: QImage, art: QRectF) -> dict[str, object]:
    """What the whole picture shows: a corner of the field, how many colours the drawing has, how much is dark."""
    if image.isNull():
        return {"drawn": False}
    step = max(4, image.width() // 160)
    ys = range(0, image.height(), step)
    width = image.width()
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    rows = range(int(art.top()), min(image.height(), int(art.bottom())), step)
    colors = {color for y in rows for color in pixels[y * width + int(art.left()) : (y + 1) * width : step]}
    all_colors = [color for y in ys for color in pixels[y * width : (y + 1) * width : step]]
    # Below 32 only the five lowest bits of red, green and blue are set.
    dark = sum(color & 0xE0E0E0 == 0 for color in all_colors)
    corner = image.pixelColor(2, image.height() // 2 if art.left() > 0 else image.height() - 4)
    return {
        "drawn": True,
        "picture": [image.width(), image.height()],
        "corner": corner.name().upper(),
        "artColors": len(colors),
        "dark": round(dark / len(all_colors), 3),
    }
