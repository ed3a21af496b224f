"""What stands behind a colon or a dash, sign by sign: quotation marks, apostrophes, signs that mean something else in YAML."""

from __future__ import annotations

import re

from kiosk.problems.nearest import called
from kiosk.words.language_codes import LANGUAGE_CODES
from kiosk.yaml.edits import Edit
from kiosk.yaml.flow import Flow
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.keys import word_key
from kiosk.yaml.own_line import quoted as in_braces
from kiosk.yaml.quotes import COLON, REMARK, REST, Quotes, Value
from kiosk.yaml.signs import BLANKS, CURLY, LINES, UNSEEN
from kiosk.yaml.slips import Lines, Slip, quoted, quoting

_BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?$")
_SIGNED = re.compile(r"[@`%|>,\]}]|[-?:](?=[ \t]|$)|[&*!](?!!)")
_CURLY = re.compile(f"[{CURLY}\"']([^{CURLY}]*(?:[’'][^{CURLY}]+)*)[{CURLY}\"']")
_FIRST_KEY = re.compile(r"([\w-]+):(?=[ \t]|$)")
_SECOND_KEY = re.compile(r"(?<=[ \t])([\w-]+):(?=[ \t])")
_PART = re.compile(r"(?:^|[,;])[ \t]*([\w-]+):(?=[ \t]|$)")
_SAID = frozenset({"by", "more"})
"""Keys that are also words of a sentence before a colon, in English."""


