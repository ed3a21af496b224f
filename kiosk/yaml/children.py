"""What stands below a key: elements without a dash, and texts that YAML takes for a list or for keys."""

from __future__ import annotations

from kiosk.yaml.edits import Edit
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.keys import ANY_KEY, WORD_KEY, is_key_line, is_sentence
from kiosk.yaml.levels import Level, Levels
from kiosk.yaml.quotes import REMARK, Value
from kiosk.yaml.signs import DASHES
from kiosk.yaml.slips import Lines, Slip, quoting


class Children:
    """Judges the lines below a key by what our own keys want there."""

    def __init__(self, lines: Lines, grammar: Grammar, levels: Levels, slips: list[Slip]) -> None:
        self._lines = lines
        self._grammar = grammar
        self._levels = levels
        self._slips = slips

    def is_text(self, number: int, at: int, name: str) -> bool:
        """``- Ja: graag`` among answers: no key, but a text with a colon in it."""
        level = self._levels.open[-1]
        is_ours = level.key in self._grammar.prose & self._grammar.lists
        if (
            not is_ours
            or not is_sentence(name, self._grammar)
            or self._lines.after(number, level.indent) > number + 1
        ):
            return False
        start, end = (
            self._lines.starts[number] + at,
            self._lines.starts[number] + len(self._lines.lines[number].rstrip()),
        )
        if (remark := REMARK.search(self._lines.text, start, end)) is not None:
            end = remark.start()
        edits = quoting(self._lines.text, start, end)
        self._slips.append(Slip("yaml-colon", self._lines.text.index(":", start), 1, {}, edits))
        level.is_open = False
        return True

    def of_prose(self, number: int, value: Value, name: str) -> int:
        """A text on the lines below its key that YAML takes for a list or for keys; the line behind it, or 0."""
        behind = self._lines.after(number, value.parent)
        below = [each for each in range(number + 1, behind) if not self._lines.is_blank(each)]
        if not below:
            return 0
        line, at = self._lines.lines[below[0]], self._lines.lead(below[0])
        start = self._lines.starts[below[0]] + at
        if line.startswith("- ", at):
            head = len(self._lines.lines[number].rstrip())
            end = self._lines.starts[number] + head
            if "#" in self._lines.lines[number]:
                return 0
            key = self._lines.starts[number] + self._lines.lines[number].rindex(name)
            self._slips.append(Slip("text-as-list", key, len(name), {"key": name}, (Edit(end, end, " |-"),)))
        elif self._has_strange_key(below):
            last = self._lines.starts[below[-1]] + len(self._lines.lines[below[-1]].rstrip())
            colon = start + line[at:].index(":")
            self._slips.append(Slip("yaml-colon", colon, 1, {}, quoting(self._lines.text, start, last)))
        else:
            return 0
        self._levels.open[-1].is_open = False
        return behind

    def _has_strange_key(self, below: list[int]) -> bool:
        """Whether the first of the lines is a text with a colon in it, and none of them may be a key."""
        first = ANY_KEY.match(self._lines.lines[below[0]], self._lines.lead(below[0]))
        return (
            first is not None
            and is_sentence(first[1].strip(), self._grammar)
            and not any(
                is_key_line(self._lines.lines[each], self._lines.lead(each), self._grammar) for each in below
            )
        )

    def of_list(self, number: int, parent: int, key: str) -> int:
        """The lines below the key of a list: elements without a dash are told."""
        behind = self._lines.after(number, parent)
        first = next((each for each in range(number + 1, behind) if not self._lines.is_blank(each)), None)
        if first is None:
            return number + 1
        line = self._lines.lines[first]
        at = self._lines.lead(first)
        if line[at] in f"-[{{&*!|>\"'{DASHES}" or "\t" in line[:at]:
            return number + 1
        word = WORD_KEY.match(line, at)
        if self._grammar.openers and not (word and word[2] in self._grammar.openers) and key == "items":
            return number + 1
        column, opener = at, word[2] if word else ""
        edits = []
        for each in range(first, behind):
            if self._lines.is_blank(each):
                continue
            start = self._lines.starts[each] + min(column, self._lines.lead(each))
            found = WORD_KEY.match(self._lines.lines[each], self._lines.lead(each))
            begins = self._lines.lead(each) == column and (
                not opener or (found and found[2] in (self._grammar.openers or {opener}))
            )
            edits.append(Edit(start, start, "- " if begins else "  "))
        self._slips.append(
            Slip("list-no-dash", self._lines.starts[first] + at, len(line) - at, {"key": key}, tuple(edits))
        )
        if opener:
            self._levels.open += [Level(column, True, key), Level(column, False, "")]
            return first
        self._levels.open[-1].is_open = False
        return behind

    def swallowed(self, number: int, behind: int, column: int) -> None:
        """Elements that stand one blank too far: YAML takes them for more of the text above."""
        for each in range(number + 1, behind):
            line, base = self._lines.lines[each], self._lines.starts[each]
            if line.startswith(" " * (column + 1) + "- "):
                edit = (Edit(base + column, base + column + 1),)
                self._slips.append(Slip("yaml-indent", base + column + 1, 1, {}, edit))
