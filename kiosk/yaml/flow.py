"""Lists and blocks within brackets, ``{nl: …, fr: …}``, read as people type them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kiosk.words.language_codes import LANGUAGE_CODES
from kiosk.yaml.edits import Edit
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.keys import is_sentence, word_key
from kiosk.yaml.signs import BLANKS, COLONS, CURLY, UNSEEN
from kiosk.yaml.slips import Lines, Slip, quoted

_GAP = re.compile(f"[ \t\r\n{BLANKS}{UNSEEN}]*")
_KEY = re.compile(f'(["{CURLY}]?)([\\w-]+)(["{CURLY}]?)[ {BLANKS}{UNSEEN}]*([:{COLONS}])')
_OTHER_KEY = re.compile(r"[^\s,\[\]{}\"'#?][^,\[\]{}\"'#]*?:(?=[ \t\r\n]|$)")
_CLOSED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""", re.DOTALL)
_CURLY = re.compile(f'[{CURLY}]([^{CURLY}\n]*(?:’[^{CURLY}\n]+)*)[{CURLY}"](?=[ \t]*(?:[,\\]}}\n]|$))')
_APOSTROPHE = re.compile(r"'(?:[tsnkmr]|ns|\d\ds?)(?= )", re.IGNORECASE)


_NEXT_KEY = re.compile(r";[ \t]*([\w-]+)[ \t]*:")
_NO_KEY, _NO_TEXT = -1, -2
"""No key stands there, or one behind which no plain text does."""


@dataclass(slots=True)
class Found:
    """What was read: where it ended, and the slips in it."""

    end: int
    is_closed: bool = False
    depth: int = 0
    slips: list[Slip] = field(default_factory=list)


