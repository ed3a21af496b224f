"""Scans the raw lines of a YAML file for what people really do: a blank forgotten after a colon or dash, tabs, signs of a
word processor, apostrophes, lines that stand one step off.

The parser of YAML finds that something is wrong one line later, and stops. Here every line is read by itself, within the
levels of the lines above it; what is found has its place, and mostly the edits that make the line what was meant. Of a text
that the parser accepts, only what changes its sense is looked for: valid YAML is never mended.
"""

from __future__ import annotations

import re

from kiosk.yaml.blocks import MARKER, Blocks
from kiosk.yaml.children import Children
from kiosk.yaml.edits import Edit
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.keys import ANY_KEY, WORD_KEY, means_key
from kiosk.yaml.levels import Level, Levels
from kiosk.yaml.quotes import Value
from kiosk.yaml.signs import BLANKS, COLONS, CURLY, DASHES, UNSEEN
from kiosk.yaml.slips import Lines, Slip, shown
from kiosk.yaml.values import Values

_GAP = re.compile(f"[ \t{BLANKS}{UNSEEN}]*")
_ODD = re.compile(f"[{BLANKS}]")
_HIDDEN = re.compile(f"[{UNSEEN}]")
_QUOTED_KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*:(?=[ \t]|$)""")
_WORD = re.compile(r"([\w-]+)[ \t]*([=;.,]?)[ \t]+(\S.*)$")
_TAIL = re.compile(r"[ \t]*\t[ \t]*$")
_TAB_REMARK = re.compile(r"(?<=\S)[ ]*\t+[ \t]*(?=# )")


def scan(text: str, grammar: Grammar, *, is_valid: bool, tab: int = 2) -> list[Slip]:
    """The slips in ``text``. ``tab`` is how many blanks a tab at the beginning of a line stands for."""
    return _Scan(text, grammar, is_valid=is_valid, tab=tab).run()


class _Scan:
    def __init__(self, text: str, grammar: Grammar, *, is_valid: bool, tab: int) -> None:
        self._lines = Lines(text, tab)
        self._grammar = grammar
        self._is_valid = is_valid
        self._tab = tab
        self._slips: list[Slip] = []
        self._levels = Levels(self._lines, grammar, self._slips, is_valid=is_valid)
        self._children = Children(self._lines, grammar, self._levels, self._slips)
        self._blocks = Blocks(self._lines, self._levels, self._slips, is_valid=is_valid)
        self._values = Values(self._lines, grammar, self._slips, is_valid=is_valid)

    def run(self) -> list[Slip]:
        number = 0
        while number < len(self._lines):
            number = max(number + 1, self._line(number))
        return self._slips

    def _line(self, number: int) -> int:
        """Read one line with what belongs to it; the line behind."""
        line, base = self._lines.lines[number], self._lines.starts[number]
        if MARKER.match(line) or line.startswith("%"):
            self._levels.open.clear()
            return number + 1
        at = self._lines.lead(number)
        if at == len(line) or line[at] == "#":
            if not self._is_valid and line[:at].strip(" "):
                self._silently(Edit(base, base + at))
            return number + 1
        if not self._is_valid and (found := _TAIL.search(line)):
            self._silently(self._edit(base, found.start(), found.end()))
        for found in () if self._is_valid else _TAB_REMARK.finditer(line):
            self._silently(self._edit(base, found.start(), found.end(), " "))
        column = self._lead(number, at)
        while (dash := self._dash(line, at, column, number)) is not None:
            width, behind = dash
            shift = self._levels.place(column, number, at, is_list=True, key="")
            if shift is None:
                return self._lines.after(number, column)
            column += shift + width
            at = behind
            if at >= len(line):
                return number + 1
            if line[at] == "#":
                level = self._levels.open[-1]
                value = Value(number, base + at, level.indent, self._levels.keys())
                return self._values.judge(value)[0]
        return self._content(number, at, column, base)

    def _content(self, number: int, at: int, column: int, base: int) -> int:
        line = self._lines.lines[number]
        is_element = (
            bool(self._levels.open)
            and self._levels.open[-1].is_list
            and self._levels.open[-1].indent < column
        )
        key = self._key(line, at, column, number)
        if key is None:
            return self._text(number, at, column, is_element=is_element)
        name, behind = key
        if is_element and self._children.is_text(number, at, name):
            return number + 1
        is_astray = not self._is_valid and self._children.is_sentence_between(number, column, name)
        if is_astray and self._children.broken_off(number, at):
            return number + 1
        shift = self._levels.place(column, number, at, is_list=False, key=name)
        if shift is None:
            return self._lines.after(number, column)
        level = self._levels.open[-1]
        level.key = name
        behind = self._gap(number, behind, name, after=":")
        value = Value(number, base + behind, level.indent, self._levels.keys())
        following, level.is_open = self._values.judge(value)
        if following < 0:
            return self._blocks.read(number, level.indent, line[behind:])
        if level.is_open and name in self._grammar.lists:
            return self._children.of_list(number, level.indent, name)
        if level.is_open and name in self._grammar.prose:
            return self._children.of_prose(number, value, name) or following
        return following

    # -- the beginning of a line

    def _lead(self, number: int, length: int) -> int:
        """The column at which the line begins; blanks of other kinds and tabs count as what they were meant to be."""
        line, base = self._lines.lines[number], self._lines.starts[number]
        lead = line[:length]
        if not lead.strip(" "):
            return length
        new = "".join(" " * self._tab if each == "\t" else "" if each in UNSEEN else " " for each in lead)
        edit = (Edit(base, base + length, new),)
        if "\t" in lead:
            self._slips.append(Slip("yaml-tab", base + lead.index("\t"), 1, {}, edit, group="yaml-tab"))
        elif found := _ODD.search(lead):
            sign = found[0]
            self._slips.append(
                Slip("yaml-blank", base + found.start(), 1, {"sign": sign}, edit, group=f"blank {sign}")
            )
        elif found := _HIDDEN.search(lead):
            self._slips.append(Slip("yaml-unseen", base + found.start(), 1, {"sign": found[0]}, edit))
        else:
            self._silently(*edit)
        return len(new)

    def _silently(self, *edits: Edit) -> None:
        self._slips.append(Slip("", edits[0].start, 0, {}, edits))

    def _dash(self, line: str, at: int, column: int, number: int) -> tuple[int, int] | None:
        """How wide the dash at ``at`` is with the blanks behind it, and what stands there; ``None`` if it is none."""
        if at >= len(line):
            return None
        base, sign = self._lines.starts[number], line[at]
        behind = at + 1
        if sign == "-" and (behind == len(line) or line[behind] in f" \t{BLANKS}{UNSEEN}"):
            stop = self._gap(number, behind, "", after="-")
            blanks = sum(each not in UNSEEN for each in line[behind:stop])
            return 1 + max(1, blanks), stop
        gap = _GAP.match(line, behind)
        stop = gap.end() if gap else behind
        word = WORD_KEY.match(line, stop)
        names_key = (
            bool(word) and self._grammar.knows(word[2].translate(dict.fromkeys(map(ord, UNSEEN))))
            if word
            else False
        )
        if names_key and self._is_valid and not self._levels.expects_list(column):
            names_key = False
        if not (names_key or (self._levels.expects_list(column) and stop < len(line))):
            return None
        if sign == "-" and line[behind] not in "-.":
            if not names_key and (
                line[behind].isdigit() or (self._is_valid and not self._levels.wants_list())
            ):
                return None
            edit = (Edit(base + behind, base + behind, " "),)
            self._slips.append(Slip("yaml-dash-blank", base + at, 1, {}, edit))
            return 2, behind
        if sign in DASHES and (stop > behind or (names_key and sign != "*")):
            edit = (Edit(base + at, base + stop, "- "),)
            self._slips.append(
                Slip("yaml-lookalike", base + at, 1, {"sign": sign, "meant": "-"}, edit, group=f"dash {sign}")
            )
            return 2, stop
        return None

    # -- keys

    def _key(self, line: str, at: int, column: int, number: int) -> tuple[str, int] | None:
        """The key at ``at`` and the index behind its colon."""
        if found := _QUOTED_KEY.match(line, at):
            return found[1][1:-1], found.end()
        word = WORD_KEY.match(line, at)
        name = word[2].translate(dict.fromkeys(map(ord, UNSEEN))) if word else ""
        if word and not line.startswith("//", word.end()):
            known = means_key(name, self._grammar) and not (self._is_valid and not self._grammar.knows(name))
            behind = line[word.end() : word.end() + 1]
            is_plain = word[5] == ":" and (not behind or behind in " \t")
            if (
                is_plain
                or known
                or behind in BLANKS
                or (not is_plain and self._wants_key(column, line, at, name))
            ):
                self._word_key(word, name, number)
                return name, word.end()
        if found := ANY_KEY.match(line, at):
            return found[1].strip(), found.end()
        return None

    def _wants_key(self, column: int, line: str, at: int, name: str) -> bool:
        """Whether only a key can stand here, whatever its name."""
        if self._is_valid or ANY_KEY.match(line, at) or name.isdigit() or len(name) < 2:
            return False
        beside = any(not level.is_list and level.indent == column for level in self._levels.open)
        return beside or not self._levels.open

    def _word_key(self, word: re.Match[str], name: str, number: int) -> None:
        """Note what is wrong with a key and its colon."""
        base, line = self._lines.starts[number], word.string
        if word[1] and word[1] in CURLY and word[3]:
            edits = (
                self._edit(base, word.start(1), word.end(1)),
                self._edit(base, word.start(3), word.end(3)),
            )
            self._slips.append(
                Slip("yaml-lookalike", base + word.start(1), 1, {"sign": word[1], "meant": '"'}, edits)
            )
        for hidden in _HIDDEN.finditer(line, word.start(), word.end()):
            edit = self._edit(base, hidden.start(), hidden.end())
            self._slips.append(Slip("yaml-unseen", base + hidden.start(), 1, {"sign": hidden[0]}, (edit,)))
        if found := _ODD.search(word[4]):
            edit = self._edit(base, word.start(4), word.end(4))
            self._slips.append(
                Slip("yaml-blank", base + word.start(4) + found.start(), 1, {"sign": found[0]}, (edit,))
            )
        if word[5] in COLONS:
            edit = self._edit(base, word.start(5), word.end(5), ":")
            self._slips.append(
                Slip("yaml-lookalike", base + word.start(5), 1, {"sign": word[5], "meant": ":"}, (edit,))
            )
        behind = word.end()
        if behind < len(line) and line[behind] not in f" \t{BLANKS}{UNSEEN}":
            edit = self._edit(base, behind, behind, " ")
            if word[5] in COLONS:
                self._silently(edit)
            else:
                self._slips.append(
                    Slip(
                        "yaml-colon-blank",
                        base + word.start(2),
                        behind - word.start(2),
                        {"key": name},
                        (edit,),
                    )
                )

    def _edit(self, base: int, start: int, end: int, text: str = "") -> Edit:
        return Edit(base + start, base + end, text)

    def _gap(self, number: int, at: int, key: str, after: str) -> int:
        """Where the blanks behind a colon or dash end; those of other kinds are noted."""
        line, base = self._lines.lines[number], self._lines.starts[number]
        found = _GAP.match(line, at)
        end = found.end() if found else at
        gap = line[at:end]
        if not gap.strip(" "):
            return end
        if self._is_valid and gap[0] == " " and self._values.is_prose((*self._levels.keys(), key)):
            return end
        edit = (self._edit(base, at, end, " " * max(1, sum(each not in UNSEEN for each in gap))),)
        if odd := _ODD.search(gap):
            self._slips.append(Slip("yaml-blank", base + at + odd.start(), 1, {"sign": odd[0]}, edit))
        elif hidden := _HIDDEN.search(gap):
            self._slips.append(Slip("yaml-unseen", base + at + hidden.start(), 1, {"sign": hidden[0]}, edit))
        else:
            self._silently(*edit)
        return end

    # -- lines without a key

    def _text(self, number: int, at: int, column: int, *, is_element: bool) -> int:
        """A line, or what stands behind a dash, that is no key with a value."""
        line, base = self._lines.lines[number], self._lines.starts[number]
        top = self._levels.top
        word = _WORD.match(line, at)
        if is_element and word and word[1] in self._grammar.openers and not word[3].startswith("#"):
            edit = (Edit(base + word.end(1), base + word.start(3), ": "),)
            self._slips.append(Slip("yaml-no-colon", base + at, len(word[1]), {}, edit))
            self._levels.open.append(Level(column, False, word[1], is_open=False))
            return number + 1
        is_first = top is None and not self._is_valid and word is not None and word[1] in self._grammar.keys
        if is_first and word:
            return self._no_colon(number, at, word)
        if is_element or top is None or (top.is_open and column > top.indent):
            if top:
                top.is_open = False
            parent = top.indent if top else -1
            following, _ = self._values.judge(Value(number, base + at, parent, self._levels.keys()))
            if following < 0:
                return self._blocks.read(number, parent, line[at:])
            if self._is_valid and top and top.is_list and top.key in self._grammar.lists:
                self._children.swallowed(number, following, top.indent)
            return following
        if self._is_valid:
            return number + 1
        beside = next((level for level in self._levels.open if level.indent == column), None)
        if beside and not beside.is_list and word and word[1] in self._grammar.keys:
            return self._no_colon(number, at, word)
        if beside and beside.is_list:
            cut = (self._lines.cut(number, self._lines.after(number, column) - 1),)
            params = {"key": beside.key}
            self._slips.append(
                Slip("list-no-dash", base + at, len(line) - at, params, cut, False, f"- {shown(line)}")
            )
            return self._lines.after(number, column)
        if top and column <= top.indent and self._children.broken_off(number, at):
            return number + 1
        if top and column <= top.indent:
            # Without a key, and not deeper than the text above: told, and only this line is done without.
            cut = (self._lines.cut(number, number),)
            self._slips.append(Slip("yaml-no-colon", base + at, len(line) - at, {}, cut, is_cured=False))
        return number + 1

    def _no_colon(self, number: int, at: int, word: re.Match[str]) -> int:
        """``title De markt``, ``title = De markt``: probably a key, perhaps the end of a text."""
        own = shown(f"{word[1]}: {word[3]}")
        cut = (self._lines.cut(number, number),)
        start = self._lines.starts[number] + at
        self._slips.append(Slip("yaml-no-colon", start, len(word[1]), {}, cut, False, own))
        return number + 1
