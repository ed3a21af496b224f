"""Every process of a stand is killed or stopped at random moments: what is seen meanwhile, and how soon does the show go on?

    .venv/bin/python -m tests.soak.deaths [--times 25] [--who player,decoder,supervisor,curtain] [--how kill,stop] [--seed 1]
                                          [--late 14] [--openbox | --sway] [--json FILE]

Each stand lives for a few deaths and is then started anew, as three in five minutes lead to safe mode. The screen is looked at
a hundred times a second. It measures and never judges. Exit 0 when it came to the end, 2 when it cannot begin.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.bench.command_line import deliver, machine, say
from tests.process.stand import ROOT, is_running, short_mission, virtual_screen, wait_until
from tests.process.watched import CURTAIN, DECODER, PLAYER, SUPERVISOR, Looks, WatchedStand, watched
from tests.soak.wayland import NEEDED, WaylandLooks, headless_sway

SIGNALS = {"kill": signal.SIGKILL, "stop": signal.SIGSTOP}
WHO = (PLAYER, DECODER, SUPERVISOR, CURTAIN)
A_STAND = 2
"""Deaths of one stand: a third one within five minutes leads to safe mode."""
SOON, LATE = 1.0, 14.0
"""Seconds after the last death between which the next one comes; ``--late`` for another end."""
LONGEST = 60.0
"""Seconds in which the show goes on, or the figure is that there was none."""
FILM = ROOT / "tests" / "data" / "clip.webm"


@dataclass(frozen=True, slots=True)
class Death:
    """One death and what came of it; times in seconds."""

    who: str
    how: str
    bare_s: float
    """How long the desktop was seen."""
    black_s: float
    back_s: float | None
    """Until the show had gone on: a cue of a player that answers. ``None`` if it had not within ``LONGEST``."""
    is_left: bool
    """Whether the process was still there in the end."""


def one_death(stand: WatchedStand, looks: Looks, who: str, how: str) -> Death:
    """Kill or stop ``who`` now."""
    if who == DECODER:
        with suppress(AssertionError):
            wait_until(lambda: stand.processes().get(DECODER), 20, "a decoder")
    numbers = stand.processes().get(who, [])
    died, pictures = time.monotonic(), len(stand.events("first-picture"))
    for number in numbers[:1]:
        with suppress(OSError):
            os.kill(number, SIGNALS[how])
    # Another player comes when the player or its supervisor is dead, or the player hangs; else the present one goes on.
    another = who == PLAYER or (who == SUPERVISOR and how == "kill")
    back = when_back(stand, died, pictures + another)
    if how == "stop" and who == SUPERVISOR:
        for number in numbers[:1]:
            os.kill(number, signal.SIGCONT)
    gone = wait_gone(numbers[:1]) if who != SUPERVISOR or how == "kill" else True
    return Death(who, how, looks.bare_s(died), looks.black_s(died), back, not gone)


def when_back(stand: WatchedStand, died: float, pictures: int) -> float | None:
    """Seconds until a cue was started after ``died``, by a player that is at least the one number ``pictures``."""

    def found() -> float | None:
        shown = stand.events("first-picture")
        if len(shown) < pictures:
            return None
        since = max(died, shown[pictures - 1]["t"] - 3 if pictures else died)
        starts = [event["t"] for event in stand.events("cue-started") if event["t"] > since]
        return max(starts[0], shown[pictures - 1]["t"]) - died if starts else None

    with suppress(AssertionError):
        seconds: float = wait_until(found, LONGEST, "the show goes on")
        return seconds
    return None


def wait_gone(numbers: Sequence[int]) -> bool:
    with suppress(AssertionError):
        wait_until(lambda: not any(map(is_running, numbers)), 30, "gone")
        return True
    return False


Around = tuple[str, Looks | None, Mapping[str, str] | None]
"""A display of X11, who looks at another screen, and the environment that names that."""
Surroundings = Callable[[Path], AbstractContextManager[Around]]


@contextmanager
def bare_x11(folder: Path) -> Iterator[Around]:
    """A screen and nothing else."""
    with virtual_screen() as display:
        yield display, None, None


@contextmanager
def with_openbox(folder: Path) -> Iterator[Around]:
    """A screen and a window manager."""
    with virtual_screen() as display, desktop(display):
        yield display, None, None


@contextmanager
def with_sway(folder: Path) -> Iterator[Around]:
    """A Wayland desktop."""
    with headless_sway(folder) as environment:
        looks = WaylandLooks(environment)
        try:
            yield "", looks, environment
        finally:
            looks.stop()


@contextmanager
def desktop(display: str) -> Iterator[None]:
    """A window manager."""
    process = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display}, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(5)


def measure(
    who: str, how: str, times: int, chance: random.Random, *, late: float, surroundings: Surroundings
) -> Iterator[tuple[Death, list[int]]]:
    """Each death, and the processes that were left when its stand had ended."""
    done = 0
    while done < times:
        with tempfile.TemporaryDirectory() as name, surroundings(Path(name)) as (display, screen, more):
            content = short_mission(Path(name) / "content", film=FILM, seconds=3)
            deaths = []
            with watched(display, Path(name), content, looks=screen, environment=more) as (stand, looks):
                for _ in range(min(A_STAND, times - done)):
                    let_pass(chance.uniform(SOON, late))
                    deaths.append(one_death(stand, looks, who, how))
                    done += 1
            left = [number for numbers in stand.processes().values() for number in numbers]
            yield from ((death, left) for death in deaths)


def let_pass(seconds: float) -> None:
    end = time.monotonic() + seconds
    wait_until(lambda: time.monotonic() > end, seconds + 1, "the moment of the next death")


def figures(deaths: Sequence[Death], left: int) -> dict[str, object]:
    back = [death.back_s for death in deaths if death.back_s is not None]
    return {
        "deaths": len(deaths),
        "bare_s_most": round(max(death.bare_s for death in deaths), 3),
        "black_s_most": round(max(death.black_s for death in deaths), 3),
        "back_s_median": round(statistics.median(back), 2) if back else None,
        "back_s_most": round(max(back), 2) if back else None,
        "never_back": sum(death.back_s is None for death in deaths),
        "not_ended": sum(death.is_left for death in deaths),
        "left_behind": left,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry of the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.deaths")
    parser.add_argument("--times", type=int, default=25)
    parser.add_argument("--who", default=",".join(WHO))
    parser.add_argument("--how", default=",".join(SIGNALS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--late", type=float, default=LATE)
    around = parser.add_mutually_exclusive_group()
    around.add_argument("--openbox", dest="around", action="store_const", const="openbox", default="x11")
    around.add_argument("--sway", dest="around", action="store_const", const="sway")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    needed = {"x11": ["Xvfb"], "openbox": ["Xvfb", "openbox"], "sway": list(NEEDED)}[given.around]
    surroundings = {"x11": bare_x11, "openbox": with_openbox, "sway": with_sway}[given.around]
    if missing := [name for name in needed if shutil.which(name) is None]:
        print(f"apt-get install {' '.join(missing)}", file=sys.stderr)
        return 2
    chance = random.Random(given.seed)
    found: dict[str, Any] = {"machine": machine(), "around": given.around}
    for who in given.who.split(","):
        for how in given.how.split(","):
            deaths, left = [], 0
            each = measure(who, how, given.times, chance, late=given.late, surroundings=surroundings)
            for death, still_there in each:
                deaths.append(death)
                left = max(left, len(still_there))
                say(f"{who} {how}: {asdict(death)}")
            found[f"{who} {how}"] = figures(deaths, left)
            say(f"{who} {how}: {found[f'{who} {how}']}")
    deliver(found, "", given.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
