"""A content folder of our own that an organiser edits while the stand runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.process.stand import ROOT, Stand, virtual_screen, wait_until

SLIDE = "layout: statement\ncolor: {color}\nnl: {{title: {title}}}\n"
PLAYLIST = """\
languages: [nl]
defaults: {{duration: {seconds}s, transition: cut}}
items:
{items}
"""


class Content:
    """Two slides and a folder of photos."""

    def __init__(self, root: Path, *, seconds: int = 600) -> None:
        self.root, self._seconds = root, seconds
        self.playlist = root / "slides" / "playlist.yaml"
        self.theme = root / "assets" / "theme.yaml"
        self.photos = root / "assets" / "fotos"
        self.playlist.parent.mkdir(parents=True)
        self.photos.mkdir(parents=True)
        self.slide("een", "Eerste woorden")
        self.slide("twee", "Tweede woorden", color="sky")
        self.photo("1.png", "buren-zonder-brood-poster.png")
        self.order("slide: een", "slide: twee", "folder: fotos")

    def slide(self, name: str, title: str, color: str = "red") -> None:
        (self.playlist.parent / f"{name}.yaml").write_text(SLIDE.format(title=title, color=color), "utf-8")

    def photo(self, name: str, source: str) -> None:
        shutil.copyfile(ROOT / "assets" / "film" / source, self.photos / name)

    def order(self, *entries: str) -> None:
        items = "\n".join(f"  - {entry}" for entry in entries)
        self.playlist.write_text(PLAYLIST.format(seconds=self._seconds, items=items), "utf-8")


class Recording:
    """What was seen on the screen: ``samples`` of the recorder."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def samples(self) -> list[dict[str, Any]]:
        import json

        lines = self._file.read_text().splitlines(keepends=True) if self._file.is_file() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def changed_after(self, t: float, limit: float = 20.0) -> float:
        """When the screen first looked different from what it did at ``t`` (s, monotonic)."""

        def found() -> float | None:
            samples = self.samples
            before = [each["hash"] for each in samples if each["t"] <= t]
            return next((each["t"] for each in samples if each["t"] > t and each["hash"] != before[-1]), None)

        at: float = wait_until(found, limit, "another picture on the screen")
        return at


@contextmanager
def recorded(display: str, file: Path, rate: int = 30) -> Iterator[Recording]:
    """The screen, looked at ``rate`` times a second."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests/process/recorder.py"), str(file), str(rate)],
        env={**os.environ, "DISPLAY": display},
        cwd=ROOT,
    )
    recording = Recording(file)
    try:
        wait_until(lambda: recording.samples, 20, "the recorder looks")
        yield recording
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def live_stand(folder: Path, content: Content, *options: str) -> Iterator[tuple[Stand, Recording]]:
    """A stand that shows this content, and what is seen of it."""
    with virtual_screen() as display:
        stand = Stand(display, folder, content.root, *options)
        try:
            stand.wait_for("cue-started")
            stand.wait_for("first-picture")
            wait_until(lambda: "is watched" in stand.log.read_text(), 30, "the folder is watched")
            # Its files may be so new that they are loaded once more.
            settle(stand)
            with recorded(display, folder / "recording.jsonl") as recording:
                yield stand, recording
        finally:
            stand.stop()


def settle(stand: Stand) -> None:
    """Wait until nothing more is loaded."""

    def is_quiet() -> bool:
        checked = stand.events("checked")
        return not checked or time.monotonic() - checked[-1]["t"] > 1.0

    wait_until(is_quiet, 30, "nothing more is loaded")


def saved(change: Callable[[], object]) -> float:
    """Make this change; when it was on the disk (s, monotonic)."""
    change()
    return time.monotonic()
