"""Setting a headline: where it breaks and how large it stands. Pure arithmetic over measured widths, no Qt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, pairwise

LEADING = 0.92
"""Line distance as a part of the size (art direction: tight)."""
MAX_LINES = 6
WIDOW_COST = 1.12
"""A last line of one short word is taken only when it makes the headline this much larger."""

LINE_COST = 1.04
"""One more line is taken only when the headline grows by more than this."""
HAND_COST = 1.25
"""Breaks made by hand are added to only when the headline grows by more than this."""


@dataclass(frozen=True, slots=True)
class SetHeadline:
    """Lines from top to bottom and the font size in pixels."""

    lines: tuple[str, ...]
    size: float


def set_headline(
    text: str,
    *,
    width: float,
    height: float,
    largest: float,
    smallest: float,
    measure: Callable[[str], float],
) -> SetHeadline:
    """The largest good setting of ``text`` in ``width`` x ``height`` pixels.

    ``measure`` gives a line's width at size 1. Line breaks in ``text`` are kept; without any, the words are spread over
    lines so that they are about equally long. The size never exceeds ``largest``; below ``smallest`` it goes only when a
    single word would not fit the width.
    """
    by_hand = tuple(line.strip() for line in text.strip().splitlines() if line.strip())
    if not by_hand:
        return SetHeadline((), largest)
    choices = [_splits(line, measure) for line in by_hand]
    candidates: list[tuple[tuple[str, ...], float]] = []
    if len(by_hand) == 1:
        candidates = [(lines, 1.0) for lines in choices[0]]
    else:
        # The hand's own breaks, and every line broken once more when that gains much.
        candidates = [(by_hand, 1.0)]
        for extra in range(1, MAX_LINES):
            lines = tuple(line for split in choices for line in split[min(extra, len(split) - 1)])
            if len(lines) <= MAX_LINES:
                candidates.append((lines, HAND_COST))
    best: tuple[float, SetHeadline] | None = None
    for lines, cost in candidates:
        widest = max(measure(line) for line in lines) or 1.0
        by_width = width / widest
        size = min(largest, by_width, max(height, smallest * LEADING) / (LEADING * len(lines)))
        value = size / (cost * LINE_COST ** len(lines) * (WIDOW_COST if _has_widow(lines) else 1.0))
        if best is None or value > best[0] + 0.01:
            best = (value, SetHeadline(lines, min(by_width, max(size, smallest))))
    assert best is not None
    return best[1]


def _splits(line: str, measure: Callable[[str], float]) -> list[tuple[str, ...]]:
    """``line`` on one line, on two, on three …, each as even as it goes."""
    pieces = _pieces(line)
    return [_balanced(pieces, count, measure) for count in range(1, max(1, min(len(pieces), MAX_LINES)) + 1)]


def _pieces(line: str) -> list[str]:
    """Words with the blank before them; a word with a hyphen may break after it."""
    pieces: list[str] = []
    for word in line.split(" "):
        parts = [part for part in re.split(r"(?<=[^\W\d_]{3}-)(?=[^\W\d_]{3})", word) if part]
        pieces.extend((" " if number == 0 and pieces else "") + part for number, part in enumerate(parts))
    return pieces


def _has_widow(lines: tuple[str, ...]) -> bool:
    return len(lines) > 1 and len(lines[-1].split()) == 1 and len(lines[-1]) * 2 < max(map(len, lines[:-1]))


def _unevenness(widths: list[float]) -> tuple[float, float]:
    widest = max(widths)
    return widest, sum((widest - width) ** 2 for width in widths)


def _balanced(words: list[str], count: int, measure: Callable[[str], float]) -> tuple[str, ...]:
    """The split of ``words`` into ``count`` lines whose widest line is narrowest."""
    if count == 1:
        return ("".join(words),)
    if len(words) > 14:  # a checker's warning away from sense; keep the search small
        step = -(-len(words) // count)
        return tuple("".join(words[i : i + step]).strip(" ") for i in range(0, len(words), step))

    def lines_at(cuts: tuple[int, ...]) -> tuple[str, ...]:
        edges = (0, *cuts, len(words))
        return tuple("".join(words[a:b]).strip(" ") for a, b in pairwise(edges))

    return min(
        (lines_at(cuts) for cuts in combinations(range(1, len(words)), count - 1)),
        key=lambda lines: _unevenness([measure(line) for line in lines]),
    )
