"""The blocks that are open above a line, and in which of them a line belongs that stands one step off."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.words.language_codes import LANGUAGE_CODES
from kiosk.yaml.edits import Edit
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.keys import means_key, word_key
from kiosk.yaml.slips import Lines, Slip


@dataclass(slots=True)
class Level:
    """A block that is open: a list or a map, and where its lines begin."""

    indent: int
    is_list: bool
    key: str
    """Of a map its last key, of a list the one behind which it stands."""
    is_open: bool = True
    """Nothing stands yet behind the last key or dash."""
    group: str = ""
    """What stands too far to the left of this block is one mistake, of this name."""


class Levels:
    """Finds the block of each line by the column in which it begins."""

    def __init__(self, lines: Lines, grammar: Grammar, slips: list[Slip], *, is_valid: bool) -> None:
        self._lines = lines
        self._grammar = grammar
        self._slips = slips
        self._is_valid = is_valid
        self.open: list[Level] = []

    @property
    def top(self) -> Level | None:
        """The innermost block."""
        return self.open[-1] if self.open else None

    def keys(self) -> tuple[str, ...]:
        """The keys on the way to the innermost block."""
        return tuple(level.key for level in self.open if level.key)

    def expects_list(self, column: int) -> bool:
        """Whether a dash belongs here: beside another one, or below a key of a list."""
        if any(level.is_list and (level.indent == column or level.group) for level in self.open):
            return True
        return self.wants_list() and (self.open[-1].indent <= column or not self._is_valid)

    def wants_list(self) -> bool:
        """Whether only a list can follow: nothing stands yet behind the key of one."""
        top = self.top
        return bool(top and not top.is_list and top.is_open and top.key in self._grammar.lists)

    def place(self, column: int, number: int, at: int, *, is_list: bool, key: str) -> int | None:
        """Find the level of what begins at ``column``, or open one; how far the line is to be moved to stand in it, or
        ``None`` where it had to be taken out."""
        top = self.open[-1] if self.open else None
        meant = None if is_list else self._meant_deeper(column, number, key)
        if meant is not None:
            return self._deepen(number, at, column, meant, is_list=False)
        for depth in range(len(self.open) - 1, -1, -1):
            level = self.open[depth]
            if level.indent == column and level.is_list == is_list:
                del self.open[depth + 1 :]
                level.is_open = True
                return 0
        if top is None or (top.is_open and (column > top.indent or (is_list and column == top.indent))):
            if not self._is_valid and (shift := self._is_alone(number, column, is_list=is_list)):
                start = self._lines.starts[number] + at
                moved = [number, *(self._children(number, column, column + shift) if is_list else ())]
                edits = tuple(self._move(each, shift) for each in moved)
                self._slips.append(Slip("yaml-indent", start, 1, {}, edits))
                self.open.append(Level(column + shift, is_list, top.key if top and is_list else ""))
                return shift
            self.open.append(Level(column, is_list, top.key if top and is_list else ""))
            return 0
        if self._is_valid:
            self.open.append(Level(column, is_list, ""))
            return 0
        return self._misplaced(column, number, at, is_list=is_list, key=key)

    def _meant_deeper(self, column: int, number: int, key: str) -> int | None:
        """The column in which a key belongs that stands too far to the left, where that is sure."""
        top = self.top
        if top is None or top.is_list:
            return None
        if key in LANGUAGE_CODES:
            if top.is_open and top.key in self._grammar.by_language and column <= top.indent:
                return top.indent + 2
            is_below = len(self.open) > 1 and self.open[-2].key in self._grammar.by_language
            return top.indent if is_below and column < top.indent else None
        if self._is_valid or column != self.open[0].indent or not self._is_inner(key):
            return None
        # Below ``title:`` at the margin the other keys of its block go on: only this line slipped.
        for each in range(number + 1, len(self._lines)):
            if self._lines.is_blank(each):
                continue
            at, indent = self._lines.lead(each), self._lines.indent(each)
            name = word_key(self._lines.lines[each], at)
            if indent == column and self._is_inner(name):
                continue
            block = [level for level in self.open[1:] if level.indent == indent and not level.is_list]
            return indent if block and self._is_inner(name) else None
        return None

    def _is_inner(self, key: str) -> bool:
        return key in self._grammar.inner - self._grammar.tops

    def _deepen(self, number: int, at: int, column: int, meant: int, *, is_list: bool) -> int:
        """Move the line to the column ``meant``, into the block that stands there or a new one."""
        top = self.open[-1]
        while top.indent > meant:
            del self.open[-1]
            top = self.open[-1]
        if top.indent != meant or top.is_list != is_list:
            top = Level(meant, is_list, top.key if is_list else "", group=f"indent {number}")
            self.open.append(top)
        top.is_open = True
        edit = (self._move(number, meant - column),)
        self._slips.append(Slip("yaml-indent", self._lines.starts[number] + at, 1, {}, edit, group=top.group))
        return meant - column

    def _misplaced(self, column: int, number: int, at: int, *, is_list: bool, key: str) -> int | None:
        """A line that begins where no other of its block does."""
        if is_list and self.wants_list() and not word_key(self._lines.lines[number], at + 2):
            return self._deepen(number, at, column, self.open[-1].indent + 2, is_list=True)
        level = self._meant(column, is_list=is_list, key=key)
        base = self._lines.starts[number]
        if level is None and not is_list and key in self._grammar.openers:
            beside = next((each for each in self.open if each.is_list and each.indent == column), None)
            if beside:
                edit = (Edit(base + at, base + at, "- "),)
                self._slips.append(Slip("list-no-dash", base + at, len(key), {"key": beside.key}, edit))
                del self.open[self.open.index(beside) + 1 :]
                self.open.append(Level(column + 2, False, ""))
                return 2
        if level is None and not is_list and means_key(key, self._grammar):
            # It belongs to one of two blocks: told, and done without.
            cut = (self._lines.cut(number, self._lines.after(number, column) - 1),)
            self._slips.append(Slip("yaml-indent", base + at, 1, {}, cut, is_cured=False))
            return None
        if level is None:
            self.open.append(Level(column, is_list, ""))
            return 0
        del self.open[self.open.index(level) + 1 :]
        level.is_open = True
        shift = level.indent - column
        moves_on = is_list and not level.group
        moved = [number, *(self._children(number, column, level.indent) if moves_on else ())]
        edits = tuple(self._move(each, shift) for each in moved)
        self._slips.append(Slip("yaml-indent", base + at, 1, {}, edits, group=level.group))
        return shift

    def _move(self, number: int, shift: int) -> Edit:
        start = self._lines.starts[number] + self._lines.lead(number)
        return Edit(start, start, " " * shift) if shift > 0 else Edit(start + shift, start)

    def _children(self, number: int, column: int, meant: int) -> list[int]:
        """The lines of an element that go with its dash."""
        found = []
        for each in range(number + 1, self._lines.after(number, column)):
            if (
                self._lines.indent(each) <= meant < self._lines.indent(number) + 2
                and self._lines.lines[each].strip()
            ):
                break
            if self._lines.lines[each].strip():
                found.append(each)
        is_aligned = bool(found) and self._lines.indent(found[0]) == column + 2
        return found if is_aligned else []

    def _is_alone(self, number: int, column: int, *, is_list: bool) -> int:
        """How far the first line of a block stands from all its others; 0 where it is one of them."""
        first = self._lines.lines[number].partition(":")[2].strip()
        below = [
            each
            for each in range(number + 1, self._lines.after(number, column))
            if not self._lines.is_blank(each)
        ]
        if not first or first[0] in "|>#&!" or len(below) < 2:
            return 0
        indents = [self._lines.indent(each) for each in below]
        keys = [
            self._lines.lines[each].strip().partition(":")[0]
            for each, indent in zip(below, indents, strict=True)
            if indent == min(indents)
        ]
        if is_list:
            beside = sum(self._lines.lines[each].startswith(" " * (column + 1) + "- ") for each in below)
            return 1 if beside > 1 else 0
        are_others = len(keys) > 1 and all(self._grammar.knows(key) for key in keys)
        return min(indents) - column if are_others else 0

    def _meant(self, column: int, *, is_list: bool, key: str) -> Level | None:
        """The level in which a misplaced line was meant to stand; ``None`` where that is open to guessing."""
        alike = [level for level in self.open if level.is_list == is_list]
        if not is_list and any(level.is_list and level.indent == column for level in self.open):
            # In a list's own column a key goes on with the element above, unless it opens one.
            deeper = [level for level in alike if level.indent > column]
            return deeper[0] if deeper and key not in self._grammar.openers else None
        if not is_list and not means_key(key, self._grammar):
            return None
        top = self.open[-1]
        if column > top.indent:
            return alike[-1] if alike and (alike[-1] is top or is_list) else None
        if not is_list and key in self._grammar.tops ^ self._grammar.inner:
            is_top = key in self._grammar.tops
            alike = [level for level in alike if (level.indent == self.open[0].indent) == is_top]
        near = sorted(alike, key=lambda level: abs(level.indent - column))
        if not near or (len(near) > 1 and abs(near[0].indent - column) == abs(near[1].indent - column)):
            return None
        return near[0] if abs(near[0].indent - column) == 1 or len(alike) == 1 else None
