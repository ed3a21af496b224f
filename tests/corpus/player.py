"""Plays one film with one engine and tells what came of it: a process of its own, so that a crash ends nothing else.

``python -m tests.corpus.player ENGINE FILE SECONDS GOOD TURNED IS_READABLE SOUND`` prints one JSON object. GOOD is a film
that must still play afterwards, or ``-``.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.video.film import Film, VideoEngine
from kiosk.video.picture import Size
from kiosk.video.playback_check import END_GRACE, SILENCE_LIMIT, START_LIMIT
from tests.corpus import reading

EngineName = Literal["vlc", "qt"]
BOX = Size(640, 360)
"""Where films are shown: larger than most, as on a stand."""
HARD_LIMIT = 40
"""Seconds after which the system ends this process, whatever it does."""
PATIENCE = 2.0
"""Seconds beyond the promised limits after which a film that says nothing hangs."""
BEAT = 0.02
"""Seconds between two looks at whether the window would still move."""


def make_engine(name: EngineName) -> VideoEngine:
    """One that gives its pictures as images."""
    if name == "vlc":
        from kiosk.video.vlc_engine import VlcEngine

        return VlcEngine(pixels="rgb32")
    from kiosk.video.qt_engine import QtEngine

    return QtEngine(as_images=True)


class Heart(QObject):
    """Beats in the event loop; ``longest`` is the longest time it stood still, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(int(BEAT * 1000))
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last - BEAT)
        self._last = now


class Watcher(QObject):
    """What a film has said and shown, and when (s after it was opened)."""

    def __init__(self, film: Film, *, turned: int, is_readable: bool) -> None:
        super().__init__()
        self.film = film
        self.at: dict[str, float] = {}
        self.reason = ""
        self.numbers: list[int] = []
        self.readings: list[reading.Reading] = []
        self.sizes: set[tuple[int, int]] = set()
        self._turned, self._is_readable = turned, is_readable
        self._opened = time.monotonic()
        self._loop: QEventLoop | None = None
        film.pictureArrived.connect(self._look)
        film.ready.connect(lambda: self._say("ready"))
        film.started.connect(lambda: self._say("started"))
        film.ended.connect(lambda: self._say("ended"))
        film.failed.connect(self._failed)

    def _say(self, word: str) -> None:
        self.at.setdefault(word, round(time.monotonic() - self._opened, 3))
        if self._loop:
            self._loop.quit()

    def _failed(self, reason: str) -> None:
        self.reason = reason
        self._say("failed")

    def _look(self) -> None:
        image = self.film.image
        if image is None:
            return
        self.sizes.add((image.width(), image.height()))
        if self._is_readable:
            self.numbers.append(reading.number(image, self._turned))

    def read(self) -> None:
        """Look closely at the picture that is shown now."""
        if self.film.image is not None and self._is_readable:
            self.readings.append(reading.read(self.film.image, self._turned))

    def wait(self, is_there: Callable[[], bool], limit: float) -> bool:
        """Until it is so or the film has failed, at most ``limit`` seconds."""
        end = time.monotonic() + limit
        while not is_there() and not self.reason and (left := end - time.monotonic()) > 0:
            self._loop = QEventLoop()
            QTimer.singleShot(int(left * 1000) + 1, self._loop.quit)
            self._loop.exec()
        self._loop = None
        return is_there()

    def play_whole(self, seconds: float, *, sound: bool) -> str:
        """Wait for the first picture, play to the end: ``ended``, ``failed`` or ``hang``."""
        if self.wait(lambda: "ready" in self.at, START_LIMIT + PATIENCE):
            self.read()
            self.at["play"] = round(time.monotonic() - self._opened, 3)
            self.film.play(sound=sound, volume=0)
            limit = seconds + max(END_GRACE, SILENCE_LIMIT) + PATIENCE
            self.wait(lambda: "ended" in self.at, limit)
            self.read()
        return "failed" if self.reason else "ended" if "ended" in self.at else "hang"


def _peak_mib(pid: int | str | None) -> int | None:
    """The most memory a process ever held, by the kernel's own record."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), None)


def run(
    name: EngineName,
    path: Path,
    *,
    seconds: float,
    good: Path | None,
    turned: int = 0,
    is_readable: bool = False,
    sound: bool = False,
) -> dict[str, Any]:
    """Everything that can be said of this film in this engine."""
    engine = make_engine(name)
    replaced: list[int] = []
    if hasattr(engine, "replaced"):
        engine.replaced.connect(lambda: replaced.append(1))
    engine.warm_up()
    heart = Heart()
    watcher = Watcher(engine.open(path, box=BOX, fit="contain"), turned=turned, is_readable=is_readable)
    outcome = watcher.play_whole(seconds, sound=sound)
    film = watcher.film
    peaks = {"player": _peak_mib("self"), "decoder": _peak_mib(getattr(engine, "decoder_pid", None))}
    result = {
        "outcome": outcome,
        "reason": watcher.reason,
        "at": watcher.at,
        "pictures": film.pictures,
        "numbers": watcher.numbers,
        "readings": [asdict(one) for one in watcher.readings],
        "sizes": sorted(watcher.sizes),
        "aspect": round(film.aspect, 3),
        "stood_still": round(heart.longest, 2),
        "peak_mib": peaks,
        "afterwards": "",
    }
    film.close()
    if good:
        after = Watcher(engine.open(good, box=BOX, fit="contain"), turned=0, is_readable=False)
        ended = after.play_whole(2, sound=False)
        result["afterwards"] = "plays" if ended == "ended" else after.reason or ended
        after.film.close()
    result["decoders_died"] = len(replaced)
    engine.close()
    return result


def main(arguments: list[str]) -> int:
    signal.alarm(HARD_LIMIT)
    name, path, seconds, good, turned, is_readable, sound = arguments
    application = QGuiApplication([])
    result = run(
        "vlc" if name == "vlc" else "qt",
        Path(path),
        seconds=float(seconds),
        good=None if good == "-" else Path(good),
        turned=int(turned),
        is_readable=is_readable == "1",
        sound=sound == "1",
    )
    print(json.dumps(result), flush=True)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
