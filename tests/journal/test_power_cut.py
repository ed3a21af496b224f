"""The plug is pulled: all that was committed is there, whole, and the next start counts on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has neither fork nor limits of a file"
)


def tried(kind: str, step: int) -> tuple[int, dict[str, int]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journal.power_cut", kind, str(step)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    return told["tried"], told["outcomes"]


def test_a_writer_killed_before_any_statement_leaves_old_or_new() -> None:
    count, outcomes = tried("statement", 1)
    assert count > 40
    assert outcomes == {"kept": count}


@pytest.mark.parametrize(
    ("kind", "step", "least"),
    [("growth", 40, 20), ("full", 24, 30), ("opcode", 97, 10)],
    ids=["in the middle of a write", "on a full disk", "within a statement"],
)
def test_a_writer_that_ends_anywhere_leaves_old_or_new(kind: str, step: int, least: int) -> None:
    count, outcomes = tried(kind, step)
    assert count > least
    assert outcomes == {"kept": count}


def test_a_file_or_a_log_cut_off_anywhere_is_old_or_new_or_set_aside() -> None:
    count, outcomes = tried("prefix", 4_001)
    assert count > 100
    assert outcomes.keys() == {"kept", "set aside"}


def test_a_journal_killed_at_any_moment_keeps_every_vote_that_was_committed() -> None:
    assert tried("moment", 8) == (8, {"kept": 8})


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("kind", "step"), [("growth", 1), ("full", 2), ("opcode", 2), ("prefix", 29), ("moment", 300)]
)
def test_a_writer_killed_at_every_step_leaves_old_or_new(kind: str, step: int) -> None:
    assert tried(kind, step)[0] >= 300
