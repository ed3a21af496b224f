"""Breaks running text into lines, a whole paragraph at a time. Arithmetic over measured widths, no Qt.

The Knuth-Plass algorithm for ragged-right text: every way to break a paragraph is a path through its break opportunities, a
line has a cost for the space it leaves empty and for what it separates, and the cheapest path wins. Nothing is stretched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Measure = Callable[[int, int], float]
"""The width of the text between two positions as a line, in the unit of the paragraph's width."""
Divide = Callable[[str], Sequence[int]]
"""The positions at which a word may be hyphenated."""

SOFT_HYPHEN = "\u00ad"
# The cost of a line: the square of the fraction that it leaves empty, plus the following.
LAST_LINE = 0.3
"""Weight of that square for the last line, which may be shorter."""
SHORT_LAST = 0.34
"""A last line shorter than this fraction of the width looks like a remnant and costs up to ``REMNANT`` more."""
REMNANT = 0.25
LONE_WORD, LONG_LONE_WORD = 1.0, 0.15
"""A single word on the last line; less if it fills half of the line."""
HYPHEN, TYPED_HYPHEN, HYPHENS_IN_A_ROW = 0.18, 0.03, 0.3
"""A hyphenated word: worth it only if that saves about half a line. A typed hyphen costs little."""
TORN = 0.3
"""A sentence of at most ``SHORT_SENTENCE`` characters that is split over two lines."""
SHORT_SENTENCE = 22
LEFT_BEHIND = 0.06
"""The first word of a sentence alone at the end of a line, or its last word alone at the start of one."""
FORCED = 4.0
"""A break at an arbitrary letter, because the word is wider than the line."""
LONG_WORD, LEAST_PART = 10, 4
"""Minimum letters of a word to hyphenate, and on either side of its hyphen."""

