"""Films in one run: the kiosk with both of its engines beside mpv, VLC, a browser and a beginner's page of Qt Multimedia.

``python -m tests.bench.film [--size 1280x720 ...] [--rate 30 ...] [--seconds 60] [--loops 200] [--json FILE]`` prints JSON
and short tables. It measures and never judges: no figure fails it. Exit 0 when it measured, 2 when it cannot begin.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tests.bench import content, handover, processes
from tests.bench import film_measuring as measuring
from tests.bench.candidates import Candidate, Things, film_candidates
from tests.bench.command_line import as_size, deliver, has_all, keep, machine, say, whole_number
from tests.bench.film_tables import compare, tables
from tests.bench.measuring import Bench, Figures, NoPictureError, film_seconds, running
from tests.bench.screen import NoScreenError, Screen, virtual_screen

NEEDED = {"Xvfb": "xvfb", "ffmpeg": "ffmpeg"}
SIZES = ((1280, 720), (1920, 1080))
RATES = (30, 60)
RENDERS = ("software", "gpu")
PARTS = ("frames", "handover", "memory")


@dataclass(frozen=True, slots=True)
class Plan:
    """What the command line asks for."""

    sizes: Sequence[tuple[int, int]]
    rates: Sequence[int]
    seconds: int
    rounds: int
    loops: int
    transition: str
    parts: Sequence[str]
    candidates: Sequence[Candidate]


Shown = dict[str, tuple[Sequence[Path], Path]]
"""Contents by name: the files, and the same as a content folder."""


def make_contents(plan: Plan, folder: Path) -> Shown:
    """Everything that is played."""
    shown: Shown = {}
    for rate in plan.rates if "frames" in plan.parts else ():
        film = folder / f"film-{rate}.mp4"
        content.make_film(film, film_seconds(plan.seconds), rate)
        shown[film.stem] = [film], content.one_film(folder / film.stem, film)
    if "handover" in plan.parts:
        first, film, last = folder / "first.png", folder / "listed.mp4", folder / "last.png"
        content.make_picture(first, handover.FIRST)
        content.make_picture(last, handover.LAST)
        content.make_film(film, measuring.LISTED_SECONDS)
        files = [first, film, film, last]
        root = content.one_list(folder / "list", files, measuring.PICTURE_SECONDS, plan.transition)
        shown["list"] = files, root
    if "memory" in plan.parts:
        film = folder / "short.mp4"
        content.make_film(film, measuring.SHORT_SECONDS)
        shown["short"] = [film], content.one_film(folder / "short", film)
    return shown


class Run:
    """Measures everybody, one after another; ``keep_so_far`` gets the report after each."""

    def __init__(self, plan: Plan, folder: Path, keep_so_far: Callable[[Figures], None]) -> None:
        self._plan, self._folder, self._keep_so_far = plan, folder, keep_so_far
        self._shown: Shown = {}
        self.report: Figures = {
            "machine": machine(),
            "seconds": plan.seconds,
            "transition": plan.transition,
            "titles": {candidate.name: candidate.title for candidate in plan.candidates},
            "missing": {candidate.name: candidate.apt for candidate in plan.candidates if candidate.apt},
            **{part: {} for part in PARTS},
        }

    def all(self) -> Figures:
        """Every part at every size; memory at the first size only."""
        for name, apt in self.report["missing"].items():
            say(f"{name} is left out, it is missing: {apt}")
        say("making the films")
        plan = self._plan
        self._shown = make_contents(plan, self._folder)
        for size in plan.sizes:
            with virtual_screen(*size) as (display, x_server), Screen(display) as screen:
                ground = screen.lay_ground(*size)
                bench = Bench(display, x_server, size, plan.seconds, {}, ground, self._folder)
                if "frames" in plan.parts:
                    self._frames(bench)
                if "handover" in plan.parts:
                    self._hand_overs(bench)
                if "memory" in plan.parts and size == plan.sizes[0]:
                    self._memory(bench)
        return self.report

    def _frames(self, bench: Bench) -> None:
        for rate in self._plan.rates:
            at_rate = replace(bench, rate=rate, things={"film": self._things(f"film-{rate}", bench)})
            target: Figures = {"sampler": measuring.measure_sampler(at_rate)}
            self.report["frames"].setdefault(_title(bench), {})[str(rate)] = target
            self._everybody("frames", at_rate, target, measuring.measure_playing)

    def _hand_overs(self, bench: Bench) -> None:
        self.report["handover"][_title(bench)] = target = {"rounds": self._plan.rounds}
        listed = replace(bench, things={"list": self._things("list", bench)})
        self._everybody(
            "handover", listed, target, partial(measuring.measure_hand_overs, rounds=self._plan.rounds)
        )

    def _memory(self, bench: Bench) -> None:
        self.report["memory"][_title(bench)] = target = {"loops": self._plan.loops}
        short = replace(bench, things={"short": self._things("short", bench)})
        self._everybody("memory", short, target, partial(measuring.measure_memory, loops=self._plan.loops))

    def _everybody(
        self, part: str, bench: Bench, target: Figures, measure: Callable[[Bench, Candidate], Figures]
    ) -> None:
        target["candidates"] = {}
        for candidate in self._plan.candidates:
            if not candidate.apt:
                say(f"{_title(bench)}, {part}, {bench.rate} frames a second: {candidate.title}")
                target["candidates"][candidate.name] = attempt(bench, candidate, measure)
                target["ratios"] = compare(part, target["candidates"])
                self._keep_so_far(self.report)

    def _things(self, name: str, bench: Bench) -> Things:
        files, root = self._shown[name]
        page = self._folder / f"{name}-{_title(bench)}.html"
        seconds = measuring.PICTURE_SECONDS
        return Things(tuple(files), root, content.one_page(page, files, bench.size, seconds), seconds)


def _title(bench: Bench) -> str:
    return f"{bench.size[0]}x{bench.size[1]}"


def attempt(bench: Bench, candidate: Candidate, measure: Callable[[Bench, Candidate], Figures]) -> Figures:
    """The figures, or what went wrong. The first showing does not count: it fills the caches."""
    figures: Figures = {"load_before": round(os.getloadavg()[0], 2)}
    try:
        for kind in bench.things:
            with running(bench, candidate, kind):
                pass
        figures |= measure(bench, candidate)
    except (NoPictureError, TimeoutError) as problem:
        figures["problem"] = str(problem)
    figures["load_after"] = round(os.getloadavg()[0], 2)
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.film", description=__doc__.split("\n\n")[0])
    parser.add_argument("--size", type=as_size, action="append", help="repeatable (1280x720 and 1920x1080)")
    parser.add_argument(
        "--rate", type=int, choices=RATES, action="append", help="frames a second, repeatable (30 and 60)"
    )
    seconds, rounds, loops = (
        whole_number(5, 120, "of seconds "),
        whole_number(1, 100),
        whole_number(5, 10_000),
    )
    parser.add_argument("--seconds", type=seconds, default=60, help="how long a film is watched (60)")
    parser.add_argument("--rounds", type=rounds, default=3, help="times through the list of hand-overs (3)")
    parser.add_argument("--loops", type=loops, default=200, help="passes of the short film (200)")
    parser.add_argument(
        "--transition", choices=("fade", "cut"), default="fade", help="between the kiosk's items (fade)"
    )
    parser.add_argument(
        "--render",
        choices=RENDERS,
        action="append",
        help="of the kiosk, repeatable (software); gpu is llvmpipe here",
    )
    parser.add_argument("--part", choices=PARTS, action="append", help="repeatable (all three)")
    parser.add_argument("--only", metavar="NAME", action="append", help="this candidate only, repeatable")
    parser.add_argument("--json", type=Path, help="write the JSON into this file and print the tables only")
    options = parser.parse_args(arguments)
    candidates = film_candidates(list(dict.fromkeys(options.render or RENDERS[:1])))
    names = [candidate.name for candidate in candidates]
    if unknown := set(options.only or ()) - set(names):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    plan = Plan(
        list(dict.fromkeys(options.size or SIZES)),
        list(dict.fromkeys(options.rate or RATES)),
        options.seconds,
        options.rounds,
        options.loops,
        options.transition,
        [part for part in PARTS if part in (options.part or PARTS)],
        [candidate for candidate in candidates if candidate.name in (options.only or names)],
    )
    if (most := film_seconds(plan.seconds) * max(plan.rates)) >= handover.FIRST:
        parser.error(f"{most} frames have more numbers than their mark can carry: fewer --seconds")
    if not has_all(NEEDED):
        return 2
    processes.leave_in_order_when_told()
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # a candidate may run as another user

        def keep_so_far(report: Figures) -> None:
            if options.json:
                keep(report, options.json)

        try:
            report = Run(plan, folder, keep_so_far).all()
        except (NoScreenError, content.NoContentError) as problem:
            print(problem, file=sys.stderr)
            return 2
    deliver(report, tables(report), options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
