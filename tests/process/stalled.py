"""How long a touch waits while the speech service hangs, dies or is missing.

Run as ``python -m tests.process.stalled [stopped|killed|missing] [touches]`` (Xvfb and speech-dispatcher must be installed):
the real window of the real application, read aloud switched on, "next" and "previous" touched in turn. Prints one JSON
object: seconds from the finger on the glass to the next frame (the key lights up), from its release to the frame after that
(the slide begins to move, when its neighbour is ready), and the longest time in which the window's loop stood.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

from tests.process.stand import ROOT, virtual_screen

WAYS = ("stopped", "killed", "missing")
LIMIT = 90.0


def main() -> int:
    """Each way in a process of its own, on a virtual screen of its own."""
    ways = sys.argv[1:2] or list(WAYS)
    touches = sys.argv[2] if len(sys.argv) > 2 else "60"
    for way in ways:
        with virtual_screen() as display, tempfile.TemporaryDirectory() as folder:
            runtime = Path(folder, "run")
            runtime.mkdir(mode=0o700)
            environment = {**os.environ, "DISPLAY": display, "XDG_RUNTIME_DIR": str(runtime), "HOME": folder}
            if way == "missing":
                environment["SPEECHD_ADDRESS"] = "unix_socket:/nothing/here"
            command = [sys.executable, "-m", "tests.process.stalled", "--inside", way, touches]
            done = subprocess.run(command, env=environment, cwd=ROOT, check=False)
            end(service(runtime))
            if done.returncode:
                return done.returncode
    return 0


def service(runtime: Path) -> int:
    """The process number of the speech service that was started with this runtime folder; 0 where there is none."""
    try:
        return int((runtime / "speech-dispatcher/pid/speech-dispatcher.pid").read_text())
    except (OSError, ValueError):
        return 0


def end(process: int) -> None:
    """Kill the speech service, which outlives who started it."""
    if process:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def inside(way: str, touches: int) -> int:
    """One run; the window is in this process."""
    from PySide6.QtCore import QPoint, QTimer, Slot
    from PySide6.QtTest import QTest

    from kiosk.app.options import RunOptions
    from kiosk.app.player import Application
    from kiosk.app.process import make_application
    from kiosk.playlist import load
    from kiosk.show import events as on
    from kiosk.show.accessibility import Accessibility
    from kiosk.show.state import Phase
    from tests.process.skipping_clock import SkippingClock
    from tests.process.visit import Visit

    loaded = load(ROOT)
    assert loaded.playlist
    qt = make_application()
    clock = SkippingClock(qt)
    application = Application(loaded.playlist, RunOptions(windowed=(1280, 720)), qt, clock=clock)
    visit = Visit(application, clock, Path(), "nl", is_short=True)
    answers: dict[str, list[float]] = {"lit": [], "released": []}
    touched: list[tuple[str, float]] = []
    looks = [time.monotonic(), 0.0]

    @Slot()
    def swapped() -> None:
        if touched:
            what, began = touched.pop()
            answers[what].append(time.monotonic() - began)

    def steps() -> Generator[Any]:
        yield lambda: visit.state.phase is Phase.ATTRACT and not visit.state.moving
        visit.touch(QPoint(visit.window.width() * 2 // 5, visit.window.height() * 2 // 5))
        yield lambda: visit.state.phase is Phase.EXPLORE
        yield visit.bar_stands
        if way != "missing":
            yield lambda: application.scene.voice.speaks("nl")
            application.show.send(on.SetAccessibility(Accessibility(aloud=True)))
            process = service(Path(os.environ["XDG_RUNTIME_DIR"]))
            assert process, "no speech service"
            os.kill(process, signal.SIGSTOP if way == "stopped" else signal.SIGKILL)
        application.scene.window.frameSwapped.connect(swapped)
        looks[1] = 0.0
        for number in range(touches):
            where = visit.centre("nextKey" if number % 4 < 2 else "previousKey")
            touched.append(("lit", time.monotonic()))
            QTest.touchEvent(visit.window, visit.device).press(0, where, visit.window).commit()
            yield lambda: not touched
            touched.append(("released", time.monotonic()))
            QTest.touchEvent(visit.window, visit.device).release(0, where, visit.window).commit()
            yield lambda: not touched
            pause = time.monotonic()
            yield lambda pause=pause: not visit.state.moving and time.monotonic() - pause > 0.3

    waiting = steps()
    condition: list[Any] = [next(waiting)]
    since = [time.monotonic()]

    def look() -> None:
        now = time.monotonic()
        looks[1] = max(looks[1], now - looks[0])
        looks[0] = now
        if now - since[0] > LIMIT:
            print("waited in vain", file=sys.stderr)
            os._exit(1)
        if condition[0]():
            since[0] = now
            try:
                condition[0] = next(waiting)
            except StopIteration:
                timer.stop()
                application.show.send(on.Stop())

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    application.run()
    said: dict[str, object] = {"speech": way, "touches": len(answers["lit"])}
    for what, seconds in answers.items():
        seconds.sort()
        said[f"{what}_median_s"] = round(seconds[len(seconds) // 2], 3)
        said[f"{what}_longest_s"] = round(seconds[-1], 3)
    said["loop_stood_longest_s"] = round(looks[1], 3)
    print(json.dumps(said), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(inside(sys.argv[2], int(sys.argv[3])) if sys.argv[1:2] == ["--inside"] else main())
