"""The window follows its screen while the show runs: switched on late, another size, unplugged and plugged in again.

On Xorg's dummy driver, which has outputs and modes as a graphics card has; without a window manager.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.process.stand import ROOT, Stand, wait_until

DRIVER = Path("/usr/lib/xorg/modules/drivers/dummy_drv.so")
pytestmark = [
    pytest.mark.skipif(
        not (DRIVER.is_file() and shutil.which("Xorg") and shutil.which("xrandr")),
        reason="needs Xorg's dummy driver: apt-get install xserver-xorg-video-dummy x11-xserver-utils",
    ),
    pytest.mark.timeout(500),
]
CONFIGURATION = """\
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "screen"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "screen"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1024x768"
    Virtual 4096 2048
  EndSubSection
EndSection
"""
SECOND = "1280x720"


class Server:
    """An X server with outputs that can be switched."""

    def __init__(self, display: str) -> None:
        self.display = display

    def set(self, *options: str) -> None:
        done = subprocess.run(
            ["xrandr", *options],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            timeout=20,
        )
        assert done.returncode == 0, done.stderr


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    configuration = tmp_path / "xorg.conf"
    configuration.write_text(CONFIGURATION)
    reader, writer = os.pipe()
    command = [
        "Xorg",
        "-displayfd",
        str(writer),
        "-config",
        str(configuration),
        "-noreset",
        "-nolisten",
        "tcp",
    ]
    process = subprocess.Popen(
        [*command, "-logfile", str(tmp_path / "xorg.log")],
        pass_fds=(writer,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        ready, _, _ = select.select([reader], [], [], 20)
        number = os.read(reader, 16).decode().strip() if ready else ""
        if not number:
            pytest.skip("Xorg may not be started here: needs root")
        yield Server(f":{number}")
    finally:
        os.close(reader)
        process.terminate()
        process.wait(10)


def is_at(stand: Stand, x: int, y: int, width: int, height: int) -> bool:
    """Whether the window was last seen there."""
    last = stand.events("window-placed")[-1:]
    return [(e["x"], e["y"], e["width"], e["height"]) for e in last] == [(x, y, width, height)]


def test_the_window_covers_its_screen_whatever_size_that_takes(server: Server, tmp_path: Path) -> None:
    stand = Stand(server.display, tmp_path, ROOT, windowed="")
    try:
        stand.wait_for("first-picture")
        assert is_at(stand, 0, 0, 1024, 768)
        for width, height in ((1920, 1080), (640, 480)):
            server.set("--output", "DUMMY0", "--mode", f"{width}x{height}")
            wait_until(partial(is_at, stand, 0, 0, width, height), 5, f"{width}x{height}")
        server.set("--output", "DUMMY0", "--off")
        server.set("--output", "DUMMY0", "--mode", "1280x720")
        wait_until(lambda: is_at(stand, 0, 0, 1280, 720), 5, "the screen was off and is back")
    finally:
        assert stand.stop() == 0
    assert stand.events("problem") == []


def test_the_show_goes_to_the_screen_asked_for_when_it_comes_and_after_a_loose_cable(
    server: Server, tmp_path: Path
) -> None:
    server.set("--addmode", "DUMMY1", SECOND)
    plug_in = ("--output", "DUMMY1", "--mode", SECOND, "--right-of", "DUMMY0")
    stand = Stand(server.display, tmp_path, ROOT, "--screen", "dummy1", windowed="")
    try:
        stand.wait_for("first-picture")
        assert stand.wait_for("screen-missing", screen="dummy1")["there"] == ["DUMMY0"]
        assert is_at(stand, 0, 0, 1024, 768)
        for time in (1, 2):
            server.set(*plug_in)
            wait_until(lambda: is_at(stand, 1024, 0, 1280, 720), 5, "it is on the second screen")
            stand.wait_for("screen-back", time)
            server.set("--output", "DUMMY1", "--off")
            wait_until(lambda: is_at(stand, 0, 0, 1024, 768), 5, "it is on the first screen")
            stand.wait_for("screen-missing", time + 1)
    finally:
        assert stand.stop() == 0
    log = stand.log.read_text()
    assert "Scherm dummy1 is er niet (wel DUMMY0); de voorstelling staat zolang op een ander scherm." in log
