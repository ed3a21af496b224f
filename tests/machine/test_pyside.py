"""PySide reads no sources: see ``kiosk.machine.pyside``."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kiosk.machine.child import environment
from kiosk.machine.pyside import read_no_sources

KEPT = "import linecache; print(sorted({name.rpartition('kiosk/')[2] for name in linecache.cache if '/kiosk/' in name}))"
"""The lines of which of our files Python keeps."""

USES = "import PySide6.QtCore; from kiosk.app.tidying import Collector"


def kept_after(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"{code}; {KEPT}"],
        env=environment(),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def test_the_source_of_what_is_imported_is_not_read() -> None:
    before = "from kiosk.machine.pyside import read_no_sources; read_no_sources(); "
    assert kept_after(before + USES) == "[]"
    assert kept_after(USES) == "['app/tidying.py']", "PySide does without by itself"


def test_a_pyside_that_reads_none_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shibokensupport.feature", None)
    read_no_sources()
