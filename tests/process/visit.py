"""A visit, driven by QTest touch events on the real window of the real application.

Run as ``python -m tests.process.visit CONTENT FOLDER [WIDTHxHEIGHT [LANGUAGE [short] [90|180|270]]]`` with DISPLAY set; writes
a picture of every step into FOLDER. A short visit ends with a touch on "go on" instead of with silence; with a number of
degrees everything is turned in a window of that size.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, get_args

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app.options import RunOptions
from kiosk.app.player import Application
from kiosk.app.process import log_everything, make_application
from kiosk.playlist import load
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.show import events as on
from kiosk.show.accessibility import Accessibility
from kiosk.show.settings import Rotation, Settings
from kiosk.show.state import FilmPhase, Phase
from tests.process.skipping_clock import SkippingClock

Condition = Callable[[], Any]
BREAD = {"nl": "brood", "fr": "pain", "en": "bread"}
"""What the film's captions talk about soon."""
BUILT = 2.0
"""Seconds after which every word of the first slide stands."""
IDLE, ASKS = 45.0, 20.0
"""Seconds of silence until the question, as the mission has them, and until nobody has answered it."""
LIMIT = 60.0
"""Seconds each step may take, on a busy machine too."""


class Visit:
    """Fingers and eyes."""

    def __init__(
        self,
        application: Application,
        clock: SkippingClock,
        pictures: Path,
        language: str,
        *,
        is_short: bool,
    ) -> None:
        self.application, self.clock, self.pictures = application, clock, pictures
        self.language, self.is_short = language, is_short
        self.window = application.scene.window
        self.device = QTest.createTouchDevice()
        self.number = 0
        self.may_end = False
        """Whether the show may end by what was touched."""

    @property
    def state(self) -> Any:
        return self.application.show.state

    @property
    def key(self) -> str:
        return self.state.current.key if self.state.current else ""

    def find(self, name: str) -> QQuickItem:
        item = self.window.rootObject().findChild(QObject, name)
        if item is None:  # delegates of a view are not QObject children of the root
            item = visual_child(self.window.contentItem(), name)
        assert isinstance(item, QQuickItem), f"nothing is called {name}"
        return item

    def centre(self, name: str) -> QPoint:
        item = self.find(name)
        assert item.isVisible(), f"{name} is not visible"
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def press(self, point: QPoint) -> None:
        QTest.touchEvent(self.window, self.device).press(0, point, self.window).commit()

    def release(self, point: QPoint) -> None:
        QTest.touchEvent(self.window, self.device).release(0, point, self.window).commit()

    def touch(self, where: str | QPoint) -> None:
        point = self.centre(where) if isinstance(where, str) else where
        self.press(point)
        self.release(point)

    def at(self, right: float, down: float) -> QPoint:
        """The point of the window at these parts of the width and height of what is shown."""
        main = self.find("main")
        return main.mapToScene(QPointF(main.width() * right, main.height() * down)).toPoint()

    def swipe(self, start: float, by: float) -> Generator[tuple[str, Condition]]:
        """One movement a look, as a finger makes them, from ``start``; both are parts of the width."""
        high = 0.4
        QTest.touchEvent(self.window, self.device).press(0, self.at(start, high), self.window).commit()
        for part in range(1, 11):
            yield "", lambda: True
            point = self.at(start + by * part / 10, high)
            QTest.touchEvent(self.window, self.device).move(0, point, self.window).commit()
        QTest.touchEvent(self.window, self.device).release(0, self.at(start + by, high), self.window).commit()

    def picture(self, name: str) -> None:
        self.number += 1
        size = f"{self.window.width()}x{self.window.height()}"
        file = self.pictures / f"visit-{size}-{self.language}-{self.number:02}-{name}.png"
        self.window.grabWindow().save(str(file))

    def title(self) -> str:
        """The headline of the present slide as the playlist has it in the visitor's language."""
        item = self.state.current.item
        assert isinstance(item, SlideItem)
        return item.slide.texts[self.language].title

    def bar_stands(self) -> bool:
        bar = visual_child(self.window.contentItem(), "bar")
        return bar is not None and bar.y() == self.find("main").height() - bar.height()

    def steps(self) -> Generator[tuple[str, Condition]]:
        """Each step names what it waits for."""
        middle = self.at(0.4, 0.4)
        yield "the loop runs", lambda: self.state.phase is Phase.ATTRACT and not self.state.moving
        first = self.key
        assert first == "slide:tegenmacht"
        began = time.monotonic()
        yield "its words", lambda: time.monotonic() - began > BUILT
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
        yield from self.swipe(0.7, -0.4)
        yield "swipe on", lambda: self.key == "slide:waarom" and not self.state.moving
        yield "the neighbour is ready again", lambda: self.state.upcoming_ready
        yield from self.swipe(0.25, 0.45)
        yield "swipe back", lambda: self.key == first and not self.state.moving

        self.touch(f"barPill-{self.language}")
        yield "the language", lambda: self.state.language == self.language
        assert self.key == first
        yield "its words", lambda: self.front().property("title") == self.title()
        said = time.monotonic()
        yield "all of them", lambda: time.monotonic() - said > 0.5
        self.picture("language")

        self.touch("moreKey")
        yield "read on", lambda: self.find("morePage").property("active")
        self.picture("more")
        self.touch("moreKey")
        yield "closed", lambda: not self.find("morePage").property("active")

        self.touch("accessibilityKey")
        yield "the accessibility of reading", lambda: self.find("accessibility").isVisible()
        self.touch("way-see")
        yield "larger letters", lambda: self.state.accessibility.text_size == 2
        yield "high contrast", lambda: self.state.accessibility.high_contrast
        self.picture("accessibility")
        self.touch("singlesKey")
        yield "each by itself", lambda: self.find("contrastKey").isVisible()
        self.touch("contrastKey")
        self.touch("textSize-0")
        yield "as before", lambda: self.state.accessibility == Accessibility()
        # On a low screen it stands in the place of the key that opened it.
        closes = self.find("accessibilityCloseKey")
        self.touch("accessibilityCloseKey" if closes.isVisible() else "accessibilityKey")
        yield "out of the way", lambda: not self.find("accessibility").isVisible()

        self.touch("takeKey")
        yield "an address", lambda: self.find("takePage").property("active")
        self.picture("take")
        self.touch("takeKey")
        yield "put away", lambda: not self.find("takePage").property("active")

        self.touch("topicsKey")
        yield "topics", lambda: self.find("topicsPage").property("active")
        yield (
            "tiles",
            lambda: visual_child(self.window.contentItem(), "tile-video:film/buren-zonder-brood.webm"),
        )
        yield "their pictures", self.tiles_are_drawn
        came = time.monotonic()
        yield "all of each", lambda: time.monotonic() - came > 0.5
        self.picture("topics")
        self.touch("tile-video:film/buren-zonder-brood.webm")
        yield "the film", lambda: self.key.startswith("video:") and not self.state.moving
        yield "it plays with sound", lambda: self.state.film.sounds
        assert not self.find("playKey").isVisible()
        self.touch("goOnKey")
        yield (
            "it is halted",
            lambda: self.state.film is FilmPhase.PAUSED and not self.front().property("filmPlays"),
        )
        yield "its key", lambda: self.find("playKey").isVisible() and self.bar_stands()
        self.picture("film-held")
        self.touch("playKey")
        yield "it goes on with sound", lambda: self.state.film.sounds
        yield (
            "captions in the language",
            lambda: BREAD[self.language] in self.front().property("captionText").lower(),
        )
        self.picture("film-captions")
        if self.is_short:
            self.touch("goOnKey")
            yield "halted again", lambda: self.state.film is FilmPhase.PAUSED
            self.touch("goOnKey")
            yield "back at once", lambda: self.state.phase is Phase.ATTRACT
            self.is_back()
            return
        self.clock.skip(IDLE + 1)
        yield "silence does not cut a film with sound", self.clock.has_caught_up
        assert self.state.phase is Phase.EXPLORE
        assert self.state.film.plays
        self.touch("soundKey")
        yield "muted", lambda: not self.state.film.sounds
        self.touch("captionsKey")
        yield "captions off", lambda: not self.state.accessibility.captions

        self.clock.skip(IDLE)
        yield "still there?", lambda: self.state.phase is Phase.STILL_THERE
        yield "the question is drawn", lambda: self.find("stillThere").property("active")
        self.picture("still-there")
        self.touch(middle)
        yield "a touch stays", lambda: self.state.phase is Phase.EXPLORE
        self.clock.skip(IDLE)
        yield "still there again?", lambda: self.state.phase is Phase.STILL_THERE
        self.clock.skip(ASKS)
        yield "nobody", lambda: self.state.phase is Phase.ATTRACT
        self.is_back()

    def tiles_are_drawn(self) -> bool:
        """Whether the drawing of every slide that has one lies on its tile."""
        model = self.application.scene.visitor.topics_panel.topics_model
        role = next(role for role, name in model.roleNames().items() if name == b"layers")
        drawn = sum(bool(model.data(model.index(row), role)) for row in range(model.rowCount()))
        items = self.state.playlist.items
        return drawn == sum(isinstance(item, SlideItem) and item.slide.image is not None for item in items)

    def front(self) -> QObject:
        front = self.application.scene.stage.front
        assert front is not None
        return front

    def is_back(self) -> None:
        """The loop is as it was before the visit."""
        assert (self.state.language, self.state.accessibility, self.state.film.sounds) == (
            "nl",
            Accessibility(),
            False,
        )
        self.picture("back")
        print("the loop is back, in Dutch and mute")


