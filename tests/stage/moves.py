"""Moves slides on the real stage and tells what happened. A program of its own, run by the tests (see ``audit.py``).

``python -m tests.stage.moves CACHE [reduced]`` prints one JSON object a line for each move, then how many frames were drawn
while everything stood, and how many while the hint breathed over a film whose pictures come when the program wants.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QImage

from kiosk.app.process import make_application
from kiosk.content.mission import mission_root
from kiosk.playlist import load
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Fit, Playlist
from kiosk.poster.motion import BREATH_MS, BREATHS
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.state import Cue, FilmPhase, Phase
from kiosk.video.film import Film
from kiosk.video.frame import PixelFrame
from kiosk.video.picture import Size
from kiosk.visitor.scene import Scene, draw_in_software
from tests.stage.hard import photo

LIMIT_MS = 8000
PICTURES = 12
STANDS_MS = 1500
SETTLED_MS = 300
MOVES = (("cut", 0), ("fade", 1), ("push", 2), ("wipe", 1), ("wipe", 3), ("cut", 2))
"""Transition, and which slide it brings: the fourth is a photo."""


class HandFilm(Film):
    """A film that shows a picture when it is told to, and never fails."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.frame = PixelFrame(QImage(1280, 720, QImage.Format.Format_RGB32))
        QTimer.singleShot(0, self.show)

    @Slot()
    def show(self) -> None:
        self._picture_shown()


class HandEngine:
    """Opens such films."""

    name = "hand"
    film: HandFilm

    def open(self, path: Path, *, box: Size, fit: Fit) -> HandFilm:
        self.film = HandFilm(path)
        return self.film

    def close(self) -> None:
        """Nothing is held."""


