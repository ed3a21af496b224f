"""Divides the words of a slide into pages, where all of them are too many for one at the size that a visitor chose.

Arithmetic over measured heights, no Qt. A page ends between two pieces (the title, a text, a point, an answer) or, within a
text, after a sentence; within a sentence only if that alone is higher than a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.playlist.model import SlideText

HEADLINES = frozenset({"title", "heading", "figure"})
"""Kinds that are set as headlines."""
TOUCHED = frozenset({"answer"})
"""Kinds that can be touched, and stand at the bottom of the page where a stand has low keys."""
RUNNING = frozenset({"text", "by", "source"})
"""Kinds that may begin on one page and go on on the next even if they have room on that."""
WHOLE = frozenset({"figure", "answer", "code"})
"""Kinds that are never divided."""
LEAST_LINES = 2
"""A text begins at the bottom of a page only with as many lines, and a sentence only with one more."""
_SENTENCES = re.compile(r"[.!?…](?:[\u00a0\u202f]?[\"'”’»)])*( +)(?=[^\Wa-zà-ÿ]|[\"'“‘«(¿¡])|(\n+)")
"""The gap after a sentence, or a line break that was typed. A no-break space before a closing mark is no gap."""
_WORDS = re.compile(r"([ \n]+)()")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong together. A point has a title in ``text``, its text in ``more``, and a number from 1."""

    kind: str
    text: str = ""
    more: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece, or a part of it, and where it begins and how high it is on its page."""

    piece: Piece
    y: float
    height: float


def pieces_of(layout: str, text: SlideText) -> Iterator[Piece]:
    """The words of a slide in the order in which they stand on it. Its label stands on each page, and is none of them."""
    if text.figure:
        yield Piece("figure", text.figure)
    if text.title:
        yield Piece("heading" if layout == "figure" else "title", text.title)
    if layout == "quote" and text.by:
        yield Piece("by", text.by)
    if text.text:
        yield Piece("text", text.text)
    for number, point in enumerate(text.points, 1):
        yield Piece("point", point.title, point.text, number)
    if text.caption and layout in ("figure", "photo"):
        yield Piece("source" if layout == "figure" else "text", text.caption)
    if layout == "action":
        yield Piece("code")
    for number, answer in enumerate(text.answers, 1):
        yield Piece("answer", answer, number=number)


def into_pages(
    pieces: Sequence[Piece],
    room: float,
    height: Callable[[Piece], float],
    *,
    gap: Callable[[Piece, Piece], float] = lambda above, below: 0.0,
    line: Callable[[Piece], float] = lambda piece: 0.0,
    low_room: float = 0.0,
) -> tuple[tuple[Placed, ...], ...]:
    """``pieces`` on pages of the height ``room``; at least one page, and nothing is left out.

    ``height`` measures a piece, ``gap`` what is free between two, ``line`` a line of a text. What can be touched takes at most
    ``low_room`` of a page, if that is given. A piece that cannot be divided, and is higher than a page, has one for itself.
    """
    pages: list[list[Placed]] = [[]]
    waiting = list(pieces)
    while waiting:
        piece, page = waiting.pop(0), pages[-1]
        y = page[-1].y + page[-1].height + gap(page[-1].piece, piece) if page else 0.0
        high = height(piece)
        fits = y + high <= room and not (low_room and _touched(page, piece, high, gap) > low_room)
        if fits or (not page and piece.kind in WHOLE):
            page.append(Placed(piece, y, high))
            continue
        head, tail = _divided(piece, room - y if page else None, room, height, line(piece))
        if head:
            page.append(Placed(head, y, height(head)))
        if tail:
            waiting.insert(0, tail)
            pages.append([])
    return tuple(tuple(page) for page in pages)


def _touched(
    page: Sequence[Placed], piece: Piece, high: float, gap: Callable[[Piece, Piece], float]
) -> float:
    """The height that what can be touched would have on this page with ``piece``."""
    if piece.kind not in TOUCHED:
        return 0.0
    keys = [placed for placed in page if placed.piece.kind in TOUCHED]
    return sum(placed.height + gap(placed.piece, piece) for placed in keys) + high


def _divided(
    piece: Piece, rest: float | None, room: float, height: Callable[[Piece], float], line: float
) -> tuple[Piece | None, Piece | None]:
    """What of ``piece`` still stands on a page with so much ``rest`` (``None`` for an empty page), and what on the next."""
    if rest is not None and (
        piece.kind in WHOLE or (piece.kind not in RUNNING and height(piece) <= room) or rest < line
    ):
        return None, piece
    words = piece.more if piece.kind == "point" else piece.text

    def longest(breaks: re.Pattern[str], least: float) -> tuple[Piece, Piece] | None:
        found: tuple[Piece, Piece] | None = None
        for gap in reversed(list(breaks.finditer(words))):
            begin, end = gap.span(1) if gap[1] else gap.span(2)
            head, tail = _part(piece, words[:begin]), _rest(piece, words[end:])
            high = height(head)
            if high > (room if rest is None else rest):
                continue
            if rest is not None and high < least:
                break
            if found is None:
                found = head, tail
            # Rather than a line of a few words on the next page, a little less on this one.
            if breaks is _SENTENCES or height(tail) >= line * LEAST_LINES:
                return head, tail
        return found

    if parts := longest(_SENTENCES, line * LEAST_LINES):
        return parts
    sentence = _SENTENCES.search(words)
    first = _part(piece, words[: sentence.start() + 1]) if sentence else piece
    if rest is not None and height(first) <= room:
        return None, piece
    if parts := longest(_WORDS, line * (LEAST_LINES + 1)):
        return parts
    if rest is not None:
        return None, piece
    # Not even a word: a point's title alone, or that word alone.
    if piece.kind == "point" and piece.text and piece.more:
        return replace(piece, more=""), replace(piece, text="")
    gap = _WORDS.search(words)
    return (_part(piece, words[: gap.start()]), _rest(piece, words[gap.end() :])) if gap else (piece, None)


def _part(piece: Piece, words: str) -> Piece:
    """The beginning of ``piece``."""
    return replace(piece, more=words) if piece.kind == "point" else replace(piece, text=words)


def _rest(piece: Piece, words: str) -> Piece:
    """What is left of ``piece``; a point's title is not said again."""
    return (
        replace(piece, text="", more=words.lstrip())
        if piece.kind == "point"
        else _part(piece, words.lstrip())
    )
