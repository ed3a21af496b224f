"""Does everything stand when somebody stops the pictures? A program of its own, run by the tests.

``python -m tests.stage.stopping CACHE`` stops the real stage amid each thing that moves by itself and prints a JSON object a
line: what moved before, and how many pixels changed between two pictures after it was stopped.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtGui import QImage

from kiosk.app.process import make_application
from kiosk.content.mission import mission_root
from kiosk.playlist import load
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Playlist
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.accessibility import Accessibility
from kiosk.show.rules import begin
from kiosk.show.state import Cue, FilmPhase, Phase, State
from kiosk.visitor.scene import draw_in_software
from tests.stage.moves import Mover

APART_MS = 300
DRIFTS, FILM, NEXT = 0, 1, 2
"""What stands in the playlist: a drawing that drifts, a film, another drawing."""


class Stopper(Mover):
    """A stage that is stopped."""

    def __init__(self, playlist: Playlist, cache: Path) -> None:
        super().__init__(playlist, cache, reduced=False)
        self._serial, self.cache = 0, cache
        self._state: State = begin(playlist, self.settings)

    def _hear(self, event: on.Event) -> None:
        super()._hear(event)
        if isinstance(event, on.PauseFilm):
            # As the rules answer it.
            film = self._state.film
            if film.plays:
                assert self._state.current is not None
                self.scene.stage.perform(do.PauseFilm(self._state.current))
                film = FilmPhase.PAUSED
            self._is(phase=Phase.EXPLORE, film=film)
        elif isinstance(event, on.TransitionDone) and event.serial == self._serial:
            self._is(moving=False)

    def _is(self, **fields: Any) -> None:
        self._state = replace(self._state, **fields)
        self.scene.state_changed(self._state)

    def bring(self, index: int, transition: str) -> None:
        """Begin to bring this on stage."""
        self._serial += 1
        cue = Cue(self._serial, self._playlist.items[index], index, 1)
        self._is(
            current=cue, moving=True, phase=Phase.ATTRACT, film=FilmPhase.NONE, accessibility=Accessibility()
        )
        self.scene.stage.perform(do.Prepare(cue))
        assert self.wait(lambda: on.CueReady(self._serial) in self._events)
        self.scene.stage.perform(do.Start(cue, transition, 1))  # type: ignore[arg-type]

    def stands(self) -> bool:
        return on.TransitionDone(self._serial) in self._events

    def part(self) -> float:
        """How far the slow motion of the slide in front has come, 0 to 1."""
        front = "holderA" if self.scene.stage.view_model.property("front") == 0 else "holderB"
        motion = self.item(front).findChild(QObject, "motion")
        assert motion is not None
        return float(motion.property("driftPart"))

    def picture(self) -> QImage:
        return self.scene.window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)

    def stop(self) -> None:
        """With the key for it."""
        QMetaObject.invokeMethod(self.item("pauseKey"), "act")

    def judged(self, name: str, stop: Callable[[], None]) -> dict[str, Any]:
        """Stop now, and look."""
        before = self.picture()
        self.wait(lambda: False, APART_MS)
        moved = changed(before, self.picture())
        stop()
        at_once = self.picture()
        self.wait(lambda: self.bar_stands() or self._state.phase is Phase.ATTRACT)
        first = self.picture()
        self.wait(lambda: False, APART_MS)
        second = self.picture()
        above = (
            round(self.item("bar").property("y")) if self._state.phase is Phase.EXPLORE else first.height()
        )
        return {
            "what": name,
            "movedBefore": moved,
            "changedWhileTheBarCame": changed(at_once, first, above),
            "changed": changed(first, second),
        }

    def bar_stands(self) -> bool:
        bar = self.scene.window.rootObject().findChild(QObject, "bar")
        return bar is not None and bar.property("y") == self.scene.window.height() - bar.property("height")


def changed(one: QImage, other: QImage, rows: int | None = None) -> int:
    """How many pixels differ in the upper ``rows``, or in all."""
    assert one.size() == other.size()
    rows = one.height() if rows is None else min(rows, one.height())
    width = one.bytesPerLine()
    first, second = bytes(one.constBits())[: width * rows], bytes(other.constBits())[: width * rows]
    if first == second:
        return 0
    return sum(first[at : at + 4] != second[at : at + 4] for at in range(0, len(first), 4))


def cases(stopper: Stopper) -> Iterator[dict[str, Any]]:
    """Amid a transition, the building up, the drift and the breath, and a film."""
    stopper.bring(DRIFTS, "cut")
    stopper.wait(stopper.stands)
    stopper.bring(NEXT, "push")
    yield stopper.judged("push", stopper.stop)
    stopper.bring(DRIFTS, "wipe")
    yield stopper.judged("wipe", stopper.stop)
    stopper.bring(DRIFTS, "fade")
    stopper.wait(stopper.stands)
    yield stopper.judged("build", stopper.stop)
    stopper.bring(DRIFTS, "push")
    stopper.wait(stopper.stands)
    stopper.wait(lambda: stopper.part() > 0.1)
    yield stopper.judged("drift and breath", stopper.stop)
    stopper.bring(DRIFTS, "push")
    stopper.wait(stopper.stands)
    stopper.wait(lambda: stopper.part() > 0.1)
    yield stopper.judged("less motion", lambda: stopper._is(accessibility=Accessibility(calm=True)))
    stopper.bring(FILM, "cut")
    stopper.wait(stopper.stands)
    stopper.scene.stage.perform(do.RunFilm(stopper._state.current, False))  # type: ignore[arg-type]
    stopper._is(film=FilmPhase.MUTED)
    stopper.engine.film.show()
    # Amid the film: its picture is taken for its tile.
    stopper.engine.film._time = 60.0
    stopper.engine.film.show()
    kept = stopper.cache / "films"
    yield {"what": "film's picture", "kept": stopper.wait(lambda: any(kept.glob("*.jpg")))}
    yield stopper.judged("film and breath", stopper.stop)


def main(cache: str) -> None:
    """Print what stood and what did not."""
    make_application()
    draw_in_software()
    mission = load(mission_root()).playlist
    assert mission is not None
    drawings = [
        replace(item, slide=replace(item.slide, motion="drift"))
        for item in mission.items
        if isinstance(item, SlideItem) and item.slide.image
    ]
    path = Path(cache) / "never-opened.mp4"
    path.write_bytes(b"never opened")
    film = VideoItem(key="video:film", path=path, duration=None)
    stopper = Stopper(replace(mission, items=(drawings[0], film, drawings[1])), Path(cache))
    try:
        for case in cases(stopper):
            print(json.dumps(case))
    finally:
        stopper.scene.close()


if __name__ == "__main__":
    main(sys.argv[1])
