"""Hand-overs around films, as they are seen in the real window: a slide and a film, two films, a film again, the loop.

``python -m tests.process.handovers [--engine vlc|qt|both] [--times 30] [--size 1280x720] [--render software]
[--kind NAME ...] [--long 3] [--json FILE]`` plays marked films on a virtual screen of its own, looks at it 120 times a second
and prints a table. No part of the tests: it takes minutes. Exit 0 when no look was black and no frame was lost, 1 when one
was, 2 when it cannot begin.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import counter, processes
from tests.bench.command_line import as_size, deliver, has_all, keep, machine, say, whole_number
from tests.bench.content import NoContentError
from tests.bench.screen import NoScreenError, Screen, virtual_screen
from tests.process.handover_films import (
    KINDS,
    SLIDE,
    TRANSITIONS,
    Entry,
    MarkedFilm,
    content_folder,
    entries,
    long_film,
    make_film,
    two_films,
)
from tests.process.handover_judge import Figures, Recording, by_kind, judge, plays_summary, read_looks
from tests.process.handover_trace import Event, TraceReader
from tests.process.stand import ROOT, Stand, wait_until

NEEDED = {"Xvfb": "xvfb", "ffmpeg": "ffmpeg"}
ENGINES = ("vlc", "qt")
PATIENCE = 45.0
"""Seconds in which the next cue must come; the longest film and its limits last less."""
SECONDS = 3.0
"""Length of the films that only hand over."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how everything is played."""

    display: str
    size: tuple[int, int]
    render: str
    films: Path
    folder: Path


def record(
    place: Place, engine: str, name: str, wanted: Sequence[Entry], hand_overs: int, slide_seconds: float = 2.0
) -> Recording:
    """Play the playlist until so many hand-overs are over, watch the screen meanwhile, and judge what was seen."""
    folder = place.folder / f"{name}-{engine}"
    folder.mkdir()
    root = content_folder(folder / "content", wanted, place.films, slide_seconds)
    watched, stuck = folder / "looks.txt", ""
    width, height = place.size
    watcher = processes.start(
        [sys.executable, "-m", "tests.process.handover_watch", str(watched), str(width), str(height)],
        environment={**os.environ, "DISPLAY": place.display},
        folder=ROOT,
    )
    try:
        wait_until(lambda: watched.is_file() and watched.stat().st_size, 20, "the first look at the screen")
        # motion: a machine that is slow must not change the transitions half way.
        options = ["--engine", engine, "--render", place.render, "--motion", "full"]
        stand = Stand(place.display, folder, root, *options, "--windowed", f"{width}x{height}")
        try:
            trace = TraceReader(stand.trace)
            _wait_for_cues(stand, trace, hand_overs + 2)
        except AssertionError as problem:
            stuck = str(problem)
        finally:
            try:
                stand.stop()
            except subprocess.TimeoutExpired:
                stuck = stuck or "the kiosk did not end when it was told to"
    finally:
        processes.end(watcher)
    trace.read()
    with watched.open(encoding="ascii") as lines:
        recording = judge(read_looks(lines), trace.events, keys_of(wanted), hand_overs)
    recording.stuck = stuck
    return recording


def _wait_for_cues(stand: Stand, trace: TraceReader, count: int) -> None:
    """Until so many cues have begun."""

    def came() -> list[Event]:
        assert stand.process.poll() is None, stand.log.read_text("utf-8", "replace")[-3000:]
        return [event for event in trace.read() if event["event"] == "cue-started"]

    seen = 0
    while seen < count:
        said = f"the kiosk's cue {seen + 1} of {count}"
        seen += len(wait_until(came, PATIENCE, said))


def keys_of(wanted: Sequence[Entry]) -> dict[str, Entry]:
    """The playlist's items by the keys that the kiosk gives them: a repetition gets ``#2``."""
    found: dict[str, Entry] = {}
    often: dict[str, int] = {}
    for entry in wanted:
        key = f"video:{entry.film.name}" if entry.film else f"slide:{SLIDE}"
        often[key] = often.get(key, 0) + 1
        found[key if often[key] == 1 else f"{key}#{often[key]}"] = entry
    return found


def play_kinds(
    place: Place,
    engine: str,
    kinds: Sequence[str],
    times: int,
    films: tuple[MarkedFilm, MarkedFilm],
    slide_seconds: float = 2.0,
) -> list[Recording]:
    """One run for everything with a transition, one for the loop."""
    found = []
    if mixed := [kind for kind in kinds if kind != "loop"]:
        wanted = entries(mixed, films)
        block = len(wanted) // len(TRANSITIONS)
        found.append(record(place, engine, "mixed", wanted, block * times, slide_seconds))
    if "loop" in kinds:
        found.append(record(place, engine, "loop", [Entry(films[0], "fade")], times))
    return found


