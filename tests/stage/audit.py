"""Stands every slide on the real stage and measures what QML made of it. A program of its own, run by the tests.

``python -m tests.stage.audit CONTENT CACHE WIDTHxHEIGHT...`` prints one JSON object a line for each slide, language,
size and phase. Qt writes its warnings to standard error by itself: a Python message handler (such as that of pytest-qt)
is called from QML's loader thread and can wait for ever for the thread that waits for it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QObject, QRectF, QTimer
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.app import make_application
from kiosk.playlist import load
from kiosk.show.state import Phase
from kiosk.stage.photographer import Photographer
from kiosk.stage.scene import draw_in_software
from kiosk.video.choose import make_engine

PHASES = (Phase.ATTRACT, Phase.EXPLORE, Phase.STILL_THERE)


def main(content: str, cache: str, *sizes: str) -> None:
    """Print what stands on the stage."""
    make_application()
    draw_in_software()
    playlist = load(Path(content)).playlist
    assert playlist is not None
    photographer = Photographer(playlist, make_engine("auto", software=True), Path(cache))
    try:
        films = [i for i, item in enumerate(playlist.items) if item.key.startswith("video:")]
        for size in [tuple(map(int, size.split("x"))) for size in sizes]:
            for index in range(len(playlist.items)):
                for language in playlist.languages:
                    print(json.dumps(measured(photographer, index, language, size, Phase.ATTRACT)))
            for language in playlist.languages:
                for index in (0, *films):
                    print(json.dumps(measured(photographer, index, language, size, Phase.EXPLORE)))
                for page in ("topicsPage", "morePage"):
                    print(json.dumps(measured(photographer, 0, language, size, Phase.EXPLORE, page)))
                print(json.dumps(measured(photographer, 0, language, size, Phase.STILL_THERE)))
    finally:
        photographer.close()


def measured(
    photographer: Photographer,
    index: int,
    language: str,
    size: tuple[int, ...],
    phase: Phase,
    page: str = "",
) -> dict[str, Any]:
    """One slide on the stage, as plain values."""
    shot = photographer.shoot(index, language, (size[0], size[1]), phase)
    scene = photographer.scene
    settle(scene.window, is_shown=phase is Phase.EXPLORE or phase is Phase.STILL_THERE)
    root = scene.window.rootObject()
    loader = named(root, page) if page else None
    if loader:
        loader.setProperty("active", True)
        shot_image = scene.window.grabWindow()
    else:
        shot_image = shot.image
    stage = scene.stage.view_model
    slide = scene.stage.front
    foot, bar = named(root, "foot"), named(root, "bar")
    result = {
        "key": shot.key,
        "language": language,
        "size": list(size),
        "phase": page or phase.value,
        "layout": slide.property("layout") if slide else "",
        "hasArt": bool(slide and slide.property("hasArt")),
        "color": slide.property("color") if slide else "",
        "u": stage.property("u"),
        "target": stage.property("target"),
        "art": rect(stage.property("artBox")),
        "textBox": rect(
            stage.property("textBoxBesideArt" if slide and slide.property("hasArt") else "textBoxAlone")
        ),
        "foot": rect(foot.mapRectToScene(foot.boundingRect())) if foot else None,
        "bar": rect(bar.mapRectToScene(bar.boundingRect())) if bar and bar.isVisible() else None,
        "texts": list(texts(root)),
        "keys": list(keys(root)),
        **pixels(shot_image, stage.property("artBox")),
    }
    if loader:
        loader.setProperty("active", False)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return result


def settle(window: QQuickView, *, is_shown: bool) -> None:
    """Let the bar arrive where it is going, if there is one.

    It is looked up again at every step: Python's hold on an item does not outlive a turn of the event loop.
    """

    def look() -> None:
        bar = named(window.rootObject(), "bar")
        arrived = bar is None or (
            abs(bar.y() + bar.height() - window.height()) < 0.5 if is_shown else not bar.isVisible()
        )
        if arrived or deadline.hasExpired(5000):
            loop.quit()

    loop, timer, deadline = QEventLoop(), QTimer(), QElapsedTimer()
    deadline.start()
    timer.timeout.connect(look)
    timer.start(10)
    loop.exec()


def named(root: QQuickItem, name: str) -> QQuickItem | None:
    """The item of this name."""
    found = root.findChild(QObject, name)
    return found if isinstance(found, QQuickItem) else None


def texts(item: QQuickItem, place: str = "") -> Iterator[dict[str, Any]]:
    """Every text that is seen, with the rectangle its letters really take."""
    place = item.objectName() or place
    for child in item.childItems():
        if not child.isVisible() or child.opacity() == 0:
            continue
        if is_a(child, "QQuickText") and child.property("text"):
            yield {
                "text": child.property("text"),
                "place": child.objectName() or place,
                "pixels": child.property("font").pixelSize(),
                "truncated": child.property("truncated"),
                "clips": child.clip(),
                "box": rect(child.mapRectToScene(painted(child))),
                "room": rect(child.mapRectToScene(QRectF(0, 0, child.width(), child.height()))),
            }
        yield from texts(child, place)


def painted(text: QQuickItem) -> QRectF:
    """The room that the letters of a Text take, from its left edge."""
    return QRectF(0, 0, float(text.property("contentWidth")), float(text.property("contentHeight")))


def keys(item: QQuickItem) -> Iterator[dict[str, Any]]:
    """Everything that can be touched."""
    for child in item.childItems():
        if not child.isVisible():
            continue
        if is_a(child, "Key_QMLTYPE"):
            yield {
                "name": child.property("name"),
                "object": child.objectName(),
                "box": rect(child.mapRectToScene(child.boundingRect())),
            }
        yield from keys(child)


def is_a(item: QObject, name: str) -> bool:
    """Whether the item or one of its bases has a class name that begins like this."""
    meta = item.metaObject()
    while meta:
        if str(meta.className()).startswith(name):
            return True
        meta = meta.superClass()
    return False


def rect(box: QRectF) -> list[float]:
    """Left, top, right, bottom."""
    return [round(value, 2) for value in (box.left(), box.top(), box.right(), box.bottom())]


def pixels(image: QImage, art: QRectF) -> dict[str, Any]:
    """What the picture shows: a corner of the field, colours in the picture's area and on the whole."""
    if image.isNull():
        return {"drawn": False}
    ratio = image.width() / (art.right() or 1)
    step = max(4, image.width() // 160)
    colors = {
        image.pixel(x, y)
        for x in range(int(art.left() * ratio), image.width(), step)
        for y in range(int(art.top()), min(image.height(), int(art.bottom() * ratio)), step)
    }
    dark = total = 0
    for x in range(0, image.width(), step):
        for y in range(0, image.height(), step):
            color = image.pixelColor(x, y)
            total += 1
            dark += max(color.red(), color.green(), color.blue()) < 32
    return {
        "drawn": True,
        "picture": [image.width(), image.height()],
        "corner": image.pixelColor(2, image.height() // 2 if art.left() > 0 else image.height() - 4)
        .name()
        .upper(),
        "artColors": len(colors),
        "dark": round(dark / total, 3),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
