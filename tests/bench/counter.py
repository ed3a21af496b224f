"""The mark in every frame of the bench's film, and what a series of looks at it says.

Sixteen black or white blocks in one row: twelve bits of frame number, four bits that prove the twelve. A black or a
half-faded screen proves nothing and is read as ``None``. Pure: no screen, no process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

BLOCKS = 16
FILM = (1920, 1080)
BLOCK = 64
"""Width and height of a block in the film's own pixels; the row stands in the middle of the picture."""
_LIGHT, _DARK = 160, 96


def bits(number: int) -> list[bool]:
    """The blocks for a frame number below 4096, the first one left; true is white."""
    check = (number >> 8 ^ number >> 4 ^ number) & 15 ^ 9
    word = number << 4 | check
    return [bool(word >> (BLOCKS - 1 - place) & 1) for place in range(BLOCKS)]


def read(lumas: Sequence[int]) -> int | None:
    """The frame number from the brightness (0-255) in the middle of each block; ``None`` when it is no mark."""
    word = 0
    for luma in lumas:
        if _DARK <= luma <= _LIGHT:
            return None
        word = word << 1 | (luma > _LIGHT)
    number = word >> 4
    return number if bits(number) == [bool(word >> (BLOCKS - 1 - p) & 1) for p in range(BLOCKS)] else None


def places(width: int, height: int) -> tuple[list[int], int]:
    """Where the middles of the blocks are on a screen that shows the film as large as it fits: columns and the row."""
    scale = min(width / FILM[0], height / FILM[1])
    left = width / 2 - BLOCKS * BLOCK * scale / 2
    return [int(left + (place + 0.5) * BLOCK * scale) for place in range(BLOCKS)], height // 2


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the screen: when, and the frame that was seen."""

    t: float
    number: int | None


def as_looks(pairs: Iterable[tuple[float, int]]) -> list[Look]:
    """Looks as the sampler tells them."""
    return [Look(t, None if number < 0 else number) for t, number in pairs]


def began(looks: Iterable[Look]) -> float:
    """When the first frame was seen."""
    return next(look.t for look in looks if look.number is not None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a stretch of looks says about a film."""

    seconds: float
    frames_due: int
    frames_shown: int
    frames_lost: int
    frames_a_second: float
    longest_freeze: float
    """The longest time in seconds in which the picture on the screen did not change, or was none."""
    looks_a_second: float
    longest_blink: float
    """The longest time between two looks: a frame lost in a longer blink than a frame lasts may have been shown."""


def judge(looks: Sequence[Look]) -> Seen:
    """Count the frames between the first and the last number seen, which lie in one pass of the film."""
    marked = [(look.t, look.number) for look in looks if look.number is not None]
    if len(marked) < 2:
        return Seen(0, 0, 0, 0, 0, 0, 0, 0)
    numbers = [number for _, number in marked]
    shown = len(set(numbers))
    due = max(numbers) - min(numbers) + 1
    changes = changed_at(looks)
    # From the first change to the last: both ends of the span fall on the edge of a frame.
    span = changes[-1] - changes[0]
    times = [look.t for look in looks]
    return Seen(
        seconds=round(span, 3),
        frames_due=due,
        frames_shown=shown,
        frames_lost=due - shown,
        frames_a_second=round((len(changes) - 1) / span, 2) if span else 0,
        longest_freeze=longest_gap(changes),
        looks_a_second=round((len(times) - 1) / (times[-1] - times[0]), 1),
        longest_blink=longest_gap(times),
    )


def behind(looks: Sequence[Look], rate: int) -> float | None:
    """Seconds by which the film fell behind the clock between the first and the last number seen in one pass of it."""
    marked = [(look.t, look.number) for look in looks if look.number is not None]
    if not marked:
        return None
    (begin, first), (end, last) = marked[0], marked[-1]
    return round(end - begin - (last - first) / rate, 3)


def changed_at(looks: Sequence[Look]) -> list[float]:
    """The moments at which another frame than the one before was first seen."""
    moments: list[float] = []
    last: int | None = None
    for look in looks:
        if look.number is not None and look.number != last:
            moments.append(look.t)
            last = look.number
    return moments


def longest_gap(times: Sequence[float]) -> float:
    """The longest time between two neighbours, in seconds."""
    return round(max((b - a for a, b in pairwise(times)), default=0.0), 3)


def seam(looks: Sequence[Look]) -> float | None:
    """How long the picture stood still, or was none, where the film began again; ``None`` when it did not."""
    last: Look | None = None
    since = 0.0
    for look in looks:
        if look.number is None:
            continue
        if last is None or last.number is None or look.number != last.number:
            if last is not None and last.number is not None and look.number < last.number:
                return round(look.t - since, 3)
            since = look.t
        last = look
    return None
