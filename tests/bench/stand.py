"""The kiosk beside what a person would take instead, on the same content and the same virtual screen, in one run.

``python -m tests.bench.stand [--size 1280x720] [--seconds 15] [--json FILE]`` prints JSON and a short table. It measures
and never judges: no figure fails it. Exit 0 when it measured, 2 when it cannot begin.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import content, processes
from tests.bench.candidates import Things, stand_candidates
from tests.bench.command_line import as_size, at, cell, deliver, has_all, machine, ratios, say, whole_number
from tests.bench.measuring import Bench, Figures, Kind, film_seconds, measure_candidate, start_once
from tests.bench.screen import NoScreenError, Screen, virtual_screen

NEEDED = {"Xvfb": "xvfb", "ffmpeg": "ffmpeg"}
ROWS = (
    ("start to first picture, s", "start", "first_pixels"),
    ("start to whole picture, s", "start", "whole_picture"),
    ("still slide, % of a core", "still", "percent_tree"),
    ("  X server beside it, %", "still", "percent_x_server"),
    ("film: frames seen a second", "film", "frames_a_second"),
    ("film: frames due", "film", "frames_due"),
    ("film: frames lost", "film", "frames_lost"),
    ("film: longest freeze, s", "film", "longest_freeze"),
    ("film: pause where it begins again, s", "film", "seam"),
    ("film, % of a core", "film", "percent_tree"),
    ("  X server beside it, %", "film", "percent_x_server"),
    ("  everybody else meanwhile, %", "film", "percent_others"),
    ("peak memory (PSS), still, MiB", "still", "peak_pss_mib"),
    ("peak memory (PSS), film, MiB", "film", "peak_pss_mib"),
    ("  alone on the machine, MiB", "film", "peak_alone_mib"),
)
COMPARED = (
    ("start", "first_pixels"),
    ("start", "whole_picture"),
    ("still", "percent_tree"),
    ("still", "peak_pss_mib"),
    ("film", "percent_tree"),
    ("film", "frames_a_second"),
    ("film", "longest_freeze"),
    ("film", "peak_pss_mib"),
    ("film", "peak_alone_mib"),
)


def table(report: Figures) -> str:
    """The figures for a person."""
    names = list(report["candidates"])
    lines = [
        "".join([f"{report['size']}, {report['seconds']} s".ljust(38), *(name.rjust(10) for name in names)])
    ]
    for title, part, name in ROWS:
        cells = [cell(at(report["candidates"][who], (part, name))) for who in names]
        lines.append(title.ljust(38) + "".join(cells))
    for who in names:
        figures = report["candidates"][who]
        if "missing" in figures:
            lines.append(f"{who} is missing: {figures['missing']}")
        if "problem" in figures:
            lines.append(f"{who}: {figures['problem']}")
    return "\n".join(lines)


def run(size: tuple[int, int], seconds: int, folder: Path) -> Figures:
    """Measure everybody, one after another."""
    report: Figures = {
        "size": f"{size[0]}x{size[1]}",
        "seconds": seconds,
        "machine": machine(),
        "candidates": {},
    }
    film, picture = folder / "film.mp4", folder / "picture.png"
    say("making the film")
    content.make_film(film, film_seconds(seconds))
    things: dict[Kind, Things] = {
        "mission": Things((picture,)),
        "slide": Things((picture,), content.one_slide(folder / "slide")),
        "film": Things((film,), content.one_film(folder / "loop", film)),
    }
    candidates = stand_candidates()
    with virtual_screen(*size) as (display, x_server), Screen(display) as screen:
        bench = Bench(display, x_server, size, seconds, things, screen.lay_ground(*size), folder)
        say("taking the picture of the first slide")
        start_once(bench, candidates[0], picture)
        for candidate in candidates:
            say(f"measuring {candidate.title}")
            report["candidates"][candidate.name] = measure_candidate(bench, candidate)
    everybody = report["candidates"]
    report["ratios"] = {
        f"kiosk/{name}": ratios(everybody["kiosk"], figures, COMPARED)
        for name, figures in everybody.items()
        if name != "kiosk"
    }
    return report


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.stand", description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=as_size, default=(1280, 720), help="of screen and window (1280x720)")
    seconds = whole_number(10, 120, "of seconds ")
    parser.add_argument(
        "--seconds", type=seconds, default=15, help="how long each slide and film is watched (15)"
    )
    parser.add_argument("--json", type=Path, help="write the JSON into this file and print the table only")
    options = parser.parse_args(arguments)
    if not has_all(NEEDED):
        return 2
    processes.leave_in_order_when_told()
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # a candidate may run as another user
        try:
            report = run(options.size, options.seconds, folder)
        except (NoScreenError, content.NoContentError) as problem:
            print(problem, file=sys.stderr)
            return 2
    deliver(report, table(report), options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
