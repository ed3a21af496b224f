"""Is all of the screen told, and nothing else? Walks the real kiosk through every state, and asks a screen reader's library.

``python -m tests.access.walk [--language nl] [--size 1024x600] [--look largest] [--part film]`` starts ``kiosk run`` on a
screen of its own under a session bus of its own, once for each language and size, with a content folder that has every layout;
then in short on a screen that is turned, and with nothing to show.
In each state it compares what a screen reader is told over the bus (AT-SPI) with what is drawn, which it finds in the order of
drawing and in the picture of the screen; with ``--read`` also with what Tesseract reads in that picture. It prints a table of
states and rules with the faults, and answers 1 if there was one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.access.every_layout import write
from tests.access.heard import missing
from tests.access.rules import RULES, Moment, judged
from tests.access.states import LOOKS, PARTS, walker

LANGUAGES = ("nl", "fr", "en")
SIZES = ("1024x600", "1280x720", "1080x1920", "720x1280", "3840x2160")
TURNED, IN_SHORT = "1280x720", ("loop", "pages", "film", "ways", "question", "operator")
"""Of a screen that stands on its side, and what is walked through there."""
CASES_SHOWN = 12


@dataclass
class Walk:
    """One kiosk, walked through."""

    language: str
    size: str
    options: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    states: list[str] = field(default_factory=list)
    faults: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in RULES})
    seconds: float = 0.0
    stopped: str = ""
    """Why it went no further; empty if it went through all."""

    def take(self, moment: Moment) -> None:
        self.states.append(moment.name)
        self.counts["texts"] += sum(1 for text in moment.texts if text["share"] > 0)
        self.counts["told"] += len(moment.nodes)
        self.counts["controls"] += len(moment.seen_keys)
        for rule, cases in judged(moment).items():
            self.faults[rule] += [f"{moment.name}: {case}" for case in cases]

    @property
    def place(self) -> str:
        return f"{self.language} {self.size} {self.options}".rstrip()

    @property
    def total(self) -> int:
        return sum(len(cases) for cases in self.faults.values()) + bool(self.stopped)


def walked(
    content: Path,
    language: str,
    size: str,
    *,
    parts: Sequence[str] = PARTS,
    looks: Sequence[str] = ("",),
    package: Path | None = None,
    reads: bool = False,
    options: Sequence[str] = (),
) -> Walk:
    """The states of one kiosk that belong to these parts; ``reads``: every picture of the screen is read by Tesseract.
    ``options`` are those of the kiosk."""
    walk, began = Walk(language, size, " ".join(options)), time.monotonic()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="kiosk-told-") as name,
            walker(Path(name), content, size, language, package=package, options=options) as kiosk,
        ):
            kiosk.reads = reads
            for moment in kiosk.all(parts, looks):
                walk.take(moment)
    except AssertionError as error:
        # One state that does not come must not cost the others what they have shown.
        walk.stopped = f"after {walk.states[-1:] or 'the start'}: {error}".splitlines()[0]
    walk.seconds = time.monotonic() - began
    print(
        f"{walk.place}: {len(walk.states)} states, {walk.total} faults {walk.stopped}",
        file=sys.stderr,
        flush=True,
    )
    return walk


def table(walks: Sequence[Walk]) -> str:
    """What was walked through, and how often each rule was broken where."""
    lines = ["language  size        states  texts  told  controls  faults  seconds"]
    for walk in walks:
        counts = walk.counts
        lines.append(
            f"{walk.language:8}  {walk.size:10}  {len(walk.states):6}  {counts['texts']:5}  {counts['told']:4}  "
            f"{counts['controls']:8}  {walk.total:6}  {walk.seconds:7.0f}  {walk.options}".rstrip()
        )
    lines += [f"{walk.place} stopped {walk.stopped}" for walk in walks if walk.stopped]
    lines.append("")
    for rule in RULES:
        cases = [f"{walk.place} {case}" for walk in walks for case in walk.faults[rule]]
        lines.append(f"{len(cases):6}  {rule}")
        lines += [f"          {case}" for case in list(dict.fromkeys(cases))[:CASES_SHOWN]]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk, judge, print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.access.walk", description=(__doc__ or "").split("\n\n")[0]
    )
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--size", action="append", help=f"WIDTHxHEIGHT; all: {', '.join(SIZES)}")
    parser.add_argument(
        "--look", choices=["plain", *filter(None, LOOKS)], action="append", help="plain: no other"
    )
    parser.add_argument("--part", choices=PARTS, action="append", help="only these states")
    parser.add_argument(
        "--read", action="store_true", help="read the pictures of the screen, too (tesseract-ocr, -nld, -fra)"
    )
    parser.add_argument("--at-once", type=int, default=2, help="so many kiosks side by side")
    options = parser.parse_args(arguments)
    if why := missing():
        print(why, file=sys.stderr)
        return 2
    looks = ["", *(look for look in options.look or LOOKS if look in LOOKS and look)]
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-every-") as name,
        ThreadPoolExecutor(options.at_once) as pool,
    ):
        content, empty = write(Path(name) / "content"), Path(name) / "empty.yaml"
        empty.touch()
        whole = partial(walked, looks=looks, reads=options.read)
        walks = [
            pool.submit(whole, content, language, size, parts=options.part or PARTS)
            for language in options.language or LANGUAGES
            for size in options.size or SIZES
        ]
        if not (options.part or options.size):
            for language in options.language or LANGUAGES:
                walks += [
                    pool.submit(
                        whole, content, language, TURNED, parts=IN_SHORT, options=("--rotation", "90")
                    ),
                    pool.submit(whole, empty, language, SIZES[0], parts=("nothing",)),
                ]
        done = [each.result() for each in walks]
    print(table(done))
    return 1 if any(walk.total for walk in done) else 0


if __name__ == "__main__":
    sys.exit(main())