class Mover:
    """A stage without a show: every move is asked for from here."""

    def __init__(self, playlist: Playlist, cache: Path, *, reduced: bool) -> None:
        self._playlist = playlist
        self._loop = QEventLoop()
        self._events: list[on.Event] = []
        self.engine = HandEngine()
        self.scene = Scene(playlist, self.engine, cache, software=True)  # type: ignore[arg-type]
        self.scene.asked.connect(self._hear)
        self.settings = Settings(motion="reduced" if reduced else "full")
        self.scene.load()
        self.scene.resize(1280, 720)
        self.scene.window.show()
        self.measured: list[str] = []
        self.scene.stage.canvas.measured.connect(self._measured)
        self.frames = 0
        self.scene.window.frameSwapped.connect(self._count, Qt.ConnectionType.QueuedConnection)

    def _hear(self, event: on.Event) -> None:
        self._events.append(event)

    def _measured(self, move: str, frames: int, ms: float) -> None:
        self.measured.append(move)

    def _count(self) -> None:
        self.frames += 1

    def wait(self, condition: Any, limit_ms: int = LIMIT_MS) -> bool:
        """Let the stage work until ``condition`` holds."""

        def look() -> None:
            if condition() or deadline.hasExpired(limit_ms):
                self._loop.quit()

        timer, deadline = QTimer(), QElapsedTimer()
        deadline.start()
        timer.timeout.connect(look)
        timer.start(5)
        self._loop.exec()
        timer.stop()
        return bool(condition())

    def settle(self) -> None:
        """Wait until nothing was drawn for ``SETTLED_MS``: on a busy machine the last frames come late."""
        for _ in range(LIMIT_MS // SETTLED_MS):
            before = self.frames
            self.wait(lambda: False, SETTLED_MS)
            if self.frames == before:
                return

    def item(self, name: str) -> QObject:
        """An item of the scene by its name; looked up anew each time."""
        found = self.scene.window.rootObject().findChild(QObject, name)
        assert found is not None, name
        return found

    def built(self, name: str) -> float:
        """How far the slide of this holder is built up, in ms."""
        motion = self.item(name).findChild(QObject, "motion")
        assert motion is not None
        return float(motion.property("builtMs"))

    def holders(self) -> list[dict[str, Any]]:
        """Both places of the stage: where they are, and how far their slides are built up."""
        names = (
            ("holderA", "holderB")
            if self.scene.stage.view_model.property("front") == 0
            else ("holderB", "holderA")
        )
        return [
            {
                "x": self.item(name).property("x"),
                "opacity": round(self.item(name).property("opacity"), 3),
                "built": self.built(name),
            }
            for name in names
        ]

    def move(self, serial: int, index: int, transition: str) -> dict[str, Any]:
        """Bring slide ``index`` on stage; what was seen at the start, half-way, at the end and when built up."""
        cue = Cue(serial, self._playlist.items[index], index, 1)
        self.scene.state_changed(
            replace(begin(self._playlist, self.settings), current=cue, phase=Phase.ATTRACT)
        )
        stage = self.scene.stage
        stage.perform(do.Prepare(cue))
        ready = self.wait(lambda: on.CueReady(serial) in self._events)
        self.measured = []
        stage.perform(do.Start(cue, transition, 1))  # type: ignore[arg-type]
        began = self.holders()
        sheet = bool(self.item("sheet").property("visible"))
        done = self.wait(lambda: on.TransitionDone(serial) in self._events)
        ended = self.holders()
        self.wait(lambda: self.holders()[0]["built"] >= self.scene.theme.property("buildMs"))
        return {
            "transition": transition,
            "index": index,
            "ready": ready,
            "done": done,
            "sheet": sheet,
            "sheetAfter": bool(self.item("sheet").property("visible")),
            "began": began,
            "ended": ended,
            "built": self.holders()[0]["built"],
            "measured": self.measured,
        }

    def breathe_over_film(self, serial: int, index: int) -> dict[str, Any]:
        """Play a film: the frames drawn while no picture comes and with ``PICTURES``, and what the hint did meanwhile."""
        self.move(serial, index, "cut")
        cue = Cue(serial, self._playlist.items[index], index, 1)
        state = begin(self._playlist, self.settings)
        state = replace(state, current=cue, phase=Phase.ATTRACT, film=FilmPhase.MUTED)
        self.scene.stage.perform(do.RunFilm(cue, False))
        self.scene.state_changed(state)
        self.engine.film.show()
        self.settle()
        hint, self.frames = self.item("hint"), 0
        depths = [hint.property("opacity")]
        self.wait(lambda: False, BREATH_MS // 4)
        between, self.frames = self.frames, 0
        depths.append(hint.property("opacity"))
        for number in range(PICTURES):
            self.engine.film.show()
            self.wait(lambda number=number: self.frames > number)
            depths.append(hint.property("opacity"))
        return {
            "framesBetweenPictures": between,
            "framesWithPictures": self.frames,
            "depths": [round(depth, 3) for depth in depths],
        }


def main(cache: str, *options: str) -> None:
    """Print what the moves did."""
    make_application()
    draw_in_software()
    folder = Path(cache)
    mission = load(mission_root()).playlist
    (folder / "show" / "assets").mkdir(parents=True)
    (folder / "show" / "slides").mkdir()
    photo(folder / "show" / "assets" / "photo.jpg", 1200, 800)
    (folder / "show" / "slides" / "playlist.yaml").write_text(
        "items:\n  - image: photo.jpg\n    motion: still\n"
    )
    pictures = load(folder / "show").playlist
    assert mission is not None
    assert pictures is not None
    still = tuple(
        replace(item, slide=replace(item.slide, motion="still"))
        for item in mission.items[:3]
        if isinstance(item, SlideItem)
    )
    film = VideoItem(key="video:film", path=folder / "never-opened.mp4", duration=None)
    playlist = replace(mission, items=(*still, *pictures.items, film))
    mover = Mover(playlist, folder, reduced="reduced" in options)
    try:
        for serial, (transition, index) in enumerate(MOVES, start=1):
            print(json.dumps(mover.move(serial, index, transition)))
        mover.wait(lambda: False, 0 if "reduced" in options else BREATH_MS * BREATHS)
        mover.settle()
        mover.frames = 0
        mover.wait(lambda: False, STANDS_MS)
        print(json.dumps({"framesWhileStanding": mover.frames}))
        print(json.dumps(mover.breathe_over_film(len(MOVES) + 1, len(playlist.items) - 1)))
    finally:
        mover.scene.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
