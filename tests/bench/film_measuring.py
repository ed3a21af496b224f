"""One candidate's films: every frame of a long one, the hand-overs of a list, memory over many passes of a short one."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from itertools import pairwise

from tests.bench import counter, growth, handover, processes
from tests.bench.candidates import Candidate
from tests.bench.content import RATE
from tests.bench.measuring import (
    FILM_LOOK,
    Bench,
    Figures,
    Running,
    measure_film,
    memory,
    named,
    noted_events,
    running,
)
from tests.bench.processes import Meter
from tests.bench.watcher import watching

PICTURE_SECONDS, LISTED_SECONDS, SHORT_SECONDS = 3.0, 12, 2.5
LIST_SECONDS = 2 * (PICTURE_SECONDS + LISTED_SECONDS)
STARTS = 3
"""How often the time to the first frame is taken; the film that is watched to its end is one of them."""
LOOK_EVERY = 1.0
LOOKS_A_PASS = 5
PATIENCE = 2.0
"""A pass that takes so many times its length, and ``START`` seconds more, will never end."""
START = 10.0
SAMPLER_SECONDS = 5.0
DECODER = "kiosk.video.decoder"


def measure_sampler(bench: Bench) -> Figures:
    """The price of the looks at a film: the sampler before the empty screen, in the rhythm of this rate."""
    with watching("film", bench.display, bench.size, FILM_LOOK / bench.rate) as watcher:
        beside = {"x_server": bench.x_server}
        return named(processes.measure(Meter(watcher.pid), beside, SAMPLER_SECONDS, LOOK_EVERY))


def measure_playing(bench: Bench, candidate: Candidate) -> Figures:
    """Frames, cost, and several starts."""
    figures = measure_film(bench, candidate)
    starts = [figures["first_frame"], *(_first_frame(bench, candidate) for _ in range(STARTS - 1))]
    both = round(figures["percent_tree"] + figures["percent_x_server"], 1)
    return {
        **figures,
        "percent_both": both,
        "first_frame": round(statistics.median(starts), 3),
        "first_frames": starts,
    }


def _first_frame(bench: Bench, candidate: Candidate) -> float:
    with running(bench, candidate, "film") as run:
        looks = counter.as_looks(run.watcher.finish()["looks"])
    return round(counter.began(looks) - run.started, 3)


def measure_hand_overs(bench: Bench, candidate: Candidate, rounds: int) -> Figures:
    """What was seen wherever one item of the list followed another, so many times through the list."""
    with running(bench, candidate, "list") as run:
        moments = _passes(run, rounds, LIST_SECONDS, run.meter.look, LOOK_EVERY, LOOK_EVERY)
        seen = run.watcher.finish()
        noted = noted_events(run.trace)
        sights = handover.as_sights(seen["sights"])
        return {
            **handover.summary(handover.hand_overs(sights, LISTED_SECONDS * RATE)),
            **handover.after_play(handover.plays(noted), sights),
            "looks_a_second": seen["looks_a_second"],
            "longest_blink": seen["longest_blink"],
            **memory(run.meter),
            **_stuck(len(moments), rounds),
        }


def measure_memory(bench: Bench, candidate: Candidate, loops: int) -> Figures:
    """The straight line through the memory of the whole tree, and of the kiosk's two halves, over so many passes."""
    held: dict[str, list[tuple[float, int, int]]] = {}

    def look() -> None:
        now = time.monotonic()
        for name, (share, own) in _shares(run.meter.root, candidate).items():
            held.setdefault(name, []).append((now, share, own))

    with running(bench, candidate, "short") as run:
        # Always at the same moments of a pass: what a film takes and gives back is no growth.
        every = SHORT_SECONDS / LOOKS_A_PASS
        moments = _passes(run, loops, SHORT_SECONDS, look, every / 2, every)
    seconds_a_loop = statistics.fmean(b - a for a, b in pairwise(moments)) if len(moments) > 1 else 0.0
    figures: Figures = {"loops": len(moments), "seconds_a_loop": round(seconds_a_loop, 3)}
    figures |= _stuck(len(moments), loops)
    for name, points in held.items():
        line = growth.line(growth.settled([(t, share) for t, share, _ in points]))
        own = growth.line(growth.settled([(t, own) for t, _, own in points]))
        if line and own and seconds_a_loop:
            figures[name] = {
                "kib_a_loop": round(line.slope * seconds_a_loop, 2),
                "error": round(line.error * seconds_a_loop, 2),
                "own_kib_a_loop": round(own.slope * seconds_a_loop, 2),
                "own_error": round(own.error * seconds_a_loop, 2),
                "mib_begin": round(line.begin / 1024, 1),
                "mib_end": round(line.end / 1024, 1),
            }
    return figures


def _shares(root: int, candidate: Candidate) -> dict[str, tuple[int, int]]:
    """The memory of the whole tree and, of the kiosk, of its halves: every process is read once."""
    shares: dict[str, tuple[int, int]] = {}
    for stat in processes.tree(root):
        share, own = processes.memory_kib(stat.key[0])
        names = ["tree"]
        if candidate.is_kiosk:
            names.append("decoder" if processes.runs(stat.key[0], DECODER) else "player")
        for name in names:
            before = shares.get(name, (0, 0))
            shares[name] = before[0] + share, before[1] + own
    return shares


def _passes(
    run: Running, count: int, seconds: float, look: Callable[[], None], after: float, every: float
) -> list[float]:
    """Wait until what is played, which takes so many seconds, has begun again so often or is stuck; when it did.

    ``look`` is called so long ``after`` each begin, and ``every`` so many seconds from there.
    """
    moments: list[float] = []
    limit = time.monotonic() + START + seconds * PATIENCE
    due = time.monotonic() + after
    while len(moments) < count:
        now = time.monotonic()
        if now >= due:
            look()
            due = now + every
        if run.watcher.wait_for("again", max(0.0, due - time.monotonic())):
            moments.append(time.monotonic())
            due, limit = moments[-1] + after, moments[-1] + START + seconds * PATIENCE
        elif run.watcher.has_ended or time.monotonic() > limit:
            break
    return moments


def _stuck(seen: int, count: int) -> Figures:
    """What is to be said of a candidate that did not play on."""
    return {"problem": f"after {seen} of {count} passes it did not begin again"} if seen < count else {}
