"""Work is done behind a film's picture, one at a time; at once where no film plays or somebody waits."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.stage.between_pictures import DRAWN_MS, FILM_BEGINS_MS, LONGEST_MS, BetweenPictures
from kiosk.video.film import Film

pytestmark = pytest.mark.serial
SOON = FILM_BEGINS_MS + LONGEST_MS + 2_000


@pytest.fixture
def between(qtbot: QtBot) -> BetweenPictures:
    return BetweenPictures()


@pytest.fixture
def film(qtbot: QtBot) -> Film:
    """It plays."""
    film = Film(Path("film.mp4"))
    film.play(sound=False)
    return film


def test_where_no_film_plays_nothing_waits(between: BetweenPictures, film: Film) -> None:
    done: list[str] = []
    between.run(lambda: done.append("slide"), None)
    film.pause()
    between.run(lambda: done.append("paused"), film)
    assert done == ["slide", "paused"]


def test_each_work_waits_for_a_picture_of_its_own(
    between: BetweenPictures, film: Film, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(between._no_picture, "start", lambda: None)
    done: list[str] = []
    between.run(lambda: between.run(lambda: done.append("what it asked for"), film), film)
    between.run(lambda: done.append("second"), film)
    came = time.monotonic()
    film._picture_shown()
    assert between.has_work
    assert not done, "not before the picture is drawn"
    qtbot.waitUntil(lambda: not between._drawn.isActive(), timeout=SOON)
    assert time.monotonic() - came >= DRAWN_MS / 1000 - 0.001
    assert not done
    film._picture_shown()
    qtbot.waitUntil(lambda: bool(done), timeout=SOON)
    assert done == ["second"]
    film._picture_shown()
    qtbot.waitUntil(lambda: not between.has_work, timeout=SOON)
    assert done == ["second", "what it asked for"]


def test_a_film_that_shows_nothing_more_holds_nothing_up(
    between: BetweenPictures, film: Film, qtbot: QtBot
) -> None:
    done: list[str] = []
    between.run(lambda: done.append("done"), film)
    assert not done
    film.close()
    film.deleteLater()
    qtbot.waitUntil(lambda: bool(done), timeout=SOON)


def test_nothing_is_done_while_a_film_begins(between: BetweenPictures, film: Film, qtbot: QtBot) -> None:
    done: list[float] = []
    began = time.monotonic()
    between.film_begins()
    between.run(lambda: done.append(time.monotonic()), None)
    film._picture_shown()
    qtbot.waitUntil(lambda: bool(done), timeout=SOON)
    assert done[0] - began >= FILM_BEGINS_MS / 1000 * 0.9


def test_who_waits_gets_everything_at_once_in_its_order(between: BetweenPictures, film: Film) -> None:
    done: list[int] = []
    between.film_begins()
    for number in range(3):
        between.run(lambda number=number: done.append(number), film)  # type: ignore[misc]
    between.hurry()
    assert done == [0, 1, 2]
    assert not between.has_work
