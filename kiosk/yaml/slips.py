"""Slips of the keyboard in raw lines: where, which, and the edits that cure them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.problems.source import line_starts, source_lines
from kiosk.yaml.edits import Edit, Edited
from kiosk.yaml.signs import BLANKS, UNSEEN

MOST_SHOWN = 120
"""Characters of an organiser's own line in a hint."""

_LEAD = re.compile(f"[ \t{BLANKS}{UNSEEN}\x0b\x0c]*")


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. ``edits`` make the text what it should be; where ``is_cured`` is false they only take out what cannot be
    read, so that the rest can be."""

    code: str
    start: int
    length: int = 1
    params: Mapping[str, object] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    is_cured: bool = True
    line: str = ""
    """The organiser's own line as it should be, where the edits do not tell."""
    group: str = ""
    """Slips of one group are one mistake: the first is told, with the number of lines."""


class Lines:
    """A text and its lines."""

    def __init__(self, text: str, tab: int = 1) -> None:
        self.text = text
        self._tab = tab
        self.lines = source_lines(text)
        self.starts = line_starts(text)

    def __len__(self) -> int:
        return len(self.lines)

    def number(self, offset: int) -> int:
        """The line, from 0, in which ``offset`` stands."""
        return bisect_right(self.starts, offset) - 1

    def lead(self, number: int) -> int:
        """How many signs of indentation, of whatever kind, the line begins with."""
        found = _LEAD.match(self.lines[number])
        return found.end() if found else 0

    def indent(self, number: int) -> int:
        """The column at which the line begins: blanks of every kind count, and a tab for as many as it stands for."""
        lead = self.lines[number][: self.lead(number)]
        if not lead.strip(" "):
            return len(lead)
        return sum(self._tab if each == "\t" else each not in UNSEEN for each in lead)

    def is_blank(self, number: int) -> bool:
        """Whether nothing stands in the line, or only a remark."""
        rest = self.lines[number][self.lead(number) :]
        return not rest or rest[0] == "#"

    def after(self, number: int, deeper_than: int) -> int:
        """The first line behind ``number`` that does not stand deeper than ``deeper_than``."""
        here = number + 1
        while here < len(self) and (not self.lines[here].strip() or self.indent(here) > deeper_than):
            here += 1
        while here > number + 1 and not self.lines[here - 1].strip():
            here -= 1
        return here

    def cut(self, first: int, last: int) -> Edit:
        """Takes out what stands in the lines ``first`` to ``last``; their line breaks stay."""
        return Edit(self.starts[first], self.starts[last] + len(self.lines[last]))

    def mended(self, number: int, edits: tuple[Edit, ...]) -> str:
        """The line ``number`` with those of ``edits`` that are in it, as people are shown it."""
        return shown(self._with(number, edits))

    def indent_of(self, number: int, edits: tuple[Edit, ...]) -> int:
        """How many blanks the line begins with after ``edits``."""
        line = self._with(number, edits)
        return len(line) - len(line.lstrip(" "))

    def changes(self, number: int, edits: tuple[Edit, ...]) -> tuple[tuple[int, int, str], ...]:
        """Those of ``edits`` that are in the line ``number``, by its columns from 0."""
        start, end = self.starts[number], self.starts[number] + len(self.lines[number])
        return tuple(
            (edit.start - start, edit.end - start, edit.text)
            for edit in edits
            if start <= edit.start and edit.end <= end
        )

    def _with(self, number: int, edits: tuple[Edit, ...]) -> str:
        start = self.starts[number]
        end = start + len(self.lines[number])
        inside = [
            Edit(edit.start - start, edit.end - start, edit.text)
            for edit in edits
            if start <= edit.start and edit.end <= end
        ]
        return Edited(self.lines[number], inside).text


def shown(line: str) -> str:
    """``line`` without its indentation; a long one without its middle."""
    line = line.strip()
    if len(line) <= MOST_SHOWN:
        return line
    half = MOST_SHOWN // 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


def quoted(value: str) -> str:
    """``value`` as YAML that means exactly this text."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def quoting(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """Edits that put what stands from ``start`` to ``end`` in quotation marks."""
    value = text[start:end]
    sign = quoted(value)[0]
    inner = tuple(Edit(start + at, start + at, "'") for at, each in enumerate(value) if sign == each == "'")
    return Edit(start, start, sign), *inner, Edit(end, end, sign)
