"""A stand with its supervisor: its processes by what they are, and what is on the screen a hundred times a second."""

from __future__ import annotations

import os
import signal
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tests.bench.screen import BACKGROUND, Screen
from tests.process.stand import Stand, is_running, wait_until

SUPERVISOR, PLAYER, CURTAIN, DECODER = "supervisor", "player", "curtain", "decoder"
WIDTH, HEIGHT = 1280, 720
LOOK_S = 0.01
BARE, BLACK = 0.5, 0.9
"""The part of the pixels looked at from which the screen counts as bare, or as black."""


class WatchedStand(Stand):
    """``kiosk run`` on the whole screen. Its processes are found by a mark in their surroundings: one whose supervisor died
    has other parents."""

    def __init__(
        self,
        display: str,
        folder: Path,
        content: Path,
        *options: str,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._mark = f"FOS_KIOSK_TEST={uuid.uuid4()}".encode()
        name, _, value = self._mark.decode().partition("=")
        super().__init__(
            display,
            folder,
            content,
            *options,
            windowed="",
            environment={**(environment or {}), name: value},
            is_watched=True,
        )

    def processes(self) -> dict[str, list[int]]:
        """The numbers of those that live, by what they are."""
        found: dict[str, list[int]] = {}
        for folder in Path("/proc").iterdir():
            if not folder.name.isdecimal():
                continue
            try:
                if self._mark not in (folder / "environ").read_bytes():
                    continue
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if line and is_running(int(folder.name)):
                found.setdefault(_role(line), []).append(int(folder.name))
        return found

    def kill_all(self) -> int:
        """Kill whatever lives, and give how many those were: who is left may have started another one meanwhile."""
        living = list(chain.from_iterable(self.processes().values()))
        for number in living:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        return len(living)

    def one(self, role: str) -> int:
        """The process that is ``role``, when there is exactly one."""

        def found() -> int | None:
            numbers = self.processes().get(role, [])
            return numbers[0] if len(numbers) == 1 else None

        number: int = wait_until(found, 60, f"one {role}: {self.processes()}")
        return number

    def end(self) -> None:
        """End all of it, whatever it has become."""
        for number in self.processes().get(SUPERVISOR, []):
            os.kill(number, signal.SIGTERM)
        try:
            wait_until(lambda: not self.processes(), 20, f"all are gone: {self.processes()}")
        finally:
            for numbers in self.processes().values():
                for number in numbers:
                    os.kill(number, signal.SIGKILL)
            self.stop()


def _role(line: str) -> str:
    if "kiosk.app.curtain" in line:
        return CURTAIN
    if "kiosk.video.decoder" in line:
        return DECODER
    if "--supervised" in line:
        return PLAYER
    return SUPERVISOR if "kiosk run" in line else "other"


@dataclass(frozen=True, slots=True)
class Look:
    """What was on the screen at ``t`` (s, monotonic): the parts that are the bare desktop, and black."""

    t: float
    bare: float
    black: float


class Looks:
    """Looks at the screen until it is told to stop."""

    def __init__(self, display: str) -> None:
        """``display`` is that of X11; other screens have a class of their own with its ``_look``."""
        self.looks: list[Look] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(display,), daemon=True)
        self._thread.start()

    def stop(self) -> list[Look]:
        self._over.set()
        self._thread.join(5)
        return self.looks

    def bare_s(self, since: float) -> float:
        """Seconds in which the desktop was seen, from ``since`` on."""
        return sum(
            after.t - look.t
            for look, after in zip(self.looks, self.looks[1:], strict=False)
            if look.t >= since and look.bare >= BARE
        )

    def black_s(self, since: float) -> float:
        """Seconds in which the screen was black."""
        return sum(
            after.t - look.t
            for look, after in zip(self.looks, self.looks[1:], strict=False)
            if look.t >= since and look.black >= BLACK
        )

    def _look(self, display: str) -> None:
        bare = BACKGROUND.to_bytes(4, "little")[:3]
        with Screen(display) as screen:
            screen.paint_ground()
            rows = [screen.row(0, y, WIDTH) for y in range(HEIGHT // 10, HEIGHT, HEIGHT // 5)]
            while not self._over.wait(LOOK_S):
                pixels = [
                    row[at : at + 3] for row in (row.read() for row in rows) for at in range(0, WIDTH * 4, 64)
                ]
                total = len(pixels)
                self.looks.append(
                    Look(
                        time.monotonic(),
                        sum(pixel == bare for pixel in pixels) / total,
                        sum(max(pixel) < 16 for pixel in pixels) / total,
                    )
                )


@contextmanager
def watched(
    display: str,
    folder: Path,
    content: Path,
    *options: str,
    looks: Looks | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[tuple[WatchedStand, Looks]]:
    """A watched stand whose show runs, with its curtain and its first poster. ``looks`` looks at another screen than that of
    X11, which ``environment`` names."""
    looks = looks or Looks(display)
    wait_until(lambda: looks.looks, 10, "the screen is looked at")
    stand = WatchedStand(display, folder, content, *options, environment=environment)
    try:
        stand.wait_for("first-picture", limit=60)
        stand.one(CURTAIN)
        yield stand, looks
    finally:
        looks.stop()
        stand.end()
