"""How long a touch waits while the speech service hangs, dies, is missing or slow.

Run as ``python -m tests.process.stalled [--touches 40] [WAY …]``: the real window of the real application, with everything
read aloud, "next" and "previous" touched in turn. The ways: ``without`` nothing is read aloud; ``well`` the service speaks; it
is ``stopped`` (SIGSTOP) or ``killed`` before the first touch, ``missing`` (espeak-ng speaks), or ``slow``: each answer takes it
two seconds. Prints one JSON object for each: seconds from the finger on the glass to the next frame (the key lights up), from
its release to the frame after that (the slide begins to move, when its neighbour is ready), the longest time in which the
window's loop stood, and that without the time in which the loop waited for a processor, which others had. Answers 1 where that
is a tenth of a second longer than ``without``.

Needs Xvfb, pulseaudio, espeak-ng and speech-dispatcher with its module for espeak-ng.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.access.ears import opened
from tests.process.slow_service import slow_service
from tests.process.stand import ROOT, virtual_screen

INSIDE = "--inside"
WAYS = ("without", "well", "stopped", "killed", "missing", "slow")
LIMIT = 90.0
MOST_S = 0.1
"""How much longer than without a voice the window's loop may stand."""


def main() -> int:
    """Each way in a process of its own, on a virtual screen and with a loudspeaker of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.process.stalled")
    parser.add_argument("ways", nargs="*", metavar="WAY", help=", ".join(WAYS))
    parser.add_argument("--touches", type=int, default=40)
    given = parser.parse_args()
    if wrong := set(given.ways) - set(WAYS):
        parser.error(f"no such way: {', '.join(sorted(wrong))}")
    stood: dict[str, float] = {}
    for way in given.ways or WAYS:
        said = one(way, given.touches)
        if said is None:
            return 2
        print(json.dumps(said), flush=True)
        stood[way] = said["loop_stood_by_itself_s"]
    longest = stood.get("without", 0.0) + MOST_S
    return int("without" in stood and max(stood.values()) > longest)


def one(way: str, touches: int) -> dict[str, Any] | None:
    """What one run measured; nothing where it broke off."""
    with ExitStack() as things:
        display = things.enter_context(virtual_screen())
        folder = Path(things.enter_context(tempfile.TemporaryDirectory(prefix="stalled-")))
        environment = {**os.environ, "DISPLAY": display, **things.enter_context(opened(folder)).environment}
        if way == "missing":
            environment["SPEECHD_ADDRESS"] = "unix_socket:/nothing/here"
        if way == "slow":
            things.enter_context(slow_service(folder / "slow"))
            environment["SPEECHD_ADDRESS"] = f"unix_socket:{folder / 'slow'}"
        command = [sys.executable, "-m", "tests.process.stalled", INSIDE, way, str(touches)]
        done = subprocess.run(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
        )
        end(service(folder / "run"))
    return None if done.returncode else json.loads(done.stdout)


def waited() -> float:
    """For how long this thread has been ready and had no processor (s)."""
    return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9


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
    spoken: list[str] = []
    application.scene.reading.spoken.connect(lambda words, language: spoken.append(words))
    last = [time.monotonic(), waited()]
    stood = [0.0, 0.0]
    """The longest by the clock, and without waiting for a processor."""

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
        if way != "without":
            yield lambda: application.scene.voice.speaks("nl")
            application.show.send(on.SetAccessibility(Accessibility(aloud=True)))
            yield lambda: spoken
        if way in ("stopped", "killed"):
            process = service(Path(os.environ["XDG_RUNTIME_DIR"]))
            assert process, "no speech service"
            os.kill(process, signal.SIGSTOP if way == "stopped" else signal.SIGKILL)
        application.scene.window.frameSwapped.connect(swapped)
        spoken.clear()
        stood[:] = 0.0, 0.0
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
        now, others = time.monotonic(), waited()
        took = now - last[0]
        stood[:] = max(stood[0], took), max(stood[1], took - (others - last[1]))
        last[:] = now, others
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
    said["loop_stood_longest_s"], said["loop_stood_by_itself_s"] = (round(each, 3) for each in stood)
    said["spoken"] = len(spoken)
    print(json.dumps(said), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(inside(sys.argv[2], int(sys.argv[3])) if sys.argv[1:2] == [INSIDE] else main())
