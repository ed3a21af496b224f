"""The small files of a stand, whose writer dies at every step.

``python -m tests.machine.power_cut [line|opcode]`` prints a line of JSON for each file: at how many steps its writer was
killed, how often the old and how often the new version was found, and what is wrong. A process of its own, with one thread: it
forks for each death.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from kiosk.machine.kept_file import write_whole
from kiosk.machine.pin import Pin, Tries
from kiosk.machine.settings.reading import read_settings
from kiosk.machine.settings.writing import write_setting
from kiosk.problems.findings import Findings
from kiosk.show.resume import Resume

OURS = ("kept_file.py", "writing.py", "pin.py")
"""Whose steps are counted: lines, or each operation of Python's own machine, in these files."""
MOST_STEPS = 20_000


@dataclass(frozen=True)
class Small:
    """One file: how it gets its first version and its second, and what a reader makes of it."""

    name: str
    first: Callable[[Path], None]
    second: Callable[[Path], None]
    read: Callable[[Path], object]


def tried(path: Path, times: int) -> None:
    tries = Tries(path, lambda: 0.0)
    for _ in range(times):
        tries.begin()


def place(path: Path) -> object:
    return Resume.from_json(path.read_text("ascii")).key if path.exists() else ""


SMALL = (
    Small(
        "settings",
        lambda path: write_setting(path, "volume", "40"),
        lambda path: write_setting(path, "volume", "70"),
        lambda path: read_settings(path, Findings()).volume,
    ),
    Small(
        "PIN",
        lambda path: Pin(path).set("111111"),
        lambda path: Pin(path).set("222222"),
        lambda path: path.read_bytes(),
    ),
    Small(
        "tries",
        lambda path: tried(path, 2),
        lambda path: tried(path, 1),
        lambda path: path.read_bytes() if path.exists() else b"",
    ),
    Small(
        "place",
        lambda path: write_whole(path, Resume(key="slide:a").as_json().encode()),
        lambda path: write_whole(path, Resume(key="slide:b").as_json().encode()),
        place,
    ),
)


def die_at(step: int, act: Callable[[], None], kind: str) -> int:
    """Do this in another process that is killed at that step; 0 where it came to its end before."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    left = step

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal left
        if not frame.f_code.co_filename.endswith(OURS):
            return None
        frame.f_trace_opcodes = kind == "opcode"
        if event == kind:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    try:
        act()
    finally:
        os._exit(0)


def cut(small: Small, folder: Path, kind: str) -> dict[str, object]:
    """Kill the writer of one file at each step."""
    folder.mkdir()
    path = folder / "file"
    small.first(path)
    old, first = small.read(path), path.read_bytes()
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for step in range(1, MOST_STEPS):
        path.write_bytes(first)
        ended = die_at(step, lambda: small.second(path), kind) == 0
        found = small.read(path)
        counts["old" if found == old else "new"] += 1
        if not path.exists() or not path.read_bytes():
            wrong.append(f"step {step}: neither")
        if ended:
            if found == old:
                wrong.append("it came to its end, and nothing was written")
            return {"file": small.name, "steps": step, **counts, "wrong": wrong}
    return {"file": small.name, "steps": MOST_STEPS, **counts, "wrong": [*wrong, "it never ended"]}


def main(kind: str = "line") -> None:
    """Cut the power at every step of every file."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        for small in SMALL:
            print(json.dumps(cut(small, Path(name) / small.name, kind)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
