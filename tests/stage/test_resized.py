"""In a window that takes another size, slides look as if they had been prepared for it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_slides_that_stand_or_wait_take_the_windows_new_size(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.stage.resized", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert (done.returncode, done.stderr) == (0, "")
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(seen) == 4
    assert [slide for slide in seen if slide["ms"] is None] == []
