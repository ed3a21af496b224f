"""Limits count the time in which this process could work, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from kiosk.video import watchdog
from kiosk.video.film import Film
from kiosk.video.watchdog import Watchdog

pytestmark = pytest.mark.serial
"""Limits in time are watched here by the clock of the machine."""


class Wall:
    """A clock that jumps when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._real = QElapsedTimer()
        self._real.start()
        self.jumped = 0.0
        monkeypatch.setattr("kiosk.video.watchdog.time.monotonic", self.now)

    def now(self) -> float:
        return 1000.0 + self._real.elapsed() / 1000 + self.jumped


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    monkeypatch.setattr(watchdog, "SLICE", 0.05)
    return Wall(monkeypatch)


def test_the_limit_passes_in_its_time(wall: Wall, qtbot: QtBot) -> None:
    dog = Watchdog()
    began = wall.now()
    with qtbot.waitSignal(dog.timeout):
        dog.start(180)
    assert wall.now() - began >= 0.17
    assert not dog.isActive()


def test_a_limit_does_not_pass_while_nobody_runs(wall: Wall, qtbot: QtBot) -> None:
    dog = Watchdog()
    dog.start(200)
    wall.jumped = 30.0
    began = wall.now()
    with qtbot.waitSignal(dog.timeout):
        pass
    assert wall.now() - began >= 0.1


def test_what_comes_first_after_a_sleep_is_heard_before_the_limit_passes(wall: Wall, qtbot: QtBot) -> None:
    dog = Watchdog()
    dog.start(50)
    wall.jumped = 30.0
    with qtbot.assertNotEmitted(dog.timeout, wait=60):
        pass
    assert dog.isActive()
    dog.stop()


def test_it_starts_anew_and_stops(wall: Wall, qtbot: QtBot) -> None:
    dog = Watchdog()
    dog.start(50)
    dog.start(400)
    with qtbot.assertNotEmitted(dog.timeout, wait=120):
        pass
    dog.stop()
    assert not dog.isActive()


def test_a_film_is_watched_in_this_way() -> None:
    film = Film(Path("film.mp4"))
    assert isinstance(film._watch, Watchdog)
    assert isinstance(film._end_watch, Watchdog)
    film.close()
