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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QAccessible
from PySide6.QtQml import QQmlProperty
from PySide6.QtQuick import QQuickItem

from kiosk.app.process import make_application
from kiosk.playlist import load
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Playlist
from kiosk.proof.measures import descendants, in_scene, is_a, named, rect, texts
from kiosk.show.accessibility import TEXT_SIZES, Accessibility
from kiosk.show.page import Page
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.state import FilmPhase, Phase
from kiosk.video.choose import make_engine
from kiosk.visitor.scene import draw_in_software
from tests.stage.audit import measured, root_of, settle
from tests.stage.stage_photographer import StagePhotographer
from tests.stage.told import told

EVERY_LOOK = tuple((size, contrast) for size in range(TEXT_SIZES) for contrast in (False, True))
"""Text sizes, and whether contrast is high."""
SINGLES = "each setting by itself"
"""Everything that "my way" can show, with a voice that speaks."""
TOUCHED = ("film", "poll", "poll after the vote", SINGLES)
"""Views of which the slide itself has something to touch, and that of the highest panel."""
ENDS = (0, TEXT_SIZES - 1)
"""Of the text sizes."""
Looks = Sequence[tuple[int, bool]]


@dataclass(frozen=True)
class View:
    """What stands, in which phase, and what is open above the keys."""

    name: str
    item: int
    phase: Phase
    page: str = ""
    film: FilmPhase = FilmPhase.NONE
    calm: bool = False
    easy: bool = False
    votes: tuple[int, ...] = ()
    """For each answer of the poll, when the visitor has voted."""


def views(playlist: Playlist) -> Iterator[View]:
    """Everything a visitor meets once."""
    slides = [number for number, item in enumerate(playlist.items) if isinstance(item, SlideItem)]
    films = [number for number, item in enumerate(playlist.items) if isinstance(item, VideoItem)]
    polls = [number for number in slides if playlist.items[number].layout == "poll"]
    for number in slides:
        yield View(f"attract {number}", number, Phase.ATTRACT)
    for number in slides:
        yield View(f"explore {number}", number, Phase.EXPLORE)
    for number in slides:
        if any(playlist.items[number].text_in(language).easy for language in playlist.languages):
            yield View(f"easy {number}", number, Phase.EXPLORE, easy=True)
    for number, item in enumerate(playlist.items):
        if item.sign:
            yield View(f"signed {number}", number, Phase.EXPLORE)
            yield View(f"sign {number}", number, Phase.EXPLORE, "sign")
    first = slides[0]
    for page in ("topics", "more", "take", "accessibility"):
        yield View(page, first, Phase.EXPLORE, page)
    yield View(SINGLES, first, Phase.EXPLORE, "accessibility")
    for number in films:
        yield View("film in the loop", number, Phase.ATTRACT)
        yield View("film", number, Phase.EXPLORE)
        yield View("film heard", number, Phase.EXPLORE, film=FilmPhase.AUDIBLE)
    for number in polls[:1]:
        yield View("poll", number, Phase.EXPLORE)
        yield View("poll after the vote", number, Phase.EXPLORE, votes=(6, 3, 1))
    yield View("still there?", first, Phase.STILL_THERE)
    yield View("still there? calm", first, Phase.STILL_THERE, calm=True)


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
    scene = photographer.scene
    for number, view in enumerate(views(playlist)):
        looks = looks_at(number)
        if only and view.name not in only:
            continue
        photographer.shoot(view.item, language, size, view.phase, "middle")
        scene.measure(dots)
        # In the loop there are the stand's own letters and colours: what a visitor chose ends with the visit.
        for text_size, high_contrast in EVERY_LOOK[:1] if view.phase is Phase.ATTRACT else looks:
            front = scene.stage.front
            assert front is not None
            state = replace(
                begin(playlist, Settings(language=language)),
                current=scene.stage.cue_of(front),
                phase=view.phase,
                film=view.film,
                accessibility=Accessibility(
                    text_size=text_size,
                    high_contrast=high_contrast,
                    calm=view.calm,
                    aloud=view.name == SINGLES,
                    easy=view.easy,
                ),
                idle_due=1.0 if view.phase is Phase.EXPLORE else None,
            )
            scene.state_changed(state)
            root = root_of(photographer)
            settle(scene.window, is_shown=view.phase in (Phase.EXPLORE, Phase.STILL_THERE))
            scene.visitor.accessibility_panel.set_has_voice(view.name == SINGLES)
            scene.state_changed(replace(state, page=Page(view.page)))
            if panel := named(root, "accessibility"):
                panel.setProperty("hasSingles", view.name == SINGLES)
            scene.window.grabWindow()
            # What was laid out for the picture may have moved the bar.
            settle(scene.window, is_shown=view.phase in (Phase.EXPLORE, Phase.STILL_THERE))
            if spoilt:
                spoil(root)
            shown = replace(state, page=Page(view.page), parts=front.part_count)
            for part in range(front.part_count if view.page in ("", "accessibility") else 1):
                scene.state_changed(replace(shown, part=part))
                if view.votes:
                    front.set_votes(dict(enumerate(view.votes)), own=0)
                yield look(photographer, view, language) | {
                    "distance": playlist.distance,
                    "textSize": text_size,
                    "highContrast": high_contrast,
                    "dots": dots,
                    "part": part,
                    "parts": front.part_count,
                }
            scene.state_changed(state)


def look(photographer: StagePhotographer, view: View, language: str) -> dict[str, Any]:
    """What there is to see, to touch and to hear now."""
    scene, root = photographer.scene, root_of(photographer)
    cover = named(root, "stillThere") if view.phase is Phase.STILL_THERE else None
    name = view.page if view.page == "accessibility" else f"{view.page}Page"
    page = named(root, name) if view.page else None
    shot = measured(photographer, view.name, language, view.phase.value, cover or page or root)
    slide = scene.stage.front
    return shot | {
        "view": view.name,
        "words": [each for each in slide.item.text_in(language).seen if each] if slide else [],
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
