"""While a visitor has paused the show or wants calm, and while a presenter holds it, no pixel of the real screen changes.

With the whole film and 20 seconds in each state it is ``python -m tests.process.stillness``.
"""

from __future__ import annotations

import ctypes.util
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.process.stand import ROOT
from tests.process.stillness import MOVES, look

FILM = ROOT / "assets" / "film" / "buren-zonder-brood.webm"


@pytest.mark.serial
@pytest.mark.thorough
@pytest.mark.display
@pytest.mark.vlc
@pytest.mark.timeout(300)
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb")
@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="shortens its film: apt-get install ffmpeg")
@pytest.mark.skipif(ctypes.util.find_library("vlc") is None, reason="libVLC is not installed on this machine")
def test_no_pixel_changes_while_it_is_paused_held_or_calm(tmp_path: Path) -> None:
    short = tmp_path / "film.webm"
    subprocess.run(["ffmpeg", "-v", "error", "-i", FILM, "-t", "12", "-c", "copy", short], check=True)
    states, problem = look(tmp_path, short, 1.5)
    assert problem == ""
    assert len(states) == 9
    assert {state.name for state in states if state.changed} == {MOVES}, "\n".join(map(str, states))
    assert all(state.looks > 5 for state in states if state.name != MOVES)
