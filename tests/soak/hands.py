"""Random hands on the real window of the real application. Run by ``tests.soak.storm``.

``python -m tests.soak.hands CONTENT SEED GESTURES SECONDS`` with DISPLAY set prints one JSON object: what was done, whether the
loop came back with the stand's own wishes, how memory went, and how soon touches are answered afterwards.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from kiosk.app.options import RunOptions
from kiosk.app.player import Application
from kiosk.app.process import log_everything, make_application
from kiosk.playlist import load
from kiosk.show import events as on
from kiosk.show.accessibility import Accessibility
from kiosk.show.state import Phase
from tests.bench.processes import memory_kib
from tests.process.visit import visual_child

SIZE = (1280, 720)
BEAT_MS = 15
ANSWERS = 100
BACK = 75.0
"""Seconds in which the loop must be back: the silence, the question, what is left of a film."""
FINGERS = 5
"""At most at once: two hands, nearly."""

Path_ = Iterator[QPoint | None]


def still(point: QPoint, beats: int) -> Path_:
    """A finger that stays."""
    for _ in range(beats):
        yield point


def drawn(start: QPoint, end: QPoint, beats: int) -> Path_:
    """A finger that goes somewhere."""
    for beat in range(beats + 1):
        yield start + (end - start) * beat / beats


@dataclass
class Finger:
    """One touch: where it is at each beat, until its path ends."""

    number: int
    path: Path_
    at: QPoint
    is_new: bool = True


class Storm:
    """Fingers that come, move and go, several at once, all out of one seed."""

    def __init__(self, application: Application, seed: int, gestures: int, seconds: float) -> None:
        self.application = application
        self.window = application.scene.window
        self.device = QTest.createTouchDevice()
        self.random = random.Random(seed)
        self.left, self.every = gestures, seconds / gestures
        self.fingers: list[Finger] = []
        self.done: dict[str, int] = {}
        self.next_at = time.monotonic()
        self.number = 0

    def somewhere(self) -> QPoint:
        """Half of them where the keys are."""
        x = self.random.randrange(SIZE[0])
        low = self.random.random() < 0.5
        return QPoint(
            x, self.random.randrange(SIZE[1] - 120, SIZE[1]) if low else self.random.randrange(SIZE[1])
        )

    def gesture(self) -> list[Path_]:
        """The paths of the fingers of one gesture."""
        kinds = ("tap", "tap", "tap", "swipe", "two", "pinch", "long", "edge", "stuck", "rapid", "key")
        kind = self.random.choice(kinds)
        self.done[kind] = self.done.get(kind, 0) + 1
        a, b = self.somewhere(), self.somewhere()
        match kind:
            case "swipe":
                return [drawn(a, QPoint(b.x(), a.y()), self.random.randrange(3, 20))]
            case "two":
                return [still(a, 3), still(b, 3)]
            case "pinch":
                return [drawn(a, b, 12), drawn(b, a, 12)]
            case "long":
                return [still(a, 80)]
            case "edge":
                edge = QPoint(self.random.choice((0, SIZE[0] - 1)), a.y())
                return [drawn(edge, b, 10)]
            case "stuck":
                return [still(a, 400)]
            case "rapid":
                return [still(a, 1)]
            case "key":
                keys = (
                    Qt.Key.Key_Tab,
                    Qt.Key.Key_Space,
                    Qt.Key.Key_Right,
                    Qt.Key.Key_Left,
                    Qt.Key.Key_Escape,
                )
                QTest.keyClick(self.window, self.random.choice(keys))
                return []
        return [still(a, self.random.randrange(1, 6))]

    def beat(self) -> bool:
        """One moment of all hands; false when the storm is over and every finger gone."""
        now = time.monotonic()
        while self.left and now >= self.next_at:
            self.left -= 1
            self.next_at += self.every
            for path in self.gesture():
                if len(self.fingers) < FINGERS:
                    self.number += 1
                    self.fingers.append(Finger(self.number, path, QPoint()))
        if self.fingers:
            self.move()
        return bool(self.left or self.fingers)

    def move(self) -> None:
        touch = QTest.touchEvent(self.window, self.device)
        for finger in list(self.fingers):
            point = next(finger.path, None)
            if point is None or (not self.left and not finger.is_new):
                # Nobody holds a finger there for ever.
                touch.release(finger.number, finger.at, self.window)
                self.fingers.remove(finger)
                continue
            if finger.is_new:
                touch.press(finger.number, point, self.window)
                finger.is_new = False
            else:
                touch.move(finger.number, point, self.window)
            finger.at = point
        touch.commit()


class Answers:
    """Touches on two languages in turn: how soon the screen shows that it heard."""

    def __init__(self, application: Application) -> None:
        self.application, self.window = application, application.scene.window
        self.device = QTest.createTouchDevice()
        self.seconds: list[float] = []
        self.since: float | None = None
        self.wanted = ""
        self.window.frameSwapped.connect(self.drawn)

    def drawn(self) -> None:
        if self.since is not None and self.application.show.state.language == self.wanted:
            self.seconds.append(time.monotonic() - self.since)
            self.since = None

    def touch(self) -> None:
        state = self.application.show.state
        self.wanted = "fr" if state.language == "nl" else "nl"
        pill = visual_child(self.window.contentItem(), f"barPill-{self.wanted}")
        assert pill is not None
        point = pill.mapToScene(pill.boundingRect().center()).toPoint()
        QTest.touchEvent(self.window, self.device).press(0, point, self.window).commit()
        self.since = time.monotonic()
        QTest.touchEvent(self.window, self.device).release(0, point, self.window).commit()


def is_over(moment: float) -> bool:
    return time.monotonic() > moment


def story(application: Application, storm: Storm, report: dict[str, Any]) -> Generator[Callable[[], Any]]:
    """Each step waits for a condition."""
    show = application.show
    yield lambda: show.state.phase is Phase.ATTRACT and not show.state.moving
    resident: list[int] = []
    begun = time.monotonic()

    def blows() -> bool:
        if len(resident) <= time.monotonic() - begun:
            resident.append(memory_kib(os.getpid())[0])
        return not storm.beat()

    yield blows
    report["seconds"] = round(time.monotonic() - begun, 1)
    report["done"] = storm.done
    report["resident_kib"] = resident
    calm = time.monotonic()
    yield lambda: show.state.phase is Phase.ATTRACT or time.monotonic() - calm > BACK
    state = show.state
    report["back_after"] = round(time.monotonic() - calm, 1)
    report["is_back"] = state.phase is Phase.ATTRACT
    report["has_own_wishes"] = (state.language, state.accessibility, state.film.sounds) == (
        "nl",
        Accessibility(),
        False,
    )
    show.send(on.Touch())
    yield lambda: not show.state.moving
    settled = time.monotonic()
    yield lambda: time.monotonic() - settled > 1
    answers = Answers(application)
    for _ in range(ANSWERS):
        answers.touch()
        yield lambda: answers.since is None
        # As long as the words take to change, and a little more: nobody touches faster and reads.
        pause = time.monotonic() + 0.5
        yield partial(is_over, pause)
    report["answers"] = sorted(round(seconds * 1000, 1) for seconds in answers.seconds)
    report["resident_end_kib"] = memory_kib(os.getpid())[0]


def main() -> int:
    """Print what came of it."""
    log_everything()
    content, seed, gestures, seconds = sys.argv[1:5]
    loaded = load(Path(content))
    assert loaded.playlist
    qt = make_application()
    application = Application(loaded.playlist, RunOptions(windowed=SIZE, render="software"), qt)
    report: dict[str, Any] = {"seed": int(seed)}
    steps = story(application, Storm(application, int(seed), int(gestures), float(seconds)), report)
    waiting: list[Callable[[], Any]] = []

    def look() -> None:
        try:
            if not waiting or waiting[0]():
                waiting[:] = [next(steps)]
        except StopIteration:
            timer.stop()
            application.show.send(on.Stop())

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(look)
    timer.start(BEAT_MS)
    application.run()
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
