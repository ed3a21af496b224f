"""Firm and rolling fingers: one of each kind of thing there is to touch. ``tests.stage.touching`` touches all of them."""

from __future__ import annotations

import subprocess
import sys
from json import loads

import pytest

from tests.stage.touching import QUICK_KEYS, SWIPE, Trial, failed
from tests.stage.visitor_audit import ROOT

OTHER = (
    "within the margin",
    "out and back",
    "out",
    "palm first",
    "palm afterwards",
    "cancelled",
    "swipe",
    "caught",
)
ON_THE_SLIDE = ("answer-0", "playKey", "nextKey", "pauseKey", "moreKey")


@pytest.fixture(scope="module")
def trials() -> list[Trial]:
    command = [sys.executable, "-m", "tests.stage.touching", "--quick", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return [Trial(**loads(line)) for line in done.stdout.splitlines()]


def test_every_kind_of_key_is_touched_by_finger_and_mouse(trials: list[Trial]) -> None:
    for device in ("touch", "mouse"):
        mine = {each.key for each in trials if each.device == device and each.what != "caught"}
        assert mine == set(QUICK_KEYS)


@pytest.mark.parametrize("device", ["touch", "mouse"])
def test_what_lit_up_acts_however_long_it_is_held_and_however_it_rolls(
    trials: list[Trial], device: str
) -> None:
    rolls = [each for each in trials if each.what == "roll" and each.device == device]
    assert {(each.held, each.rolled) for each in rolls} == {(0.05, 30), (5.0, 30)}
    assert failed(rolls) == []


@pytest.mark.parametrize("what", OTHER)
def test_a_finger_does_no_more_and_no_less(trials: list[Trial], what: str) -> None:
    mine = [each for each in trials if each.what == what]
    assert mine
    assert failed(mine) == []


def test_a_swipe_that_begins_on_a_key_moves_the_slide(trials: list[Trial]) -> None:
    swipes = [each for each in trials if each.rolled == SWIPE and each.key in ON_THE_SLIDE]
    assert {each.key for each in swipes} == set(ON_THE_SLIDE)
    assert [each for each in swipes if not each.moved] == []


def test_a_film_that_stands_and_that_nobody_has_played_is_played_by_the_key_in_the_bar(
    trials: list[Trial],
) -> None:
    mine = [each for each in trials if (each.view, each.key, each.what) == ("film", "goOnKey", "roll")]
    assert mine
    assert failed(mine) == []
