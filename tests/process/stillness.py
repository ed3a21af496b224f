"""Whether anything moves on the screen while a visitor has paused the show or wants calm, and while a presenter holds it.

``python -m tests.process.stillness [--seconds 20] [--film FILE]`` plays the mission on a virtual screen of its own, touches
it, and looks at every pixel of the screen ten times a second, for so many seconds in each state. Prints a table; exit 0 when no
pixel changed where nothing may move, and many where a film plays, else 1.
"""

from __future__ import annotations

import argparse
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.show.state import FilmPhase, Phase
from tests.bench.screen import Part, Screen
from tests.kept_pictures import kept_pictures
from tests.process.stand import ROOT, short_mission, virtual_screen
from tests.process.visit import ASKS, IDLE, Condition, Visit, main

SIZE = (1280, 720)
EVERY = 0.1
"""Seconds between two looks."""
MOVES = "film-plays"
"""The one state in which pixels must change: what looks at the screen sees motion."""
SECONDS = "STILLNESS_SECONDS"
ROW = SIZE[0] * 4


class StillVisit(Visit):
    """Somebody who pauses, and then wants calm; tells the looker when a state begins and ends."""

    def stands(self, name: str, *, at_most: float = 1e6) -> Generator[tuple[str, Condition]]:
        self.picture(name)
        print("state:", name, flush=True)
        began, wanted = time.monotonic(), min(float(os.environ[SECONDS]), at_most)
        yield "", lambda: time.monotonic() - began > wanted
        print("over:", name, flush=True)

    def strike(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)

    def bar_is_drawn(self) -> Generator[tuple[str, Condition]]:
        yield "the bar stands", self.bar_stands
        stood = time.monotonic()
        yield "it is drawn", lambda: time.monotonic() - stood > 0.3

    def steps(self) -> Generator[tuple[str, Condition]]:
        yield "the loop runs", lambda: self.state.phase is Phase.ATTRACT and not self.state.moving
        self.touch("pauseKey")
        yield from self.bar_is_drawn()
        yield from self.stands("paused")
        self.touch("goOnKey")
        yield "the loop goes on", lambda: self.state.phase is Phase.ATTRACT
        self.strike(Qt.Key.Key_B)
        yield "held", lambda: self.state.is_held
        held = time.monotonic()
        yield "it is drawn", lambda: time.monotonic() - held > 0.3
        yield from self.stands("held")
        self.strike(Qt.Key.Key_B)
        self.touch(self.at(0.4, 0.4))
        yield from self.bar_is_drawn()
        self.touch("filmKey")
        yield "it plays with sound", lambda: self.state.film.sounds
        self.touch("goOnKey")
        yield "it is paused", lambda: self.state.film is FilmPhase.PAUSED
        yield from self.bar_is_drawn()
        yield from self.stands("film-paused")
        self.touch("goOnKey")
        yield "it plays by itself", lambda: self.state.film is FilmPhase.MUTED
        self.touch(self.at(0.4, 0.2))
        yield from self.bar_is_drawn()
        self.touch("accessibilityKey")
        yield "the switches", lambda: self.find("accessibility").isVisible()
        self.touch("way-calm")
        yield "it stands", lambda: self.state.film is FilmPhase.PAUSED
        self.touch("accessibilityKey")
        yield from self.bar_is_drawn()
        yield from self.stands("calm-film")
        self.touch("playKey")
        yield "it plays with sound again", lambda: self.state.film.sounds
        yield from self.stands(MOVES, at_most=1)
        yield "its end", lambda: self.state.film is FilmPhase.NONE
        yield from self.bar_is_drawn()
        yield from self.stands("calm-film-over")
        moved: list[object] = []
        self.application.scene.stage.canvas.measured.connect(lambda *move: moved.append(move))
        self.touch("nextKey")
        yield "the next slide", lambda: not self.key.startswith("video:") and not self.state.moving
        assert not moved, f"it came by a transition: {moved}"
        yield from self.stands("calm-slide")
        self.touch("moreKey")
        yield "the longer text", lambda: self.find("morePage").property("active")
        yield from self.bar_is_drawn()
        yield from self.stands("calm-more")
        self.clock.skip(IDLE)
        yield "still there?", lambda: self.state.phase is Phase.STILL_THERE
        yield "the question is drawn", lambda: self.find("stillThere").property("active")
        asked = time.monotonic()
        yield "all of it", lambda: time.monotonic() - asked > 0.3
        yield from self.stands("calm-question", at_most=ASKS - 3)
        self.may_end = True


