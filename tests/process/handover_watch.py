"""Looks at the screen in a process of its own and writes a line for every look, until it is ended.

``python -m tests.process.handover_watch FILE WIDTH HEIGHT`` with DISPLAY set. A line is the time, the number of the film's
frame (-1: none), the share of the screen that is bare, and what the picture looks like, as a number.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import zlib
from pathlib import Path

from tests.bench import counter
from tests.bench.screen import BACKGROUND, Screen

EVERY = 0.008
"""Seconds between two looks: four for each frame of a film of 30, two for each picture of the window."""
ROWS = 8
MOVING_ROWS = 6
"""So many from above tell whether the picture changed: in the foot the hint breathes."""
COARSE = 16
"""Of so many pixels of a row one is looked at."""
DARK = 16
_MAYBE_BARE = bytes(green < 23 or green == BACKGROUND >> 8 & 255 for green in range(256))
"""No pixel of luma below 16 has more green than 22."""


def bare_share(pixels: bytes) -> float:
    """The share of pixels that are black (luma below 16) or the empty screen's; told as 0 when it is less than half."""
    greens = pixels[1 :: 4 * COARSE].translate(_MAYBE_BARE)
    if sum(greens) * 2 < len(greens):
        return 0.0
    values = [value & 0xFFFFFF for value in memoryview(pixels).cast("I")[::COARSE]]
    return round(sum(value == BACKGROUND or _luma(value) < DARK for value in values) / len(values), 4)


def _luma(value: int) -> float:
    return (2126 * (value >> 16) + 7152 * (value >> 8 & 255) + 722 * (value & 255)) / 10000


def main() -> None:
    """Until SIGTERM."""
    path, width, height = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    pause = select.poll()
    with Screen(os.environ["DISPLAY"]) as screen, path.open("w", buffering=1) as file:
        columns, line = counter.places(width, height)
        left = columns[0]
        mark = screen.row(left, line, columns[-1] - left + 1)
        # The mark is black and white: green alone tells the brightness.
        offsets = [(column - left) * 4 + 1 for column in columns]
        rows = [screen.row(0, int((place + 0.5) * height / ROWS), width) for place in range(ROWS)]
        moving = MOVING_ROWS * width * 4
        due = time.monotonic()
        while True:
            now = time.monotonic()
            marked = mark.read()
            pixels = b"".join(row.read() for row in rows)
            number = counter.read([marked[offset] for offset in offsets])
            picture = zlib.crc32(pixels[:moving])
            file.write(f"{now:.4f} {-1 if number is None else number} {bare_share(pixels)} {picture}\n")
            due = max(due + EVERY, now)
            while (left_ms := (due - time.monotonic()) * 1000) > 0:
                pause.poll(left_ms)


if __name__ == "__main__":
    main()
