"""One candidate after another: its start, a still slide, a film. Figures only, no verdicts."""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from tests.bench import content, counter, processes
from tests.bench.candidates import Candidate, Place, Things
from tests.bench.processes import Meter
from tests.bench.watcher import ROOT, Watched, Watcher, watching

Figures = dict[str, Any]
Kind = Literal["mission", "slide", "film", "list", "short"]
"""Contents: the whole mission, one slide, one film; pictures and films in turn; a film of a few seconds."""
WATCHED: dict[Kind, Watched] = {
    "mission": "start",
    "slide": "start",
    "film": "film",
    "list": "list",
    "short": "passes",
}
STAND: tuple[Kind, ...] = ("mission", "slide", "film")
FILM_LOOK = 0.24
"""Part of a film frame's time between two looks at it: 8 ms at 30 frames a second, 4 ms at 60."""
PICTURE_LIMIT = 30.0
AFTER_PICTURE = 2.5
"""Seconds that a start is watched on, so that what is built up or faded in has come to rest."""
SETTLE_SLIDE, SETTLE_FILM = 4.0, 2.0
AFTER_SEAM = 3.0
RUNS = 3


class NoPictureError(Exception):
    """The candidate showed nothing."""


def film_seconds(seconds: int) -> int:
    """How long the film must be, so that the measured stretch lies within one pass of it."""
    return seconds + int(SETTLE_FILM) + 3


@dataclass(frozen=True, slots=True)
class Bench:
    """Where and with what everything is measured."""

    display: str
    x_server: int
    size: tuple[int, int]
    seconds: int
    things: Mapping[Kind, Things]
    ground: int
    """The window that covers the empty screen."""
    folder: Path
    """For logs, traces and the caches of the candidates: nothing of the user's own is read or written."""
    rate: int = content.RATE
    """Frames a second of the film."""


@dataclass(frozen=True, slots=True)
class Running:
    """A candidate at work."""

    meter: Meter
    started: float
    trace: Path
    watcher: Watcher


def clean_environment(display: str, home: Path) -> dict[str, str]:
    """What a program is started with: the bench's screen, a home folder of its own, nothing that steers Python or Qt."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "DISPLAY": display,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        # Compiled once, as on every machine where it ran before, and not in the checkout.
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
    }
    for name in ("QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    return environment


@contextmanager
def running(bench: Bench, candidate: Candidate, kind: Kind) -> Iterator[Running]:
    """Start it under the eyes of a sampler, wait for its first picture, and end all of it afterwards."""
    home = bench.folder / candidate.name
    home.mkdir(exist_ok=True)
    home.chmod(0o777)
    place, log_path = Place(bench.size, home, bench.ground), home / "log.txt"
    place.trace.unlink(missing_ok=True)
    environment = clean_environment(bench.display, home)
    every = FILM_LOOK / bench.rate if kind == "film" else None
    with watching(WATCHED[kind], bench.display, bench.size, every) as watcher, log_path.open("wb") as log:
        command = candidate.command(bench.things[kind], place)
        started = time.monotonic()
        process = processes.start(command, environment=environment, folder=ROOT, log=log, user=candidate.user)
        meter = Meter(process.pid)
        try:
            if not watcher.wait_for("picture", PICTURE_LIMIT):
                said = log_path.read_text("utf-8", "replace")[-600:].strip()
                raise NoPictureError(
                    f"no picture on the screen within {PICTURE_LIMIT:.0f} s. It said: {said}"
                )
            yield Running(meter, started, place.trace, watcher)
        finally:
            meter.look()
            processes.end(process, meter.known())


def noted_events(trace: Path) -> list[Figures]:
    """The kiosk's trace; empty for who writes none."""
    return [json.loads(line) for line in trace.read_text("utf-8").splitlines()] if trace.is_file() else []


def first_events(trace: Path) -> dict[str, float]:
    """When each event of the kiosk's trace came first."""
    first: dict[str, float] = {}
    for event in noted_events(trace):
        first.setdefault(event["event"], event["t"])
    return first