@dataclass(slots=True)
class State:
    """What was seen in one state."""

    name: str
    looks: int = 0
    changed: int = 0
    """Pixels that were not as they had been, summed over all looks."""
    seconds: float = 0.0
    rows: set[int] = field(default_factory=set)
    """Rows of the screen with such pixels."""

    @property
    def is_right(self) -> bool:
        return self.changed > 0 if self.name == MOVES else self.looks > 1 and not self.changed

    def compare(self, before: bytes, now: bytes) -> None:
        if before == now:
            return
        for row in range(SIZE[1]):
            one, other = before[row * ROW : row * ROW + ROW], now[row * ROW : row * ROW + ROW]
            if one != other:
                self.rows.add(row)
                self.changed += sum(one[at : at + 4] != other[at : at + 4] for at in range(0, ROW, 4))

    def __str__(self) -> str:
        where = f"  rows {min(self.rows)} to {max(self.rows)}" if self.rows else ""
        verdict = "ok" if self.is_right else "WRONG"
        return f"{verdict:5} {self.name:16} {self.seconds:5.1f} s {self.looks:4} looks {self.changed:9} pixels changed{where}"


def _watched(process: subprocess.Popen[str], part: Part) -> tuple[list[State], list[str]]:
    """Look at the screen in each state that the visit tells of, until it ends."""
    assert process.stdout
    lines: queue.Queue[str] = queue.Queue()
    stdout = process.stdout

    def read() -> None:
        for line in stdout:
            lines.put(line)
        lines.put("")

    threading.Thread(target=read, daemon=True).start()
    states: list[State] = []
    told: list[str] = []
    present: State | None = None
    before, began, next_look = b"", 0.0, 0.0
    while True:
        try:
            line = lines.get(timeout=max(0.001, next_look - time.monotonic()) if present else None)
        except queue.Empty:
            line = None
        if line == "":
            return states, told
        if line is not None:
            told.append(line)
            what, _, name = line.strip().partition(": ")
            if what == "state":
                present, before, began = State(name), part.read(), time.monotonic()
                next_look = began + EVERY
                states.append(present)
            elif what == "over":
                present = None
        elif present:
            now = part.read()
            present.looks += 1
            present.seconds = time.monotonic() - began
            present.compare(before, now)
            before, next_look = now, max(next_look + EVERY, time.monotonic())


def look(folder: Path, film: Path, seconds: float) -> tuple[list[State], str]:
    """All states of the visit, and what it told where it did not come to its end. ``film`` lasts ten seconds or more."""
    content = short_mission(folder / "content", film=film, seconds=9)
    with virtual_screen(*SIZE) as display, Screen(display) as screen:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CACHE_HOME": str(kept_pictures()),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_STATE_HOME": str(folder / "state"),
            SECONDS: str(seconds),
        }
        command = [
            sys.executable,
            "-P",
            "-m",
            "tests.process.stillness",
            "--visit",
            str(content),
            str(folder),
        ]
        with (folder / "log.txt").open("w") as log:
            process = subprocess.Popen(
                command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True, bufsize=1
            )
            try:
                states, told = _watched(process, screen.part(0, 0, *SIZE))
                code = process.wait(20)
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait(5)
                if process.stdout:
                    process.stdout.close()
    return states, "" if code == 0 else "".join(told)[-2000:] + (folder / "log.txt").read_text()[-2000:]


def command() -> int:
    """0 when nothing moved that may not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--film", type=Path, default=ROOT / "assets" / "film" / "buren-zonder-brood.webm")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        states, problem = look(Path(name), wanted.film, wanted.seconds)
    for state in states:
        print(state)
    if problem:
        print(problem)
    return 1 if problem or not all(state.is_right for state in states) else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--visit"]:
        del sys.argv[1]
        sys.exit(main(StillVisit))
    sys.exit(command())
