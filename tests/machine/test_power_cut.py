"""Whenever the plug is pulled, each small file of a stand is the old or the new one; and half of one does no harm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.machine.settings.machine_settings import MachineSettings
from kiosk.machine.settings.reading import read_settings
from kiosk.machine.settings.writing import write_setting
from kiosk.problems.findings import Findings

ROOT = Path(__file__).resolve().parents[2]
FILES = ["settings", "PIN", "tries", "place"]
SETTINGS = 'volume: 40\nlanguage: fr\nscreen_off: "22:00-08:00"\nlock: true\n'


@pytest.mark.skipif(not hasattr(sys, "settrace") or sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("kind", ["line", pytest.param("opcode", marks=pytest.mark.thorough)])
def test_a_writer_that_is_killed_at_any_step_leaves_the_old_or_the_new_version(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.machine.power_cut", kind],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["file"] for each in found] == FILES
    assert [each["wrong"] for each in found] == [[]] * len(FILES)
    assert all(each["old"] > 5 and each["new"] > 0 for each in found)


def test_settings_that_end_anywhere_are_read_as_far_as_they_go_and_are_written_on(tmp_path: Path) -> None:
    path, whole = tmp_path / "settings.yaml", SETTINGS.encode()
    known = {"volume": 40, "language": "fr", "lock": True}
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found = read_settings(path, Findings())
        for name, value in known.items():
            # A number that lost its last digit is another number, and nobody can know.
            assert getattr(found, name) in (value, getattr(MachineSettings(), name), 4)
    path.write_bytes(whole)
    write_setting(path, "volume", "70")
    assert read_settings(path, Findings()).volume == 70
