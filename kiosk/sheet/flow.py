"""Columns of lines over several pages: no heading stays alone at a page's foot, no gap stands at its top."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.sheet.paper import Line


def over_pages(lines: Sequence[Line], first: float, others: float) -> list[list[Line]]:
    """``lines`` by page, the first of which has room for ``first`` points and each other for ``others``."""
    pages: list[list[Line]] = [[]]
    left = first
    for number, line in enumerate(lines):
        gap = line.gap if pages[-1] else 0.0
        needed = gap + line.height + _with_next(lines, number)
        if needed > left and (pages[-1] or len(pages) == 1):
            pages.append([])
            left, gap = others, 0.0
        pages[-1].append(line)
        left -= gap + line.height
    return pages


def height_of(lines: Sequence[Line]) -> float:
    """How high they stand on one page."""
    return sum(line.height + (line.gap if number else 0.0) for number, line in enumerate(lines))


def _with_next(lines: Sequence[Line], number: int) -> float:
    """What has to fit below a line that does not stay alone."""
    needed = 0.0
    while lines[number].stays_with_next and number + 1 < len(lines):
        number += 1
        needed += lines[number].gap + lines[number].height
    return needed
