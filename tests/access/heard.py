"""A kiosk on a screen of its own with a session bus of its own, and a screen reader that listens to it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.process.stand import ROOT, Stand, virtual_screen, wait_until

SYSTEM_PYTHON = Path("/usr/bin/python3")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PACKAGES = "at-spi2-core gir1.2-atspi-2.0 python3-gi dbus xvfb"


def missing() -> str:
    """Why a screen reader cannot listen here; empty if it can."""
    if not (shutil.which("dbus-daemon") and shutil.which("Xvfb") and launcher()):
        return f"needs {PACKAGES}"
    has_library = (
        SYSTEM_PYTHON.exists()
        and not subprocess.run(
            [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"],
            capture_output=True,
            check=False,
        ).returncode
    )
    return "" if has_library else f"needs {PACKAGES}"


def launcher() -> str:
    """The program that starts the bus of accessibility."""
    return next((path for path in LAUNCHERS if Path(path).exists()), "")


@dataclass(frozen=True)
class Node:
    """What is told of one thing on the screen."""

    role: str
    name: str
    description: str
    states: tuple[str, ...]
    box: tuple[int, int, int, int]
    depth: int = 0
    actions: int = 0


class Reader:
    """Asks what a screen reader knows."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, ROOT / "tests" / "access" / "reader.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def tree(self) -> list[Node]:
        """Everything that is showing, in the order of reading."""
        return [
            Node(**{**each, "states": tuple(each["states"]), "box": tuple(each["box"])})
            for each in self._ask(do="tree")
        ]

    def press(self, name: str) -> bool:
        """Press what is called so; whether it could be."""
        return bool(self._ask(do="press", name=name))

    def announced(self) -> list[str]:
        """What was said without being asked for since this was asked last."""
        return [str(each) for each in self._ask(do="announced")]

    def locale(self) -> str:
        """In which language the whole is said to be."""
        return str(self._ask(do="locale"))

    def names(self) -> list[str]:
        return [node.name for node in self.tree()]

    def wait_for(self, seen: Callable[[list[Node]], bool], what: str) -> list[Node]:
        """The tree as soon as it is like that."""
        found: list[Node] = []

        def look() -> bool:
            found[:] = self.tree()
            return seen(found)

        wait_until(look, 20, what)
        return found

    def _ask(self, **wanted: str) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the reader has ended"
        return json.loads(answer)

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


@contextmanager
def heard(
    folder: Path,
    content: Path,
    *options: str,
    size: str = "1280x720",
    module: str = "kiosk",
    more: Mapping[str, str] | None = None,
) -> Iterator[tuple[Stand, Reader]]:
    """A kiosk that shows ``content`` on a screen of this size, and who listens to it. ``module`` is the program, ``more`` what
    stands in its environment besides."""
    width, height = map(int, size.split("x"))
    with virtual_screen(width, height) as display:
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert bus.stdout
        address = bus.stdout.readline().strip()
        around = {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "DISPLAY": display,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        environment = {**os.environ, **around}
        access = subprocess.Popen(
            [launcher(), "--launch-immediately"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            stand = Stand(
                display,
                folder,
                content,
                *options,
                windowed=size,
                environment={**around, **(more or {})},
                module=module,
            )
            try:
                stand.wait_for("first-picture", limit=60)
                reader = Reader(environment)
                try:
                    yield stand, reader
                finally:
                    reader.close()
            finally:
                stand.stop()
        finally:
            for process in (access, bus):
                process.terminate()
                process.wait(10)
            bus.stdout.close()


def letters(words: str) -> str:
    """Words without what a line break or a list adds to them."""
    return re.sub(r"[\s\u00ad\u200b]+", "", words).casefold()


if __name__ == "__main__":
    # What a screen reader is told of a show, for whoever wants to look: ``python -m tests.access.heard CONTENT FOLDER``.
    with heard(Path(sys.argv[2]), Path(sys.argv[1])) as (_, listening):
        for node in listening.tree():
            print(node)
