"""The walk of what a screen reader is told, through a few states of the real kiosk; all of them are a command of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.access.every_layout import write
from tests.access.heard import missing
from tests.access.planted import FAULTS, found
from tests.access.walk import walked

pytestmark = [pytest.mark.serial, pytest.mark.thorough, pytest.mark.timeout(300)]


@pytest.fixture(autouse=True)
def listens() -> None:
    if why := missing():
        pytest.skip(why)


def test_all_that_is_drawn_is_told_and_nothing_else(tmp_path: Path) -> None:
    content = write(tmp_path / "content")
    walk = walked(content, "fr", "1024x600", parts=("poll", "film", "language_changes", "question", "pad"))
    assert walk.stopped == ""
    assert {rule: cases for rule, cases in walk.faults.items() if cases} == {}
    assert len(walk.states) >= 10


def test_a_fault_that_is_planted_is_found(tmp_path: Path) -> None:
    fault = next(each for each in FAULTS if each.rule == "told beneath a question or a panel")
    assert found(fault, write(tmp_path / "content"))