def measure(place: Place, engine: str, kinds: Sequence[str], times: int, long_plays: int) -> Figures:
    """Everything of one engine; what got stuck is named and the rest measured."""
    say(f"{engine}: {', '.join(kinds)}, {times} times each")
    recordings = play_kinds(place, engine, kinds, times, two_films(SECONDS))
    hand_overs = [one for recording in recordings for one in recording.hand_overs]
    figures: Figures = {
        "kinds": by_kind(hand_overs, kinds),
        "films": plays_summary([played for recording in recordings for played in recording.plays]),
    }
    if long_plays:
        film = long_film()
        say(f"{engine}: {film.seconds:g} s of film, {long_plays} times")
        whole = record(place, engine, "long", [Entry(film, "fade")], long_plays - 1)
        recordings.append(whole)
        figures["long"] = plays_summary(whole.plays)
        figures["long"]["by_play"] = [len(played.seen) for played in whole.plays]
    return {
        **figures,
        "black": sum(one.black for one in recordings),
        "black_elsewhere": sum(one.black_elsewhere for one in recordings),
        "most_bare": max(one.most_bare for one in recordings),
        "order_right": all(one.order_right for one in recordings),
        "strays": sum(one.strays for one in recordings),
        "late": sum(one.late for one in recordings),
        "problems": [problem for one in recordings for problem in one.problems],
        "stuck": [one.stuck for one in recordings if one.stuck],
        "looks_a_second": min(one.looks_a_second for one in recordings),
        "longest_blink": max(one.longest_blink for one in recordings),
        "is_clean": all(one.is_clean for one in recordings),
    }


COLUMNS = (
    "times",
    "black",
    "frames_due",
    "frames_seen",
    "frames_lost",
    "frames_unlooked",
    "freeze",
    "frozen",
)
TIMES = ("stands", "told_stands", "moves", "told_moves", "seam")
HEADS = ("times", "black", "due", "seen", "lost", "unlooked", "freeze", "frozen")


def table(engine: str, figures: Figures) -> str:
    """The figures for a person; times in milliseconds, median/longest."""
    head = f"{engine} (times in ms)".ljust(22) + "".join(name.rjust(9) for name in HEADS)
    lines = [head + "".join(name.rjust(13) for name in TIMES)]
    for kind, parts in figures["kinds"].items():
        for name, part in parts.items():
            cells = [part[column] for column in COLUMNS]
            cells[-2:] = [round(1000 * seconds) for seconds in cells[-2:]]
            line = (kind if name == "all" else f"  {name}").ljust(22) + "".join(f"{c:9}" for c in cells)
            lines.append(line + "".join(_both(part[column]).rjust(13) for column in TIMES))
    lines += [_whole_films(name, figures[name]) for name in ("films", "long") if name in figures]
    reasons = Counter(problem.get("reason", problem["event"]) for problem in figures["problems"])
    lines += [f"STUCK: {stuck}" for stuck in figures["stuck"]]
    lines.append(
        f"black looks {figures['black']} ({figures['black_elsewhere']} of them away from hand-overs), "
        f"order {'right' if figures['order_right'] else 'WRONG'}, strays {figures['strays']}, late {figures['late']}, "
        f"problems {dict(reasons)}; {figures['looks_a_second']} looks a second, "
        f"longest blink {figures['longest_blink']} s"
    )
    return "\n".join(lines)


def _whole_films(name: str, part: Figures) -> str:
    by_play = f", by play {part['by_play']}" if "by_play" in part else ""
    return (
        f"{name}: {part['frames_seen']} of {part['frames_due']} frames in {part['plays']} plays, "
        f"{part['frames_lost']} lost (most in one play {part['most_lost']}), "
        f"{part['frames_unlooked']} not looked for, longest freeze {part['freeze']} s{by_play}"
    )


def _both(value: Figures | None) -> str:
    return "-" if value is None else f"{1000 * value['median']:.0f}/{1000 * value['most']:.0f}"


def run(options: argparse.Namespace, folder: Path) -> Figures:
    """Make the films, then one engine after the other."""
    films = folder / "films"
    films.mkdir()
    say("making the films")
    for film in (*two_films(SECONDS), *([long_film()] if options.long else [])):
        make_film(films / film.name, film, counter.FILM)
    kinds = [kind for kind in KINDS if kind in (options.kind or KINDS)]
    report: Figures = {
        "machine": machine(),
        "size": f"{options.size[0]}x{options.size[1]}",
        "render": options.render,
        "engines": {},
    }
    for engine in ENGINES if options.engine == "both" else [options.engine]:
        with virtual_screen(*options.size) as (display, _), Screen(display) as screen:
            screen.lay_ground(*options.size)
            place = Place(display, options.size, options.render, films, folder)
            report["engines"][engine] = measure(place, engine, kinds, options.times, options.long)
        if options.json:
            keep(report, options.json)
    return report


def main(arguments: Sequence[str] | None = None) -> int:
    """Record, judge, print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.process.handovers", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--engine", choices=(*ENGINES, "both"), default="both")
    parser.add_argument("--times", type=whole_number(1, 1000), default=30, help="of each kind, at least (30)")
    parser.add_argument("--size", type=as_size, default=(1280, 720), help="of the window (1280x720)")
    parser.add_argument("--render", choices=("software", "gpu"), default="software")
    parser.add_argument("--kind", choices=KINDS, action="append", help="this one only, repeatable (all)")
    parser.add_argument(
        "--long", type=whole_number(0, 1000), default=3, help="plays of a film of 360 frames (3)"
    )
    parser.add_argument("--json", type=Path, help="write the JSON into this file and print the tables only")
    options = parser.parse_args(arguments)
    if not has_all(NEEDED):
        return 2
    processes.leave_in_order_when_told()
    with tempfile.TemporaryDirectory(prefix="kiosk-handovers-", ignore_cleanup_errors=True) as name:
        try:
            report = run(options, Path(name))
        except (NoScreenError, NoContentError) as problem:
            print(problem, file=sys.stderr)
            return 2
    engines = report["engines"]
    deliver(report, "\n\n".join(table(engine, engines[engine]) for engine in engines), options.json)
    return 0 if all(figures["is_clean"] for figures in engines.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
