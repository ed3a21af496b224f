"""How soon what an organiser saves is on the running screen, and what a reload costs a film that plays.

    .venv/bin/python -m tests.bench.saves [--saves 50] [--broken 30] [--items 1000] [--json FILE]

The screen is looked at 60 times a second. A save is timed from the moment the file is closed to the first look that sees
another picture (words, photo, theme), or to the moment the show has taken it where nothing is to be seen yet (order,
schedule). What a person would do without it, start the kiosk anew, is timed in the same run. It measures and never judges.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.bench import processes
from tests.bench.command_line import deliver, has_all, machine, ratio, say
from tests.bench.screen import Screen, virtual_screen
from tests.media.samples import png
from tests.process.handover_films import Entry, content_folder, long_film, make_film
from tests.process.handover_judge import judge, read_looks
from tests.process.handover_trace import TraceReader
from tests.process.handovers import keys_of
from tests.process.live import Content, Recording, live_stand, saved, settle
from tests.process.stand import ROOT, Stand, wait_until
from tests.process.stand import virtual_screen as bare_screen

NEEDED = {"Xvfb": "xvfb", "ffmpeg": "ffmpeg"}
BLACK_PART = 0.9
REST = 1.5
"""Seconds between two saves: the fade of the one before is over."""
BROKEN = (
    "items:\n  - slide een\n",
    "items: [\n",
    "",
    "itmes:\n  - slide: een\n",
    "items:\n  - slide: weg\n",
    "\x00\x01\x02",
)
COLORS = ("#0B6E4F", "#7A1FA2", "#0D47A1", "#B71C1C", "#4E342E")


class Saves:
    """Changes of one stand, and what became of each."""

    def __init__(self, content: Content, stand: Stand, recording: Recording) -> None:
        self._content, self._stand, self._recording = content, stand, recording
        self.seconds: dict[str, list[float]] = {}
        self._count = 0
        self.makers: dict[str, Callable[[int], object]] = {
            "words": lambda n: content.slide("een", f"Nieuwe woorden nummer {n}"),
            "photo": lambda n: (content.photos / "1.png").write_bytes(png(64 + n, 48 + n % 7)),
            "order": self._order,
            "theme": lambda n: content.theme.write_text(
                f"colors: {{red: '{COLORS[n // 5 % len(COLORS)]}'}}\n", "utf-8"
            ),
            "schedule": self._schedule,
        }

    def one(self, kind: str) -> None:
        """One save of this kind, timed."""
        time.sleep(REST + random.random() * 0.1)
        self._count += 1
        number, before = self._count, len(self._stand.events("playlist-replaced"))
        at = saved(lambda: self.makers[kind](number))
        taken: float = self._stand.wait_for("playlist-replaced", before + 1, limit=20)["t"]
        seen = self._recording.changed_after(at) if kind in ("words", "theme") else taken
        self.seconds.setdefault(kind, []).append(seen - at)

    def _order(self, number: int) -> None:
        entries = ["slide: twee", "folder: fotos"]
        random.Random(number).shuffle(entries)
        self._content.order("slide: een", *entries, *["slide: een"] * (number % 3 + 1))

    def _schedule(self, number: int) -> None:
        self._content.order(
            "slide: een",
            "slide: twee\n    when: {days: [" + ("sat" if number % 2 else "sun") + "]}",
            *["folder: fotos"] * (number % 2 + 1),
        )


def summary(values: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile and largest of ``values`` (s)."""
    ordered = sorted(values)
    place = max(0, round(0.95 * len(ordered) + 0.5) - 1)
    return {
        "median": round(statistics.median(ordered), 3),
        "p95": round(ordered[min(place, len(ordered) - 1)], 3),
        "largest": round(ordered[-1], 3),
    }


