"""What stands behind a colon or a dash, sign by sign: quotation marks, apostrophes, signs that mean something else in YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.yaml.edits import Edit
from kiosk.yaml.flow import Flow
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.signs import BLANKS, CURLY, LINES, UNSEEN
from kiosk.yaml.slips import Lines, Slip, quoted, quoting, shown

APOSTROPHE = re.compile(
    r"'(?:[tsnkmr]|ns|em|et|ie|til|tis|twas|cause|bout|round|\d\ds?)(?![\w'])(?= |,)", re.IGNORECASE
)
"""Words that begin with an apostrophe: 't, 's, 'n, 'k; 'tis, 'til; '68."""

_BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?$")
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_REST = re.compile(r"[ \t]*(?:[ \t]#.*)?$")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = frozenset('0abtnvfre "/\\N_LPxuU\t')
_COLON = re.compile(r":(?=[ \t]|$)")
_REMARK = re.compile(r"[ \t]+#(?:[ \t].*)?$|[ \t]+# .*$")
_SIGNED = re.compile(r"[@`%|>,\]}]|[-?:](?=[ \t]|$)|[&*!](?!!)")
_CURLY = re.compile(f"[{CURLY}\"']([^{CURLY}]*(?:[’'][^{CURLY}]+)*)[{CURLY}\"']")
_SECOND_KEY = re.compile(r"(?<=[ \t])([\w-]+):(?=[ \t])")


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


