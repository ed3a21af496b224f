"""The decoder dies, or hangs, hundreds of times at any moment: is it replaced each time, how soon, and what stays behind?

``python -m tests.soak.kills [--kills 500] [--stop] [--seed 1] [--most 3] [--limit 3] [--json FILE]`` opens, plays and closes
films with engine ``vlc`` in this process, without a screen, and ends the decoder at work (SIGKILL) at random moments; with
``--stop`` it is halted (SIGSTOP) instead and stays there as one that hangs. It measures and never judges: no figure fails it.
Exit 0 when it came to the end, 1 when the engine gave up, 2 when it cannot begin.
"""

from __future__ import annotations

import argparse
import ctypes.util
import gc
import logging
import os
import random
import signal
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Slot

from kiosk.video.film import Film
from kiosk.video.picture import Size
from kiosk.video.vlc_engine import VlcEngine
from tests.bench.command_line import deliver, keep, machine, say, whole_number
from tests.process.stand import ROOT
from tests.soak.held import (
    Figures,
    Series,
    children,
    decoders,
    growing,
    growth_lines,
    is_zombie,
    look,
    shared_files,
)

FILMS = tuple(ROOT / "tests" / "data" / name for name in ("short.mp4", "short.webm"))
BOX = Size(1280, 720)
LOOK_MS = 2
STEP_MS = 15
SETTLE = 0.2
"""Seconds in which events happen that were still waiting when everything was closed."""
SLOWEST = 15.0
"""Seconds a new decoder may need before the engine has given up."""


def wait(condition: Callable[[], bool], limit: float) -> bool:
    """Let events happen until ``condition`` is true; whether it became so within ``limit`` seconds."""
    loop, timer, end = QEventLoop(), QTimer(), time.monotonic() + limit

    def check() -> None:
        if condition() or time.monotonic() >= end:
            loop.quit()

    timer.timeout.connect(check)
    timer.start(LOOK_MS)
    loop.exec()
    timer.stop()
    return condition()


class Churn(QObject):
    """Opens, plays, pauses, seeks and closes up to two films, as chance will have it."""

    def __init__(self, engine: VlcEngine, chance: random.Random) -> None:
        super().__init__()
        self.opened = self.ended = 0
        self.failed: Counter[str] = Counter()
        self.is_steady = False
        """Films that open and play go on doing so: nobody pauses them, or closes them before their end."""
        self._engine, self._chance = engine, chance
        self._films: list[Film] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(STEP_MS)

    @property
    def doing(self) -> str:
        """What the films are at: the first of these that fits any of them."""
        if any(film.needs_answer and not film.is_ready for film in self._films):
            return "opening"
        if any(film.is_playing and not film.is_paused for film in self._films):
            return "playing"
        return "holding" if self._films else "nothing"

    @Slot()
    def _step(self) -> None:
        if len(self._films) < 2 and self._chance.random() < 0.1:
            self._open()
        for film in list(self._films):
            may_change = not self.is_steady
            if film.has_failed or film.is_over or (may_change and self._chance.random() < 0.01):
                self.ended += film.is_over
                self._close(film)
            elif film.is_playing and (may_change or film.is_paused) and self._chance.random() < 0.02:
                self._disturb(film)
            elif film.is_ready and not film.is_playing and self._chance.random() < 0.1:
                film.play(sound=False)

    def _open(self) -> None:
        film = self._engine.open(self._chance.choice(FILMS), box=BOX, fit="contain")
        film.failed.connect(self._count)
        self._films.append(film)
        self.opened += 1

    def _disturb(self, film: Film) -> None:
        if film.is_paused:
            film.resume()
        elif self._chance.random() < 0.5:
            film.pause()
        else:
            film.seek(self._chance.uniform(0, 1.5))

    @Slot(str)
    def _count(self, reason: str) -> None:
        self.failed[reason] += 1

    def _close(self, film: Film) -> None:
        self._films.remove(film)
        film.close()
        film.deleteLater()

    def stop(self) -> None:
        self._timer.stop()
        for film in list(self._films):
            self._close(film)


