"""Watches the screen in a process of its own, so that nothing the bench does disturbs the rhythm.

``python -m tests.bench.sampler start|film|changes WIDTH HEIGHT`` with DISPLAY set. Prints ``ready``, then ``picture`` when the
first picture is seen, watches until its standard input is closed, and prints what it saw as one line of JSON.
"""

from __future__ import annotations

import json
import os
import select
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.bench import counter
from tests.bench.screen import BACKGROUND, Screen

START_EVERY, FILM_EVERY, CHANGES_EVERY = 0.003, 0.008, 0.005
"""Seconds between two looks: the first for the start to a few milliseconds, the second four times a film frame, the third
three times a frame of what moves at 60 frames a second."""
ROWS = 8
DARK = 16
SOME, NEARLY_ALL = 0.01, 0.98


def has_picture(pixels: bytes) -> bool:
    """At least one pixel in a hundred is neither the empty screen's nor black."""
    values = memoryview(pixels).cast("I")
    return sum(_is_picture(value & 0xFFFFFF) for value in values) >= SOME * len(values)


def _is_picture(value: int) -> bool:
    return value != BACKGROUND and max(value >> 16, value >> 8 & 255, value & 255) >= DARK


def likeness(one: bytes, other: bytes) -> float:
    """The share of pixels that are the same."""
    left, right = memoryview(one).cast("I"), memoryview(other).cast("I")
    return sum(a == b for a, b in zip(left, right, strict=True)) / len(left)


def watch(every: float, look: Callable[[float], None]) -> None:
    """Look until nobody listens any more."""
    due = time.monotonic()
    while not select.select([sys.stdin], [], [], max(0.0, due - time.monotonic()))[0]:
        now = time.monotonic()
        if now < due:
            continue
        look(now)
        due = max(due + every, now)


def tell(word: str) -> None:
    print(word, flush=True)


def watch_start(screen: Screen, width: int, height: int) -> dict[str, Any]:
    """When the first pixels of a picture stood there, and when the picture was as it is at the end."""
    rows = [screen.row(0, int((place + 0.5) * height / ROWS), width) for place in range(ROWS)]
    changes: list[tuple[float, bytes]] = []
    first: list[float] = []

    def look(now: float) -> None:
        pixels = b"".join(row.read() for row in rows)
        if changes and changes[-1][1] == pixels:
            return
        changes.append((now, pixels))
        if not first and has_picture(pixels):
            first.append(now)
            tell("picture")

    tell("ready")
    watch(START_EVERY, look)
    if not first:
        return {"first_pixels": None, "whole_picture": None}
    final = changes[-1][1]
    whole = next(t for t, pixels in changes if likeness(pixels, final) >= NEARLY_ALL)
    return {"first_pixels": first[0], "whole_picture": whole}


def watch_film(screen: Screen, width: int, height: int) -> dict[str, Any]:
    """The number of the frame on the screen, look by look; -1 where there was none."""
    columns, line = counter.places(width, height)
    left = columns[0]
    row = screen.row(left, line, columns[-1] - left + 1)
    offsets = [(column - left) * 4 + 1 for column in columns]
    looks: list[tuple[float, int]] = []
    found: list[bool] = []

    def look(now: float) -> None:
        pixels = row.read()
        # The mark is black and white: green alone tells the brightness.
        number = counter.read([pixels[offset] for offset in offsets])
        looks.append((round(now, 4), -1 if number is None else number))
        if number is not None and not found:
            found.append(True)
            tell("picture")

    tell("ready")
    watch(FILM_EVERY, look)
    return {"looks": looks}


def watch_changes(screen: Screen, width: int, height: int) -> dict[str, Any]:
    """When the picture on the screen was seen to be another than before."""
    rows = [screen.row(0, int((place + 0.5) * height / ROWS), width) for place in range(ROWS)]
    changes: list[float] = []
    last: list[bytes] = [b""]

    def look(now: float) -> None:
        pixels = b"".join(row.read() for row in rows)
        if pixels != last[0]:
            changes.append(round(now, 4))
            # Once more: the first look may have come while the picture was half there, which is no picture of its own.
            last[0] = b"".join(row.read() for row in rows)

    tell("ready")
    watch(CHANGES_EVERY, look)
    return {"changes": changes}


def main() -> None:
    """Watch, and tell."""
    kind, width, height = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with Screen(os.environ["DISPLAY"]) as screen:
        watchers = {"start": watch_start, "film": watch_film, "changes": watch_changes}
        seen = watchers[kind](screen, width, height)
    tell(json.dumps(seen))


if __name__ == "__main__":
    main()