def good_and_broken(saves: int, broken: int) -> dict[str, Any]:
    """Good saves, timed, then broken ones; the screen is recorded all the while."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = Content(folder / "inhoud")
        with live_stand(folder, content, "--render", "software") as (stand, recording):
            done = Saves(content, stand, recording)
            for number in range(saves):
                done.one(list(done.makers)[number % len(done.makers)])
                say(f"save {number + 1} of {saves}")
            time.sleep(REST)
            good, cues = content.playlist.read_bytes(), len(stand.events("cue-started"))
            said = 0
            begun = time.monotonic()
            for number in range(broken):
                before = len(stand.events("save-broken"))
                content.playlist.write_text(BROKEN[number % len(BROKEN)], "utf-8")
                stand.wait_for("save-broken", before + 1, limit=20)
                said += 1
                say(f"broken save {number + 1} of {broken}")
            ended = time.monotonic()
            content.playlist.write_bytes(good)
            settle(stand)
            hashes = {each["hash"] for each in recording.samples if begun <= each["t"] <= ended}
            keys = [event["key"] for event in stand.events("cue-started")]
            every = [each for values in done.seconds.values() for each in values]
            return {
                "saves": {kind: summary(values) for kind, values in done.seconds.items()},
                "all": summary(every),
                "looks": len(recording.samples),
                "black_looks": sum(each["black"] >= BLACK_PART for each in recording.samples),
                "other_cues": sorted(set(keys) - {"slide:een"}),
                "broken": {
                    "saves": broken,
                    "said": said,
                    "pictures": len(hashes),
                    "cues": len(stand.events("cue-started")) - cues,
                },
            }


def started_anew() -> float:
    """Seconds from the start of the kiosk to its first picture, with the same content."""
    found: list[float] = []
    with tempfile.TemporaryDirectory() as name, bare_screen() as display:
        content = Content(Path(name) / "inhoud")
        for _ in range(3):
            stand = Stand(display, Path(name), content.root, "--render", "software")
            try:
                found.append(stand.wait_for("first-picture")["t"] - stand.started)
            finally:
                stand.stop()
                stand.trace.unlink()
    return round(float(statistics.median(found)), 3)


def beside_a_film(items: int, reloads: int = 4) -> dict[str, Any]:
    """A film of 12 s plays in a playlist of so many items, which is saved again and again meanwhile."""
    film, size = long_film(12), (1280, 720)
    with (
        tempfile.TemporaryDirectory() as name,
        virtual_screen(*size) as (display, _),
        Screen(display) as screen,
    ):
        folder = Path(name)
        screen.lay_ground(*size)
        (folder / "films").mkdir()
        make_film(folder / "films" / film.name, film, (640, 360))
        wanted = [Entry(film, "fade"), Entry(None, "fade")]
        root = content_folder(folder / "inhoud", wanted, folder / "films")
        photos = root / "assets" / "fotos"
        photos.mkdir()
        for number in range(items):
            (photos / f"{number}.png").write_bytes(png(32, 18))
        playlist = root / "slides" / "playlist.yaml"
        lines = playlist.read_text("utf-8")
        playlist.write_text(lines + "  - folder: fotos\n", "utf-8")
        looks = folder / "looks.txt"
        watcher = processes.start(
            [sys.executable, "-m", "tests.process.handover_watch", str(looks), "1280", "720"],
            environment={**os.environ, "DISPLAY": display},
            folder=ROOT,
        )
        try:
            wait_until(lambda: looks.is_file() and looks.stat().st_size, 20, "the first look at the screen")
            stand = Stand(display, folder, root, "--render", "software", "--motion", "full", "--rounds", "1")
            try:
                stand.wait_for("film-first-frame")
                wait_until(lambda: "is watched" in stand.log.read_text(), 30, "the folder is watched")
                for number in range(reloads):
                    before = len(stand.events("playlist-replaced"))
                    playlist.write_text(f"{lines}  - folder: fotos\n    duration: {5 + number}s\n", "utf-8")
                    stand.wait_for("playlist-replaced", before + 1, limit=20)
                stand.wait_for("film-ended", limit=40)
                stand.wait_for("cue-started", 2)
                time.sleep(REST)
            finally:
                stand.stop()
        finally:
            processes.end(watcher)
        trace = TraceReader(stand.trace)
        trace.read()
        known = keys_of(wanted)
        events = [each for each in trace.events if each["event"] != "cue-started" or each["key"] in known]
        with looks.open(encoding="ascii") as seen:
            recording = judge(read_looks(seen), events, known, 1)
        (played, *_) = recording.plays
        first, last = (
            next(event["t"] for event in trace.events if event["event"] == each)
            for each in ("film-first-frame", "film-ended")
        )
        return {
            "items": items + len(wanted),
            "reloads_while_it_played": sum(
                event["event"] == "playlist-replaced" and first < event["t"] < last for event in trace.events
            ),
            "frames": film.frames,
            "seen": len(played.seen),
            "lost": sum(not may_be for may_be in played.unseen.values()),
            "not_looked_at": sum(played.unseen.values()),
            "black_looks": recording.black + recording.black_elsewhere,
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.saves", description=(__doc__ or "").split("\n\n", maxsplit=1)[0]
    )
    parser.add_argument("--saves", type=int, default=50)
    parser.add_argument("--broken", type=int, default=30)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    if not has_all(NEEDED):
        return 2
    figures: dict[str, Any] = {"machine": machine()}
    figures["start_to_first_picture"] = started_anew()
    figures |= good_and_broken(options.saves, options.broken)
    figures["ratio_to_a_new_start"] = ratio(figures["all"]["p95"], figures["start_to_first_picture"])
    if options.items:
        figures["beside_a_film"] = beside_a_film(options.items)
    deliver(figures, "", options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
