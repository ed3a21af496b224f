"""The whole stand plays the mission with its film for an hour: does one of its processes grow, does one start anew?

``python -m tests.soak.hour [--minutes 60] [--every 20] [--json FILE]`` starts ``kiosk run`` with its supervisor on a virtual
screen, with slides of three seconds and the film of the mission, looks at memory, handles, threads and shared memory of
supervisor, curtain, player and decoders every so many seconds, and prints the straight line through them. It measures and never
judges. Exit 0 when it came to the end, 1 when the stand ended before, 2 when it cannot begin.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

from tests.bench.command_line import deliver, has_all, machine, say, whole_number
from tests.process.stand import ROOT, short_mission, virtual_screen, wait_until
from tests.process.watched import CURTAIN, DECODER, PLAYER, SUPERVISOR, WatchedStand
from tests.soak.held import Figures, Held, Series, growing, growth_lines, look, shared_files

ROLES = (SUPERVISOR, CURTAIN, PLAYER, DECODER)
FILM = ROOT / "assets" / "film" / "buren-zonder-brood.webm"
HELD = ("pss_kib", "own_kib", "shared_kib", "handles", "threads", "segments")


def together(found: Sequence[Held]) -> Held:
    """What several processes of one kind hold: a decoder at work and the spare one."""
    return Held(*(sum(values) for values in zip(*map(astuple, found), strict=True)))


def watch(
    stand: WatchedStand, minutes: int, every: int
) -> tuple[dict[str, Series], dict[str, set[int]], str]:
    """The looks by role, numbered by the minute; the processes ever seen by role; why it ended early, if it did."""
    series: dict[str, Series] = {role: [] for role in ROLES}
    seen: dict[str, set[int]] = {role: set() for role in ROLES}
    begun = time.monotonic()
    for number in range(1, minutes * 60 // every + 1):
        due = begun + number * every
        wait_until(lambda due=due: time.monotonic() >= due, every + 60, "the next look")  # type: ignore[misc]
        if stand.process.poll() is not None:
            return series, seen, f"it ended with {stand.process.returncode}: {stand.log.read_text()[-2000:]}"
        for role, pids in stand.processes().items():
            seen.setdefault(role, set()).update(pids)
            if role in series and (found := [held for pid in pids if (held := look(pid))]):
                series[role].append((number, together(found)))
        if number * every % 300 < every:
            say(f"{number * every // 60} of {minutes} minutes")
    return series, seen, ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, watch, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.hour", description=__doc__.split("\n\n")[0])
    parser.add_argument("--minutes", type=whole_number(1, 10_000), default=60)
    parser.add_argument(
        "--every", type=whole_number(1, 600), default=20, help="seconds from look to look (20)"
    )
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    if not has_all({"Xvfb": "xvfb"}):
        return 2
    report: Figures = {"machine": machine(), "minutes": given.minutes, "seconds_a_look": given.every}
    before = shared_files()
    with tempfile.TemporaryDirectory(prefix="kiosk-hour-") as name, virtual_screen() as display:
        content = short_mission(Path(name) / "content", film=FILM, seconds=3)
        stand = WatchedStand(display, Path(name), content)
        try:
            stand.wait_for("first-picture", limit=60)
            series, seen, stuck = watch(stand, given.minutes, given.every)
            happened = Counter(event["event"] for event in stand.events())
            problems = Counter(event.get("reason", "") for event in stand.events("problem"))
        finally:
            stand.end()
        report |= {role: growing(looks) for role, looks in series.items()}
        report |= {
            "processes_seen": {role: len(pids) for role, pids in seen.items()},
            "restarts": happened["first-picture"] - 1,
            "cues": happened["cue-started"],
            "films": happened["film-ended"],
            "problems": dict(problems),
            "left_in_shared_memory": sorted(shared_files() - before),
            "stuck": stuck,
        }
    lines = [
        f"{report['cues']} cues, {report['films']} films, {report['restarts']} restarts, problems {report['problems']}, "
        f"processes {report['processes_seen']}, left in shared memory {report['left_in_shared_memory']}"
    ]
    for role in ROLES:
        lines += growth_lines(role, report[role], HELD)
    deliver(report, "\n".join([*lines, *([f"STUCK: {stuck}"] if stuck else [])]), given.json)
    return 1 if stuck else 0


if __name__ == "__main__":
    sys.exit(main())
