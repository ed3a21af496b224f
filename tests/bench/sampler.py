"""Watches the screen in a process of its own, so that nothing the bench does disturbs the rhythm.

``python -m tests.bench.sampler start|film|list|passes|changes WIDTH HEIGHT [SECONDS]`` with DISPLAY set; SECONDS lie between
two looks. Prints ``ready``, then ``picture`` when the first picture is seen, ``again`` each time when what is played begins
again (list, passes), watches until its standard input is closed, and prints what it saw as one line of JSON.
"""

from __future__ import annotations

import json
import os
import select
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tests.bench import counter, handover
from tests.bench.screen import BACKGROUND, Part, Screen

EVERY = {"start": 0.003, "film": 0.008, "list": 0.005, "passes": 0.02, "changes": 0.005}
"""Seconds between two looks: for a start to a few milliseconds, a film of 30 frames a second four times a frame, what moves
at 60 frames a second three times a frame."""
ROWS, MIDDLE_ROWS = 8, 4
DARK = 16
SOME, NEARLY_ALL = 0.01, 0.98
COARSE = 8
"""Of so many pixels one is looked at where a look must be quick."""


def has_picture(pixels: bytes, step: int = 1) -> bool:
    """At least one pixel in a hundred is neither the empty screen's nor black."""
    values = memoryview(pixels).cast("I")[::step]
    return sum(_is_picture(value & 0xFFFFFF) for value in values) >= SOME * len(values)


def _is_picture(value: int) -> bool:
    return value != BACKGROUND and max(value >> 16, value >> 8 & 255, value & 255) >= DARK


def is_plain(pixels: bytes, step: int = 1) -> bool:
    """All of it is one colour."""
    return len({value & 0xF8F8F8 for value in memoryview(pixels).cast("I")[::step]}) == 1


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


class Mark:
    """The row of blocks in the middle of the screen."""

    def __init__(self, screen: Screen, width: int, height: int) -> None:
        columns, line = counter.places(width, height)
        left = columns[0]
        self._row = screen.row(left, line, columns[-1] - left + 1)
        # The mark is black and white: green alone tells the brightness.
        self._offsets = [(column - left) * 4 + 1 for column in columns]
        self._found = False

    def look(self) -> tuple[bytes, int | None]:
        """Its pixels, and the number they are; the first number is told."""
        pixels = self._row.read()
        number = counter.read([pixels[offset] for offset in self._offsets])
        if number is not None and not self._found:
            self._found = True
            tell("picture")
        return pixels, number


def watch_start(screen: Screen, width: int, height: int, every: float) -> dict[str, Any]:
    """When the first pixels of a picture stood there, and when the picture was as it is at the end."""
    rows = _rows(screen, width, height)
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
    watch(every, look)
    if not first:
        return {"first_pixels": None, "whole_picture": None}
    final = changes[-1][1]
    whole = next(t for t, pixels in changes if likeness(pixels, final) >= NEARLY_ALL)
    return {"first_pixels": first[0], "whole_picture": whole}


def watch_film(screen: Screen, width: int, height: int, every: float) -> dict[str, Any]:
    """The number of the frame on the screen, look by look; -1 where there was none."""
    mark = Mark(screen, width, height)
    looks: list[tuple[float, int]] = []

    def look(now: float) -> None:
        _, number = mark.look()
        looks.append((round(now, 4), -1 if number is None else number))

    tell("ready")
    watch(every, look)
    return {"looks": looks}


def watch_list(screen: Screen, width: int, height: int, every: float) -> dict[str, Any]:
    """Each moment at which the screen was another than before: the number on it (-1 for none), and whether it was bare."""
    mark = Mark(screen, width, height)
    # Away from the foot: what moves there is no film.
    heights = [0.25 + (place + 0.5) / MIDDLE_ROWS / 2 for place in range(MIDDLE_ROWS)]
    rows = [screen.row(0, int(part * height), width) for part in heights]
    sights: list[tuple[float, int, str]] = []
    times: list[float] = []
    last: list[bytes] = [b""]
    before: list[int] = []

    def look(now: float) -> None:
        times.append(now)
        marked, number = mark.look()
        pixels = b"".join(row.read() for row in rows)
        if last[0] == marked + pixels:
            return
        last[0] = marked + pixels
        bare = "" if has_picture(pixels, COARSE) else "black"
        bare = "plain" if not bare and is_plain(pixels, COARSE) else bare
        sights.append((round(now, 4), -1 if number is None else number, bare))
        if number is not None:
            if handover.begins_again(before[-1] if before else None, number):
                tell("again")
            before[:] = [number]

    tell("ready")
    watch(every, look)
    gaps = [b - a for a, b in pairwise(times)]
    return {
        "sights": sights,
        "looks_a_second": round(len(gaps) / sum(gaps), 1) if gaps else 0.0,
        "longest_blink": round(max(gaps, default=0.0), 3),
    }


def watch_passes(screen: Screen, width: int, height: int, every: float) -> dict[str, Any]:
    """Only tells each time when the film begins again."""
    mark = Mark(screen, width, height)
    last: list[int] = []

    def look(now: float) -> None:
        _, number = mark.look()
        if number is not None:
            if last and number < last[0]:
                tell("again")
            last[:] = [number]

    tell("ready")
    watch(every, look)
    return {}


def watch_changes(screen: Screen, width: int, height: int, every: float) -> dict[str, Any]:
    """When the picture on the screen was seen to be another than before."""
    rows = _rows(screen, width, height)
    changes: list[float] = []
    last: list[bytes] = [b""]

    def look(now: float) -> None:
        pixels = b"".join(row.read() for row in rows)
        if pixels != last[0]:
            changes.append(round(now, 4))
            # Once more: the first look may have come while the picture was half there, which is no picture of its own.
            last[0] = b"".join(row.read() for row in rows)

    tell("ready")
    watch(every, look)
    return {"changes": changes}


def _rows(screen: Screen, width: int, height: int) -> list[Part]:
    return [screen.row(0, int((place + 0.5) * height / ROWS), width) for place in range(ROWS)]


WATCHERS: dict[str, Callable[[Screen, int, int, float], dict[str, Any]]] = {
    "start": watch_start,
    "film": watch_film,
    "list": watch_list,
    "passes": watch_passes,
    "changes": watch_changes,
}


def main() -> None:
    """Watch, and tell."""
    kind, width, height = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    every = float(sys.argv[4]) if len(sys.argv) > 4 else EVERY[kind]
    with Screen(os.environ["DISPLAY"]) as screen:
        seen = WATCHERS[kind](screen, width, height, every)
    tell(json.dumps(seen))


if __name__ == "__main__":
    main()