_LETTERS = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*")
_TECHNICAL = re.compile(r"[/@\\]|\w\.\w|\d")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line's range in the text, and whether it ends in a word that needs a hyphen."""

    start: int
    end: int
    is_divided: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A break opportunity: where the line ends, where the next one starts, and the cost of this break."""

    end: int
    next: int
    cost: float = 0.0
    is_hyphen: bool = False
    in_word: bool = False


def break_lines(
    text: str,
    width: float,
    measure: Measure,
    *,
    may_break: Sequence[int],
    divide: Divide = lambda word: (),
    hyphen: float = 0.0,
) -> list[Line]:
    """The lines of ``text``, a paragraph without line breaks, in ``width``.

    ``may_break`` are the positions at which Unicode allows a line break; ``hyphen`` is the width of a hyphen. A word wider
    than a line is broken wherever necessary.
    """
    places = _places(text, width, measure, may_break, divide, hyphen)
    if not places:
        return []
    # best[i]: what the lines up to place i cost at least, and the place before its line.
    best: list[tuple[float, int]] = []
    starts = [_skip_blanks(text, 0)] + [place.next for place in places]
    for number, place in enumerate(places):
        is_last = number == len(places) - 1
        found: tuple[float, int] | None = None
        for before in range(number - 1, -2, -1):
            start = starts[before + 1]
            used = measure(start, place.end) + (hyphen if place.is_hyphen else 0.0)
            if used > width and found is not None:
                break
            cost = best[before][0] if before >= 0 else 0.0
            cost += _line_cost(text, start, place, used / width, is_last=is_last, is_first=before < 0)
            if before >= 0 and place.is_hyphen and places[before].is_hyphen:
                cost += HYPHENS_IN_A_ROW
            if found is None or cost < found[0]:
                found = cost, before
            if used > width:
                break
        assert found is not None
        best.append(found)
    lines: list[Line] = []
    number = len(places) - 1
    while number >= 0:
        before = best[number][1]
        place = places[number]
        lines.append(Line(starts[before + 1], place.end, place.is_hyphen))
        number = before
    return lines[::-1]


def _line_cost(text: str, start: int, place: _Place, part: float, *, is_last: bool, is_first: bool) -> float:
    """The cost of a line from ``start`` to ``place`` that fills ``part`` of the width."""
    white = max(0.0, 1.0 - part) ** 2
    if not is_last:
        return white + place.cost
    if is_first:
        return 0.0
    cost = white * LAST_LINE
    if part < SHORT_LAST:
        cost += (1 - part / SHORT_LAST) * REMNANT
    if " " not in text[start : place.end].strip():
        cost += LONE_WORD if part < 0.5 else LONG_LONE_WORD
    return cost


def _places(
    text: str, width: float, measure: Measure, may_break: Sequence[int], divide: Divide, hyphen: float
) -> list[_Place]:
    """All break opportunities in order; the last one is the end of the text."""
    torn = _torn(text)
    places: list[_Place] = []
    end = len(text.rstrip())
    begin = _skip_blanks(text, 0)
    limits = sorted({*(place for place in may_break if begin < place < end), end})
    for limit in limits if begin < end else ():
        stop = _strip_blanks(text, begin, limit)
        if stop > begin:
            places.extend(_in_word(text, begin, stop, width, measure, divide, hyphen))
            blanks = limit > stop or limit == end
            if text[stop - 1] == SOFT_HYPHEN and not blanks:
                places.append(_Place(stop, limit, TYPED_HYPHEN + torn(limit), is_hyphen=True, in_word=True))
            else:
                typed = TYPED_HYPHEN if text[stop - 1] == "-" and not blanks else 0.0
                cost = typed + torn(_skip_blanks(text, limit))
                places.append(_Place(stop, _skip_blanks(text, limit), cost, in_word=not blanks))
        begin = _skip_blanks(text, limit)
    return places


def _in_word(
    text: str, begin: int, stop: int, width: float, measure: Measure, divide: Divide, hyphen: float
) -> Iterator[_Place]:
    """Hyphenation opportunities between two Unicode line breaks."""
    word = text[begin:stop]
    found: dict[int, _Place] = {}
    if not _TECHNICAL.search(word) and SOFT_HYPHEN not in word:
        for letters in _LETTERS.finditer(word):
            if len(letters[0]) >= LONG_WORD:
                for place in divide(letters[0]):
                    if LEAST_PART <= place <= len(letters[0]) - LEAST_PART:
                        at = begin + letters.start() + place
                        found[at] = _Place(at, at, HYPHEN, is_hyphen=True, in_word=True)
    if measure(begin, stop) > width:
        # Wider than a line: hyphenate by the dictionary, and where that is not enough, at any letter.
        joints = [begin, *sorted(found), stop]
        for one, other in pairwise(joints):
            if measure(one, other) + (hyphen if other != stop else 0.0) > width:
                for at in range(one + 1, other):
                    if not unicodedata.combining(text[at]) and text[at] != "\u200d" != text[at - 1]:
                        found[at] = _Place(at, at, FORCED, in_word=True)
    yield from (found[at] for at in sorted(found))


def _torn(text: str) -> Callable[[int], float]:
    """The cost of a line that starts at a position, for the sentence that it splits."""
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", text)]
    costs: dict[int, float] = {}
    sentence: list[tuple[int, int]] = []
    inner: list[tuple[int, int, float]] = []
    for number, (start, end) in enumerate(words):
        sentence.append((start, end))
        is_last = number == len(words) - 1
        if not is_last and not _SENTENCE_END.search(text[start:end]):
            continue
        cost = TORN if end - sentence[0][0] <= SHORT_SENTENCE else 0.0
        inner.append((sentence[0][0], end, cost))
        if not cost and len(sentence) > 1:
            if sentence[0][0] > 0:
                costs[sentence[1][0]] = LEFT_BEHIND
            if not is_last:
                costs[sentence[-1][0]] = LEFT_BEHIND
        sentence = []

    def cost_at(place: int) -> float:
        for start, end, cost in inner:
            if cost and start < place < end:
                return cost
        return costs.get(place, 0.0)

    return cost_at


def _skip_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\u200b":
        place += 1
    return place


def _strip_blanks(text: str, begin: int, place: int) -> int:
    while place > begin and text[place - 1] in " \t\u200b":
        place -= 1
    return place
