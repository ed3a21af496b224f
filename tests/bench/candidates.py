"""Who is measured, and how each is told to fill the same window with the same content."""

from __future__ import annotations

import math
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534
"""VLC refuses to run as root; it is then started as the user ``nobody``."""


@dataclass(frozen=True, slots=True)
class Things:
    """One content, as each candidate needs it. All of it plays again and again."""

    files: tuple[Path, ...]
    """Pictures and films, one after another."""
    folder: Path | None = None
    """The same as a content folder; ``None`` is the mission."""
    page: Path | None = None
    """The same as a page for a browser."""
    picture_seconds: float = math.inf


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is shown."""

    size: tuple[int, int]
    home: Path
    """A folder for the candidate's own files."""
    window: int = 0
    """An X11 window of the whole size, for a player that cannot give its own one a size."""

    @property
    def trace(self) -> Path:
        return self.home / "trace.jsonl"

    @property
    def geometry(self) -> str:
        return f"{self.size[0]}x{self.size[1]}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One program."""

    name: str
    title: str
    command: Callable[[Things, Place], list[str]]
    apt: str = ""
    """What to install, when it is missing."""
    user: int | None = None

    @property
    def is_kiosk(self) -> bool:
        return self.name.startswith("kiosk")


def kiosk(name: str, *options: str) -> Candidate:
    """The kiosk itself, with these options of ``kiosk run``."""

    def command(things: Things, place: Place) -> list[str]:
        path = [str(things.folder)] if things.folder else []
        words = [sys.executable, "-m", "kiosk", "run", "--no-supervisor", *path, *options]
        return [*words, "--windowed", place.geometry, "--trace", str(place.trace)]

    return Candidate(name, " ".join(["kiosk", *options]), command)


def _mpv(things: Things, place: Place) -> list[str]:
    command = ["mpv", "--no-config", "--no-terminal", "--vo=x11", "--ao=null", "--no-border", "--no-osc"]
    again = "--loop-file=inf" if len(things.files) == 1 else "--loop-playlist=inf"
    command += [f"--geometry={place.geometry}+0+0", again]
    return [*command, f"--image-display-duration={things.picture_seconds:g}", *map(str, things.files)]


def _vlc(things: Things, place: Place) -> list[str]:
    command = ["cvlc", "--vout=xcb_x11", "--aout=adummy", "--no-osd", "--no-video-title-show", "--loop"]
    seconds = things.picture_seconds if math.isfinite(things.picture_seconds) else -1
    # Its own window takes the size of the film where no window manager tells it otherwise.
    command += [f"--drawable-xid={place.window}", f"--image-duration={seconds:g}"]
    return [*command, *map(str, things.files)]


def _chromium(things: Things, place: Place) -> list[str]:
    width, height = place.size
    is_root = os.geteuid() == 0
    # A window as large as the screen is made one pixel smaller where there is no window manager; the page has its own size.
    command = ["chromium", "--kiosk", f"--app=file://{things.page}", "--window-position=0,0"]
    command += [f"--window-size={width + 2},{height + 2}", f"--user-data-dir={place.home / 'profile'}"]
    command += ["--no-first-run", "--autoplay-policy=no-user-gesture-required"]
    command += ["--disable-background-networking", "--disable-component-update"]
    # Root may not use its sandbox, but may take the network away from it.
    return ["unshare", "--net", *command, "--no-sandbox", "--test-type"] if is_root else command


def _naive(things: Things, place: Place) -> list[str]:
    seconds = things.picture_seconds
    command = [sys.executable, "-m", "tests.bench.naive", place.geometry, f"{seconds:g}"]
    return [*command, *map(str, things.files)]


def _vlc_is_whole() -> bool:
    """The program and its X11 output come in two packages."""
    return shutil.which("cvlc") is not None and any(
        any(Path("/").glob(f"{folder}/vlc/plugins/video_output/libxcb_x11_plugin.so"))
        for folder in ("usr/lib", "usr/lib/*", "usr/lib64", "usr/local/lib")
    )


def players() -> list[Candidate]:
    """What plays films and shows pictures, beside the kiosk."""
    mpv = "" if shutil.which("mpv") else "apt-get install mpv"
    vlc = "" if _vlc_is_whole() else "apt-get install vlc-bin vlc-plugin-base vlc-plugin-video-output"
    user = NOBODY if os.geteuid() == 0 else None
    return [
        Candidate("mpv", "mpv --vo=x11", _mpv, apt=mpv),
        Candidate("cvlc", "cvlc", _vlc, apt=vlc, user=user),
    ]


def pages() -> list[Candidate]:
    """What somebody would write instead: a page for a browser, a page of Qt Multimedia."""
    chromium = "" if shutil.which("chromium") else "apt-get install chromium"
    return [
        Candidate("chromium", "chromium with a page", _chromium, apt=chromium),
        Candidate("naive", "a beginner's page of Qt Multimedia", _naive),
    ]


def stand_candidates() -> list[Candidate]:
    """Those of the stand, in the order in which they are measured."""
    return [kiosk("kiosk"), *players()]


def film_candidates(renders: Sequence[str]) -> list[Candidate]:
    """Those of films: the kiosk with both engines, drawn in each of these ways, and everybody else."""
    kiosks = [
        kiosk(
            f"kiosk-{engine}" + ("" if render == "software" else f"-{render}"),
            *("--engine", engine),
            *("--render", render),
        )
        for render in renders
        for engine in ("vlc", "qt")
    ]
    return [*kiosks, *players(), *pages()]
