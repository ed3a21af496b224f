"""The real kiosk plays short films hundreds of times: does it, or its decoder, grow?

``python -m tests.soak.films [--loops 500] [--engine vlc|qt] [--list one|two] [--size 1280x720] [--json FILE]`` plays a list of
one film (again and again) and one of two films in turns, looks at memory, handles and threads of player and
decoders after every play, and prints the straight line through them. It measures and never judges: no figure fails it.
Exit 0 when every film was played, 1 when the kiosk got stuck, 2 when it cannot begin.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.bench import processes
from tests.bench.command_line import as_size, deliver, has_all, keep, machine, say, whole_number
from tests.bench.content import NoContentError
from tests.bench.screen import NoScreenError, Screen, virtual_screen
from tests.process.handover_films import Entry, content_folder, make_film, two_films
from tests.process.handover_trace import TraceReader
from tests.process.stand import Stand, wait_until
from tests.soak.held import Figures, Held, Series, decoders, growing, growth_lines, look

NEEDED = {"Xvfb": "xvfb", "ffmpeg": "ffmpeg"}
LISTS = ("one", "two")
HELD = ("pss_kib", "own_kib", "shared_kib", "handles", "threads", "segments")
SECONDS = 1.5
PATIENCE = 45.0
"""Seconds in which the next film must end; all that may hold one up lasts less."""
AT_WORK = 5
"""A decoder that used so many hundredths of a second more since the last play is the one at work."""


class Watch:
    """The player and its decoders, looked at after every play."""

    def __init__(self, player: int) -> None:
        self.player: Series = []
        self.decoders: Series = []
        """All of them together."""
        self.by_decoder: dict[processes.Key, Series] = {}
        """Each while it was at work."""
        self._pid = player
        self._ticks: dict[processes.Key, int] = {}

    def look(self, play: int) -> None:
        held = look(self._pid)
        if held is None:
            return
        self.player.append((play, held))
        present: list[tuple[int, processes.Stat, Held]] = []
        for stat in decoders(self._pid):
            used = stat.ticks - self._ticks.get(stat.key, 0)
            self._ticks[stat.key] = stat.ticks
            if found := look(stat.key[0]):
                present.append((used, stat, found))
        if not present:
            return
        self.decoders.append((play, _together([found for _, _, found in present])))
        used, busiest, found = max(present, key=lambda one: one[0])
        if used >= AT_WORK:
            self.by_decoder.setdefault(busiest.key, []).append((play, found))

    def figures(self) -> Figures:
        longest = max(self.by_decoder.values(), key=len, default=[])
        return {
            "player": growing(self.player),
            "decoders": growing(self.decoders),
            "decoder_at_work": growing(longest),
            "decoders_seen": len(self._ticks),
            "restarts": max(0, len(self.by_decoder) - 1),
        }


def _together(found: Sequence[Held]) -> Held:
    return Held(
        sum(one.pss_kib for one in found),
        sum(one.own_kib for one in found),
        sum(one.shared_kib for one in found),
        sum(one.handles for one in found),
        sum(one.threads for one in found),
        sum(one.segments for one in found),
    )


def play(options: argparse.Namespace, name: str, display: str, films: Path, folder: Path) -> Figures:
    """So many plays of one list."""
    place = folder / name
    place.mkdir()
    wanted = [Entry(film, "fade") for film in two_films(SECONDS)[: LISTS.index(name) + 1]]
    width, height = options.size
    root = content_folder(place / "content", wanted, films)
    how = ["--engine", options.engine, "--render", options.render, "--windowed", f"{width}x{height}"]
    stand = Stand(display, place, root, *how)
    trace = TraceReader(stand.trace)
    watch = Watch(stand.process.pid)
    plays, stuck = 0, ""

    def ended() -> int:
        assert stand.process.poll() is None, stand.log.read_text("utf-8", "replace")[-3000:]
        return sum(event["event"] == "film-ended" for event in trace.read())

    try:
        while plays < options.loops:
            plays += wait_until(ended, PATIENCE, f"the end of film {plays + 1} of {options.loops}")
            watch.look(plays)
            if plays % 50 == 0:
                say(f"{plays} of {options.loops}")
    except AssertionError as problem:
        stuck = str(problem)
    finally:
        try:
            stand.stop()
        except subprocess.TimeoutExpired:
            stuck = stuck or "the kiosk did not end when it was told to"
    reasons = Counter(event.get("reason", "") for event in trace.events if event["event"] == "problem")
    return {"plays": plays, **watch.figures(), "problems": dict(reasons), "stuck": stuck}


def table(name: str, figures: Figures) -> str:
    """The figures for a person."""
    lines = [
        f"list of {name}: {figures['plays']} plays, {figures['decoders_seen']} decoders seen, "
        f"{figures['restarts']} restarts, problems {figures['problems']}"
    ]
    for part in ("player", "decoders", "decoder_at_work"):
        lines += growth_lines(part, figures[part], HELD)
    if figures["stuck"]:
        lines.append(f"STUCK: {figures['stuck']}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, watch, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.films", description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "--loops", type=whole_number(3, 100_000), default=500, help="plays of each list (500)"
    )
    parser.add_argument("--engine", choices=("vlc", "qt"), default="vlc")
    parser.add_argument("--list", choices=LISTS, action="append", help="of one film or of two (both)")
    parser.add_argument("--size", type=as_size, default=(1280, 720), help="of the window (1280x720)")
    parser.add_argument("--render", choices=("software", "gpu"), default="software")
    parser.add_argument("--json", type=Path, help="write the JSON into this file and print the tables only")
    options = parser.parse_args(arguments)
    if not has_all(NEEDED):
        return 2
    processes.leave_in_order_when_told()
    report: Figures = {"machine": machine(), "engine": options.engine, "lists": {}}
    with tempfile.TemporaryDirectory(prefix="kiosk-soak-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            say("making the films")
            for film in two_films(SECONDS):
                make_film(folder / film.name, film)
            for each in [one for one in LISTS if one in (options.list or LISTS)]:
                say(f"list of {each}, {options.loops} plays")
                # Nobody looks at it; the ground only makes the empty screen one that is not black.
                with virtual_screen(*options.size) as (display, _), Screen(display) as screen:
                    screen.lay_ground(*options.size)
                    report["lists"][each] = play(options, each, display, folder, folder)
                if options.json:
                    keep(report, options.json)
        except (NoScreenError, NoContentError) as problem:
            print(problem, file=sys.stderr)
            return 2
    tables = "\n\n".join(table(each, figures) for each, figures in report["lists"].items())
    report["machine"]["load_average_after"] = [round(load, 2) for load in os.getloadavg()]
    deliver(report, tables, options.json)
    return 1 if any(figures["stuck"] for figures in report["lists"].values()) else 0


if __name__ == "__main__":
    sys.exit(main())
