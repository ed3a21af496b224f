"""What nobody sees cannot be pressed. ``tests.stage.hidden`` tries everything; here one of each kind."""

from __future__ import annotations

import subprocess
import sys
from json import loads

import pytest

from tests.stage.hidden import KEYS, QUICK_VIEWS, Case
from tests.stage.visitor_audit import ROOT


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    command = [sys.executable, "-m", "tests.stage.hidden", "--quick", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return [Case(**loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("way", ["question", "escape", "film", "left"])
def test_what_was_hidden_has_no_focus_and_no_key_presses_it(cases: list[Case], way: str) -> None:
    mine = [case for case in cases if case.way == way]
    assert {case.view for case in mine} >= {"more", "accessibility"}
    assert [case for case in mine if case.is_bad] == []


def test_every_key_with_a_sign_on_it_answers_the_question_and_does_nothing_else(cases: list[Case]) -> None:
    asked = [case for case in cases if case.way == "question"]
    assert {case.typed for case in asked if case.focus == "nextKey"} == {key.name for key in KEYS}
    assert {case.focus for case in asked} == {name for names in QUICK_VIEWS.values() for name in names}
    assert [case for case in asked if case.changed] == []


def test_a_reader_can_neither_press_nor_focus_what_is_hidden(cases: list[Case]) -> None:
    told = [case for case in cases if case.typed == "reader"]
    assert {case.view for case in told} >= {"loop", "still there?", "topics", "poll in the loop"}
    assert [case for case in told if case.is_bad] == []
