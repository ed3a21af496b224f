"""The X server's saver stays away while the show runs, and comes again when it has ended."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.process.stand import ROOT, Stand, virtual_screen, wait_until

pytestmark = [
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xset") and ctypes.util.find_library("Xss")),
        reason="needs Xvfb, xset and libXss: apt-get install xvfb x11-xserver-utils libxss1",
    ),
    pytest.mark.timeout(60),
]
ASK = """
import ctypes
x, saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
class Info(ctypes.Structure):
    _fields_ = (("window", ctypes.c_ulong), ("state", ctypes.c_int), ("kind", ctypes.c_int),
                ("till", ctypes.c_ulong), ("idle", ctypes.c_ulong), ("mask", ctypes.c_ulong))
x.XOpenDisplay.restype = ctypes.c_void_p
x.XDefaultRootWindow.argtypes, x.XDefaultRootWindow.restype = (ctypes.c_void_p,), ctypes.c_ulong
saver.XScreenSaverQueryInfo.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p)
display, info = x.XOpenDisplay(None), Info()
saver.XScreenSaverQueryInfo(display, x.XDefaultRootWindow(display), ctypes.addressof(info))
print(info.state, info.idle)
"""


def saver(display: str) -> tuple[bool, int]:
    """Whether the saver is on, and how long (ms) nobody has touched anything."""
    done = subprocess.run(
        [sys.executable, "-c", ASK], env={**os.environ, "DISPLAY": display}, capture_output=True, text=True
    )
    state, idle = done.stdout.split()
    return state == "1", int(idle)


def test_the_saver_stays_away_as_long_as_the_show_runs_and_comes_back_even_after_a_kill(
    tmp_path: Path,
) -> None:
    with virtual_screen() as display:
        stand = Stand(display, tmp_path, ROOT)
        try:
            stand.wait_for("first-picture")
            wait_until(lambda: "kept awake" in stand.log.read_text(), 10, "it was asked")
            subprocess.run(["xset", "s", "1", "1"], env={**os.environ, "DISPLAY": display}, check=True)
            wait_until(lambda: saver(display)[1] > 1500, 10, "nobody touches anything")
            assert not saver(display)[0]
            stand.process.kill()
            stand.stop()
            wait_until(lambda: saver(display)[0], 10, "the saver is on")
        finally:
            stand.stop()
