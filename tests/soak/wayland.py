"""A Wayland desktop without a screen: sway on a headless output, looked at with grim."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.bench.screen import BACKGROUND
from tests.process.stand import wait_until
from tests.process.watched import HEIGHT, WIDTH, Look, Looks

NEEDED = {"sway": "sway", "grim": "grim", "swaybg": "swaybg"}
CONFIG = """\
output HEADLESS-1 resolution {width}x{height} position 0 0 bg #{color:06x} solid_color
default_border none
seat * hide_cursor 1
"""
NOBODY = 65534
NEAR = 3
"""Of 255: grim scales, and its colours are a little off."""


@contextmanager
def headless_sway(folder: Path) -> Iterator[Mapping[str, str]]:
    """A sway of our own; gives the environment in which its windows are opened. It refuses to be root, so that it is nobody
    there, and lives in a folder that is nobody's."""
    with tempfile.TemporaryDirectory(prefix="kiosk-sway-", ignore_cleanup_errors=True) as name:
        yield from _sway(Path(name), folder / "sway.log")


def _sway(runtime: Path, log: Path) -> Iterator[Mapping[str, str]]:
    config = runtime / "config"
    as_nobody = []
    if os.getuid() == 0:
        as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        os.chown(runtime, NOBODY, NOBODY)
    config.write_text(CONFIG.format(width=WIDTH, height=HEIGHT, color=BACKGROUND))
    environment = {
        **os.environ,
        "XDG_RUNTIME_DIR": str(runtime),
        "WLR_BACKENDS": "headless",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "WLR_RENDERER": "pixman",
    }
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SWAYSOCK"):
        environment.pop(name, None)
    process = subprocess.Popen(
        [*as_nobody, "sway", "-c", str(config)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=log.open("wb"),
    )
    try:
        wait_until(lambda: _sockets(runtime), 20, "sway's socket")
        yield {
            "XDG_RUNTIME_DIR": str(runtime),
            "WAYLAND_DISPLAY": _sockets(runtime)[0].name,
            "QT_QPA_PLATFORM": "wayland",
            "DISPLAY": "",
        }
    finally:
        process.terminate()
        process.wait(10)


def _sockets(runtime: Path) -> list[Path]:
    return sorted(path for path in runtime.glob("wayland-*") if path.suffix != ".lock")


class WaylandLooks(Looks):
    """Looks as often as grim can: some thirty times a second."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = {**os.environ, **environment}
        super().__init__("")

    def _look(self, display: str) -> None:
        bare = BACKGROUND.to_bytes(3, "big")
        while not self._over.is_set():
            began = time.monotonic()
            done = subprocess.run(
                ["grim", "-s", "0.05", "-t", "ppm", "-"],
                env=self._environment,
                capture_output=True,
                check=False,
            )
            if done.returncode:
                self._over.wait(0.02)
                continue
            data = done.stdout.split(b"255\n", 1)[-1]
            pixels = [data[at : at + 3] for at in range(0, len(data) - 2, 3)]
            self.looks.append(
                Look(
                    began,
                    sum(all(abs(a - b) <= NEAR for a, b in zip(p, bare, strict=True)) for p in pixels)
                    / len(pixels),
                    sum(max(pixel) < 16 for pixel in pixels) / len(pixels),
                )
            )
