"""Our own modules as processes: whatever else lies about, they are the ones their parent runs from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kiosk
from kiosk.machine import child


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A folder with another ``kiosk`` in it, and a module that some stand may need."""
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk/__init__.py").write_text("raise SystemExit('not ours')\n", "utf-8")
    (tmp_path / "theirs.py").write_text("", "utf-8")
    return tmp_path


def found_by_a_child(folder: Path) -> str:
    code = "import kiosk, theirs; print(kiosk.__file__)"
    command = [*child.command("kiosk")[:-2], "-c", code]
    assert command[0] == sys.executable
    done = subprocess.run(
        command, env=child.environment(), cwd=folder, capture_output=True, text=True, check=False, timeout=30
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_foreign_folder_in_pythonpath_does_not_shadow_ours_and_stays_there(
    foreign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(foreign), before])))
    assert found_by_a_child(foreign) == kiosk.__file__


def test_the_folder_it_is_started_in_does_not_shadow_ours(
    foreign: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = tmp_path_factory.mktemp("beside")
    (beside / "theirs.py").write_text("", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(beside))
    assert found_by_a_child(foreign) == kiosk.__file__
