"""Every wait for a film has a limit, whatever its engine does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.video import film as film_module
from kiosk.video.film import Film
from tests.video.support import Watched

pytestmark = pytest.mark.serial
"""Limits in time are watched here by the clock of the machine."""


class Told(Film):
    """A film whose engine is the test."""

    def picture(self) -> None:
        self._picture_shown()

    def at(self, ms: int, length_ms: int = 0) -> None:
        self._time_is(ms, length_ms)

    def end(self, pictures: int, ms: int, length_ms: int, *, is_whole: bool = False) -> None:
        self._has_ended(pictures, ms, length_ms, is_whole=is_whole)


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits, in tenths of seconds instead of seconds."""
    for name in ("START_LIMIT", "SILENCE_LIMIT", "END_GRACE"):
        monkeypatch.setattr(film_module, name, 0.2)


@pytest.fixture
def film(qtbot: QtBot) -> Told:
    return Told(Path("a.mp4"))


def reason_of(film: Told, qtbot: QtBot, meanwhile: Callable[[], None] = lambda: None) -> str:
    """Why the film failed at last; ``meanwhile`` is what its engine goes on saying."""
    reasons: list[str] = []
    film.failed.connect(reasons.append)

    def has_failed() -> bool:
        meanwhile()
        return bool(reasons)

    qtbot.waitUntil(has_failed, timeout=2_000)
    return reasons[0]


def test_a_film_without_a_first_picture_is_too_slow(film: Told, qtbot: QtBot) -> None:
    assert reason_of(film, qtbot) == "too-slow"


def test_a_held_film_may_be_held_for_ever(film: Told, qtbot: QtBot) -> None:
    film.picture()
    with qtbot.assertNotEmitted(film.failed, wait=300):
        pass


def test_a_film_that_stops_moving_is_stuck(film: Told, qtbot: QtBot) -> None:
    film.picture()
    film.play(sound=False)
    film.picture()
    assert reason_of(film, qtbot) == "stuck"


def test_a_film_that_does_not_go_on_after_a_pause_is_stuck(film: Told, qtbot: QtBot) -> None:
    film.picture()
    film.play(sound=False)
    film.picture()
    film.pause()
    film.resume()
    assert reason_of(film, qtbot) == "stuck"


def test_a_film_that_does_not_end_after_a_pause_fails(film: Told, qtbot: QtBot) -> None:
    film.picture()
    film.play(sound=False)
    film.picture()
    film.at(100, 200)
    film.pause()
    film.resume()
    assert reason_of(film, qtbot, meanwhile=film.picture) == "no-end"


def test_a_film_that_is_halted_may_stand_for_ever(film: Told, qtbot: QtBot) -> None:
    film.picture()
    film.play(sound=False)
    film.picture()
    film.at(100, 200)
    film.pause()
    with qtbot.assertNotEmitted(film.failed, wait=500):
        pass


def test_a_film_that_stands_on_one_picture_while_its_time_runs_is_not_stuck(film: Told, qtbot: QtBot) -> None:
    film.picture()
    film.play(sound=False)
    film.picture()
    for ms in range(100, 600, 100):
        with qtbot.assertNotEmitted(film.failed, wait=100):
            pass
        film.at(ms)
    assert not film.has_failed


def test_a_film_that_begins_with_a_picture_that_stands_has_started_and_is_not_stuck(
    film: Told, qtbot: QtBot
) -> None:
    watched = Watched(film)
    film.picture()
    film.play(sound=False)
    for ms in range(100, 600, 100):
        with qtbot.assertNotEmitted(film.failed, wait=100):
            pass
        film.at(ms)
    assert watched.said == ["ready", "started"]


def test_a_film_that_stands_from_its_first_picture_on_and_whose_time_stands_is_stuck(
    film: Told, qtbot: QtBot
) -> None:
    film.picture()
    film.play(sound=False)
    film.at(0)
    assert reason_of(film, qtbot) == "stuck"


def test_a_film_whose_whole_file_is_there_was_not_cut_short(film: Told) -> None:
    watched = Watched(film)
    film.picture()
    film.play(sound=False)
    film.end(20, 900, 2_000, is_whole=True)
    assert watched.reason == "unreadable"


def test_a_film_that_says_the_same_time_again_and_again_is_stuck(film: Told, qtbot: QtBot) -> None:
    film.picture()
    film.play(sound=False)
    film.picture()
    film.at(100)
    assert reason_of(film, qtbot, meanwhile=lambda: film.at(100)) == "stuck"


def test_a_film_that_does_not_end_fails(film: Told, qtbot: QtBot) -> None:
    film.picture()
    film.play(sound=False)
    film.picture()
    film.at(100, 200)
    assert reason_of(film, qtbot, meanwhile=film.picture) == "no-end"


def test_a_film_says_each_thing_once_and_nothing_after_it_failed(film: Told) -> None:
    watched = Watched(film)
    film.picture()
    film.picture()
    film.play(sound=False)
    film.picture()
    film.end(5, 100, 2_000)
    film.picture()
    film.end(60, 2_000, 2_000)
    assert watched.said == ["ready", "started", "failed"]
    assert watched.reason == "cut-short"


def test_a_film_that_ends_while_it_is_held_was_not_played(film: Told) -> None:
    watched = Watched(film)
    film.picture()
    film.end(1, 0, 40)
    assert (watched.said[-1], watched.reason) == ("failed", "cut-short")
