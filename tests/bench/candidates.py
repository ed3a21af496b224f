"""Who is measured, and how each is told to fill the same window with the same content."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Kind = Literal["mission", "slide", "film"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NOBODY = 65534
"""VLC refuses to run as root; it is then started as the user ``nobody``."""


@dataclass(frozen=True, slots=True)
class Things:
    """The content, as each candidate needs it."""

    slide_folder: Path
    film_folder: Path
    picture: Path
    film: Path
    window: int = 0
    """An X11 window of the whole size, for a player that cannot give its own one a size."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One program."""

    name: str
    title: str
    command: Callable[[Kind, Things, tuple[int, int], Path], list[str]]
    """From what is shown, the content, the size of the window and a file for the trace."""
    apt: str = ""
    """What to install, when it is missing."""
    user: int | None = None


def _kiosk(kind: Kind, things: Things, size: tuple[int, int], trace: Path) -> list[str]:
    # Without a path it shows the mission.
    path = {"mission": [], "slide": [str(things.slide_folder)], "film": [str(things.film_folder)]}[kind]
    command = [sys.executable, "-m", "kiosk", "run", *path]
    return [*command, "--windowed", f"{size[0]}x{size[1]}", "--trace", str(trace)]


def _mpv(kind: Kind, things: Things, size: tuple[int, int], trace: Path) -> list[str]:
    command = ["mpv", "--no-config", "--no-terminal", "--vo=x11", "--ao=null", "--no-border", "--no-osc"]
    command += [f"--geometry={size[0]}x{size[1]}+0+0", "--loop-file=inf", "--image-display-duration=inf"]
    return [*command, str(things.film if kind == "film" else things.picture)]


def _vlc(kind: Kind, things: Things, size: tuple[int, int], trace: Path) -> list[str]:
    command = ["cvlc", "--vout=xcb_x11", "--aout=adummy", "--no-osd", "--no-video-title-show", "--loop"]
    # Its own window takes the size of the film where no window manager tells it otherwise.
    command += [f"--drawable-xid={things.window}", "--image-duration=-1"]
    return [*command, str(things.film if kind == "film" else things.picture)]


def _vlc_is_whole() -> bool:
    """The program and its X11 output come in two packages."""
    return shutil.which("cvlc") is not None and any(
        any(Path("/").glob(f"{folder}/vlc/plugins/video_output/libxcb_x11_plugin.so"))
        for folder in ("usr/lib", "usr/lib/*", "usr/lib64", "usr/local/lib")
    )


def all_candidates() -> list[Candidate]:
    """In the order in which they are measured."""
    mpv = "" if shutil.which("mpv") else "apt-get install mpv"
    vlc = "" if _vlc_is_whole() else "apt-get install vlc-bin vlc-plugin-base vlc-plugin-video-output"
    user = NOBODY if os.geteuid() == 0 else None
    return [
        Candidate("kiosk", "kiosk", _kiosk),
        Candidate("mpv", "mpv --vo=x11", _mpv, apt=mpv),
        Candidate("cvlc", "cvlc", _vlc, apt=vlc, user=user),
    ]
