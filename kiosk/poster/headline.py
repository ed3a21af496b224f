"""Sets a headline: its line breaks and its size. Arithmetic over measured widths, no Qt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from kiosk.poster import division

LEADING = 0.92
"""Line spacing as a fraction of the size (art direction: tight); larger only where letters would touch."""
MAX_LINES = 10
"""A quotation may need that many; a headline of nine words rarely more than five."""
WIDOW_COST = 1.12
"""A widow (a last line of one short word) is accepted only if it makes the headline larger by this factor; so is such a
line in the middle if nobody typed it."""

LINE_COST = 1.04
"""One more line is accepted only if the headline grows by more than this factor."""
HAND_COST = 1.25
"""Typed line breaks get further ones only if the headline grows by more than this factor."""
TOO_SMALL = 0.5
"""Factor that devalues lines so long that the text falls below its minimum size."""
SHORTEST_PART = 5
"""Minimum letters on either side of a hyphen: shorter pieces look bad on a poster."""
SOFT_HYPHEN = "\u00ad"
Splits = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SetHeadline:
    """Lines from top to bottom and the font size in pixels."""

    lines: tuple[str, ...]
    size: float
    leading: float = LEADING
    """Line spacing as a fraction of the size."""


def set_headline(
    text: str,
    *,
    width: float,
    height: float,
    largest: float,
    smallest: float,
    measure: Callable[[str], float],
    closest: Callable[[str, str], float] = lambda upper, lower: LEADING,
    least: float = 0.0,
    language: str = "",
    split: Callable[[str], Splits] | None = None,
) -> SetHeadline:
    """The largest good setting of ``text`` in ``width`` x ``height`` pixels.

    ``measure`` gives a line's width at size 1, ``closest`` the smallest spacing of two lines, ``split`` what ``splits`` does,
    which whoever tries several boxes keeps. Line breaks in ``text`` are
    kept; without any, the words are spread over lines of about equal length. A word too wide for ``smallest`` is broken at a
    soft hyphen, or hyphenated by the rules of ``language``. The size never exceeds ``largest``. It falls below ``smallest``
    only as a last resort: down to ``least`` for the height, and as far as necessary for the width.
    """
    least = min(least or smallest, smallest)
    widest_word = width / smallest
    by_hand = tuple(
        " ".join(_divisible(word, widest_word, measure, language) for word in line.split())
        for line in text.strip().splitlines()
        if line.strip()
    )
    if not by_hand:
        return SetHeadline((), largest)
    choices = [split(line) if split else splits(line, measure) for line in by_hand]
    by_hand = tuple(line.replace(SOFT_HYPHEN, "") for line in by_hand)
    candidates: list[tuple[tuple[str, ...], float]] = []
    if len(by_hand) == 1:
        candidates = [(lines, 1.0) for lines in choices[0]]
    else:
        # The typed line breaks, and each line broken once more if that gains much.
        candidates = [(by_hand, 1.0)]
        for extra in range(1, MAX_LINES):
            lines = tuple(line for each in choices for line in each[min(extra, len(each) - 1)])
            if len(lines) <= MAX_LINES:
                candidates.append((lines, HAND_COST))
    best: tuple[float, SetHeadline] | None = None
    for lines, cost in candidates:
        widest = max(measure(line) for line in lines) or 1.0
        by_width = width / widest
        leading = max((closest(upper, lower) for upper, lower in pairwise(lines)), default=LEADING)
        size = min(largest, by_width, max(height, least * leading) / (leading * len(lines)))
        value = size / (
            cost
            * LINE_COST ** len(lines)
            * (WIDOW_COST if _has_widow(lines, typed=lines == by_hand) else 1.0)
        )
        if by_width < least:
            value *= TOO_SMALL
        if best is None or value > best[0] + 0.01:
            best = (value, SetHeadline(lines, min(by_width, max(size, least)), leading))
    assert best is not None
    return best[1]


def splits(line: str, measure: Callable[[str], float]) -> Splits:
    """``line`` split into one line, two, three …, each split as even as possible."""
    pieces = _pieces(line)
    return [_balanced(pieces, count, measure) for count in range(1, max(1, min(len(pieces), MAX_LINES)) + 1)]


def _pieces(line: str) -> list[str]:
    """Words with the space before them; a hyphenated word may break after its hyphen."""
    pieces: list[str] = []
    for word in line.split(" "):
        parts = [
            part
            for part in re.split(rf"(?<=[^\W\d_]{{3}}-)(?=[^\W\d_]{{3}})|(?<={SOFT_HYPHEN})", word)
            if part
        ]
        pieces.extend((" " if number == 0 and pieces else "") + part for number, part in enumerate(parts))
    return pieces


def _divisible(word: str, widest: float, measure: Callable[[str], float], language: str) -> str:
    """``word``, with one soft hyphen near its middle when it is wider than ``widest`` (at size 1)."""
    bare = word.replace(SOFT_HYPHEN, "")
    if measure(bare) <= widest:
        return bare
    typed = [len(part) for part in word.split(SOFT_HYPHEN)[:-1]]
    places = [sum(typed[: number + 1]) for number in range(len(typed))] or division.places(bare, language)
    good = [place for place in places if SHORTEST_PART <= place <= len(bare) - SHORTEST_PART]
    if not good:
        return bare
    middle = min(good, key=lambda place: max(measure(bare[:place] + "-"), measure(bare[place:])))
    return bare[:middle] + SOFT_HYPHEN + bare[middle:]


def _line(pieces: list[str]) -> str:
    """Pieces joined to a line: a soft hyphen is visible only at its end."""
    text = "".join(pieces).strip(" ")
    shown = text.removesuffix(SOFT_HYPHEN) + "-" if text.endswith(SOFT_HYPHEN) else text
    return shown.replace(SOFT_HYPHEN, "")


def _has_widow(lines: tuple[str, ...], *, typed: bool) -> bool:
    """Whether one short word stands alone: on the last line, or on any but the first if the breaks were not ``typed``."""
    longest = max(map(len, lines))
    alone = [line for line in lines[-1 if typed else 1 :] if len(line.split()) == 1]
    return len(lines) > 1 and any(len(line) * 2 < longest for line in alone)


def _balanced(pieces: list[str], count: int, measure: Callable[[str], float]) -> tuple[str, ...]:
    """The split of ``pieces`` into ``count`` lines with the narrowest widest line; of several, the most even one."""
    if count == 1:
        return (_line(pieces),)
    end = len(pieces)
    width = {(a, b): measure(_line(pieces[a:b])) for a in range(end) for b in range(a + 1, end + 1)}
    # best[n][b]: the narrowest widest line of the first b pieces on n lines, and where the last line begins.
    best: list[dict[int, tuple[float, int]]] = [{b: (width[0, b], 0) for b in range(1, end + 1)}]
    for lines in range(2, count + 1):
        before = best[-1]
        best.append(
            {
                b: min((max(before[a][0], width[a, b]), a) for a in range(lines - 1, b))
                for b in range(lines, end + 1)
            }
        )
    widest = best[-1][end][0]
    return tuple(_line(pieces[a:b]) for a, b in _most_even(width, count, end, widest))


def _most_even(
    width: dict[tuple[int, int], float], count: int, end: int, widest: float
) -> list[tuple[int, int]]:
    """Of the splits with no line wider than ``widest``, the one with the least space at the line ends."""
    limit = widest + 1e-9
    level: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for _ in range(count):
        following: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for a, (cost, lines) in level.items():
            for b in range(a + 1, end + 1):
                if width[a, b] > limit:
                    break
                total = cost + (widest - width[a, b]) ** 2
                if b not in following or total < following[b][0]:
                    following[b] = (total, [*lines, (a, b)])
        level = following
    return level[end][1]
