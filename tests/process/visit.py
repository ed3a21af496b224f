"""A visit, driven by QTest touch events on the real window of the real application.

Run as ``python -m tests.process.visit CONTENT FOLDER`` with DISPLAY set; writes a picture of every step into FOLDER.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app import Application, RunOptions, log_everything, make_application
from kiosk.playlist import load
from kiosk.show import events as on
from kiosk.show.state import Phase

Condition = Callable[[], Any]
LIMIT = 14.0
"""Seconds each step may take; the idle timeout of the test's playlist and its question are the longest."""


class Visit:
    """Fingers and eyes."""

    def __init__(self, application: Application, pictures: Path) -> None:
        self.application, self.pictures = application, pictures
        self.window = application.scene.window
        self.device = QTest.createTouchDevice()
        self.number = 0

    @property
    def state(self) -> Any:
        return self.application.show.state

    @property
    def key(self) -> str:
        return self.state.current.key if self.state.current else ""

    def find(self, name: str) -> QQuickItem:
        item = self.window.rootObject().findChild(QObject, name)
        if item is None:  # delegates of a view are not QObject children of the root
            item = _visual_child(self.window.contentItem(), name)
        assert isinstance(item, QQuickItem), f"nothing is called {name}"
        return item

    def centre(self, name: str) -> QPoint:
        item = self.find(name)
        assert item.isVisible(), f"{name} is not visible"
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def touch(self, where: str | QPoint) -> None:
        point = self.centre(where) if isinstance(where, str) else where
        QTest.touchEvent(self.window, self.device).press(0, point, self.window).commit()
        QTest.touchEvent(self.window, self.device).release(0, point, self.window).commit()

    def swipe(self, start: QPoint, by: int) -> Generator[tuple[str, Condition]]:
        """One movement a look, as a finger makes them."""
        QTest.touchEvent(self.window, self.device).press(0, start, self.window).commit()
        for part in range(1, 11):
            yield "", lambda: True
            point = start + QPoint(by * part // 10, 0)
            QTest.touchEvent(self.window, self.device).move(0, point, self.window).commit()
        QTest.touchEvent(self.window, self.device).release(0, start + QPoint(by, 0), self.window).commit()

    def picture(self, name: str) -> None:
        self.number += 1
        self.window.grabWindow().save(str(self.pictures / f"visit-{self.number:02}-{name}.png"))

    def bar_stands(self) -> bool:
        bar = _visual_child(self.window.contentItem(), "bar")
        return bar is not None and bar.y() == self.window.height() - bar.height()

    def steps(self) -> Generator[tuple[str, Condition]]:
        """Each step names what it waits for."""
        middle = QPoint(500, 300)
        yield "the loop runs", lambda: self.state.phase is Phase.ATTRACT and not self.state.moving
        first = self.key
        assert first == "slide:tegenmacht"
        self.picture("attract")

        self.touch(middle)
        yield "a touch opens", lambda: self.state.phase is Phase.EXPLORE
        assert self.key == first
        yield "the bar stands", self.bar_stands
        self.picture("explore")

        self.touch("nextKey")
        yield "next", lambda: self.key == "slide:waarom" and not self.state.moving
        self.touch("previousKey")
        yield "previous", lambda: self.key == first and not self.state.moving
        yield "the neighbour is ready", lambda: self.state.upcoming_ready
        yield from self.swipe(QPoint(900, 300), -500)
        yield "swipe on", lambda: self.key == "slide:waarom" and not self.state.moving
        yield "the neighbour is ready again", lambda: self.state.upcoming_ready
        yield from self.swipe(QPoint(300, 300), 600)
        yield "swipe back", lambda: self.key == first and not self.state.moving

        self.touch("barPill-fr")
        yield "French", lambda: self.state.language == "fr"
        assert self.key == first
        assert self.application.scene.stage.front is not None
        assert self.application.scene.stage.front.property("title") == "Un contre-pouvoir mondial"
        self.picture("french")

        self.touch("moreKey")
        yield "read on", lambda: self.find("morePage").property("active")
        self.picture("more")
        self.touch("closeKey")
        yield "closed", lambda: not self.find("morePage").property("active")
        yield "the bar stands again", self.bar_stands

        self.touch("topicsKey")
        yield "topics", lambda: self.find("topicsPage").property("active")
        yield (
            "tiles",
            lambda: _visual_child(self.window.contentItem(), "tile-video:film/buren-zonder-brood.webm"),
        )
        self.picture("topics")
        self.touch("tile-video:film/buren-zonder-brood.webm")
        yield "the film", lambda: self.key.startswith("video:") and not self.state.moving
        yield "its key", lambda: self.find("playKey").isVisible() and self.bar_stands()
        self.picture("film-held")
        assert not self.state.film_playing
        self.touch("playKey")
        yield "it plays with sound", lambda: self.state.film_playing and self.state.film_sound
        yield (
            "French captions",
            lambda: "pain" in (self.application.scene.stage.front or QObject()).property("captionText"),
        )
        self.picture("film-captions")
        silent_since = time.monotonic()
        yield "silence does not cut a film with sound", lambda: time.monotonic() - silent_since > 11
        assert self.state.phase is Phase.EXPLORE
        assert self.state.film_playing
        self.touch("soundKey")
        yield "muted", lambda: not self.state.film_sound
        self.touch("captionsKey")
        yield "captions off", lambda: not self.state.captions

        yield "still there?", lambda: self.state.phase is Phase.STILL_THERE
        yield "the question is drawn", lambda: self.find("stillThere").property("active")
        self.picture("still-there")
        self.touch(middle)
        yield "a touch stays", lambda: self.state.phase is Phase.EXPLORE
        yield "still there again?", lambda: self.state.phase is Phase.STILL_THERE
        left = time.monotonic()
        yield "nobody", lambda: self.state.phase is Phase.ATTRACT or time.monotonic() - left > 30
        assert self.state.phase.value == "attract"
        assert (self.state.language, self.state.captions, self.state.film_sound) == ("nl", True, False)
        self.picture("back")
        print("the loop is back, in Dutch and mute")


def _visual_child(item: QQuickItem, name: str) -> QQuickItem | None:
    if item.objectName() == name:
        return item
    for child in item.childItems():
        found = _visual_child(child, name)
        if found is not None:
            return found
    return None


def main() -> int:
    """0 when the whole visit went as told."""
    log_everything()
    loaded = load(Path(sys.argv[1]))
    assert loaded.playlist
    qt = make_application()
    application = Application(loaded.playlist, RunOptions(windowed=(1280, 720)), qt)
    visit = Visit(application, Path(sys.argv[2]))
    steps = visit.steps()
    current: list[tuple[str, Condition, float]] = []
    outcome: list[str] = []

    def end(problem: str) -> None:
        timer.stop()
        outcome.append(problem)
        application.show.send(on.Stop())

    def look() -> None:
        try:
            if current:
                name, condition, since = current[0]
                if not condition():
                    # The question stands for 20 s: the longest wait of all.
                    if time.monotonic() - since > LIMIT + (25 if name == "nobody" else 0):
                        end(f"waited in vain for: {name}")
                    return
                if name:
                    print("ok:", name, flush=True)
            name, condition = next(steps)
            current[:] = [(name, condition, time.monotonic())]
        except StopIteration:
            end("")
        except Exception as error:  # noqa: BLE001  (whatever it is, it is the outcome of the visit)
            end(f"{type(error).__name__}: {error} (after: {current[0][0] if current else 'the start'})")

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(look)
    timer.start(15)
    application.run()
    problem = outcome[0] if outcome else "it ended too early"
    if problem:
        print(problem)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
