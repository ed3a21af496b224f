"""A screen takes another size while a film is held, plays, is paused or is over."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kiosk.video.film import VideoEngine
from kiosk.video.picture import Size
from tests.video.support import ENGINES, MP4, Watched

pytestmark = [
    pytest.mark.serial,
    pytest.mark.parametrize("name", ENGINES),
    pytest.mark.qt_log_ignore(
        "No RHI backend|No audio device detected|pa_context_connect|Failed to initialize", extend=True
    ),
]
SMALL, LARGE = Size(64, 64), Size(320, 180)


def width(film: Watched) -> int:
    return film.film.frame.size.width if film.film.frame else 0


def test_a_film_that_plays_goes_on_where_it_is_in_the_new_size(
    kept_engine: VideoEngine, qtbot: QtBot
) -> None:
    film = Watched(kept_engine.open(MP4, box=SMALL, fit="contain"))
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    film.wait_for(qtbot, "started")
    qtbot.waitUntil(lambda: film.film.time() > 0.7)
    assert width(film) <= 64
    film.film.fit_to(LARGE)
    qtbot.waitUntil(lambda: width(film) == 320, timeout=4000)
    assert film.film.time() > 0.5
    film.wait_for(qtbot, "ended")
    assert film.said == ["ready", "started", "ended"]


def test_a_film_that_is_held_has_its_first_picture_in_the_new_size(
    kept_engine: VideoEngine, qtbot: QtBot
) -> None:
    film = Watched(kept_engine.open(MP4, box=SMALL, fit="contain"))
    film.wait_for(qtbot, "ready")
    film.film.fit_to(LARGE)
    film.film.play(sound=False)
    film.wait_for(qtbot, "ended")
    assert width(film) == 320
    assert film.film.pictures >= 55


def test_the_size_may_change_again_and_again_before_the_film_is_there(
    kept_engine: VideoEngine, qtbot: QtBot
) -> None:
    film = Watched(kept_engine.open(MP4, box=SMALL, fit="contain"))
    for box in (LARGE, SMALL, LARGE):
        film.film.fit_to(box)
    film.wait_for(qtbot, "ready")
    qtbot.waitUntil(lambda: width(film) == 320)
    film.film.fit_to(LARGE)
    assert film.reason == ""


def test_a_film_that_is_over_keeps_its_last_picture(kept_engine: VideoEngine, qtbot: QtBot) -> None:
    film = Watched(kept_engine.open(MP4, box=SMALL, fit="contain"))
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    film.wait_for(qtbot, "ended")
    film.film.fit_to(LARGE)
    assert film.film.frame is not None
    assert film.reason == ""
