"""Texts below | and >, which stand deeper than their key."""

from __future__ import annotations

import re

from kiosk.yaml.edits import Edit
from kiosk.yaml.keys import word_key
from kiosk.yaml.levels import Levels
from kiosk.yaml.signs import UNSEEN
from kiosk.yaml.slips import Lines, Slip

MARKER = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)")
_HEADER = re.compile(r"[|>][+-]?([1-9])?[+-]?")
_ELEMENT = re.compile(r"-[ \t]*[\w-]+:(?=[ \t]|$)")


class Blocks:
    """Reads from the line with | or > to the end of its text."""

    def __init__(self, lines: Lines, levels: Levels, slips: list[Slip], *, is_valid: bool) -> None:
        self._lines = lines
        self._levels = levels
        self._slips = slips
        self._is_valid = is_valid

    def read(self, number: int, parent: int, header: str) -> int:
        """The lines of a text below | or >; the line behind them."""
        behind = self._lines.after(number, parent)
        if self._is_valid:
            return behind
        behind = self._strayed(behind)
        found = _HEADER.match(header)
        inside = [each for each in range(number + 1, behind) if self._lines.lines[each].strip()]
        if not inside:
            return behind
        asked = max(parent, 0) + int(found[1]) if found and found[1] else 0
        clean = [each for each in inside if not self._lines.lines[each][: self._lines.lead(each)].strip(" ")]
        first = self._lines.indent((clean or inside)[0])
        column = asked or (first if first > parent else max(parent, 0) + 2)
        for each in inside:
            line, base = self._lines.lines[each], self._lines.starts[each]
            lead, real = self._lines.lead(each), len(line) - len(line.lstrip(" "))
            width = column if each == inside[0] else max(column, self._lines.indent(each))
            if real >= column or not line[lead:]:
                continue
            edit = (Edit(base, base + lead, " " * width),)
            odd = next((sign for sign in line[:lead] if sign != " "), "")
            if odd == "\t":
                self._slips.append(Slip("yaml-tab", base + line.index("\t"), 1, {}, edit, group="yaml-tab"))
            elif odd:
                code = "yaml-unseen" if odd in UNSEEN else "yaml-blank"
                self._slips.append(
                    Slip(code, base + line.index(odd), 1, {"sign": odd}, edit, group=f"blank {odd}")
                )
            else:
                self._slips.append(Slip("yaml-indent", base + lead, 1, {}, edit))
        return behind

    def _strayed(self, behind: int) -> int:
        """The line behind those of a text that stand too far to the left: what is neither a key nor an element of a list that
        is open."""
        here = behind
        while here < len(self._lines):
            line, at = self._lines.lines[here], self._lines.lead(here)
            column = self._lines.indent(here)
            if line[at:]:
                is_element = line[at] == "-" and any(
                    level.is_list and level.indent == column for level in self._levels.open
                )
                if is_element or line[at] == "#" or MARKER.match(line) or self._begins(line, at):
                    break
                behind = here + 1
            here += 1
        return behind

    def _begins(self, line: str, at: int) -> bool:
        return bool(word_key(line, at)) or _ELEMENT.match(line, at) is not None
