"""The real program as a process, on a virtual screen of its own."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.kept_pictures import kept_pictures

ROOT = Path(__file__).resolve().parents[2]
Event = dict[str, Any]


def wait_until(condition: Callable[[], Any], limit: float, what: str) -> Any:
    """The first true value of ``condition``, looked at every 20 ms, within ``limit`` seconds."""
    end = time.monotonic() + limit
    pause = select.poll()
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"not within {limit} s: {what}")
        pause.poll(20)


def is_running(process: int) -> bool:
    """Whether this process lives; one that ended and that nobody has collected yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (OSError, IndexError):
        return False


@contextmanager
def virtual_screen(width: int = 1280, height: int = 720) -> Iterator[str]:
    """An Xvfb of our own; gives its display name."""
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [
            "Xvfb",
            "-noreset",
            "-displayfd",
            str(writer),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-nolisten",
            "tcp",
        ],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        ready, _, _ = select.select([reader], [], [], 20)
        assert ready, "Xvfb did not start"
        yield ":" + os.read(reader, 16).decode().strip()
    finally:
        os.close(reader)
        process.terminate()
        process.wait(10)


class Stand:
    """One ``kiosk run`` and its trace."""

    def __init__(
        self,
        display: str,
        folder: Path,
        content: Path | None,
        *options: str,
        windowed: str = "1280x720",
        environment: Mapping[str, str] | None = None,
        is_watched: bool = False,
        module: str = "kiosk",
    ) -> None:
        """``windowed`` is empty for the whole screen; ``environment`` is what it is given besides ours. ``is_watched``: with
        its supervisor and curtain; without, the process is the player itself. ``module`` is what runs it."""
        self.display = display
        self.trace = folder / "trace.jsonl"
        self.log = folder / "log.txt"
        given = {**os.environ, "DISPLAY": display}
        # A watched stand keeps its posters there, too, and those are its own.
        given["XDG_CACHE_HOME"] = str(folder / "cache" if is_watched else kept_pictures())
        given["XDG_STATE_HOME"] = str(folder / "state")
        given["XDG_CONFIG_HOME"] = str(folder / "config")
        given.pop("QT_QPA_PLATFORM", None)
        given |= environment or {}
        command = [sys.executable, "-P", "-m", module, "run"]
        command += [] if is_watched else ["--no-supervisor"]
        command += [str(content)] if content else []
        command += ["--windowed", windowed] if windowed else []
        command += ["--trace", str(self.trace), *options]
        self._log_file = self.log.open("wb")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command, env=given, cwd=ROOT, stdout=self._log_file, stderr=self._log_file
        )

    def events(self, name: str = "") -> list[Event]:
        """What happened until now, all or by name."""
        if not self.trace.is_file():
            return []
        lines = self.trace.read_text("utf-8").splitlines(keepends=True)
        found = [json.loads(line) for line in lines if line.endswith("\n")]
        return [event for event in found if not name or event["event"] == name]

    def wait_for(self, name: str, count: int = 1, limit: float = 30, **fields: object) -> Event:
        """The ``count``-th event of this name with these fields."""

        def found() -> Event | None:
            assert self.process.poll() is None or self.process.returncode == 0, self.log.read_text()
            matching = [e for e in self.events(name) if all(e.get(k) == v for k, v in fields.items())]
            return matching[count - 1] if len(matching) >= count else None

        event: Event = wait_until(found, limit, f"{count} x {name} {fields}\n{self.log.read_text()[-3000:]}")
        return event

    def decoder(self) -> int | None:
        """The decoder process's number."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for child in children:
            if "kiosk.video.decoder" in Path(f"/proc/{child}/cmdline").read_text():
                return int(child)
        return None

    def stop(self) -> int:
        """End it as a system does; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(10)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait(5)
            self._log_file.close()


def short_mission(folder: Path, *, film: Path, seconds: int = 2) -> Path:
    """The mission with its slides shown briefly and a short film: a content folder."""
    shutil.copytree(ROOT / "slides", folder / "slides")
    shutil.copytree(ROOT / "assets" / "art", folder / "assets" / "art")
    films = folder / "assets" / "film"
    films.mkdir(parents=True)
    for caption in (ROOT / "assets" / "film").glob("*.vtt"):
        shutil.copy(caption, films)
    shutil.copy(film, films / "buren-zonder-brood.webm")
    playlist = folder / "slides" / "playlist.yaml"
    text = playlist.read_text("utf-8")
    assert "duration: auto" in text
    playlist.write_text(text.replace("duration: auto", f"duration: {seconds}s"), "utf-8")
    return folder


def qml_warnings(log: str) -> list[str]:
    """What Qt and QML complain of in a log, but for what Qt says of a bare machine without PipeWire's library."""
    found = [line for line in log.splitlines() if "warning kiosk.qml" in line]
    return [line for line in found if "pipewire-0.3" not in line]
