"""The stage follows the stand's settings while it runs: how loud a film is, what is read aloud, how low keys stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.media.captions.track import Caption, CaptionTrack
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Playlist
from kiosk.poster.composition import Composition
from kiosk.show import effects as do
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.state import Cue, FilmPhase, Phase, State
from kiosk.stage.stage import Stage
from kiosk.theme.theme import Theme
from kiosk.video.film import Film
from tests.stage.test_preparing import Begun


class HeardFilm(Film):
    """Remembers how loud it was asked to be."""

    def __init__(self) -> None:
        super().__init__(Path("film.webm"))
        self.heard: list[int] = []
        self.seconds = 0.0

    def time(self) -> float:
        return self.seconds

    def play(self, *, sound: bool, volume: int = 100, again: bool = False) -> None:
        super().play(sound=sound, volume=volume, again=again)
        self.set_sound(sound=sound, volume=volume)

    def set_sound(self, *, sound: bool, volume: int = 100) -> None:
        self.heard.append(volume if sound else 0)


@pytest.fixture
def film(qtbot: QtBot) -> HeardFilm:
    return HeardFilm()


@pytest.fixture
def cue(tmp_path: Path) -> Cue:
    return Cue(7, VideoItem(key="video:film.webm", path=tmp_path / "film.webm"), 0, 1)


@pytest.fixture
def stage(qtbot: QtBot, film: HeardFilm, cue: Cue, playlist: Playlist) -> Stage:
    made = Stage(Theme(), Begun())  # type: ignore[arg-type]
    made.state_changed(begin(playlist))
    made.perform(do.Prepare(cue))
    made.perform(do.Start(cue, "cut", 1))
    made._move_ended(cue.serial)
    assert made.front is not None
    made.front.set_film(film, {})
    return made


def playing(playlist: Playlist, cue: Cue, film: FilmPhase, **settings: Any) -> State:
    return replace(begin(playlist, Settings(**settings)), phase=Phase.EXPLORE, current=cue, film=film)


def test_volume_cap_and_mute_change_a_film_that_plays_at_once(
    stage: Stage, film: HeardFilm, cue: Cue, playlist: Playlist
) -> None:
    stage.state_changed(playing(playlist, cue, FilmPhase.AUDIBLE))
    stage.perform(do.RunFilm(cue, True))
    assert film.heard == [80]
    for wanted in ({"volume": 30}, {"volume_cap": 10}, {"muted": True}, {"volume": 60}):
        stage.state_changed(playing(playlist, cue, FilmPhase.AUDIBLE, **wanted))
    assert film.heard == [80, 30, 10, 0, 60]
    stage.state_changed(playing(playlist, cue, FilmPhase.AUDIBLE, volume=60))
    assert film.heard == [80, 30, 10, 0, 60], "the same again is no change"


def test_a_film_without_sound_stays_silent_and_has_the_new_volume_when_it_is_asked_for(
    stage: Stage, film: HeardFilm, cue: Cue, playlist: Playlist
) -> None:
    stage.state_changed(playing(playlist, cue, FilmPhase.MUTED))
    stage.perform(do.RunFilm(cue, False))
    stage.state_changed(playing(playlist, cue, FilmPhase.MUTED, volume=30))
    assert film.heard == [0]
    stage.perform(do.MuteFilm(cue, True))
    assert film.heard == [0, 30]


def test_keys_stand_low_as_soon_as_the_settings_say_so(
    qtbot: QtBot, stage: Stage, playlist: Playlist
) -> None:
    model = stage.canvas
    model.set_size(Composition(1080, 1920), 40.0)
    assert model.property("reachTop") == 0
    with qtbot.waitSignal(model.reachChanged, timeout=1_000):
        stage.state_changed(begin(playlist, Settings(reach="low")))
    assert model.property("reachTop") > 0
    with qtbot.assertNotEmitted(model.reachChanged):
        stage.state_changed(begin(playlist, Settings(reach="low", volume=1)))


def test_what_is_to_be_said_of_a_film_is_told_as_it_comes_and_a_voice_makes_the_film_softer(
    stage: Stage, film: HeardFilm, cue: Cue, playlist: Playlist
) -> None:
    told: list[tuple[str, str]] = []
    stage.described.connect(lambda *words: told.append(words))
    assert stage.front
    track = CaptionTrack((Caption(1.0, 2.0, "Een vrouw\nmet een mand."), Caption(3.0, 4.0, "Ze fietst.")))
    stage.front.set_film(film, {}, {"nl": track})
    assert stage.front.is_described
    stage.state_changed(playing(playlist, cue, FilmPhase.AUDIBLE))
    stage.perform(do.RunFilm(cue, True))
    for seconds in (0.5, 1.2, 1.6, 2.5, 3.5):
        film.seconds = seconds
        stage.front.update_caption()
    assert told == [("Een vrouw met een mand.", "nl"), ("Ze fietst.", "nl")]
    stage.set_ducked(True)
    stage.set_ducked(False)
    assert film.heard == [80, 20, 80]
