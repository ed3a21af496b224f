"""Stands every slide on the real stage and measures what QML made of it. A program of its own, run by the tests.

``python -m tests.stage.audit CONTENT CACHE WIDTHxHEIGHT [LANGUAGE...]`` prints one JSON object a line for each slide,
language and phase; with ``spoilt`` for the size, one for each way to spoil a slide; with ``brief`` for a language, no
movements, pages and warnings. Qt writes its warnings to standard
error by itself: a Python message handler (such as that of pytest-qt) is called from QML's loader thread and can wait for
ever for the thread that waits for it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QTimer
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.app.process import make_application
from kiosk.media.captions.track import read_captions
from kiosk.playlist import load
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Playlist
from kiosk.poster.motion import BUILD_MS
from kiosk.proof.measured import measured as measured_slide
from kiosk.proof.measures import faint, in_scene, keys, named, rect, texts
from kiosk.proof.pixels import drawn, on_ground, overview
from kiosk.sheet.photographer import Moment
from kiosk.show.state import Phase
from kiosk.video.choose import make_engine
from kiosk.visitor.scene import draw_in_software
from tests.stage.stage_photographer import StagePhotographer
from tests.stage.tricks import TRICKS

DRIFTS = (0.0, 0.36, 0.64)
"""Where a picture's parts are farthest from where they end: at first, and at both ends of a swing."""
PAGES = ("topics", "more", "take")
TRICK_SIZE = (1024, 600)

Shot = dict[str, Any]


def main(content: str, cache: str, size: str, *languages: str) -> None:
    """Print what stands on the stage."""
    make_application()
    draw_in_software()
    playlist = load(Path(content)).playlist
    assert playlist is not None
    photographer = StagePhotographer(playlist, make_engine("auto", software=True), Path(cache))
    try:
        if size == "spoilt":
            shots = spoilt(photographer, playlist)
        else:
            width, height = map(int, size.split("x"))
            spoken = tuple(each for each in languages if each != "brief") or playlist.languages
            shots = program(photographer, playlist, (width, height), spoken, brief="brief" in languages)
        for shot in shots:
            print(json.dumps(shot))
    finally:
        photographer.close()


def program(
    photographer: StagePhotographer,
    playlist: Playlist,
    size: tuple[int, int],
    languages: Sequence[str],
    *,
    brief: bool = False,
) -> Iterator[Shot]:
    """Every slide as a passer-by sees it, then what a visitor meets."""
    films = {number: item for number, item in enumerate(playlist.items) if isinstance(item, VideoItem)}
    if not brief:
        key = photographer.shoot(0, languages[0], size, moment="start").key
        yield {"key": key, "phase": "start", "size": size, "faint": faint(root_of(photographer))}
    for language in languages:
        for number in range(len(playlist.items)):
            if number not in films:
                shot = stood(photographer, number, language, size, Phase.ATTRACT)
                yield shot
                if not brief:
                    yield from drifted(photographer, shot)
        shot = stood(photographer, 0, language, size, Phase.EXPLORE)
        yield shot
        if not brief:
            for page in PAGES:
                yield seen(photographer, shot["key"], language, Phase.EXPLORE, page)
            yield seen(photographer, shot["key"], language, Phase.STILL_THERE)
        for number, film in films.items():
            passed = stood(photographer, number, language, size, Phase.ATTRACT, moment="middle")
            visited = seen(photographer, passed["key"], language, Phase.EXPLORE)
            captions = read_captions(film.captions[language]).captions
            for phase, shot in ((Phase.EXPLORE, visited), (Phase.ATTRACT, passed)):
                enter(photographer, phase)
                yield shot | {"captions": [set_caption(photographer, each.text) for each in captions]}


def spoilt(photographer: StagePhotographer, playlist: Playlist) -> Iterator[Shot]:
    """A good slide for each trick, and what the trick made of it."""
    numbers = {item.key.removeprefix("slide:"): number for number, item in enumerate(playlist.items)}
    for trick in TRICKS:
        photographer.shoot(numbers[trick.slide], "nl", TRICK_SIZE)
        before = measured(photographer, trick.slide, "nl", "attract", root_of(photographer))
        trick.spoil(root_of(photographer))
        # What changed is laid out when it is drawn.
        photographer.scene.window.grabWindow()
        after = measured(photographer, trick.slide, "nl", "attract", root_of(photographer))
        # Set by hand, the items do not come back by themselves: the next slide is a new one.
        photographer.shoot(len(playlist.items) - 1, "nl", TRICK_SIZE)
        yield {"trick": trick.name, "before": before, "after": after}


