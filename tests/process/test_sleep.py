"""A computer that sleeps in the middle of a film goes on with it, and nobody takes it for a hang."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from kiosk.app.supervisor.rules import SILENCE
from kiosk.video.playback_check import SILENCE_LIMIT
from tests.process.stand import ROOT, Stand, virtual_screen, wait_until

pytestmark = [
    pytest.mark.serial,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.timeout(90),
]


def tree(process: int) -> list[int]:
    """The process and all it has started."""
    found = [process]
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += tree(int(child))
    return found


def test_a_film_goes_on_after_a_sleep(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(ROOT / "tests/data/clip.webm", content / "a.webm")
    with virtual_screen() as display:
        stand = Stand(display, tmp_path, content, "--rounds", "1", is_watched=True)
        try:
            began = stand.wait_for("film-first-frame")
            processes = tree(stand.process.pid)
            for process in processes:
                os.kill(process, signal.SIGSTOP)
            # Longer than any limit of a film, and than a player may be silent.
            asleep_until = began["t"] + max(SILENCE_LIMIT, SILENCE) + 1
            wait_until(lambda: time.monotonic() > asleep_until, 20, "slept")
            for process in processes:
                os.kill(process, signal.SIGCONT)
            assert stand.process.wait(30) == 0
        finally:
            stand.stop()
    assert stand.events("problem") == []
    assert [event["key"] for event in stand.events("film-ended")] == ["video:a.webm"]
    assert len(stand.events("first-picture")) == 1
    log = stand.log.read_text()
    assert "hangs" not in log
    assert "no beat" not in log
