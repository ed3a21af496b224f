"""The room opens without Qt, without VLC, and its model without anything at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kiosk.playlist.kinds

ITEM_MODULES = [
    f"kiosk.playlist.kinds.{path.stem}"
    for path in sorted(Path(kiosk.playlist.kinds.__path__[0]).glob("*_item.py"))
]
"""What the show is given: it starts before anybody reads a playlist."""


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("kiosk.playlist", "pydantic yaml PySide6 vlc"),
        ("kiosk.playlist.model", "pydantic yaml PySide6 vlc"),
        ("kiosk.playlist.kinds", "pydantic yaml PySide6 vlc"),
        *((name, "pydantic yaml PySide6 vlc") for name in ITEM_MODULES),
        ("kiosk.theme.theme", "pydantic yaml PySide6 vlc"),
        ("kiosk.playlist.reading_time", "pydantic yaml PySide6 vlc"),
        ("kiosk.problems.problem", "pydantic yaml PySide6 vlc"),
        ("kiosk.problems.report", "PySide6 vlc pysubs2"),
        ("kiosk.content.folder", "pydantic yaml PySide6 vlc"),
        ("kiosk.media.kinds", "pydantic yaml PySide6 vlc"),
        ("kiosk.cli.check", "pydantic yaml PySide6 vlc"),
        ("kiosk.cli.schema", "pydantic yaml PySide6 vlc"),
    ],
)
def test_importing_a_module_brings_in_no_more_than_it_needs(module: str, absent: str) -> None:
    code = f"import sys, {module}; print(*(name for name in {absent.split()!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
