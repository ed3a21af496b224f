"""Edits as splices of text: the rest stays to the byte, and every place in the new text leads back to the old."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` in place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str = ""


class Edited:
    """A text with edits in it, and the way back from each of its places.

    Edits at one point keep the order in which they were handed in; of two that overlap the first counts.
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        parts: list[str] = []
        self._spans: list[tuple[int, int, Edit]] = []
        at = length = 0
        for edit in sorted(edits, key=lambda each: (each.start, each.end)):
            if edit.start < at:
                continue
            parts += (text[at : edit.start], edit.text)
            begin = length + edit.start - at
            length = begin + len(edit.text)
            at = edit.end
            self._spans.append((begin, length, edit))
        self.text = "".join(parts) + text[at:]
        self._begins = [begin for begin, _, _ in self._spans]

    def original(self, index: int) -> int:
        """The offset in the old text of the offset ``index`` in the new one."""
        number = bisect_right(self._begins, index) - 1
        if number < 0:
            return index
        begin, end, edit = self._spans[number]
        return min(edit.start + index - begin, edit.end) if index < end else edit.end + index - end
