"""The film in sign language as the window plays it: opened with its page, closed with it, never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.playlist.model import Fit, Playlist
from kiosk.show import events as on
from kiosk.show.page import Page
from kiosk.show.rules import begin
from kiosk.show.state import Cue, FilmPhase, Phase, State
from kiosk.video.choose import ENGINE_CHANGED
from kiosk.video.film import Film
from kiosk.video.picture import Size
from kiosk.visitor.sign.sign_view_model import SignViewModel

VGT, LSFB = Path("/c/assets/sign/vgt.webm"), Path("/c/assets/sign/lsfb.webm")


class Engine:
    """Opens films that do what the test says, or breaks."""

    def __init__(self) -> None:
        self.films: list[Film] = []
        self.boxes: list[Size] = []
        self.is_broken = False

    def open(self, path: Path, *, box: Size, fit: Fit) -> Film:
        if self.is_broken:
            raise RuntimeError("no engine")
        self.films.append(Film(path))
        self.boxes.append(box)
        return self.films[-1]


@dataclass
class Stand:
    """A page for sign language with its engine, and what it told."""

    panel: Any
    engine: Engine
    told: list[on.Event]

    @property
    def film(self) -> Film:
        return self.engine.films[-1]


@pytest.fixture
def stand(qtbot: QtBot) -> Iterator[Stand]:
    made = Stand(SignViewModel(), Engine(), [])
    made.panel.set_engine(made.engine)
    made.panel.asked.connect(made.told.append)
    made.panel.setRoom(800.0, 450.0)
    yield made
    made.panel.close()


@pytest.fixture
def state(playlist: Playlist, cue: Cue) -> State:
    item: Any = cue.item
    signed = replace(item, slide=replace(item.slide, sign={"nl": VGT, "fr": LSFB}))
    current = replace(cue, item=signed)
    return replace(begin(playlist), phase=Phase.EXPLORE, current=current)


def opened(state: State, **more: Any) -> State:
    return replace(state, page=Page.SIGN, sign=FilmPhase.MUTED, **more)


def test_it_is_offered_where_the_slide_has_one_in_the_language_on_screen(stand: Stand, state: State) -> None:
    offered = []
    for each in (state, replace(state, language="en"), replace(state, unsigned={VGT: 1e9})):
        stand.panel.set_state(each)
        offered.append(stand.panel.isAvailable)
    assert offered == [True, False, False]
    assert stand.engine.films == [], "nothing is opened before somebody asks"


def test_it_plays_without_sound_once_its_first_picture_is_there(stand: Stand, state: State) -> None:
    stand.panel.set_state(opened(state))
    assert (stand.film.path, stand.engine.boxes) == (VGT, [Size(800, 450)])
    assert not stand.panel.isReady
    stand.film._picture_shown()
    assert (stand.panel.isReady, stand.film.is_playing) == (True, True)
    stand.film._picture_shown()
    assert stand.told == [on.SignStarted(VGT)]


def test_it_is_opened_only_when_its_room_is_known(qtbot: QtBot, state: State) -> None:
    panel, engine = SignViewModel(), Engine()
    panel.set_engine(engine)  # type: ignore[arg-type]
    panel.set_state(opened(state))
    panel.setRoom(0.0, 0.0)
    assert engine.films == []
    panel.setRoom(640.4, 360.0)
    assert engine.boxes == [Size(640, 360)]
    panel.close()


def test_it_is_closed_with_its_page_and_says_no_more(stand: Stand, state: State) -> None:
    stand.panel.set_state(opened(state))
    film = stand.film
    film._picture_shown()
    stand.panel.set_state(state)
    assert (stand.panel.film, stand.panel.isReady) == (None, False)
    film._fail("stuck")
    assert stand.told == []


def test_another_language_closes_one_film_and_opens_the_other(stand: Stand, state: State) -> None:
    for language in ("nl", "fr"):
        stand.panel.set_state(opened(state, language=language))
    assert [film.path for film in stand.engine.films] == [VGT, LSFB]
    assert stand.panel.film is stand.film


def test_it_halts_goes_on_ends_and_begins_again(stand: Stand, state: State) -> None:
    stand.panel.set_state(opened(state))
    film = stand.film
    film._picture_shown()
    stand.panel.set_state(replace(opened(state), sign=FilmPhase.PAUSED))
    assert film.is_paused
    stand.panel.set_state(opened(state))
    assert not film.is_paused
    film._has_ended(2, 4000, 4000, is_whole=True)
    assert stand.told[-1] == on.SignEnded(VGT)
    stand.panel.set_state(replace(opened(state), sign=FilmPhase.NONE))
    assert film.is_over
    stand.panel.set_state(opened(state))
    assert film.is_playing


@pytest.mark.parametrize("reason", ["no-picture", "stuck", "decoder-died"])
def test_one_that_breaks_is_told_with_its_reason(stand: Stand, state: State, reason: str) -> None:
    stand.panel.set_state(opened(state))
    stand.film._fail(reason)
    assert stand.told == [on.SignFailed(VGT, reason)]


def test_with_another_engine_it_is_opened_again(stand: Stand, state: State) -> None:
    stand.panel.set_state(opened(state))
    stand.film._fail(ENGINE_CHANGED)
    assert ([film.path for film in stand.engine.films], stand.told) == ([VGT, VGT], [])


@pytest.mark.logs("vgt.webm")
def test_an_exception_of_the_engine_costs_only_this_film(stand: Stand, state: State) -> None:
    stand.engine.is_broken = True
    stand.panel.set_state(opened(state))
    assert stand.told == [on.SignFailed(VGT, "other")]
