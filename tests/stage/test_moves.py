"""Slides are moved on the real stage: each transition as it is meant, and nothing drawn once a slide stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk.playlist.model import Playlist
from kiosk.poster.motion import BUILD_MS
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.stage.machine_strength import WEAK_AFTER
from kiosk.stage.stage import Stage
from kiosk.theme.theme import Theme
from tests.stage.moves import PICTURES

pytestmark = pytest.mark.serial
ROOT = Path(__file__).resolve().parents[2]
Move = dict[str, Any]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Move]]:
    """What the program told, with full and with reduced motion."""
    running = {}
    for option in ("full", "reduced"):
        command = [sys.executable, "-m", "tests.stage.moves", str(tmp_path_factory.mktemp(option)), option]
        running[option] = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    found = {}
    for option, process in running.items():
        said, complained = process.communicate(timeout=400)
        assert (process.returncode, complained) == (0, "")
        found[option] = [json.loads(line) for line in said.splitlines()]
    return found


def moves(told: dict[str, list[Move]], option: str) -> Iterator[Move]:
    yield from (move for move in told[option] if "transition" in move)


@pytest.mark.parametrize("option", ["full", "reduced"])
def test_every_move_ends_with_both_places_where_they_belong(told: dict[str, list[Move]], option: str) -> None:
    assert len(list(moves(told, option))) == 6
    for move in moves(told, option):
        assert move["ready"]
        assert move["done"], move
        assert [(place["x"], place["opacity"]) for place in move["ended"]] == [(0, 1), (0, 1)], move
        assert move["built"] == BUILD_MS, move
        assert not move["sheetAfter"]


def test_on_a_field_that_fades_or_wipes_in_the_words_come_afterwards(told: dict[str, list[Move]]) -> None:
    for move in moves(told, "full"):
        first = move["index"] == 0
        built_up = move["transition"] in ("fade", "wipe") or first
        assert move["began"][0]["built"] == (0 if built_up else BUILD_MS), move
        assert ("build" in move["measured"]) is built_up, move


def test_a_push_brings_the_whole_slide_from_the_side(told: dict[str, list[Move]]) -> None:
    push = next(move for move in moves(told, "full") if move["transition"] == "push")
    assert (push["began"][0]["x"], push["began"][0]["opacity"]) == (1280, 1)
    assert push["measured"] == ["push"]


def test_a_wipe_draws_a_sheet_and_a_photo_that_has_no_field_fades(told: dict[str, list[Move]]) -> None:
    field, picture = [move for move in moves(told, "full") if move["transition"] == "wipe"]
    assert (field["sheet"], field["measured"][0]) == (True, "wipe")
    assert (picture["sheet"], picture["measured"][0]) == (False, "fade")


def test_reduced_motion_leaves_only_fades_of_whole_slides(told: dict[str, list[Move]]) -> None:
    for move in moves(told, "reduced"):
        assert move["measured"] == ([] if move["transition"] == "cut" else ["fade"]), move
        assert move["began"][0]["built"] == BUILD_MS, move
        assert move["began"][0]["x"] == 0


@pytest.mark.parametrize("option", ["full", "reduced"])
def test_a_slide_that_stands_is_not_drawn_again(told: dict[str, list[Move]], option: str) -> None:
    assert told[option][-2] == {"framesWhileStanding": 0}


def test_over_a_film_the_hint_breathes_with_its_pictures(told: dict[str, list[Move]]) -> None:
    breath = told["full"][-1]
    assert breath["framesBetweenPictures"] == 0, "each would be in the way of the film's next picture"
    assert breath["framesWithPictures"] == PICTURES
    before, still, *moved = breath["depths"]
    assert before == still
    assert len({still, *moved}) > 2


def test_with_reduced_motion_it_does_not_breathe(told: dict[str, list[Move]]) -> None:
    breath = told["reduced"][-1]
    assert breath["framesBetweenPictures"] == 0
    assert set(breath["depths"]) == {1}


# -- weak machines ----------------------------------------------------------------------------------------------------


class NoPreparation(QObject):
    """A preparation that nobody asks for anything."""

    failed = Signal(int, str)

    laidOut = Signal(object)  # noqa: N815  (what the real one calls it)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = Stage(Theme(), NoPreparation())  # type: ignore[arg-type]
    made.notes = []  # type: ignore[attr-defined]
    made.noted.connect(lambda event, fields: made.notes.append((event, fields)))  # type: ignore[attr-defined]
    return made


def moved(stage: Stage, *frames: int) -> bool:
    """After moves of half a second with so many frames each: whether only fades are left."""
    for count in frames:
        stage.canvas.setMeasured("fade", count, 500.0)
    return bool(stage.canvas.is_reduced)


def test_a_machine_that_is_slow_several_times_in_a_row_fades_only(stage: Stage, playlist: Playlist) -> None:
    assert not moved(stage, *[5] * (WEAK_AFTER - 1))
    assert not moved(stage, 30, *[5] * (WEAK_AFTER - 1)), "one quick move begins the count anew"
    assert moved(stage, 5)
    assert moved(stage, 30, 30), "once weak, always weak"
    stage.state_changed(begin(playlist))
    assert stage.canvas.is_reduced


def test_somebody_who_wants_full_motion_gets_it(stage: Stage, playlist: Playlist) -> None:
    stage.state_changed(begin(playlist, Settings(motion="full")))
    assert not moved(stage, *[1] * 10)
    stage.state_changed(begin(playlist, Settings(motion="full")))
    assert not stage.canvas.is_reduced


def test_the_playlist_may_ask_for_reduced_motion_and_the_settings_overrule_it_while_it_runs(
    stage: Stage, playlist: Playlist
) -> None:
    calm = begin(replace(playlist, motion="reduced"))
    stage.state_changed(calm)
    assert stage.canvas.is_reduced
    stage.state_changed(replace(calm, settings=Settings(motion="full")))
    assert not stage.canvas.is_reduced
    stage.state_changed(replace(calm, settings=Settings(motion="auto")))
    assert stage.canvas.is_reduced


def test_a_weak_machine_moves_again_when_full_motion_is_wanted(stage: Stage, playlist: Playlist) -> None:
    assert moved(stage, *[1] * WEAK_AFTER)
    stage.state_changed(begin(playlist, Settings(motion="full")))
    assert not stage.canvas.is_reduced


def test_every_move_is_noted_for_the_trace(stage: Stage) -> None:
    moved(stage, 29)
    assert stage.notes == [("moved", {"move": "fade", "frames": 29, "ms": 500})]  # type: ignore[attr-defined]


@pytest.mark.parametrize("ratio", [1.5, 2])
def test_slides_are_seen_while_they_move_whatever_the_compositor_scales(tmp_path: Path, ratio: float) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.stage.scaled", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": str(ratio), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=400,
    )
    theme = Theme()
    seen = f"{round(1280 * ratio)} {theme.color('sun').lower()} {theme.color('leaf').lower()}"
    assert (done.stdout.strip(), done.returncode) == (seen, 0), done.stderr
