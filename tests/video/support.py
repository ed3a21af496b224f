"""Films to play and engines to play them."""

from __future__ import annotations

import ctypes.util
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from kiosk.video.film import Film, VideoEngine
from kiosk.video.picture import Size

DATA = Path(__file__).parents[1] / "data"
MP4, WEBM = DATA / "short.mp4", DATA / "short.webm"
PICTURES = 60
"""In each of the two: two seconds at 30 a second."""
LOOKS_MS, HELD_UP = 10, 0.05
"""Milliseconds between two looks at the clock, and seconds between two from which this process was held up."""
BOX = Size(320, 180)
SOON = 8_000
"""How long (ms) a test waits for what takes a moment."""

needs_vlc = pytest.mark.skipif(
    ctypes.util.find_library("vlc") is None, reason="libVLC is not installed on this machine"
)
ENGINES = [pytest.param("vlc", marks=[pytest.mark.vlc, needs_vlc]), "qt"]


def copy_of(film: Path, folder: Path, name: str) -> Path:
    """``film`` under another name."""
    return Path(shutil.copyfile(film, folder / name))


def cut_in_half(film: Path, folder: Path) -> Path:
    """The first half of ``film``'s bytes, as an interrupted copy leaves it."""
    half = folder / f"half{film.suffix}"
    data = film.read_bytes()
    half.write_bytes(data[: len(data) // 2])
    return half


class Watched:
    """A film and what it has said, in order."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self.said: list[str] = []
        self.reason = ""
        self._longest, self._looked_at = 0.0, time.monotonic()
        self._looks = QTimer(film)
        self._looks.setInterval(LOOKS_MS)
        self._looks.setTimerType(Qt.TimerType.PreciseTimer)
        self._looks.timeout.connect(self._look_at_clock)
        self._looks.start()
        film.ready.connect(lambda: self.said.append("ready"))
        film.started.connect(lambda: self.said.append("started"))
        film.ended.connect(lambda: self.said.append("ended"))
        film.failed.connect(self._failed)

    @property
    def is_quiet(self) -> bool:
        """Whether this process was held up by nothing since the film was opened."""
        return self._longest <= HELD_UP

    def all_pictures(self, *, halts: int = 0) -> range:
        """How many may have been shown of a film of ``PICTURES``, which was halted so often: none twice.

        One or two may be lost, and any number where the machine was so busy that this process was held up.
        """
        least = PICTURES - 2 - 2 * halts if self.is_quiet else 1
        return range(least, PICTURES + 1 + 3 * halts)

    def _look_at_clock(self) -> None:
        now = time.monotonic()
        self._longest, self._looked_at = max(self._longest, now - self._looked_at), now

    def _failed(self, reason: str) -> None:
        self.said.append("failed")
        self.reason = reason

    def wait_for(self, qtbot: QtBot, word: str, *, times: int = 1, timeout: int = SOON) -> None:
        """Until ``word`` was said; at once with what was said instead when the film failed."""
        qtbot.waitUntil(lambda: self.said.count(word) >= times or self.reason != "", timeout=timeout)
        assert self.said.count(word) >= times, (self.said, self.reason, self.film.pictures)


def opened(engine: VideoEngine, path: Path) -> Watched:
    return Watched(engine.open(path, box=BOX, fit="contain"))


def open_files() -> int:
    """How many descriptors this process holds."""
    return len(list(Path("/proc/self/fd").iterdir()))


def pixel(film: Film, x: int, y: int) -> int:
    """One pixel of the picture on show."""
    assert film.image is not None
    return film.image.pixel(x, y)


EngineMaker = Callable[[str], VideoEngine]
