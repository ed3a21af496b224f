"""When the next cue is made ready: not while a transition runs, not while a film begins, at once for who waits for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk.playlist.model import Playlist
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.rules import begin
from kiosk.show.state import Cue
from kiosk.stage.between_pictures import FILM_BEGINS_MS
from kiosk.stage.stage import BLANKS_IN_A_ROW, Stage
from kiosk.theme.theme import Theme
from kiosk.video.film import Film

SOON = FILM_BEGINS_MS + 2_000


class Begun(QObject):
    """A preparation that only remembers."""

    failed = Signal(int, str)
    laidOut = Signal(object)  # noqa: N815  (what the real one calls it)
    began = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.serials: list[int] = []

    def begin(self, slide: SlideViewModel, size: object, pixel_ratio: float) -> None:
        self.serials.append(slide.serial)
        self.began.emit(slide.serial)

    def forget(self, slide: SlideViewModel) -> None:
        pass


@pytest.fixture
def preparation(qtbot: QtBot) -> Begun:
    return Begun()


@pytest.fixture
def stage(preparation: Begun, cue: Cue, playlist: Playlist) -> Stage:
    """With a film on stage whose transition is over: it begins."""
    told: list[on.Event] = []
    made = Stage(Theme(), preparation)  # type: ignore[arg-type]
    made.asked.connect(told.append)
    made.told = told  # type: ignore[attr-defined]
    made.state_changed(begin(playlist))
    made.perform(do.Prepare(cue))
    film = made._places[made._back_place]
    assert film
    film.set_film(Film(Path("film.mp4")), {})
    made.perform(do.Start(cue, "cut", 1))
    made._move_ended(cue.serial)
    made.perform(do.RunFilm(cue, False))
    return made


def test_nothing_is_prepared_while_a_film_begins(
    stage: Stage, preparation: Begun, cue: Cue, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(preparation.began, timeout=SOON) as began:
        stage.perform(do.Prepare(replace(cue, serial=8)))
        assert preparation.serials == [7]
    assert began.args == [8]


def test_who_wants_to_go_on_does_not_wait_for_it(
    stage: Stage, preparation: Begun, cue: Cue, playlist: Playlist
) -> None:
    stage.perform(do.Prepare(replace(cue, serial=8)))
    stage.state_changed(replace(begin(playlist), wants_move=True))
    assert preparation.serials == [7, 8]
    stage.perform(do.Prepare(replace(cue, serial=9)))
    assert preparation.serials == [7, 8, 9]


def test_what_nobody_waits_for_any_more_is_never_prepared(
    stage: Stage, preparation: Begun, cue: Cue, qtbot: QtBot
) -> None:
    stage.perform(do.Prepare(replace(cue, serial=8)))
    stage.perform(do.Discard(8))
    qtbot.waitUntil(lambda: not stage._between.has_work, timeout=SOON)
    assert preparation.serials == [7]


def test_a_slide_that_reaches_qml_without_its_properties_is_made_again_a_few_times(
    stage: Stage, cue: Cue, playlist: Playlist, qtbot: QtBot
) -> None:
    told: list[on.Event] = stage.told  # type: ignore[attr-defined]
    stage.state_changed(replace(begin(playlist), wants_move=True))
    stage.perform(do.Prepare(replace(cue, serial=8)))
    told.clear()
    for _ in range(BLANKS_IN_A_ROW + 1):
        stage.view_model.slideIsBlank()
    assert not told, "not in the middle of a change of QML's"
    qtbot.waitUntil(lambda: len(told) == BLANKS_IN_A_ROW + 1)
    again = on.CueFailed(8, "defect", may_retry=True)
    assert told == [*[again] * BLANKS_IN_A_ROW, replace(again, may_retry=False)]
