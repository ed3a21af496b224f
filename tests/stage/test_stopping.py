"""Stopped means still at once: amid a transition, the building up, a slow motion, the hint's breath, a film."""

from __future__ import annotations

import subprocess
import sys
from json import loads
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.serial
ROOT = Path(__file__).resolve().parents[2]
AMID = ("push", "wipe", "build", "drift and breath", "less motion", "film and breath")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.stage.stopping", str(tmp_path_factory.mktemp("stopping"))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return {case["what"]: case for case in map(loads, done.stdout.splitlines())}


@pytest.mark.parametrize("what", AMID)
def test_nothing_changes_after_the_pictures_were_stopped(told: dict[str, Any], what: str) -> None:
    case = told[what]
    assert case["movedBefore"] > 0 or what.startswith("film")
    assert case["changed"] == 0
    assert case["changedWhileTheBarCame"] == 0, "the slide stood in the very next picture"


def test_a_picture_of_the_film_is_taken_while_it_plays(told: dict[str, Any]) -> None:
    assert told["film's picture"]["kept"]
