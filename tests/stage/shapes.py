"""Every size and shape of screen from 800x480 to 7680x4320 and from 1:3 to 3:1: the audit of slides, pages and films on each.

``python -m tests.stage.shapes [--content FOLDER] [--hard] [--size 1024x1280 ...]`` prints a table of sizes with the number of
texts that break a rule, then each of them, and answers 1 if there is one. Without ``--size`` all of ``GRID`` is walked.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.proof.rules import RULES, Shot, hit, inside, screen
from tests.kept_pictures import kept_pictures
from tests.stage.rules import broken, slides, where

ROOT = Path(__file__).resolve().parents[2]
SHAPES = (
    (1, 3),
    (9, 21),
    (9, 16),
    (10, 16),
    (2, 3),
    (3, 4),
    (4, 5),
    (9, 10),
    (1, 1),
    (10, 9),
    (5, 4),
    (4, 3),
    (3, 2),
    (16, 10),
    (16, 9),
    (21, 9),
    (3, 1),
)
SHORT_SIDES = (480, 768, 1080)
REAL = (
    "800x480",
    "480x800",
    "1024x600",
    "600x1024",
    "1024x768",
    "1280x1024",
    "1024x1280",
    "1366x768",
    "1080x1200",
    "1200x1600",
    "1600x1200",
    "1920x1080",
    "1080x1920",
    "1920x540",
    "2560x1080",
)
LARGE = ("3840x2160", "2160x3840", "5120x2160", "3840x1280", "7680x4320", "4320x7680")
"""They take long and are like smaller ones of their shape, but for what has a size in pixels: in one language."""
GRID = (
    *REAL,
    *(
        f"{side * max(wide, high) // min(wide, high) if wide > high else side}x"
        f"{side * max(wide, high) // min(wide, high) if high > wide else side}"
        for side in SHORT_SIDES
        for wide, high in SHAPES
    ),
    *LARGE,
)


def walked(content: Path, size: str, *languages: str) -> list[Shot]:
    """What the audit prints of this size."""
    command = [sys.executable, "-m", "tests.stage.audit", content, kept_pictures(), size, *languages]
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, timeout=900
    )
    assert done.returncode == 0, done.stderr
    return [shot for shot in map(json.loads, done.stdout.splitlines()) if shot["phase"] != "start"]


def faults(shots: Sequence[Shot]) -> Iterator[str]:
    """What is wrong on one size."""
    for shot in shots:
        for rule in RULES:
            for line in broken(shot, rule):
                yield f"{rule}: {line}"
        names = [text["ink"] for text in shot["texts"] if text["isHeadline"] and text["ink"]]
        controls = [box for box in (shot["foot"], shot["bar"]) if box]
        for caption in shot.get("captions", ()):
            box = caption["box"]
            if any(hit(box, other) for other in (*controls, *names)) or not inside(box, screen(shot)):
                yield f"caption in the way: {where(shot)}: {caption}"
        if shot["phase"] in ("attract", "explore"):
            yield from wrong_keys(shot)


def wrong_keys(shot: Shot) -> Iterator[str]:
    """Keys that are outside, too small or on each other, and words of a slide that a key in the foot lies on."""
    keys = shot["keys"]
    for number, key in enumerate(keys):
        left, top, right, bottom = key["box"]
        if not inside(key["box"], screen(shot)):
            yield f"key outside: {where(shot)}: {key}"
        if min(right - left, bottom - top) < shot["least"] - 0.5:
            yield f"key too small: {where(shot)}: {key}"
        for other in keys[number + 1 :]:
            if hit(key["box"], other["box"]):
                yield f"keys on each other: {where(shot)}: {key['name']}, {other['name']}"
        for text in shot["texts"] if shot["phase"] == "attract" else ():
            if (
                text["inLayout"]
                and text["ink"]
                and text["place"] != "answer"
                and hit(text["ink"], key["box"])
            ):
                yield f"words under a key: {where(shot)}: {key['name']}, {text['text'][:40]!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk, judge, print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.stage.shapes", description=(__doc__ or "").split("\n\n", maxsplit=1)[0]
    )
    parser.add_argument("--content", type=Path, default=ROOT)
    parser.add_argument("--hard", action="store_true", help="the content that is hard to set")
    parser.add_argument("--size", action="append", help="only this one; repeatable")
    parser.add_argument("--language", action="append", help="only this one; repeatable")
    parser.add_argument("--brief", action="store_true", help="no movements, pages and warnings")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args(arguments)
    total = 0
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-shapes-") as name,
        ThreadPoolExecutor(options.jobs) as pool,
    ):
        content = options.content
        if options.hard:
            from tests.stage.hard import write

            content = write(Path(name) / "hard")
        sizes = list(dict.fromkeys(options.size or GRID))
        languages = [*(options.language or []), *(["brief"] if options.brief else [])]
        for size, shots in zip(
            sizes,
            pool.map(
                lambda size: walked(content, size, *(languages or (["nl"] if size in LARGE else []))),
                sizes,
            ),
            strict=True,
        ):
            found = list(dict.fromkeys(faults(shots)))
            total += len(found)
            print(f"{size:>10}  {len(slides(shots)):3} slides  {len(found):4} faults", flush=True)
            for line in found:
                print(f"            {line}")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
