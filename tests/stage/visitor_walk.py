"""Walks everything a visitor meets on the real stage and measures it. A program of its own, run by ``visitor_audit``.

``python -m tests.stage.visitor_walk CONTENT CACHE WIDTHxHEIGHT DOTS_PER_INCH LANGUAGE [brief] [touched|spoilt]`` prints a JSON
object a line for each view, text size and contrast. ``brief`` takes two text sizes of the three, in colours and in high
contrast by turns; ``touched`` only the films and polls, and the highest panel above the keys; ``spoilt`` breaks two controls of
one slide on purpose.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QAccessible
from PySide6.QtQml import QQmlProperty
from PySide6.QtQuick import QQuickItem

from kiosk.app.process import make_application
from kiosk.playlist import load
from kiosk.playlist.model import Playlist
from kiosk.proof.measures import descendants, in_scene, is_a, named, rect, texts
from kiosk.show.accessibility import TEXT_SIZES
from kiosk.show.state import Phase
from kiosk.video.choose import make_engine
from kiosk.visitor.scene import draw_in_software
from tests.stage.audit import measured, root_of
from tests.stage.stage_photographer import StagePhotographer
from tests.stage.told import told
from tests.stage.visitor_views import EVERY_LOOK, FILM_SINGLES, SINGLES, Looks, View, meet

TOUCHED = ("film", "poll", "poll after the vote", SINGLES, FILM_SINGLES)
"""Views of which the slide itself has something to touch, and that of the highest panel."""
ENDS = (0, TEXT_SIZES - 1)
"""Of the text sizes."""


def brief_looks(number: int) -> Looks:
    """The smallest and the largest letters: to compare them, in one contrast, which is the other one in the next view."""
    return [(size, number % 2 == 1) for size in ENDS]


def controls(top: QQuickItem) -> list[dict[str, Any]]:
    """Every key that can be touched now, and what a screen reader knows of it."""
    found = []
    for item in descendants(top):
        if not is_a(item, "Key_QMLTYPE") or not item.isEnabled():
            continue
        if not item.width():
            continue  # a tile out of sight that is being made
        reader = QAccessible.queryAccessibleInterface(item)
        if reader is None and in_scene(item).left() >= top.width():
            continue  # a tile that the list keeps ready beside the screen
        found.append(
            {
                "object": item.objectName(),
                "box": rect(in_scene(item)),
                "name": reader.text(QAccessible.Text.Name) if reader else "",
                "role": reader.role().name if reader else "",
                "inFocusChain": item.activeFocusOnTab(),
            }
        )
    return found


_kept: list[QQuickItem] = []
"""What the focus chain gives belongs to Python, or so PySide thinks, and would be deleted with the last hold on it."""


def focus_chain(root: QQuickItem) -> list[str]:
    """The names of what Tab reaches, until it begins anew."""
    found: list[str] = []
    item = root.nextItemInFocusChain(True)
    first = item
    for _ in range(200):
        if item is None:
            break
        _kept.append(item)
        found.append(item.objectName())
        item = item.nextItemInFocusChain(True)
        if item == first:
            break
    return found


def walk(
    photographer: StagePhotographer,
    playlist: Playlist,
    size: tuple[int, int],
    dots: float,
    language: str,
    looks_at: Callable[[int], Looks],
    *,
    only: Sequence[str] = (),
    spoilt: bool,
) -> Iterator[dict[str, Any]]:
    """Each view in the looks that its number has, or ``only`` those of these names."""
    for met in meet(photographer, playlist, size, dots, language, looks_at, only=only):
        if spoilt:
            spoil(root_of(photographer))
        yield look(photographer, met.view, language) | {
            "distance": playlist.distance,
            "textSize": met.text_size,
            "highContrast": met.high_contrast,
            "dots": dots,
            "part": met.part,
            "parts": met.parts,
        }


def look(photographer: StagePhotographer, view: View, language: str) -> dict[str, Any]:
    """What there is to see, to touch and to hear now."""
    scene, root = photographer.scene, root_of(photographer)
    cover = named(root, "stillThere") if view.phase is Phase.STILL_THERE else None
    # Above "my way" the slide goes on.
    page = named(root, f"{view.page}Page") if view.page not in ("", "accessibility") else None
    shot = measured(photographer, view.name, language, view.phase.value, cover or page or root)
    panel = named(root, "accessibility")
    slide = scene.stage.front
    return shot | {
        "view": view.name,
        "words": [each for each in slide.item.text_in(language).seen if each] if slide else [],
        "panel": rect(in_scene(panel)) if panel and panel.isVisible() else None,
        "reachTop": scene.stage.canvas.property("reachTop"),
        "isLargest": scene.stage.canvas.property("isLargest"),
        "controls": [] if cover else controls(root),
        "focus": focus_chain(root),
        "bars": list(bars(root)),
        "told": told(scene.window),
        "shown": [each.values["text"] for each in texts(cover or root)],
        # What is pulled up into sight is told before it is seen.
        "pulled": rect(in_scene(reader)) if (reader := named(root, "moreText")) else None,
    }


def bars(root: QQuickItem) -> Iterator[dict[str, Any]]:
    """The bars of a poll: their colours and those of their edges, of what fills them, and of its end."""
    for item in descendants(root):
        kind, _, number = item.objectName().partition("-")
        if kind == "bar" and number.isdecimal():
            width, color = (QQmlProperty(item, f"border.{what}").read() for what in ("width", "color"))
            fill, end = named(root, f"fill-{number}"), named(root, f"end-{number}")
            yield {
                "name": item.objectName(),
                "bar": item.property("color").name(),
                "edge": color.name() if width > 0 else None,
                "fill": fill.property("color").name() if fill else None,
                "end": end.property("color").name() if end else None,
            }


def spoil(root: QQuickItem) -> None:
    """One control too small, nameless and out of the focus chain."""
    for item in descendants(root):
        if item.objectName() in ("nextKey", "pauseKey"):
            item.setWidth(20)
            item.setProperty("name", "")
            item.setActiveFocusOnTab(False)


def main(content: str, cache: str, size: str, dots: str, language: str, *more: str) -> None:
    """Print what a visitor meets."""
    make_application()
    draw_in_software()
    playlist = load(Path(content)).playlist
    assert playlist is not None
    photographer = StagePhotographer(playlist, make_engine("auto", software=True), Path(cache))
    width, height = map(int, size.split("x"))
    try:
        looks_at = brief_looks if "brief" in more else lambda _: EVERY_LOOK[: 1 if "spoilt" in more else None]
        shots = walk(
            photographer,
            playlist,
            (width, height),
            float(dots),
            language,
            looks_at,
            only=("explore 0",) if "spoilt" in more else TOUCHED if "touched" in more else (),
            spoilt="spoilt" in more,
        )
        for shot in shots:
            print(json.dumps(shot))
    finally:
        photographer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
