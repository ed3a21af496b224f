"""Quotation marks and apostrophes, and what all judgements of values have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.yaml.edits import Edit
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.keys import is_key_line, word_key
from kiosk.yaml.signs import CURLY
from kiosk.yaml.slips import Lines, Slip, quoted, quoting, shown

APOSTROPHE = re.compile(
    r"'(?:[tsnkmr]|ns|em|et|ie|til|tis|twas|cause|bout|round|\d\ds?)(?![\w'])(?= |,)", re.IGNORECASE
)
"""Words that begin with an apostrophe: 't, 's, 'n, 'k; 'tis, 'til; '68."""

REST = re.compile(r"[ \t]*(?:[ \t]#.*)?$")
REMARK = re.compile(r"[ \t]+#(?:[ \t].*)?$|[ \t]+# .*$")
COLON = re.compile(r":(?=[ \t]|$)")
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = frozenset('0abtnvfre "/\\N_LPxuU\t')


@dataclass(slots=True)
class Value:
    """A value and where it stands."""

    number: int
    """The line in which it begins."""
    at: int
    """The offset in the text."""
    parent: int
    """The indentation of the block it belongs to: what stands deeper goes on with it."""
    keys: tuple[str, ...] = ()
    """The keys above it, its own last."""


class Quotes:
    """Judges what stands in quotation marks, and notes slips."""

    def __init__(self, lines: Lines, grammar: Grammar, slips: list[Slip], *, is_valid: bool) -> None:
        self._lines = lines
        self._grammar = grammar
        self._slips = slips
        self._is_valid = is_valid

    def _note(
        self, code: str, value: Value, at: int, edits: tuple[Edit, ...], length: int = 1, **params: object
    ) -> None:
        is_long = any(self._lines.number(edit.end) > value.number for edit in edits)
        line = self._own(value, edits) if is_long else ""
        self._slips.append(Slip(code, at, length, params, edits, line=line))

    def _give_up(
        self,
        code: str,
        value: Value,
        at: int,
        length: int,
        line: str = "",
        *,
        behind: int = 0,
        **params: object,
    ) -> None:
        """Report, and take out the line with what stands deeper, or the lines before ``behind``: what was meant cannot be
        told."""
        last = (behind or self._lines.after(value.number, value.parent)) - 1
        cut = (self._lines.cut(value.number, last),)
        self._slips.append(Slip(code, at, length, params, cut, is_cured=False, line=line))

    def _own(self, value: Value, edits: tuple[Edit, ...]) -> str:
        """The organiser's own line with ``edits``; of a text over several lines the first and the last."""
        first = self._lines.mended(value.number, edits)
        last = max((self._lines.number(edit.end) for edit in edits), default=value.number)
        return first if last == value.number else shown(f"{first} … {self._lines.mended(last, edits)}")

    def is_prose(self, keys: tuple[str, ...]) -> bool:
        """Whether a text for people stands behind the keys, or one of which nothing is known."""
        known = [key for key in keys if key in self._grammar.keys]
        return not known or bool(self._grammar.prose.intersection(known))

    def _reach(self, value: Value, end: int) -> int:
        """Where a plain text that begins in one line ends, in that line or below."""
        behind = self._text_end(value)
        if behind == value.number + 1:
            return end
        return self._lines.starts[behind - 1] + len(self._lines.lines[behind - 1].rstrip())

    def _text_end(self, value: Value) -> int:
        """The line behind a text that may go on in deeper lines: the first that may be a key belongs to it no more."""
        behind = self._lines.after(value.number, value.parent)
        return next((each for each in range(value.number + 1, behind) if self._is_key(each)), behind)

    def _is_key(self, number: int) -> bool:
        return is_key_line(self._lines.lines[number], self._lines.lead(number), self._grammar)

    def _has_keys(self, first: int, behind: int) -> bool:
        return any(COLON.search(self._lines.lines[each]) for each in range(first, behind))

    def _quoted(self, value: Value, typed: str) -> int:
        sign = typed[0]
        closed = (_SINGLE if sign == "'" else _DOUBLE).match(typed)
        if closed and REST.match(typed, closed.end()):
            self._closed(value, typed[: closed.end()])
            return value.number + 1
        if not closed and self._is_above_key(value):
            if self._is_valid or self._closed_below(value, sign):
                # Closed by a mark behind the text of another key: which marks were meant cannot be told.
                edits = self._close(value, typed)
                own = self._own(value, edits)
                self._slips.append(Slip("yaml-quote", value.at, 1, {"sign": sign}, edits, False, own))
                return value.number + 1
        elif not closed and (behind := self._closed_below(value, sign)):
            return behind
        if self._is_valid and not (closed and typed[closed.end()] == "#"):
            return self._lines.after(value.number, value.parent)
        if sign == "'" and APOSTROPHE.match(typed):
            self._apostrophe(value, typed)
        elif closed:
            self._after_quote(value, typed, closed.end())
        else:
            self._unclosed(value, typed)
        return self._text_end(value)

    def _closed(self, value: Value, token: str) -> None:
        """A quotation that is closed as it should be, and yet not what was meant."""
        if token[0] == "'" and APOSTROPHE.match(token) and token[2] == " " and "''" not in token:
            self._apostrophe(value, token)
        elif token[0] == '"' and any(each not in _ESCAPES for each in _ESCAPE.findall(token)):
            self._backslash(value, token)

    def _apostrophe(self, value: Value, typed: str) -> None:
        length = len(typed)
        if (remark := REMARK.search(typed)) and "'" not in typed[remark.start() :]:
            length = remark.start()
        is_wrapped = length > 1 and typed[length - 1] == "'" and typed.count("'", 0, length) == 2
        end = value.at + length
        edits: tuple[Edit, ...]
        if is_wrapped:
            edits = (Edit(value.at, value.at, '"'), Edit(end - 1, end, '"'))
        else:
            edits = quoting(self._lines.text, value.at, self._reach(value, end))
        self._note("yaml-apostrophe", value, value.at, edits)

    def _backslash(self, value: Value, token: str) -> None:
        bad = next(found for found in _ESCAPE.finditer(token) if found[1] not in _ESCAPES)
        inner = token[1:-1].replace('\\"', '"')
        # In the name of a file it stands between folders.
        inner = inner if self.is_prose(value.keys) else inner.replace("\\", "/")
        edits = self._exchange(value.at, token, quoted(inner))
        self._note("yaml-escape", value, value.at + bad.start(), edits, 2, sign="\\")

    def _exchange(self, at: int, token: str, new: str) -> tuple[Edit, ...]:
        return (Edit(at, at + len(token), new),)

    def _after_quote(self, value: Value, typed: str, end: int) -> None:
        """``"Samen" sterk``, ``'Zo'n dag'``, ``"Hij zei "ja" tegen ons"``."""
        sign = typed[0]
        remark = REMARK.search(typed, end)
        token = typed[: remark.start()] if remark else typed
        inner = token[1:-1]
        if token[-1] == sign and self._wraps(inner, sign):
            edits = self._exchange(value.at, token, quoted(inner))
        else:
            edits = self._exchange(value.at, token, quoted(token))
        if (behind := self._text_end(value)) > value.number + 1:
            self._give_up(
                "yaml-after-quote", value, value.at + end, 1, self._own(value, edits), behind=behind
            )
            return
        self._note("yaml-after-quote", value, value.at + end, edits)

    def _wraps(self, inner: str, sign: str) -> bool:
        """Whether the marks around ``inner`` belong together: the first one within opens, or is an apostrophe."""
        first = inner.find(sign)
        before = inner[first - 1 : first]
        behind = inner[first + 1 : first + 2]
        return not before or before in " ([" or (sign == "'" and before.isalnum() and behind.isalnum())

    def _unclosed(self, value: Value, typed: str) -> None:
        sign = typed[0]
        behind = self._text_end(value)
        has_more = behind > value.number + 1
        remark = REMARK.search(typed)
        if remark and not has_more:
            token = typed[: remark.start()]
            line = self._own(value, self._exchange(value.at, token, quoted(token[1:])))
            self._give_up("yaml-quote", value, value.at, 1, line, behind=behind, sign=sign)
            return
        if typed[-1] in CURLY and not has_more:
            edits = self._exchange(value.at, typed, quoted(typed[1:-1]))
            self._note("yaml-lookalike", value, value.at + len(typed) - 1, edits, sign=typed[-1], meant=sign)
            return
        if sign == '"' and "\\" in typed and not has_more:
            edits = self._exchange(value.at, typed, quoted(typed[1:-1] if typed[-1] == '"' else typed[1:]))
            self._note("yaml-escape", value, value.at + typed.index("\\"), edits, 2, sign="\\")
            return
        if has_more and self._has_keys(value.number + 1, behind):
            own = self._own(value, self._close(value, typed))
            self._give_up("yaml-quote", value, value.at, 1, own, behind=behind, sign=sign)
            return
        last = behind - 1
        end = self._lines.starts[last] + len(self._lines.lines[last].rstrip())
        edits = (Edit(end, end, sign),)
        self._note("yaml-quote", value, value.at, edits, sign=sign)

    def _is_above_key(self, value: Value) -> bool:
        """Whether the next line begins with one of our keys."""
        below = value.number + 1
        if below == len(self._lines):
            return False
        return self._grammar.knows(word_key(self._lines.lines[below], self._lines.lead(below)))

    def _close(self, value: Value, typed: str) -> tuple[Edit, ...]:
        end = value.at + len(typed)
        return (Edit(end, end, typed[0]),)

    def _closed_below(self, value: Value, sign: str) -> int:
        """The line behind a quotation that ends in one of the next lines; 0 where it does not."""
        behind = self._lines.after(value.number, value.parent)
        if behind == value.number + 1:
            return 0
        end = self._lines.starts[behind - 1] + len(self._lines.lines[behind - 1])
        closed = re.compile((_SINGLE if sign == "'" else _DOUBLE).pattern, re.DOTALL)
        found = closed.match(self._lines.text, value.at, end)
        if not found:
            return 0
        last = self._lines.number(found.end())
        rest = self._lines.lines[last][found.end() - self._lines.starts[last] :]
        return last + 1 if REST.match(rest) else 0
