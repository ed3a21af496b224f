"""Ten thousand random keys, buttons and drags on a locked stand, with a desktop around it: nothing ends, nothing is left open.

``python -m tests.soak.keys`` prints a table and JSON; 1 is the answer when anything was not as it should be. ``--usual`` gives
the desktop all of its own keys and menus, which a stand's own desktop has not.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.processes import memory_kib
from tests.process.keyboard import desktop, hands, properties, random_lines, storm, windows
from tests.process.stand import qml_warnings, virtual_screen, wait_until
from tests.process.watched import CURTAIN, PLAYER, SUPERVISOR, Looks, WatchedStand, watched
from tests.soak.storm import content_folder

AT_ONCE = 100
BACK_S = 90.0
"""Within which the loop goes on: a visitor's silence, the question, a film, a hold that is let go."""
AWAY_PART = 0.02
"""Of the time something else may be seen where the desktop keeps its own keys: its menus, the next desktop."""


def goes_on(stand: WatchedStand, display: str) -> float:
    """Seconds until the loop shows another slide by itself."""
    hands(display, "key", "Escape", "key", "Escape")
    held = len(stand.events("held")) > len(stand.events("hold-ended"))
    if held:
        hands(display, "key", "b")
    begun, seen = time.monotonic(), len(stand.events("cue-started"))
    wait_until(lambda: len(stand.events("cue-started")) > seen, BACK_S, "the loop goes on")
    return time.monotonic() - begun


def run(seed: int, count: int, folder: Path, *, is_usual: bool) -> dict[str, Any]:
    """One storm of hands."""
    content = content_folder(folder / "content")
    with (
        virtual_screen() as display,
        desktop(display, folder / "desktop", is_usual=is_usual),
        watched(display, folder, content) as (stand, looks),
    ):
        return judged(stand, looks, display, folder, seed, count) | {"usual": is_usual}


def judged(
    stand: WatchedStand, looks: Looks, display: str, folder: Path, seed: int, count: int
) -> dict[str, Any]:
    numbers = {role: stand.one(role) for role in (SUPERVISOR, PLAYER, CURTAIN)}
    before = {role: windows(display, number) for role, number in numbers.items()}
    lines = random_lines(seed, count)
    begun = looks.looks[-1].t
    resident = []
    for at in range(0, count, AT_ONCE):
        storm(display, lines[at : at + AT_ONCE], folder)
        resident.append(memory_kib(numbers[PLAYER])[0])
    seconds = looks.looks[-1].t - begun
    back = goes_on(stand, display)
    log = stand.log.read_text()
    [player] = windows(display, numbers[PLAYER])
    return {
        "seed": seed,
        "done": dict(Counter(line.split()[0] for line in lines)),
        "seconds": round(seconds, 1),
        "away": round(looks.bare_s(begun) + looks.black_s(begun), 2),
        "same_processes": numbers == {role: stand.one(role) for role in numbers},
        "same_windows": before == {role: windows(display, number) for role, number in numbers.items()},
        "is_whole": "_FULLSCREEN" in properties(display, player),
        "goes_on_after": round(back, 1),
        "resident_kib": resident,
        "events": dict(Counter(event["event"] for event in stand.events())),
        "complaints": [*qml_warnings(log), *[line for line in log.splitlines() if "Traceback" in line]],
    }


def wrong(report: dict[str, Any]) -> list[str]:
    """What was not as it should be."""
    found = [name for name in ("same_processes", "same_windows", "is_whole") if not report[name]]
    most = report["seconds"] * AWAY_PART if report["usual"] else 0.0
    if report["away"] > most:
        found.append(f"something else was seen for {report['away']} s")
    if report["events"].get("stopped") or report["events"].get("player-died"):
        found.append("a player ended")
    return found + [f"the log: {line}" for line in report["complaints"][:5]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Storm after storm."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.keys", description=__doc__.split("\n\n")[0])
    parser.add_argument("--seeds", type=int, default=1, help="so many storms, from seed 1 (1)")
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--usual", action="store_true", help="a desktop with all of its own keys and menus")
    options = parser.parse_args(arguments)
    reports = []
    for seed in range(1, options.seeds + 1):
        with tempfile.TemporaryDirectory(prefix="kiosk-keys-") as name:
            reports.append(run(seed, options.keys, Path(name), is_usual=options.usual))
    print(json.dumps(reports))
    for report in reports:
        kib = report["resident_kib"]
        said = [
            f"seed {report['seed']}: {sum(report['done'].values())} in {report['seconds']} s",
            f"goes on after {report['goes_on_after']} s",
            f"away {report['away']} s",
            f"memory {kib[0]} to {kib[-1]} KiB",
            f"wrong: {'; '.join(wrong(report)) or 'nothing'}",
        ]
        print(", ".join(said), file=sys.stderr)
    return 1 if any(wrong(report) for report in reports) else 0


if __name__ == "__main__":
    sys.exit(main())