def stood(
    photographer: StagePhotographer,
    number: int,
    language: str,
    size: tuple[int, int],
    phase: Phase,
    moment: Moment = "end",
) -> Shot:
    """One slide on the stage."""
    # A slide as it stands in the end; a film amid its words.
    key = photographer.shoot(number, language, size, phase, moment).key
    return seen(photographer, key, language, phase)


def seen(photographer: StagePhotographer, key: str, language: str, phase: Phase, page: str = "") -> Shot:
    """The slide that stands, in a phase of the visit, with a page over it if one is named."""
    enter(photographer, phase)
    root = root_of(photographer)
    loader = named(root, f"{page}Page") if page else None
    if loader:
        photographer.open(page)
        photographer.scene.window.grabWindow()
    cover = loader or (named(root, "stillThere") if phase is Phase.STILL_THERE else None)
    shot = measured(photographer, key, language, page or phase.value, cover or root)
    if loader:
        photographer.open("")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return shot


def enter(photographer: StagePhotographer, phase: Phase) -> None:
    """The slide that stands, in this phase of the visit."""
    photographer.enter(phase)
    settle(photographer.scene.window, is_shown=phase in (Phase.EXPLORE, Phase.STILL_THERE))


def drifted(photographer: StagePhotographer, shot: Shot) -> Iterator[Shot]:
    """The slide that stands, while parts of its picture go: what comes to lie under its words."""
    stage, window = photographer.scene.stage, photographer.scene.window
    if not (stage.front and stage.front.property("drifts")):
        return
    seen = list(texts(root_of(photographer)))
    for part in DRIFTS:
        stage.canvas.hold(BUILD_MS, part)
        ground = drawn(window, seen, ())
        words = [text | on_ground(text, ground) if text["ink"] else text for text in shot["texts"]]
        yield shot | {"phase": f"drift {part}", "texts": words}


def measured(photographer: StagePhotographer, key: str, language: str, phase: str, top: QQuickItem) -> Shot:
    """What the stage shows, as plain values; of the texts only those of the topmost sheet."""
    scene = photographer.scene
    root, stage, slide = root_of(photographer), scene.stage.canvas, scene.stage.front
    holder = next((named(root, name) for name in ("holderA", "holderB") if is_front(root, name)), None)
    shot, picture = measured_slide(scene.window, stage, holder, top)
    return {
        "key": key,
        "language": language,
        **shot,
        "phase": phase,
        "layout": slide.property("layout") if slide else "",
        "color": slide.property("color") if slide else "",
        "target": stage.property("target"),
        "least": stage.property("leastTarget"),
        "keys": list(keys(root)),
        "faint": faint(top),
        **overview(picture, stage.property("artBox")),
    }


def set_caption(photographer: StagePhotographer, words: str) -> dict[str, Any]:
    """The film's caption with these words."""
    panel = named(root_of(photographer), "caption")
    assert panel is not None
    panel.setProperty("words", words)
    text = next(child for child in panel.childItems())
    return {
        "text": words,
        "shown": text.property("text"),
        "lines": text.property("lineCount"),
        "pixels": text.property("font").pixelSize(),
        "box": rect(in_scene(panel)),
        "letters": rect(in_scene(text)),
    }


def root_of(photographer: StagePhotographer) -> QQuickItem:
    """The whole scene."""
    return photographer.scene.window.rootObject()


def is_front(root: QQuickItem, name: str) -> bool:
    """Whether the place of this name holds the slide that is seen."""
    holder = named(root, name)
    return holder is not None and bool(holder.property("isFront"))


def settle(window: QQuickView, *, is_shown: bool) -> None:
    """Let the bar arrive where it is going, if there is one.

    It is looked up again at every step: Python's hold on an item does not outlive a turn of the event loop.
    """

    def look_again() -> None:
        bar = named(window.rootObject(), "bar")
        arrived = bar is None or (
            abs(bar.y() + bar.height() - window.height()) < 0.5 if is_shown else not bar.isVisible()
        )
        if arrived or deadline.hasExpired(5000):
            loop.quit()

    loop, timer, deadline = QEventLoop(), QTimer(), QElapsedTimer()
    deadline.start()
    timer.timeout.connect(look_again)
    timer.start(10)
    loop.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
