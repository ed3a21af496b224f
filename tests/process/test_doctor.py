"""The real doctor on a real screen: everything is examined, and the trial is a show that is seen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.machine.doctor.finding import SUBJECTS
from tests.process.stand import ROOT, virtual_screen

pytestmark = [
    pytest.mark.serial,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.timeout(300),
]


def test_the_doctor_examines_this_computer_and_tries_a_show(tmp_path: Path) -> None:
    with virtual_screen() as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path),
        }
        environment.pop("QT_QPA_PLATFORM", None)
        (tmp_path / "fos-kiosk").mkdir()
        (tmp_path / "fos-kiosk" / "settings.yaml").write_text("engine: auto\nvolumme: 40\n")
        environment.pop("WAYLAND_DISPLAY", None)
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "doctor", "--format", "json", "--lang", "nl", str(ROOT)],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=250,
            check=False,
        )
    said = json.loads(done.stdout)
    by_subject = {each["subject"]: each for each in said["findings"]}
    assert set(by_subject) == set(SUBJECTS)
    assert not [each for each in said["findings"] if each["code"] == "unexamined"]
    assert done.returncode == (0 if said["can_run"] else 1)
    assert by_subject["screen"]["state"] == "good"
    assert by_subject["content"]["code"] == "content-good"
    assert by_subject["settings"]["code"] == "settings-wrong"
    figures = said["facts"]["trial"]["figures"]
    assert said["facts"]["trial"]["on_screen"] is True
    assert (figures["slides"], figures["due"], figures["problems"]) == (4, 60, [])
    assert 0 < figures["seen"] <= 60
    assert len(figures["moves"]) >= 3
