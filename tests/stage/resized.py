"""Shows slides in a window that takes another size while they stand, or wait behind the scene, and compares what is seen with
slides prepared for that size. A program of its own, run by a test.

``python -m tests.stage.resized CACHE`` prints a line for each: its name, and how long (ms) it took until both looked the same.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QImage

from kiosk.app.process import make_application
from kiosk.content.mission import mission_root
from kiosk.playlist import load
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Playlist
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.rules import begin
from kiosk.show.state import Cue, Phase
from kiosk.visitor.scene import draw_in_software
from tests.stage.hard import photo
from tests.stage.moves import Mover

BEFORE, AFTER = (1280, 720), (480, 640)
SMALL = 40


def small(image: QImage) -> bytes:
    """What is seen, without the last grey level of an edge."""
    tiny = image.scaled(SMALL, SMALL).convertToFormat(QImage.Format.Format_RGB888)
    lines: list[Any] = [tiny.constScanLine(line) for line in range(SMALL)]
    return b"".join(bytes(line)[: 3 * SMALL] for line in lines)


def is_same(one: bytes, other: bytes) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 48


def looks_like(mover: Mover, wanted: bytes) -> bool:
    return is_same(small(mover.scene.window.grabWindow()), wanted)


def bring(mover: Mover, playlist: Playlist, serial: int, index: int, *, on_stage: bool = True) -> None:
    cue = Cue(serial, playlist.items[index], index, 1)
    mover.scene.stage.perform(do.Prepare(cue))
    assert mover.wait(lambda: on.CueReady(serial) in mover._events)
    if on_stage:
        start(mover, playlist, cue)


def start(mover: Mover, playlist: Playlist, cue: Cue) -> None:
    mover.scene.state_changed(replace(begin(playlist, mover.settings), current=cue, phase=Phase.ATTRACT))
    mover.scene.stage.perform(do.Start(cue, "cut", 1))
    assert mover.wait(lambda: on.TransitionDone(cue.serial) in mover._events)


def main(cache: str) -> None:
    make_application()
    draw_in_software()
    folder = Path(cache)
    mission = load(mission_root()).playlist
    assert mission is not None
    photo(folder / "photo.jpg", 1200, 800)
    drawn = next(item for item in mission.items if isinstance(item, SlideItem) and item.slide.image)
    drawn = replace(drawn, slide=replace(drawn.slide, motion="still"))
    assert isinstance(drawn, SlideItem)
    edge = ImageItem(key="image:drawing", path=drawn.slide.image)  # type: ignore[arg-type]
    picture = ImageItem(key="image:photo", path=folder / "photo.jpg")
    playlist = replace(mission, items=(drawn, edge, picture))
    mover = Mover(playlist, folder / "fresh", reduced=True)
    mover.scene.resize(*AFTER)
    seen: list[bytes] = []
    for index in range(len(playlist.items)):
        bring(mover, playlist, index + 1, index)
        seen.append(small(mover.scene.window.grabWindow()))
    mover.scene.close()
    for index, on_stage in ((0, True), (0, False), (1, True), (2, True)):
        # Another cache: what was drawn for the other size is not there yet.
        mover = Mover(playlist, folder / f"{index}{on_stage}", reduced=True)
        mover.scene.resize(*BEFORE)
        if not on_stage:
            bring(mover, playlist, 9, 2)
        bring(mover, playlist, 1, index, on_stage=on_stage)
        watch = QElapsedTimer()
        watch.start()
        mover.scene.resize(*AFTER)
        if not on_stage:
            start(mover, playlist, Cue(1, playlist.items[index], index, 1))
        fits = mover.wait(partial(looks_like, mover, seen[index]))
        key = playlist.items[index].key
        print(json.dumps({"slide": key, "stands": on_stage, "ms": watch.elapsed() if fits else None}))
        mover.scene.close()


if __name__ == "__main__":
    main(sys.argv[1])
