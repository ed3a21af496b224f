"""Whole visits by touch: from the first finger to the loop that is back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.content.mission import mission_root
from kiosk.machine.settings.machine_settings import MachineSettings
from kiosk.machine.settings.reading import read_settings
from kiosk.problems.findings import Findings
from tests.kept_pictures import kept_pictures
from tests.process.stand import ROOT, qml_warnings, short_mission, virtual_screen

pytestmark = [
    pytest.mark.serial,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.timeout(500),
]


@pytest.fixture
def display() -> Iterator[str]:
    with virtual_screen() as name:
        yield name


def driven(program: str, display: str, tmp_path: Path, *how: str) -> subprocess.CompletedProcess[str]:
    """What a program printed that drives the window by touch, on the mission with a film; it came to its end."""
    content = short_mission(
        tmp_path / "content", film=ROOT / "assets/film/buren-zonder-brood.webm", seconds=9
    )
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_CACHE_HOME": str(kept_pictures()),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    done = subprocess.run(
        [sys.executable, "-m", program, str(content), str(tmp_path), *how],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert qml_warnings(done.stderr) == []
    return done


def visit(display: str, tmp_path: Path, *how: str) -> None:
    """A visit; the silence at its end is skipped."""
    assert "the loop is back" in driven("tests.process.visit", display, tmp_path, *how).stdout


def test_a_whole_visit_by_touch(display: str, tmp_path: Path) -> None:
    visit(display, tmp_path, "1280x720", "fr")


@pytest.mark.thorough
def test_a_short_visit_on_a_screen_that_stands_on_its_side(display: str, tmp_path: Path) -> None:
    """Every touch and swipe is turned along. What fits on a tall screen is what the audits look at."""
    visit(display, tmp_path, "1280x720", "en", "short", "90")


def test_a_warning_of_qml_is_found_and_that_of_a_bare_machine_is_not_one() -> None:
    lines = [
        "2026-01-01 10:00:00,000 warning kiosk.qml: Couldn't load pipewire-0.3 library",
        "2026-01-01 10:00:00,000 warning kiosk.qml: file:///Bar.qml:1:1: ReferenceError: x is not defined",
        "2026-01-01 10:00:00,000 info kiosk.stage: ready",
    ]
    assert qml_warnings("\n".join(lines)) == [lines[1]]


@pytest.mark.parametrize(
    "how", [("1280x720", "nl"), pytest.param(("1280x720", "en", "90"), marks=pytest.mark.thorough)]
)
def test_an_operator_does_everything_by_touch(display: str, tmp_path: Path, how: tuple[str, ...]) -> None:
    done = driven("tests.process.panel_visit", display, tmp_path, *how)
    assert "the operator has left" in done.stdout
    assert "271828" not in done.stdout + done.stderr
    # What the next start reads.
    findings = Findings()
    kept = read_settings(tmp_path / "settings.yaml", findings)
    assert not findings.problems
    assert replace(kept, playlist=None, rotation=0) == MachineSettings(
        language="fr",
        volume=50,
        volume_cap=90,
        muted=True,
        motion="reduced",
        reach="low",
        keys="large",
        brightness=90,
    )
    assert kept.playlist == mission_root() / "slides" / "playlist.yaml"