class Flow:
    """Reads from an opening bracket to the one that closes it."""

    def __init__(self, lines: Lines, grammar: Grammar, slips: list[Slip], *, is_valid: bool) -> None:
        self._lines = lines
        self._grammar = grammar
        self._is_valid = is_valid

    def read(self, at: int, end: int) -> Found:
        """From the bracket at ``at``, at most to ``end``."""
        text = self._lines.text
        found = Found(end)
        opened: list[str] = []
        value = _NO_KEY
        while at < end:
            gap = _GAP.match(text, at, end)
            at = gap.end() if gap else at
            if at >= end:
                break
            sign = text[at]
            if sign in "[{":
                opened.append(sign)
                at, value = self._key(at + 1, end, found) if sign == "{" else (at + 1, _NO_TEXT)
            elif sign in "]}":
                if not opened or (opened.pop() == "[") != (sign == "]"):
                    break
                at, value = at + 1, _NO_TEXT
                if not opened:
                    return Found(at, True, 0, found.slips)
            elif sign == "," or (sign == ";" and found.slips and found.slips[-1].start == at):
                before, comma = value, at
                at, value = (
                    self._key(at + 1, end, found) if opened and opened[-1] == "{" else (at + 1, _NO_TEXT)
                )
                if before >= 0 and value == _NO_KEY and (stop := self._orphan(at, end)):
                    self._comma(found, before, comma, stop)
                    at, value = stop, before
            elif sign == "#" and text[at - 1] in " \t\n":
                at = self._remark(at, end)
            else:
                at = self._token(at, end, found, opened[-1] if opened else "")
                value = value if value >= 0 else _NO_TEXT
        found.depth = len(opened)
        return found

    def _orphan(self, at: int, end: int) -> int:
        """The end of a text that stands where a key should, and is none; 0 where a key stands."""
        text = self._lines.text
        if at >= end or text[at] in "\"'[]{},#?&*!":
            return 0
        stop = self._plain_end(at + 1, end)
        if (name := word_key(text[:stop], at)) and not is_sentence(name, self._grammar):
            return 0
        return 0 if re.search(r":(?=[ \t\n]|$)", text[at:stop]) or text[stop : stop + 1] == ":" else stop

    def _comma(self, found: Found, start: int, comma: int, stop: int) -> None:
        """``{nl: Brood, en rozen}``: within braces a comma ends the text."""
        edit = Edit(start, stop, quoted(self._lines.text[start:stop]))
        if found.slips and found.slips[-1].code == "yaml-comma" and found.slips[-1].edits[0].start == start:
            comma = found.slips.pop().start
        self._note(found, "yaml-comma", comma, (edit,))

    def _remark(self, at: int, end: int) -> int:
        line = self._lines.number(at)
        return min(end, self._lines.starts[line] + len(self._lines.lines[line]))

    def _key(self, at: int, end: int, found: Found) -> tuple[int, int]:
        """Where reading goes on behind a key and its colon, and where its value begins; less than 0 where no text can be."""
        text = self._lines.text
        gap = _GAP.match(text, at, end)
        start = gap.end() if gap else at
        key = _KEY.match(text, start, end)
        if not key or not (self._grammar.knows(key[2]) or key[2] in LANGUAGE_CODES):
            other = _OTHER_KEY.match(text, start, end)
            return (other.end(), _NO_TEXT) if other else (start, _NO_KEY)
        behind = key.end()
        if text.startswith("//", behind):
            return start, _NO_KEY
        if key[1] and key[1] in CURLY:
            edits = (Edit(key.start(1), key.end(1)), Edit(key.start(3), key.end(3)))
            self._note(found, "yaml-lookalike", start, edits, sign=key[1], meant='"')
        if key[4] in COLONS:
            self._note(
                found,
                "yaml-lookalike",
                key.start(4),
                (Edit(key.start(4), behind, ":"),),
                sign=key[4],
                meant=":",
            )
        if behind < end and text[behind] in BLANKS:
            self._note(found, "yaml-blank", behind, (Edit(behind, behind + 1, " "),), sign=text[behind])
        elif behind < end and text[behind] not in " \t\r\n,]}" and key[1] != '"':
            self._note(
                found, "yaml-colon-blank", start, (Edit(behind, behind, " "),), behind - start, key=key[2]
            )
        gap = _GAP.match(text, behind, end)
        value = gap.end() if gap else behind
        return behind, value if value < end and text[value] not in "\"'[]{},#&*!" + CURLY else _NO_TEXT

    def _note(
        self, found: Found, code: str, at: int, edits: tuple[Edit, ...], length: int = 1, **params: object
    ) -> None:
        found.slips.append(Slip(code, at, length, params, edits))

    def _token(self, at: int, end: int, found: Found, inside: str) -> int:
        """One text, to the comma or bracket behind it."""
        text = self._lines.text
        sign = text[at]
        if sign in "\"'":
            closed = _CLOSED.match(text, at, end)
            if closed and re.compile(r"[ \t\r\n]*(?:[,\]}:]|[ \t]#|$)").match(text, closed.end(), end):
                return closed.end()
            if sign == "'" and _APOSTROPHE.match(text, at) and not self._is_valid:
                return self._quote(at, self._plain_end(at + 1, end), found, "yaml-apostrophe")
            return closed.end() if closed else self._plain_end(at + 1, end)
        if sign in CURLY and (curly := _CURLY.match(text, at, end)) and re.search(r",|: ", curly[1]):
            edits = (Edit(at, curly.end(), quoted(curly[1])),)
            self._note(found, "yaml-lookalike", at, edits, sign=sign, meant=quoted(curly[1])[0])
            return curly.end()
        stop = self._plain_end(at + 1, end)
        if inside == "{" and (mark := self._semicolon(at, stop)):
            self._note(found, "yaml-lookalike", mark, (Edit(mark, mark + 1, ","),), sign=";", meant=",")
            return mark
        token = text[at:stop]
        if (sign == "?" and token[1:2].strip()) or sign == "#":
            # The parser takes the one for the sign of a key, the other for a remark.
            found.slips.append(Slip("yaml-sign", at, 1, {"sign": sign}, (), False))
        if not self._is_valid and inside == "{" and re.search(r":[ \t]", token) and "\n" not in token:
            return self._quote(at, stop, found, "yaml-colon")
        return max(stop, at + 1)

    def _semicolon(self, at: int, stop: int) -> int:
        """``{nl: De straat; fr: La rue}``: where a semicolon stands before the next key; 0 for nowhere."""
        for found in _NEXT_KEY.finditer(self._lines.text, at, stop):
            if self._grammar.knows(found[1]) or found[1] in LANGUAGE_CODES:
                return found.start()
        return 0

    def _plain_end(self, at: int, end: int) -> int:
        text = self._lines.text
        while at < end and text[at] not in ",]}[{":
            if text[at] == "#" and text[at - 1] in " \t":
                break
            at += 1
        while text[at - 1] in f" \t\r\n{BLANKS}":
            at -= 1
        return at

    def _quote(self, start: int, stop: int, found: Found, code: str) -> int:
        token = self._lines.text[start:stop]
        at = start + token.index(": ") if code == "yaml-colon" else start
        self._note(found, code, at, (Edit(start, stop, quoted(token)),))
        return stop
