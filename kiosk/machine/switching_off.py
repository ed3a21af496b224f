"""Switches this computer off, or restarts it: by the system's own command, which asks nobody where a stand may."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import Literal

Way = Literal["off", "restart"]
WITHIN_S = 20.0
"""Seconds in which the command has answered; the computer ends afterwards."""


def command(way: Way, platform: str = sys.platform) -> list[str]:
    """What is run for it on this system; nothing where the system has no such command."""
    if platform == "win32":
        return ["shutdown", "/s" if way == "off" else "/r", "/t", "0"]
    if platform == "darwin":
        return [
            "osascript",
            "-e",
            f'tell app "System Events" to {"shut down" if way == "off" else "restart"}',
        ]
    if shutil.which("systemctl"):
        return ["systemctl", "poweroff" if way == "off" else "reboot"]
    return ["shutdown", "-h" if way == "off" else "-r", "now"] if shutil.which("shutdown") else []


def switch(way: Way) -> bool:
    """Have it done; whether the system has agreed. Takes up to ``WITHIN_S`` seconds."""
    wanted = command(way)
    if not wanted:
        return False
    try:
        done = subprocess.run(
            wanted,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=WITHIN_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