class Ear(QObject):
    """Hears when a decoder was replaced, asks the new one at once, and hears its answer."""

    def __init__(self, engine: VlcEngine) -> None:
        super().__init__()
        self._engine = engine
        self.replaced_at = self.answered_at = 0.0
        self.gave_up = ""
        engine.replaced.connect(self._replaced)
        engine.soundDevicesChanged.connect(self._answered)
        engine.unavailable.connect(self._gave_up)

    def forget(self) -> None:
        self.replaced_at = self.answered_at = 0.0

    @Slot()
    def _replaced(self) -> None:
        self.replaced_at = time.monotonic()
        # Any question would do: the answer comes from the worker that plays films, not from a thread beside it.
        self._engine.ask_sound_devices()

    @Slot()
    def _answered(self) -> None:
        if self.replaced_at:
            self.answered_at = time.monotonic()

    @Slot(str)
    def _gave_up(self, reason: str) -> None:
        self.gave_up = reason


@dataclass(frozen=True, slots=True)
class Kill:
    """One death, or one halt."""

    doing: str
    spare_was_ready: bool
    replaced: float | None
    """Seconds until another process was at work; ``None``: not within the limit."""
    answered: float | None
    """Seconds until that one answered; ``None``: not within the limit."""
    zombies: int
    """Children that had ended and were not collected when the new one had answered."""


def kill_once(engine: VlcEngine, churn: Churn, ear: Ear, number: signal.Signals, limit: float) -> Kill:
    """Kill or halt the decoder at work, and wait for another one."""
    pid = engine.decoder_pid
    assert pid is not None
    doing, spare = churn.doing, engine.spare_is_ready
    ear.forget()
    # Whether the engine notices a decoder that hangs is asked of a show that runs: a film that pauses needs no answer.
    churn.is_steady = True
    begin = time.monotonic()
    os.kill(pid, number)
    if in_time := wait(lambda: ear.answered_at > 0 or bool(ear.gave_up), limit):
        in_time = ear.answered_at > 0
    elif engine.decoder_pid == pid:
        os.kill(pid, signal.SIGKILL)  # nobody noticed that it hangs: go on all the same
    replaced = ear.replaced_at - begin if ear.replaced_at else None
    answered = ear.answered_at - begin if in_time else None
    wait(lambda: ear.answered_at > 0 or bool(ear.gave_up), SLOWEST)
    churn.is_steady = False
    zombies = sum(is_zombie(stat.key[0]) for stat in children(os.getpid()))
    return Kill(doing, spare, replaced, answered, zombies)


def spread(values: Sequence[float | None]) -> Figures:
    """How many, and how long they took."""
    known = [value for value in values if value is not None]
    return {
        "times": len(values),
        "not_in_time": len(values) - len(known),
        "over_a_second": sum(value > 1 for value in known),
        "median": round(statistics.median(known), 3) if known else None,
        "most": round(max(known), 3) if known else None,
    }


@dataclass(frozen=True, slots=True)
class Outcome:
    """All of them."""

    kills: list[Kill]
    series: Series
    films: Figures
    gave_up: str


def kill_again_and_again(options: argparse.Namespace) -> Outcome:
    """One engine from its start to its end; what it was told to delete is deleted."""
    chance = random.Random(options.seed)
    number = signal.SIGSTOP if options.stop else signal.SIGKILL
    engine = VlcEngine(pixels="rgb32")
    ear = Ear(engine)
    engine.warm_up()
    churn = Churn(engine, chance)
    kills: list[Kill] = []
    series: Series = []
    while len(kills) < options.kills:
        if wait(lambda: bool(ear.gave_up), chance.uniform(0, options.most)):
            break
        kills.append(kill_once(engine, churn, ear, number, options.limit))
        if held := look():
            series.append((len(kills), held))
        if len(kills) % 50 == 0:
            say(f"{len(kills)} of {options.kills}")
    churn.stop()
    engine.close()
    wait(lambda: False, SETTLE)
    films = {"opened": churn.opened, "ended": churn.ended, "failed": dict(churn.failed)}
    return Outcome(kills, series, films, ear.gave_up)