def visual_child(item: QQuickItem, name: str) -> QQuickItem | None:
    if item.objectName() == name:
        return item
    for child in item.childItems():
        found = visual_child(child, name)
        if found is not None:
            return found
    return None


def main(kind: type[Visit] = Visit) -> int:
    """0 when the whole visit went as told."""
    log_everything()
    loaded = load(Path(sys.argv[1]))
    assert loaded.playlist
    qt = make_application()
    size, language, *more = [*sys.argv[3:], *("1280x720", "fr")[len(sys.argv) - 3 :]]
    width, height = map(int, size.split("x"))
    clock = SkippingClock(qt)
    turns: tuple[Rotation, ...] = get_args(Rotation)
    turn = next((degrees for degrees in turns if str(degrees) in more), turns[0])
    options = RunOptions(
        Settings(rotation=turn),
        shown=Path(sys.argv[1]),
        windowed=(width, height),
        settings_file=Path(sys.argv[2]) / "settings.yaml",
    )
    application = Application(loaded.playlist, options, qt, clock=clock)
    visit = kind(application, clock, Path(sys.argv[2]), language, is_short="short" in more)
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
                    if time.monotonic() - since > LIMIT:
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
    problem = outcome[0] if outcome else "" if visit.may_end else "it ended too early"
    if problem:
        print(problem)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
