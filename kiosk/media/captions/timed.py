"""Parses WebVTT and SubRip into timed blocks with line numbers; a malformed block costs only itself.

Blocks are found by their timing lines, as most players do, and not by empty lines and numbers, which are often wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_TIME = (
    r"(?:(\d{1,3})\s*:\s*)?(\d{1,2})\s*:\s*(\d\d|\d(?=\s*[.,;]\s*\d))"
    r"(?:\s*[.,;]\s*(\d{1,9})|:(\d{3}))?(?![\d:])"
)
_ARROW = r"(?:-{1,3}\s?>|[–—]\s?>|→)"
TIMING = re.compile(rf"^\s*(?:\d+\s+)?{_TIME}\s*{_ARROW}\s*{_TIME}")
"""A timing line, possibly after a number, and with an arrow as changed by word processors."""
_HALF_TIMING = re.compile(rf"{_ARROW}|^\s*\d{{1,3}}\s*:\s*\d{{1,2}}\s*:\s*\d{{1,2}}\s*[.,]\s*\d{{1,3}}\s*$")
_NO_CUE = re.compile(r"^(?:NOTE|STYLE|REGION)(?:\s|$)")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\u200b-\u200f\u2060]")


@dataclass(slots=True)
class Block:
    """Start and end in milliseconds, the number of the timing line, and the text lines with their numbers."""

    start: int
    end: int
    place: int
    lines: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Timed:
    """The blocks of a file, and the line numbers at which something unreadable starts."""

    blocks: list[Block] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def read_timed(lines: Sequence[str]) -> Timed:
    """The blocks of a file. Anything outside them is a number, an identifier, a note, or unreadable."""
    first = next((line for line in lines if line.strip()), "")
    reader = _Reader(is_vtt=_UNSEEN.sub("", first).startswith("WEBVTT"))
    for number, line in enumerate(lines, 1):
        reader.take(number, line)
    reader.end()
    return reader.found


class _Reader:
    def __init__(self, *, is_vtt: bool) -> None:
        self.found = Timed()
        self._is_vtt = is_vtt
        self._block: Block | None = None
        """The block that text lines belong to; none after an empty line."""
        self._is_skipping = is_vtt
        """Within a WebVTT header, a note, or text whose timing cannot be parsed."""
        self._is_blank = True
        self._strays: list[list[tuple[int, str]]] = []
        """Paragraphs without a timing line since the last block."""

    def take(self, number: int, line: str) -> None:
        plain = _UNSEEN.sub("", line)
        is_first, self._is_blank = self._is_blank, not plain.strip()
        if match := TIMING.match(plain):
            self._begin(Block(_milliseconds(match.groups()[:5]), _milliseconds(match.groups()[5:]), number))
        elif self._is_blank:
            # In WebVTT a line of spaces is part of the caption: video sites start with one.
            if not (self._is_vtt and plain and self._block):
                self._block, self._is_skipping = None, False
            else:
                self._block.lines.append((number, ""))
        elif self._is_skipping:
            return
        elif _HALF_TIMING.search(plain):
            self._drop_name()
            self.found.unread.append(number)
            self._block, self._is_skipping = None, True
        elif self._block:
            self._block.lines.append((number, line))
        elif self._is_vtt and is_first and _NO_CUE.match(plain):
            self._is_skipping = True
        elif is_first:
            self._strays.append([(number, line)])
        else:
            self._strays[-1].append((number, line))

    def _drop_name(self) -> None:
        """Drop the number or identifier above a timing line, with or without an empty line above it."""
        if self._block:
            if _ends_with_name(self._block.lines):
                self._block.lines.pop()
        elif self._strays and (self._is_vtt or _is_number(self._strays[-1][-1][1])):
            self._strays[-1].pop()
            self._strays = [paragraph for paragraph in self._strays if paragraph]

    def _begin(self, block: Block) -> None:
        self._drop_name()
        last = self.found.blocks[-1] if self.found.blocks else None
        if last and not self._is_vtt:
            # An empty line within a caption. In WebVTT, translators' remarks may follow it.
            last.lines += [line for paragraph in self._strays for line in paragraph]
        else:
            self._leave_strays()
        self._strays.clear()
        self._is_skipping = False
        self._block = block
        self.found.blocks.append(block)

    def _leave_strays(self) -> None:
        self.found.unread += [paragraph[0][0] for paragraph in self._strays]

    def end(self) -> None:
        """Handle what follows the last caption: a footer, a number, the start of a truncated caption."""
        self._leave_strays()
        self.found.unread.sort()


def _ends_with_name(lines: Sequence[tuple[int, str]]) -> bool:
    if not lines or not lines[-1][1].strip():
        return False
    return len(lines) > 1 and (_is_number(lines[-1][1]) or not lines[-2][1].strip())


def _is_number(line: str) -> bool:
    return _UNSEEN.sub("", line).strip().isdigit()


def _milliseconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds = (part or "0" for part in parts[:3])
    fraction = parts[3] or parts[4] or "0"
    return (int(hours) * 60 + int(minutes)) * 60_000 + int(seconds) * 1000 + int(fraction.ljust(3, "0")[:3])