class Values(Quotes):
    """Judges values, and notes slips. Of a text that the parser accepts only what changes its sense is noted."""

    def __init__(self, lines: Lines, grammar: Grammar, slips: list[Slip], *, is_valid: bool) -> None:
        super().__init__(lines, grammar, slips, is_valid=is_valid)
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
        if not self._is_valid and self._joined(value, typed):
            return value.number + 1, True
        return self._plain(value, typed), False

    def _typed(self, value: Value) -> str:
        start = self._lines.starts[value.number]
        return self._lines.lines[value.number][value.at - start :].rstrip(" \t" + LINES)

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

    def _bracketed(self, value: Value, typed: str) -> int:
        behind = self._lines.after(value.number, value.parent)
        found = self._flow.read(value.at, self._lines.starts[behind - 1] + len(self._lines.lines[behind - 1]))
        last = self._lines.number(found.end)
        rest = self._lines.lines[last][found.end - self._lines.starts[last] :]
        opened, close = typed[0], "]" if typed[0] == "[" else "}"
        is_prose = bool(self._grammar.prose.intersection(value.keys))
        if found.is_closed and REST.match(rest):
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
        elif not found.is_closed and is_one_line and found.depth == 1 and not REMARK.search(typed):
            end = value.at + len(typed)
            is_list = any(key in self._grammar.lists for key in value.keys[-1:])
            is_text = is_prose and not is_list and (opened == "[" or not COLON.search(typed))
            if not is_text:
                edits = (*(edit for slip in found.slips for edit in slip.edits), Edit(end, end, close))
            self._note("yaml-bracket", value, value.at, edits, sign=opened, close=close)
        else:
            self._give_up("yaml-bracket", value, value.at, 1, sign=opened, close=close)
        return behind

    def _curly(self, value: Value, typed: str) -> bool:
        """``slide: “markt”``: marks of a word processor where straight ones were meant."""
        remark = REMARK.search(typed)
        token = typed[: remark.start()] if remark else typed
        if len(token) < 3 or not _CURLY.fullmatch(token):
            return False
        is_broken = not self._is_valid and (COLON.search(token) or " #" in token)
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
        remark = REMARK.search(typed)
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

    def _plain(self, value: Value, typed: str) -> int:
        if self._is_valid:
            self._trim(value, typed)
            return self._swallowed(value)
        remark = REMARK.search(typed)
        token = typed[: remark.start()] if remark else typed
        self._tabs(value.at, token)
        for each in range(value.number + 1, self._text_end(value)):
            line, lead = self._lines.lines[each], self._lines.lead(each)
            self._tabs(self._lines.starts[each] + lead, line[lead:].rstrip())
        colon = COLON.search(token)
        if not colon:
            return self._goes_on(value, typed)
        second = next((each for each in _SECOND_KEY.finditer(token) if self._grammar.knows(each[1])), None)
        if self._unbraced(value, token):
            return value.number + 1
        if second and (second[1] not in _SAID or not self.is_prose(value.keys)):
            return self._two_keys(value, token, second)
        edits = quoting(self._lines.text, value.at, value.at + len(token))
        behind = self._text_end(value)
        if behind > value.number + 1 and self._has_keys(value.number + 1, behind):
            line = self._own(value, edits)
            self._give_up("yaml-colon", value, value.at + colon.start(), 1, line, behind=behind)
            return behind
        if behind > value.number + 1:
            edits = quoting(self._lines.text, value.at, self._reach(value, 0))
        self._note("yaml-colon", value, value.at + colon.start(), edits)
        return behind

    def _tabs(self, start: int, text: str) -> None:
        """Tabs within a text, which the parser takes for its end."""
        for found in re.finditer(r"\t+", text):
            at = start + found.start()
            if not text.startswith("#", found.end()):
                edit = (Edit(at, at + len(found[0]), " "),)
                self._slips.append(Slip("yaml-blank", at, 1, {"sign": "\t"}, edit))

    def _two_keys(self, value: Value, token: str, second: re.Match[str]) -> int:
        """``slide: markt, duration: 15s``: what stands behind the first value belongs on a line of its own."""
        head = token[: second.start()].rstrip(" \t,;")
        start, at = self._lines.starts[value.number], value.at + second.start()
        before = self._lines.lines[value.number][: value.at - start].strip()
        ends = "\r\n" if "\r\n" in self._lines.text else "\n"
        behind = self._lines.after(value.number, value.parent)
        is_parted = token[: second.start()].rstrip().endswith((",", ";"))
        is_sure = is_parted and behind == value.number + 1 and not self.is_prose(value.keys)
        edit = Edit(value.at + len(head), at, ends + " " * max(value.parent, 0))
        params = {
            "key": second[1],
            "first": value.keys[-1] if value.keys else "",
            "second": token[second.start() :],
        }
        slip = Slip("yaml-two-keys", at, len(second[0]), params, (edit,), is_sure, f"{before} {head}")
        self._slips.append(slip)
        return behind

    def _unbraced(self, value: Value, token: str) -> bool:
        """``when: days: za, between: "10:00-18:00"``, ``title: (nl: De straat, fr: La rue)``: a block on the line of its
        key, without braces."""
        owner = value.keys[-1] if value.keys else ""
        is_ours = owner in self._grammar.blocks or owner in self._grammar.languages
        is_round = token[0] == "(" and token[-1] == ")"
        inner = token[1:-1] if is_round else token
        if not is_ours or self._lines.after(value.number, value.parent) > value.number + 1:
            return False
        starts = [each for each in _PART.finditer(inner) if self._opens(owner, each[1])]
        if not starts or starts[0].start() > 0:
            return False
        if len(starts) == 1 and self.is_prose(value.keys) and not is_round:
            # A text that begins with such a word.
            return False
        ends = [*(each.start() for each in starts[1:]), len(inner)]
        parts = []
        for each, end in zip(starts, ends, strict=True):
            text = inner[each.end() : end].strip()
            is_read = text[:1] in ("[", '"', "'") or not text
            parts.append(f"{each[1]}: {text if is_read else in_braces(text)}".rstrip())
        edits = self._exchange(value.at, token, f"{{{', '.join(parts)}}}")
        self._note("yaml-braces", value, value.at, edits, len(token), key=owner)
        return True

    def _opens(self, owner: str, key: str) -> bool:
        """Whether ``key`` may stand in the block of ``owner``."""
        if owner in self._grammar.by_language:
            return key in LANGUAGE_CODES
        return key in self._grammar.inner

    def _swallowed(self, value: Value) -> int:
        """``title: Welkom`` above a deeper ``text:Een huis``: without its blank YAML takes the key for more of the text."""
        behind = self._lines.after(value.number, value.parent)
        for each in range(value.number + 1, behind):
            at, start = self._lines.lead(each), self._lines.starts[each]
            name = word_key(self._lines.lines[each], at)
            if self._grammar.knows(name) or called(name, self._grammar.prose):
                end = self._lines.lines[each].index(":", at) + 1
                edit = (Edit(start + end, start + end, " "),)
                self._slips.append(Slip("yaml-colon-blank", start + at, end - at, {"key": name}, edit))
        return behind

    def _joined(self, value: Value, token: str) -> bool:
        """``nl: title: De markt`` above the other keys of ``nl``: the end of a line got lost."""
        found = _FIRST_KEY.match(token)
        behind = self._lines.after(value.number, value.parent)
        below = [each for each in range(value.number + 1, behind) if not self._lines.is_blank(each)]
        owner = value.keys[-1] if value.keys else ""
        holds_keys = owner in self._grammar.languages or not self.is_prose(value.keys[-1:])
        if not found or found[1] not in self._grammar.inner or not below or not holds_keys:
            return False
        line = self._lines.lines[below[0]].strip()
        key = line.partition(":")[0]
        if not self._grammar.knows(key):
            return False
        start = self._lines.starts[value.number]
        head = self._lines.text[start : value.at].rstrip()
        ends = "\r\n" if "\r\n" in self._lines.text else "\n"
        edit = Edit(start + len(head), value.at, ends + " " * self._lines.indent(below[0]))
        params = {"key": found[1], "first": key, "second": token}
        slip = Slip("yaml-two-keys", value.at, found.end(), params, (edit,), line=head.strip())
        self._slips.append(slip)
        return True

    def _goes_on(self, value: Value, typed: str) -> int:
        """A text that goes on in deeper lines: with a colon in one of them it wants marks, unless that is a key."""
        behind = self._lines.after(value.number, value.parent)
        for each in range(value.number + 1, behind):
            line = self._lines.lines[each]
            colon, at = COLON.search(line), self._lines.lead(each)
            if line[at : at + 1] in ("-", "#") or not line[at:]:
                return value.number + 1
            if self._is_key(each):
                return value.number + 1
            if colon:
                edits = quoting(self._lines.text, value.at, self._reach(value, 0))
                self._note("yaml-colon", value, self._lines.starts[each] + colon.start(), edits)
                return behind
        return value.number + 1

    def _trim(self, value: Value, typed: str) -> None:
        """Signs that nobody sees at the end of a name: the file it means is not found."""
        if self.is_prose(value.keys):
            return
        bare = typed.rstrip(BLANKS + UNSEEN + " ")
        if bare and len(bare) < len(typed):
            at, sign = value.at + len(bare), typed[len(bare)]
            code = "yaml-blank" if sign in BLANKS else "yaml-unseen"
            self._note(code, value, at, (Edit(at, value.at + len(typed)),), len(typed) - len(bare), sign=sign)