class Values:
    """Judges values, and notes slips. Of a text that the parser accepts only what changes its sense is noted."""

    def __init__(self, lines: Lines, grammar: Grammar, slips: list[Slip], *, is_valid: bool) -> None:
        self._lines = lines
        self._grammar = grammar
        self._slips = slips
        self._is_valid = is_valid
        self._flow = Flow(lines, grammar, slips, is_valid=is_valid)

    def judge(self, value: Value) -> tuple[int, bool]:
        """The first line behind ``value``, and whether nothing stands there yet (it may follow in deeper lines)."""
        typed = self._typed(value)
        if not typed:
            return value.number + 1, True
        if typed[0] == "#":
            return self._remark(value, typed)
        if _BLOCK.match(typed):
            return -1, False
        if typed[0] in "\"'":
            return self._quoted(value, typed), False
        if typed[0] in "[{":
            return self._bracketed(value, typed), False
        if typed[0] in CURLY and self._curly(value, typed):
            return value.number + 1, False
        if (not self._is_valid or self._vanishes(value, typed)) and self._signed(value, typed):
            return self._lines.after(value.number, value.parent), False
        return self._plain(value, typed), False

    def is_prose(self, keys: tuple[str, ...]) -> bool:
        """Whether a text for people stands behind the keys, or one of which nothing is known."""
        known = [key for key in keys if key in self._grammar.keys]
        return not known or bool(self._grammar.prose.intersection(known))

    def _typed(self, value: Value) -> str:
        start = self._lines.starts[value.number]
        return self._lines.lines[value.number][value.at - start :].rstrip(" \t" + LINES)

    def _note(
        self, code: str, value: Value, at: int, edits: tuple[Edit, ...], length: int = 1, **params: object
    ) -> None:
        is_long = any(self._lines.number(edit.end) > value.number for edit in edits)
        line = self._own(value, edits) if is_long else ""
        self._slips.append(Slip(code, at, length, params, edits, line=line))

    def _give_up(
        self, code: str, value: Value, at: int, length: int, line: str = "", **params: object
    ) -> None:
        """Report, and take out the line with what stands deeper: what was meant cannot be told."""
        last = self._lines.after(value.number, value.parent) - 1
        cut = (self._lines.cut(value.number, last),)
        self._slips.append(Slip(code, at, length, params, cut, is_cured=False, line=line))

    def _own(self, value: Value, edits: tuple[Edit, ...]) -> str:
        """The organiser's own line with ``edits``; of a text over several lines the first and the last."""
        first = self._lines.mended(value.number, edits)
        last = max((self._lines.number(edit.end) for edit in edits), default=value.number)
        return first if last == value.number else shown(f"{first} … {self._lines.mended(last, edits)}")

    def _remark(self, value: Value, typed: str) -> tuple[int, bool]:
        """``title: #samen``: a word behind # where a value should stand was meant as the value."""
        behind = self._lines.after(value.number, value.parent)
        follows = any(not self._lines.is_blank(each) for each in range(value.number + 1, behind))
        is_prose = bool(self._grammar.prose.intersection(value.keys))
        if is_prose and len(typed) > 1 and typed[1] not in " \t#!" and not follows:
            line = self._own(value, quoting(self._lines.text, value.at, value.at + len(typed)))
            edits = (self._lines.cut(value.number, value.number),)
            self._slips.append(
                Slip("comment-hides-value", value.at, len(typed), {"lost": typed}, edits, False, line)
            )
            return value.number + 1, False
        return value.number + 1, True

    def _quoted(self, value: Value, typed: str) -> int:
        sign = typed[0]
        closed = (_SINGLE if sign == "'" else _DOUBLE).match(typed)
        if closed and _REST.match(typed, closed.end()):
            self._closed(value, typed[: closed.end()])
            return value.number + 1
        if not closed and (behind := self._closed_below(value, sign)):
            return behind
        if self._is_valid and not (closed and typed[closed.end()] == "#"):
            return self._lines.after(value.number, value.parent)
        if sign == "'" and APOSTROPHE.match(typed):
            self._apostrophe(value, typed)
        elif closed:
            self._after_quote(value, typed, closed.end())
        else:
            self._unclosed(value, typed)
        return self._lines.after(value.number, value.parent)

    def _closed(self, value: Value, token: str) -> None:
        """A quotation that is closed as it should be, and yet not what was meant."""
        if token[0] == "'" and APOSTROPHE.match(token) and token[2] == " " and "''" not in token:
            self._apostrophe(value, token)
        elif token[0] == '"' and any(each not in _ESCAPES for each in _ESCAPE.findall(token)):
            self._backslash(value, token)

    def _apostrophe(self, value: Value, typed: str) -> None:
        length = len(typed)
        if (remark := _REMARK.search(typed)) and "'" not in typed[remark.start() :]:
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
        remark = _REMARK.search(typed, end)
        token = typed[: remark.start()] if remark else typed
        inner = token[1:-1]
        if token[-1] == sign and self._wraps(inner, sign):
            edits = self._exchange(value.at, token, quoted(inner))
        else:
            edits = self._exchange(value.at, token, quoted(token))
        if self._lines.after(value.number, value.parent) > value.number + 1:
            self._give_up("yaml-after-quote", value, value.at + end, 1, self._own(value, edits))
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
        behind = self._lines.after(value.number, value.parent)
        has_more = behind > value.number + 1
        remark = _REMARK.search(typed)
        if remark and not has_more:
            token = typed[: remark.start()]
            line = self._own(value, self._exchange(value.at, token, quoted(token[1:])))
            self._give_up("yaml-quote", value, value.at, 1, line, sign=sign)
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
            self._give_up(
                "yaml-quote", value, value.at, 1, self._own(value, self._close(value, typed)), sign=sign
            )
            return
        last = behind - 1
        end = self._lines.starts[last] + len(self._lines.lines[last].rstrip())
        edits = (Edit(end, end, sign),)
        self._note("yaml-quote", value, value.at, edits, sign=sign)

    def _close(self, value: Value, typed: str) -> tuple[Edit, ...]:
        end = value.at + len(typed)
        return (Edit(end, end, typed[0]),)

    def _has_keys(self, first: int, behind: int) -> bool:
        return any(_COLON.search(self._lines.lines[each]) for each in range(first, behind))

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
        return last + 1 if _REST.match(rest) else 0

    def _bracketed(self, value: Value, typed: str) -> int:
        behind = self._lines.after(value.number, value.parent)
        found = self._flow.read(value.at, self._lines.starts[behind - 1] + len(self._lines.lines[behind - 1]))
        last = self._lines.number(found.end)
        rest = self._lines.lines[last][found.end - self._lines.starts[last] :]
        opened, close = typed[0], "]" if typed[0] == "[" else "}"
        is_prose = bool(self._grammar.prose.intersection(value.keys))
        if found.is_closed and _REST.match(rest):
            self._slips += found.slips
            return last + 1
        if found.is_closed and rest.startswith("#"):
            self._slips.append(Slip("yaml-sign", found.end, 1, {"sign": "#"}, (), is_cured=False))
            return behind
        if self._is_valid:
            return behind
        edits = quoting(self._lines.text, value.at, value.at + len(typed))
        is_one_line = behind == value.number + 1
        if found.is_closed and is_one_line and opened == "[" and is_prose:
            self._note("yaml-sign", value, value.at, edits, sign=opened)
        elif not found.is_closed and is_one_line and found.depth == 1 and not _REMARK.search(typed):
            end = value.at + len(typed)
            is_text = is_prose and (opened == "[" or not _COLON.search(typed))
            if not is_text:
                edits = (*(edit for slip in found.slips for edit in slip.edits), Edit(end, end, close))
            self._note("yaml-bracket", value, value.at, edits, sign=opened, close=close)
        else:
            self._give_up("yaml-bracket", value, value.at, 1, sign=opened, close=close)
        return behind

    def _curly(self, value: Value, typed: str) -> bool:
        """``slide: “markt”``: marks of a word processor where straight ones were meant."""
        remark = _REMARK.search(typed)
        token = typed[: remark.start()] if remark else typed
        if len(token) < 3 or not _CURLY.fullmatch(token):
            return False
        is_broken = not self._is_valid and (_COLON.search(token) or " #" in token)
        if self.is_prose(value.keys) and not is_broken:
            return False
        inner = token[1:-1].strip(BLANKS + UNSEEN) if token[0] == "«" else token[1:-1]
        edits = self._exchange(value.at, token, quoted(inner))
        meant = quoted(inner)[0]
        self._note("yaml-lookalike", value, value.at, edits, sign=token[0], meant=meant)
        return True

    def _signed(self, value: Value, typed: str) -> bool:
        """``title: @fos``, ``50 %`` is fine and ``%50`` is not."""
        found = _SIGNED.match(typed)
        if not found or self._lines.after(value.number, value.parent) > value.number + 1:
            return False
        if typed[0] in "&*!" and " " not in typed and self._is_reference(typed):
            return False
        if typed[0] == "-" and value.keys and value.keys[-1] in self._grammar.lists:
            return False
        remark = _REMARK.search(typed)
        end = value.at + (remark.start() if remark else len(typed))
        edits = quoting(self._lines.text, value.at, end)
        self._note("yaml-sign", value, value.at, edits, sign=typed[0])
        return True

    def _vanishes(self, value: Value, typed: str) -> bool:
        """``title: &co``: the parser takes the first word of a text for an anchor or a tag."""
        return typed[0] in "&!" and bool(self._grammar.prose.intersection(value.keys))

    def _is_reference(self, typed: str) -> bool:
        """Whether the file really uses YAML's anchors: then it was written by someone who knows them."""
        return typed[0] == "*" and re.search(rf"&{re.escape(typed[1:])}(?!\w)", self._lines.text) is not None

    def _reach(self, value: Value, end: int) -> int:
        """Where a plain text that begins in one line ends, in that line or below."""
        behind = self._lines.after(value.number, value.parent)
        if behind == value.number + 1:
            return end
        return self._lines.starts[behind - 1] + len(self._lines.lines[behind - 1].rstrip())

    def _plain(self, value: Value, typed: str) -> int:
        if self._is_valid:
            self._trim(value, typed)
            return self._lines.after(value.number, value.parent)
        remark = _REMARK.search(typed)
        token = typed[: remark.start()] if remark else typed
        for found in re.finditer(r"\t+", token):
            at = value.at + found.start()
            edit = (Edit(at, at + len(found[0]), " "),)
            if not token.startswith("#", found.end()):
                self._note("yaml-blank", value, at, edit, sign="\t")
        colon = _COLON.search(token)
        if not colon:
            return value.number + 1
        second = next((each for each in _SECOND_KEY.finditer(token) if self._grammar.knows(each[1])), None)
        edits = quoting(self._lines.text, value.at, value.at + len(token))
        line = self._own(value, edits)
        if second and not self.is_prose(value.keys):
            first = self._lines.lines[value.number][: value.at - self._lines.starts[value.number]]
            line = f"{first.strip()} {token[: second.start()].strip()}"
            self._give_up(
                "yaml-two-keys",
                value,
                value.at + second.start(),
                len(second[0]),
                line,
                key=second[1],
                first=value.keys[-1] if value.keys else "",
                second=token[second.start() :],
            )
            return self._lines.after(value.number, value.parent)
        behind = self._lines.after(value.number, value.parent)
        if (second and second[1] not in self._grammar.prose) or (
            behind > value.number + 1 and self._has_keys(value.number + 1, behind)
        ):
            self._give_up("yaml-colon", value, value.at + colon.start(), 1, line)
            return behind
        if behind > value.number + 1:
            edits = quoting(self._lines.text, value.at, self._reach(value, 0))
        self._note("yaml-colon", value, value.at + colon.start(), edits)
        return behind

    def _trim(self, value: Value, typed: str) -> None:
        """Signs that nobody sees at the end of a name: the file it means is not found."""
        if self.is_prose(value.keys):
            return
        bare = typed.rstrip(BLANKS + UNSEEN + " ")
        if bare and len(bare) < len(typed):
            at, sign = value.at + len(bare), typed[len(bare)]
            code = "yaml-blank" if sign in BLANKS else "yaml-unseen"
            self._note(code, value, at, (Edit(at, value.at + len(typed)),), len(typed) - len(bare), sign=sign)