def soak(options: argparse.Namespace) -> Figures:
    """Everything is looked at before, after each kill, and when the engine is gone."""
    shared_before, children_before = shared_files(), {stat.key for stat in children(os.getpid())}
    bare = look()
    outcome = kill_again_and_again(options)
    wait(lambda: False, SETTLE)
    gc.collect()
    after = look()
    kills = outcome.kills
    names = ("opening", "playing", "holding", "nothing")
    return {
        "signal": "SIGSTOP" if options.stop else "SIGKILL",
        "seed": options.seed,
        "kills": len(kills),
        "limit": options.limit,
        "replaced": spread([kill.replaced for kill in kills]),
        "answered": spread([kill.answered for kill in kills]),
        "answered_with_spare": spread([kill.answered for kill in kills if kill.spare_was_ready]),
        "answered_without_spare": spread([kill.answered for kill in kills if not kill.spare_was_ready]),
        "answered_while": {
            name: spread([kill.answered for kill in kills if kill.doing == name]) for name in names
        },
        "films": outcome.films,
        "gave_up": outcome.gave_up,
        "most_zombies": max((kill.zombies for kill in kills), default=0),
        "held": growing(outcome.series),
        "left_behind": {
            "shared_files": sorted(shared_files() - shared_before),
            "children": len({stat.key for stat in children(os.getpid())} - children_before),
            "handles": after.handles - bare.handles if after and bare else None,
            "threads": after.threads - bare.threads if after and bare else None,
            "segments": after.segments - bare.segments if after and bare else None,
            "pss_kib": after.pss_kib - bare.pss_kib if after and bare else None,
        },
    }


def table(figures: Figures) -> str:
    """The figures for a person."""
    lines = [f"{figures['kills']} x {figures['signal']}, seed {figures['seed']}; films {figures['films']}"]
    parts = ["replaced", "answered", "answered_with_spare", "answered_without_spare"]
    rows = {name: figures[name] for name in parts}
    rows |= {f"answered while {name}": part for name, part in figures["answered_while"].items()}
    for name, part in rows.items():
        lines.append(
            f"  {name.replace('_', ' ').ljust(26)} {part['times']:5} times, median {part['median']} s, most {part['most']} s, "
            f"over 1 s: {part['over_a_second']}, not within {figures['limit']:g} s: {part['not_in_time']}"
        )
    lines += growth_lines(
        "this process",
        figures["held"],
        ("pss_kib", "own_kib", "shared_kib", "handles", "threads", "segments"),
    )
    lines.append(f"  most zombies after a kill: {figures['most_zombies']}")
    lines.append(f"left behind when the engine was closed: {figures['left_behind']}")
    if figures["gave_up"]:
        lines.append(f"THE ENGINE GAVE UP: {figures['gave_up']}")
    return "\n".join(lines)


def leave_no_decoder_behind() -> None:
    """One that is halted does not notice that its player is gone: it is ended when this process is told to end."""

    def leave(number: int, frame: object) -> None:
        for stat in decoders(os.getpid()):
            os.kill(stat.key[0], signal.SIGKILL)
        os._exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, leave)


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, wait, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.kills", description=__doc__.split("\n\n")[0])
    parser.add_argument("--kills", type=whole_number(1, 100_000), default=500, help="(500)")
    parser.add_argument("--stop", action="store_true", help="halt the decoder instead of killing it")
    parser.add_argument("--seed", type=int, default=1, help="of chance (1)")
    parser.add_argument("--most", type=float, default=3.0, help="seconds between two kills, at most (3)")
    parser.add_argument(
        "--limit", type=float, default=3.0, help="seconds until it counts as not replaced (3)"
    )
    parser.add_argument("--json", type=Path, help="write the JSON into this file and print the table only")
    options = parser.parse_args(arguments)
    if ctypes.util.find_library("vlc") is None or sys.platform != "linux":
        print("It needs Linux and libVLC: apt-get install libvlc5 vlc-plugin-base", file=sys.stderr)
        return 2
    logging.getLogger("kiosk").setLevel(logging.ERROR)
    leave_no_decoder_behind()
    application = QCoreApplication([])
    report: Figures = {"machine": machine(), **soak(options)}
    del application
    if options.json:
        keep(report, options.json)
    deliver(report, table(report), options.json)
    return 1 if report["gave_up"] else 0


if __name__ == "__main__":
    sys.exit(main())
