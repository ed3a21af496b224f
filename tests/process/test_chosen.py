"""The operator chooses another show on a stand that runs: it comes without a gap, and it stays."""

from __future__ import annotations

import json
import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from kiosk.app.supervisor.mandate import OPTION
from kiosk.machine.messages import pack
from tests.process.stand import virtual_screen, wait_until
from tests.process.watched import PLAYER, WatchedStand, watched

pytestmark = [
    pytest.mark.serial,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
]


def show(folder: Path, name: str) -> Path:
    (folder / "slides").mkdir(parents=True)
    (folder / "slides" / "playlist.yaml").write_text(f"items:\n  - slide: {name}\n", "utf-8")
    (folder / "slides" / f"{name}.yaml").write_text(f"layout: statement\nnl: {{title: {name}}}\n", "utf-8")
    return folder


def say(player: int, **words: object) -> None:
    """What the panel of this player has it tell its supervisor."""
    given = Path(f"/proc/{player}/cmdline").read_bytes().split(b"\0")
    mandate = json.loads(given[given.index(OPTION.encode()) + 1])
    pipe = os.open(f"/proc/{player}/fd/{mandate['words']}", os.O_WRONLY)
    try:
        os.write(pipe, pack(words))
    finally:
        os.close(pipe)


def player_of(stand: WatchedStand) -> int:
    numbers = stand.processes().get(PLAYER, [])
    return numbers[0] if len(numbers) == 1 else 0


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="writes into another process's pipe")
def test_another_show_comes_and_a_crash_does_not_bring_the_first_one_back(tmp_path: Path) -> None:
    first, other = show(tmp_path / "een", "een"), show(tmp_path / "twee", "twee")
    with virtual_screen() as display, watched(display, tmp_path, first) as (stand, looks):
        stand.wait_for("cue-started", key="slide:een")
        old, began = player_of(stand), time.monotonic()
        say(old, say="again", shows=str(other / "slides" / "playlist.yaml"))
        stand.wait_for("cue-started", key="slide:twee")
        new = wait_until(lambda: (now := player_of(stand)) != old and now, 20, "one player, and another one")
        os.kill(new, signal.SIGKILL)
        stand.wait_for("cue-started", 2, key="slide:twee")
        assert looks.stop()
        assert (looks.bare_s(began), looks.black_s(began)) == (0, 0)
        assert len([event for event in stand.events("cue-started") if event["key"] == "slide:een"]) == 1
