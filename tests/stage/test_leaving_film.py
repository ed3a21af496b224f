"""A film that is left goes on moving while it leaves; it is not heard any more, and is closed when it has gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.playlist.model import Playlist
from kiosk.show import effects as do
from kiosk.show.rules import begin
from kiosk.show.state import Cue
from kiosk.stage.stage import Stage
from kiosk.theme.theme import Theme
from kiosk.video.film import Film
from tests.stage.test_preparing import Begun


class Heard(Film):
    """Knows whether it can be heard, and whether it is closed."""

    sound = is_closed = False

    def play(self, *, sound: bool, volume: int = 100, again: bool = False) -> None:
        super().play(sound=sound, volume=volume, again=again)
        self.sound = sound

    def set_sound(self, *, sound: bool, volume: int = 100) -> None:
        self.sound = sound

    def close(self) -> None:
        super().close()
        self.is_closed = True


@pytest.fixture
def film(qtbot: QtBot) -> Heard:
    return Heard(Path("film.mp4"))


@pytest.fixture
def stage(qtbot: QtBot, cue: Cue, playlist: Playlist, film: Heard) -> Stage:
    """With a film on stage that plays with sound, and the next cue behind it."""
    made = Stage(Theme(), Begun())  # type: ignore[arg-type]
    made.state_changed(replace(begin(playlist), wants_move=True))
    made.perform(do.Prepare(cue))
    behind = made._places[made._back_place]
    assert behind
    behind.set_film(film, {})
    made.perform(do.Start(cue, "cut", 1))
    made._move_ended(cue.serial)
    made.perform(do.RunFilm(cue, True))
    made.perform(do.Prepare(replace(cue, serial=8)))
    return made


def test_the_sound_of_a_film_is_gone_as_soon_as_it_begins_to_leave(
    stage: Stage, film: Heard, cue: Cue
) -> None:
    assert film.sound
    stage.perform(do.Start(replace(cue, serial=8), "fade", 1))
    assert not film.sound
    assert film.is_playing, "it goes on moving"


def test_a_film_is_closed_when_it_has_left_and_no_sooner(stage: Stage, film: Heard, cue: Cue) -> None:
    stage.perform(do.Start(replace(cue, serial=8), "fade", 1))
    assert not film.is_closed
    stage._move_ended(8)
    assert film.is_closed


def test_a_film_that_stays_keeps_its_sound(stage: Stage, film: Heard) -> None:
    stage.perform(do.Discard(8))
    assert film.sound
