"""Films to play and engines to play them."""

from __future__ import annotations

import ctypes.util
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.video.film import Film, VideoEngine
from kiosk.video.picture import Size

DATA = Path(__file__).parents[1] / "data"
MP4, WEBM = DATA / "short.mp4", DATA / "short.webm"
PICTURES = 60
"""In each of the two: two seconds at 30 a second."""
ALL_PICTURES = range(PICTURES - 2, PICTURES + 1)
"""A machine that is busy with other things may lose one or two; none may come twice."""
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
        film.ready.connect(lambda: self.said.append("ready"))
        film.started.connect(lambda: self.said.append("started"))
        film.ended.connect(lambda: self.said.append("ended"))
        film.failed.connect(self._failed)

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


def shared_files() -> set[str]:
    """What lies in the system's shared memory under a name."""
    shared = Path("/dev/shm")
    return {path.name for path in shared.iterdir()} if shared.is_dir() else set()


def pixel(film: Film, x: int, y: int) -> int:
    """One pixel of the picture on show."""
    assert film.image is not None
    return film.image.pixel(x, y)


EngineMaker = Callable[[str], VideoEngine]
