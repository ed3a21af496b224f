"""From a text as typed to one that the parser accepts: slips are told and mended, and what cannot be read is taken out line
by line, so that all mistakes come out at once and the rest is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from kiosk.problems.findings import Findings
from kiosk.problems.problem import WARNINGS, Place
from kiosk.words.sentence import Term
from kiosk.yaml.edits import Edit, Edited
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.lines import scan
from kiosk.yaml.reading import Loader
from kiosk.yaml.signs import LINES, code_point
from kiosk.yaml.slips import Lines, Slip, shown
from kiosk.yaml.stray import stray_signs
from kiosk.yaml.syntax import syntax_problem

MAX_DEPTH = 50
MAX_EVENTS = 20_000
MOST_CUTS = 50
MOST_PARSED = 600_000
"""Characters that are parsed in search of all mistakes of one file."""
_TABS = (2, 4, 8)
_SHOWN_ALONG = frozenset({"yaml-colon-blank", "yaml-dash-blank", "yaml-lookalike"})


@dataclass(frozen=True, slots=True)
class Readable:
    """A text that the parser accepts, and the way from it to the text as typed."""

    path: Path
    events: list[yaml.Event]
    text: str
    edited: Edited
    typed: Lines
    has_cuts: bool = False

    def place(self, start: int, end: int = 0) -> Place:
        """The place as typed of what stands from ``start`` to ``end``, which may be several lines."""
        first, last = self.edited.original(start), self.edited.original(end or start)
        line = self.typed.number(first)
        is_one_line = self.typed.number(last) == line
        length = last - first if is_one_line else 0
        return Place(self.path, line + 1, first - self.typed.starts[line] + 1, length)


@dataclass(frozen=True, slots=True)
class _Parsed:
    events: list[yaml.Event]
    error: yaml.MarkedYAMLError | None = None
    other: str = ""
    is_refused: bool = False
    """Not read to its end: too deep or too long."""

    @property
    def is_whole(self) -> bool:
        return self.error is None and not self.other


def _parse(text: str) -> _Parsed:
    events: list[yaml.Event] = []
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            events.append(event)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH or len(events) > MAX_EVENTS + 1:
                return _Parsed(events, is_refused=True)
    except yaml.MarkedYAMLError as err:
        return _Parsed(events, err)
    except Exception as err:  # noqa: BLE001
        # The parser meets any text at all; what else it raises is a problem of that file, not ours.
        return _Parsed(events, None, type(err).__name__)
    return _Parsed(events)


def mend(path: Path, text: str, grammar: Grammar, findings: Findings) -> Readable | None:
    """``text`` made readable, with all that is wrong with it reported; ``None`` where nothing can be read."""
    return _Mending(path, text, grammar, findings).run()


class _Mending:
    def __init__(self, path: Path, text: str, grammar: Grammar, findings: Findings) -> None:
        self._path = path
        self._typed = Lines(text)
        self._grammar = grammar
        self._findings = findings
        self._slips = [*bad_characters(text), *hidden_breaks(text), *stray_signs(text, grammar)]
        self._cuts: list[Edit] = []
        self._parsed = 0

    def run(self) -> Readable | None:
        edited = self._edited()
        parsed = self._parse(edited)
        if parsed.is_refused:
            self._report([], parsed)
            return self._readable(edited, parsed)
        was_whole = parsed.is_whole
        found = self._scan(edited, is_valid=was_whole)
        if found:
            parsed = self._parse(self._edited(found))
            if was_whole and not parsed.is_whole:
                # What a forgotten blank had hidden from the parser.
                found = self._scan(edited, is_valid=False)
                parsed = self._parse(self._edited(found))
            self._slips += found
            edited = self._edited()
        told: list[Slip] = []
        while not parsed.is_whole:
            slip = self._cut(edited, parsed)
            if slip is None:
                break
            told.append(slip)
            if len(self._cuts) == MOST_CUTS or self._parsed > MOST_PARSED:
                break
            self._cuts += slip.edits
            edited = self._edited()
            parsed = self._parse(edited)
        self._report(told, parsed)
        cures = [edit for slip in self._slips if slip.is_cured for edit in slip.edits]
        kept = [edit for edit in cures if not any(_covers(cut, edit) for cut in self._cuts)]
        if kept:
            self._findings.cures[self._path] = Edited(self._typed.text, kept).text
        if not parsed.is_whole:
            return None
        return self._readable(edited, parsed)

    def _readable(self, edited: Edited, parsed: _Parsed) -> Readable:
        return Readable(self._path, parsed.events, edited.text, edited, self._typed, bool(self._cuts))

    def _parse(self, edited: Edited) -> _Parsed:
        self._parsed += len(edited.text)
        return _parse(edited.text)

    def _edited(self, slips: Iterable[Slip] = ()) -> Edited:
        edits = [edit for slip in (*self._slips, *slips) for edit in slip.edits]
        cuts = [
            *self._cuts,
            *(edit for slip in (*self._slips, *slips) if not slip.is_cured for edit in slip.edits),
        ]
        kept = [edit for edit in edits if not any(_covers(cut, edit) for cut in cuts)]
        return Edited(self._typed.text, [*cuts, *kept])

    def _scan(self, edited: Edited, *, is_valid: bool) -> list[Slip]:
        """The slips in the text, by their places as typed; tabs stand for as many blanks as make it readable."""
        has_tabs = any("\t" in line[: len(line) - len(line.lstrip())] for line in self._typed.lines)
        best: tuple[bool, int] | None = None
        chosen: list[Slip] = []
        for tab in _TABS if has_tabs and not is_valid else _TABS[:1]:
            slips = [
                _as_typed(slip, edited)
                for slip in scan(edited.text, self._grammar, is_valid=is_valid, tab=tab)
            ]
            if not has_tabs or is_valid:
                return slips
            # That a blank was forgotten behind a key is seen only where the line is not taken for more of the text above.
            others = sum(slip.code not in ("", "yaml-tab", "yaml-colon-blank") for slip in slips)
            rank = (not self._parse(self._edited(slips)).is_whole, others)
            if best is None or rank < best:
                best, chosen = rank, slips
        return chosen

    def _cut(self, edited: Edited, parsed: _Parsed) -> Slip | None:
        """What the parser stumbled over, and the lines to do without."""
        if parsed.error is None:
            return None
        code, number, column, params = syntax_problem(parsed.error, edited.text)
        # Tabs that could be mended are; this line is taken out.
        code = "yaml-indent" if code == "yaml-tab" else code
        lines = Lines(edited.text)
        number = min(number, len(lines) - 1)
        start = min(lines.starts[number] + column, len(edited.text))
        while number > 0 and not lines.lines[number].strip():
            number -= 1
        if not lines.lines[number].strip():
            return None
        last = lines.after(number, lines.indent(number)) - 1
        cut = lines.cut(number, last)
        edit = Edit(edited.original(cut.start), edited.original(cut.end))
        return Slip(code, edited.original(start), 1, params, (edit,), is_cured=False)

    def _report(self, told: list[Slip], parsed: _Parsed) -> None:
        """One finding for each mistake: what the parser says of a line in which a cause was found is no second one."""
        blamed = {self._typed.number(slip.start) for slip in self._slips if slip.code not in ("", *WARNINGS)}
        moved = {
            self._typed.number(slip.start)
            for slip in self._slips
            if slip.code == "yaml-indent" and slip.is_cured
        }
        # The tip of a line that is to be moved shows it with its blanks and dashes.
        slips = [
            slip
            for slip in self._slips
            if slip.code not in _SHOWN_ALONG or self._typed.number(slip.start) not in moved
        ]
        grouped: dict[str, int] = {}
        for slip in slips:
            if slip.group:
                grouped[slip.group] = grouped.get(slip.group, 0) + 1
        cures = tuple(edit for slip in self._slips if slip.is_cured for edit in slip.edits)
        for slip in slips:
            if not slip.code or (slip.group and slip.group not in grouped):
                continue
            params = dict(slip.params)
            if slip.group:
                params["count"] = grouped.pop(slip.group)
            if slip.code in ("yaml-tab", "yaml-indent", "yaml-stray") and slip.is_cured:
                number = self._typed.number(slip.start)
                count = self._typed.indent_of(number, cures)
                params["blanks"] = Term("blanks", {"count": count}) if count else Term("no-blanks")
            own = slip.line or self._own(slip, cures)
            if slip.is_cured and own == self._own(slip, cures):
                params["changes"] = self._typed.changes(self._typed.number(slip.start), cures)
            self._add(slip, params, own)
        for slip in told:
            number = self._typed.number(slip.start)
            if number not in blamed:
                blamed.add(number)
                self._add(slip, dict(slip.params), "")
        if parsed.other:
            self._findings.add("yaml-syntax", Place(self._path), detail=parsed.other)

    def _own(self, slip: Slip, cures: tuple[Edit, ...]) -> str:
        return self._typed.mended(self._typed.number(slip.start), cures) if slip.is_cured else ""

    def _add(self, slip: Slip, params: dict[str, object], own: str) -> None:
        line = self._typed.number(slip.start)
        place = Place(self._path, line + 1, slip.start - self._typed.starts[line] + 1, slip.length)
        if isinstance(sign := params.get("sign"), str) and sign:
            params["point"] = code_point(sign)
        params.setdefault("count", 1)
        self._findings.add(slip.code, place, near=own, **params)


def _as_typed(slip: Slip, edited: Edited) -> Slip:
    edits = tuple(
        Edit(edited.original(each.start), edited.original(each.end), each.text) for each in slip.edits
    )
    return Slip(
        slip.code,
        edited.original(slip.start),
        slip.length,
        slip.params,
        edits,
        slip.is_cured,
        slip.line,
        slip.group,
    )


def _covers(cut: Edit, edit: Edit) -> bool:
    return cut.start <= edit.start and edit.end <= cut.end


def bad_characters(text: str) -> Iterable[Slip]:
    """Signs that no text has. Those of Windows-1252 that were taken for Unicode become what they were."""
    for found in yaml.reader.Reader.NON_PRINTABLE.finditer(text):
        sign = found[0]
        meant = " " if sign in "\x0b\x0c" else ""
        if "\x80" <= sign <= "\x9f":
            meant = sign.encode("latin-1").decode("cp1252", errors="ignore")
        edit = Edit(found.start(), found.end(), meant)
        line = f"bad {text.count(chr(10), 0, found.start())}"
        yield Slip("bad-character", found.start(), 1, {"character": code_point(sign)}, (edit,), group=line)


def hidden_breaks(text: str) -> Iterable[Slip]:
    """Line breaks within a line, as word processors and web pages have them."""
    for found in re.finditer(f"[{LINES}]", text):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", start)
        line = re.sub(f"[{LINES}]", " ", text[start : end if end >= 0 else len(text)])
        edit = Edit(found.start(), found.end(), " ")
        yield Slip("yaml-unseen", found.start(), 1, {"sign": found[0]}, (edit,), line=shown(line))
