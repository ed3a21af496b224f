"""What moves: frames a second and processor time of every transition, of the build-up and of the slow motion; redraws of
a slide that stands; memory for large photos. Beside it, in the same run, a bare cross-fade of two pictures.

``python -m tests.bench.motion [--size 1280x720 ...] [--render software ...] [--rounds 12] [--json FILE]`` prints JSON and
short tables. It measures and never judges: no figure fails it. Exit 0 when it measured, 2 when it cannot begin.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import content, mover, photos, processes
from tests.bench.command_line import as_size, cell, deliver, has_all, machine, say, whole_number
from tests.bench.measuring import clean_environment
from tests.bench.screen import NoScreenError, Screen, virtual_screen
from tests.bench.stretches import Figures, Stretch, by_kind, times_bare
from tests.bench.watcher import ROOT, watching

NEEDED = {"Xvfb": "xvfb", "ffmpeg": "ffmpeg"}
SIZES = ((1280, 720), (1920, 1080))
RENDERS = ("software", "gpu")
PHOTOS = 20
SLACK = 60.0
"""Seconds that a process may take beyond its programme: starting, and drawing everything for the first time."""
COLUMNS = (
    ("frames", "frames"),
    ("frames/s", "frames_a_second"),
    ("slowest", "slowest"),
    ("seen/s", "pictures_seen_a_second"),
    ("stage/s", "stage_says_a_second"),
    ("pause, s", "longest_pause"),
    ("player %", "percent_player"),
    ("costliest", "percent_costliest"),
    ("X %", "percent_x_server"),
)


class NotMeasuredError(Exception):
    """A process of the bench did not do its work."""


def timed(
    command: Sequence[str], size: tuple[int, int], display: str, home: Path, limit: float
) -> dict[str, Figures]:
    """Run a process that holds a stopwatch, under the eyes of a sampler; the figures by kind."""
    home.mkdir(exist_ok=True)
    log_path = home / "log.txt"
    with watching("changes", display, size) as watcher, log_path.open("wb") as log:
        process = processes.start(
            [sys.executable, "-m", *command],
            environment=clean_environment(display, home),
            folder=ROOT,
            log=log,
            stdout=subprocess.PIPE,
        )
        try:
            told, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            told = b""
        finally:
            processes.end(process)
        changes: list[float] = watcher.finish()["changes"]
    if process.returncode or not told:
        said = log_path.read_text("utf-8", "replace")[-600:].strip()
        raise NotMeasuredError(f"{command[0]} did not measure (exit {process.returncode}). It said: {said}")
    return by_kind((Stretch(**plain) for plain in json.loads(told)), changes)


def measure(
    size: tuple[int, int], render: str, rounds: int, folder: Path, root: Path, pictures: Path, count: int
) -> Figures:
    """Everything at one size, drawn in one way."""
    figures: Figures = {"load_before": round(os.getloadavg()[0], 2)}
    with virtual_screen(*size) as (display, x_server), Screen(display) as screen:
        screen.lay_ground(*size)
        home = folder / f"{render}-{size[0]}x{size[1]}"
        end = [render, str(rounds), str(x_server)]
        try:
            one, two = photos.make_pictures(folder, pictures, size)
            command = ["tests.bench.crossfade", str(one), str(two), *end]
            bare = timed(command, size, display, home, rounds * 2 + SLACK)["bare cross-fade"]
            _, slides = mover.mission()
            length = mover.seconds(mover.programme(slides, mover.pictures(pictures), rounds))
            command = ["tests.bench.mover", str(pictures), f"{size[0]}x{size[1]}", *end]
            moves = timed(command, size, display, home, length * 1.3 + SLACK)
            figures |= {"bare": bare, "moves": moves, "ratios": times_bare(moves, bare)}
            if count:
                figures["photos"] = photos.measure_memory(root, count, size, render, display, home)
        except (NotMeasuredError, TimeoutError) as problem:
            figures["problem"] = str(problem)
    figures["load_after"] = round(os.getloadavg()[0], 2)
    return figures


def table(size: str, render: str, figures: Figures) -> str:
    """The figures for a person."""
    lines = [
        f"{size}, {render}".ljust(26)
        + "".join(title.rjust(10) for title, _ in COLUMNS)
        + "kiosk/bare".rjust(12)
    ]
    for kind, of_kind in {"bare cross-fade": figures.get("bare", {}), **figures.get("moves", {})}.items():
        ratio = figures.get("ratios", {}).get(f"{kind}.percent_player")
        cells = "".join(cell(of_kind.get(name)) for _, name in COLUMNS)
        lines.append(kind.ljust(26) + cells + cell(ratio, 12))
    if memory := figures.get("photos"):
        lines.append(
            f"{memory['shown']} of {memory['photos']} photos of 24 megapixels: at most "
            f"{memory['peak_pss_mib_player']:g} MiB (PSS), {memory['peak_pss_mib_tree']:g} with all it starts, "
            f"{memory['peak_resident_mib_player']:g} resident"
        )
    lines += [part["problem"] for part in (figures, figures.get("photos", {})) if "problem" in part]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.motion", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--size", type=as_size, action="append", help="repeatable (1280x720 and 1920x1080)")
    parser.add_argument(
        "--render",
        choices=RENDERS,
        action="append",
        help="repeatable (software); gpu is llvmpipe's OpenGL here",
    )
    rounds = whole_number(1, 100)
    parser.add_argument("--rounds", type=rounds, default=12, help="how often each transition is made (12)")
    parser.add_argument("--no-memory", action="store_true", help=f"leave out the {PHOTOS} large photos")
    parser.add_argument("--json", type=Path, help="write the JSON into this file and print the tables only")
    options = parser.parse_args(arguments)
    if not has_all(NEEDED):
        return 2
    processes.leave_in_order_when_told()
    report: Figures = {"machine": machine(), "rounds": options.rounds, "measured": {}}
    tables: list[str] = []
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        count = 0 if options.no_memory else PHOTOS
        try:
            say("making the photos")
            pictures = photos.make_photos(folder / "photos", max(count, mover.PHOTOS))
            for size in dict.fromkeys(options.size or SIZES):
                for render in dict.fromkeys(options.render or RENDERS[:1]):
                    title = f"{size[0]}x{size[1]}"
                    say(f"measuring {title}, {render}")
                    figures = measure(
                        size, render, options.rounds, folder, folder / "photos", pictures, count
                    )
                    report["measured"].setdefault(title, {})[render] = figures
                    tables.append(table(title, render, figures))
        except (NoScreenError, content.NoContentError) as problem:
            print(problem, file=sys.stderr)
            return 2
    deliver(report, "\n\n".join(tables), options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
