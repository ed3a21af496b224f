"""What stands below a key: elements without a dash, and texts that YAML takes for a list or for keys."""

from __future__ import annotations

import re

from kiosk.words.sentence import Term
from kiosk.yaml.edits import Edit
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.keys import ANY_KEY, WORD_KEY, is_key_line, is_sentence, word_key
from kiosk.yaml.levels import Level, Levels
from kiosk.yaml.quotes import COLON, REMARK, Value
from kiosk.yaml.signs import BLANKS, DASHES
from kiosk.yaml.slips import MOST_SHOWN, Lines, Slip, quoted, quoting, shown

_BULLET = re.compile(f"[{DASHES.replace('-', '')}][ \t{BLANKS}]+")
_NUMBER = re.compile(f"([0-9]{{1,2}}|[A-Za-z])[.)][ \t{BLANKS}]+")


class Children:
    """Judges the lines below a key by what our own keys want there."""

    def __init__(self, lines: Lines, grammar: Grammar, levels: Levels, slips: list[Slip]) -> None:
        self._lines = lines
        self._grammar = grammar
        self._levels = levels
        self._slips = slips
        self._astray: set[int] = set()

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
        if bullets := self._bullets(number):
            return self._bulleted(number, value, name, bullets)
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
            params = {"key": name, "begin": ""}
            self._slips.append(Slip("text-as-list", key, len(name), params, (Edit(end, end, " |-"),)))
        elif self._has_strange_key(below):
            last = self._lines.starts[below[-1]] + len(self._lines.lines[below[-1]].rstrip())
            colon = start + line[at:].index(":")
            self._slips.append(Slip("yaml-colon", colon, 1, {}, quoting(self._lines.text, start, last)))
        else:
            return 0
        self._levels.open[-1].is_open = False
        return behind

    def _bullets(self, number: int) -> list[int]:
        """The lines below ``number`` that begin with a bullet of a word processor, two at least."""
        found = []
        for each in range(number + 1, len(self._lines)):
            if not self._lines.lines[each].strip():
                continue
            if not _BULLET.match(self._lines.lines[each], self._lines.lead(each)):
                break
            found.append(each)
        return found if len(found) > 1 else []

    def _bulleted(self, number: int, value: Value, name: str, bullets: list[int]) -> int:
        """``text:`` above bullets: lines of a text, each on its own."""
        head = self._lines.lines[number].rstrip()
        end = self._lines.starts[number] + len(head)
        if "#" in head:
            return 0
        column = max(value.parent, 0) + 2
        edits = [Edit(end, end, " |-")]
        for each in bullets:
            start = self._lines.starts[each]
            bullet = _BULLET.match(self._lines.lines[each], self._lines.lead(each))
            stop = bullet.end() if bullet else 0
            edits.append(Edit(start, start + stop, " " * column + "- "))
        is_deep = all(self._lines.indent(each) >= column for each in bullets)
        blanks = Term("blanks", {"count": column})
        begin: object = "" if is_deep else Term("begin-below", {"blanks": blanks})
        key = self._lines.starts[number] + head.rindex(name)
        params = {"key": name, "begin": begin}
        self._slips.append(Slip("text-as-list", key, len(name), params, tuple(edits)))
        self._levels.open[-1].is_open = False
        return bullets[-1] + 1

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
        numbers = self._numbers(first, behind, column)
        edits, count = [], 0
        for each in range(first, behind):
            if self._lines.is_blank(each):
                continue
            start = self._lines.starts[each] + min(column, self._lines.lead(each))
            found = WORD_KEY.match(self._lines.lines[each], self._lines.lead(each))
            begins = self._lines.lead(each) == column and (
                not opener or (found and found[2] in (self._grammar.openers or {opener}))
            )
            count += bool(begins)
            edits.append(Edit(start, start + numbers.get(each, 0), "- " if begins else "  "))
        params = {"key": key, "count": count}
        self._slips.append(
            Slip("list-no-dash", self._lines.starts[first] + at, len(line) - at, params, tuple(edits))
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

    def broken_off(self, number: int, at: int) -> bool:
        """A line that a word processor broke off from the text above: told, and only this line is done without."""
        above = self._text_above(number)
        if above is None:
            return False
        line, start = self._lines.lines[number], self._lines.starts[number]
        typed = line[at:].rstrip()
        if COLON.search(typed):
            key, _, text = self._lines.lines[above].strip().partition(":")
            whole = f"{key}: {quoted(f'{text.strip()} {typed}')}"
            is_long = len(whole) > MOST_SHOWN
            tip = Term("tip-one-line-long") if is_long else Term("tip-one-line", {"line": whole})
        else:
            count = self._lines.indent(above) + 2
            blanks = Term("blanks", {"count": count})
            tip = Term("tip-deeper", {"blanks": blanks, "line": shown(typed)})
        cut = (self._lines.cut(number, number),)
        group = f"broken off {above}" if not COLON.search(typed) else ""
        params = {"tip": tip}
        self._slips.append(Slip("text-broken-off", start + at, len(typed), params, cut, False, group=group))
        self._astray.add(number)
        return True

    def _text_above(self, number: int) -> int | None:
        """The line of the key whose text, without quotation marks, ends in the line above ``number``."""
        above = number - 1
        while above in self._astray:
            above -= 1
        if above < 0:
            return None
        line = self._lines.lines[above]
        name = word_key(line, self._lines.lead(above))
        text = line.partition(":")[2].strip()
        is_plain = bool(text) and text[0] not in "\"'[{|>#&*!@`%" and not REMARK.search(text)
        return above if is_plain and name in self._grammar.prose - self._grammar.lists else None

    def is_sentence_between(self, number: int, column: int, name: str) -> bool:
        """``Waar: Kerkstraat 5`` at the margin, below a text and above other keys of its block."""
        top = self._levels.top
        below = next(
            (each for each in range(number + 1, len(self._lines)) if not self._lines.is_blank(each)), None
        )
        if top is None or top.is_list or column >= top.indent or below is None:
            return False
        at = self._lines.lead(below)
        goes_on = self._lines.indent(below) == top.indent and self._grammar.knows(
            word_key(self._lines.lines[below], at)
        )
        return goes_on and is_sentence(name, self._grammar)

    def _numbers(self, first: int, behind: int, column: int) -> dict[int, int]:
        """Of lines that are numbered ``1.``, ``2.`` or ``a)``, ``b)`` in a row, how long each number is with its blanks."""
        found: dict[int, int] = {}
        for each in range(first, behind):
            if self._lines.lead(each) != column or self._lines.is_blank(each):
                continue
            number = _NUMBER.match(self._lines.lines[each], column)
            if not number:
                return {}
            wanted = len(found) + 1
            typed = number[1]
            if (int(typed) if typed.isdigit() else ord(typed.lower()) - ord("a") + 1) != wanted:
                return {}
            found[each] = number.end() - column
        return found if len(found) > 1 else {}
