"""PySide6 and Python that must not meet are refused with a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.machine.versions import refusal

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("python", "pyside", "refused"),
    [
        ((3, 11, 7), (6, 11, 3), False),
        ((3, 11, 7), (6, 12, 0), True),
        ((3, 11, 0), (6, 12, 1), True),
        ((3, 10, 9), (6, 12, 0), True),
        ((3, 11, 7), (6, 13, 0), True),
        ((3, 11, 7), (7, 0, 0), True),
        ((3, 12, 0), (6, 12, 0), False),
        ((3, 13, 1), (6, 13, 0), False),
        ((3, 12, 0), (6, 11, 3), False),
    ],
)
def test_which_pairs_are_refused(python: tuple[int, ...], pyside: tuple[int, ...], refused: bool) -> None:
    assert bool(refusal(python, pyside)) is refused


def test_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert refusal((3, 11, 7), (6, 12, 0)) == (
        "PySide6 6.12.0 crashes on Python 3.11. "
        "Install PySide6 6.11.3 (python3 packaging/bootstrap.py run does it), or use Python 3.12 or newer."
    )


@pytest.mark.parametrize("version", ["6.12.0", "6.12.1a1"])
def test_a_kiosk_started_with_the_bad_pair_leaves_with_the_sentence(tmp_path: Path, version: str) -> None:
    fake = tmp_path / "PySide6"
    fake.mkdir()
    (fake / "__init__.py").write_text(f'__version__ = "{version}"\n')
    code = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]; "
        "from kiosk.machine.versions import refuse_bad_pair; refuse_bad_pair(); print('accepted')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, cwd=tmp_path
    )
    assert "Traceback" not in done.stderr
    if sys.version_info >= (3, 12):
        assert (done.returncode, done.stdout.strip()) == (0, "accepted")
    else:
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.startswith("PySide6 6.12.")
        assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="the pair is sound from Python 3.12")
def test_kiosk_run_itself_refuses_before_anything_of_qt_is_used(tmp_path: Path) -> None:
    fake = tmp_path / "PySide6"
    fake.mkdir()
    (fake / "__init__.py").write_text('__version__ = "6.12.0"\n')
    code = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]; "
        "from kiosk.cli import main; main(['run'], prog_name='kiosk')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, cwd=tmp_path
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [refusal(sys.version_info[:2], (6, 12, 0))]
