"""A download that fails changes nothing in an environment that works; one that was cut short in the middle is made anew."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bootstrapping import environment, say

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell stands for Python")

FETCHED = "Collecting segno==1.6.7\nERROR: No matching distribution found for segno==1.6.7"
INSTALLING = "Installing collected packages: segno\nERROR: Could not install packages: [Errno 28] No space left on device"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose environment runs, and whose pins have changed since."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging/constraints.txt").write_text("segno==1.6.7\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["segno"]\n', "utf-8")
    programs = tmp_path / ".venv/bin"
    programs.mkdir(parents=True)
    (tmp_path / ".venv/lib/python3.11/site-packages").mkdir(parents=True)
    python = programs / "python"
    python.write_text(
        '#!/bin/sh\ncase "$*" in *"-m pip"*) cat "$(dirname "$0")/pip-says"; exit 1;; esac\n'
        f'exec "{sys.executable}" "$@"\n',
        "utf-8",
    )
    python.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(("says", "still_works"), [(FETCHED, True), (INSTALLING, False)])
def test_only_what_was_changed_by_half_is_made_anew(
    checkout: Path, capsys: pytest.CaptureFixture[str], says: str, still_works: bool
) -> None:
    (checkout / ".venv/bin/pip-says").write_text(f"{says}\n", "utf-8")
    here = environment.Environment(checkout)
    assert here.probe()
    with pytest.raises(say.SetupError):
        here.prepare("run", say.Voice("en"))
    assert bool(environment.Environment(checkout).probe()) is still_works