def start_once(bench: Bench, candidate: Candidate, picture: Path | None = None) -> Figures:
    """Seconds from exec to the first pixels, to the whole picture, and what the trace says of the same."""
    with running(bench, candidate, "mission") as run:
        time.sleep(AFTER_PICTURE)
        if picture:
            content.take_picture(bench.display, bench.size, picture)
        seen = run.watcher.finish()
        noted = first_events(run.trace)
    figures = {
        "first_pixels": round(seen["first_pixels"] - run.started, 3),
        "whole_picture": round(seen["whole_picture"] - run.started, 3),
    }
    for event in ("window-shown", "first-picture"):
        if event in noted:
            figures[f"trace_{event}"] = round(noted[event] - run.started, 3)
    return figures


def measure_start(bench: Bench, candidate: Candidate) -> Figures:
    """Medians of several warm starts; the kiosk with the whole mission, the others with the picture of its first slide."""
    runs = [start_once(bench, candidate) for _ in range(RUNS)]
    medians = {name: round(statistics.median(run[name] for run in runs), 3) for name in runs[0]}
    return {**medians, "runs": [run["first_pixels"] for run in runs]}


def measure_still(bench: Bench, candidate: Candidate) -> Figures:
    """What it costs to leave one slide standing. Nobody looks at the screen meanwhile."""
    with running(bench, candidate, "slide") as run:
        run.watcher.finish()
        end = time.monotonic() + SETTLE_SLIDE
        while time.monotonic() < end:
            run.meter.look()
            time.sleep(0.25)
        shares = processes.measure(run.meter, {"x_server": bench.x_server}, bench.seconds)
        return {**named(shares), **memory(run.meter)}


def measure_film(bench: Bench, candidate: Candidate) -> Figures:
    """Frames that reached the screen in one pass of the film, what that cost, and the seam where it begins again."""
    length = film_seconds(bench.seconds)
    with running(bench, candidate, "film") as run:
        first = time.monotonic()
        time.sleep(SETTLE_FILM)
        begin = time.monotonic()
        beside = {"x_server": bench.x_server, "sampler": run.watcher.pid}
        shares = processes.measure(run.meter, beside, bench.seconds)
        end = time.monotonic()
        while time.monotonic() < first + length + AFTER_SEAM:
            run.meter.look()
            time.sleep(0.25)
        seen = run.watcher.finish()
        looks = counter.as_looks(seen["looks"])
        watched = [look for look in looks if begin <= look.t <= end]
        return {
            "first_frame": round(counter.began(looks) - run.started, 3),
            **asdict(counter.judge(watched)),
            "behind": counter.behind(watched, bench.rate),
            "seam": counter.seam(looks),
            **named(shares),
            **memory(run.meter),
        }


def measure_candidate(bench: Bench, candidate: Candidate) -> Figures:
    """Everything of one candidate; what it cannot do is named and the rest measured."""
    if candidate.apt:
        return {"missing": candidate.apt}
    figures: Figures = {"load_before": round(os.getloadavg()[0], 2)}
    try:
        for kind in STAND:
            with running(bench, candidate, kind):
                pass  # once before anything counts: caches are filled
        figures["start"] = measure_start(bench, candidate)
        figures["still"] = measure_still(bench, candidate)
        figures["film"] = measure_film(bench, candidate)
        for peak in ("peak_pss_mib", "peak_alone_mib"):
            figures[peak] = max(figures[part][peak] for part in ("still", "film"))
    except (NoPictureError, TimeoutError) as problem:
        figures["problem"] = str(problem)
    figures["load_after"] = round(os.getloadavg()[0], 2)
    return figures


def named(shares: Mapping[str, float]) -> Figures:
    """Shares of a core as figures."""
    return {f"percent_{name}": value for name, value in shares.items()}


def memory(meter: Meter) -> Figures:
    """The most that a tree held."""
    return {
        "peak_pss_mib": round(meter.peak_pss_kib / 1024, 1),
        "peak_alone_mib": round(meter.peak_alone_kib / 1024, 1),
        "processes": len(processes.tree(meter.root)),
    }
