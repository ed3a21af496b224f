"""Translates errors of the YAML parser into the mistakes that people make."""

from __future__ import annotations

import re

import yaml

from kiosk.problems.source import source_lines

_KEY_BEFORE = re.compile(r"^\s*(?:- +)*[^\s:#][^:]*:\s+\S")
_AFTER_QUOTE = re.compile(r"""(?:"[^"]*"|'[^']*')\s*[^\s,\]}#:]*$""")

_SIGNED = ("an alias", "an anchor", "a tag", "a directive", "a block scalar")
_SURPRISING = ("cannot start any token", "not allowed here", "node content", "tag handle")

Finding = tuple[str, int, int, dict[str, object]]


def syntax_problem(error: yaml.MarkedYAMLError, text: str) -> Finding:
    """Code, line, column (from 0) and parameters for what stopped the parser."""
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    if mark is None or start is None:
        return "yaml-syntax", 0, 0, {"detail": type(error).__name__}
    said, context = error.problem or "", error.context or ""
    lines = source_lines(text)
    line = lines[mark.line] if mark.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]

    if "\t" in indent:
        return "yaml-tab", mark.line, indent.index("\t"), {}
    if "quoted scalar" in context:
        if "escape" in said:
            return "yaml-escape", mark.line, mark.column, {"sign": _sign(text, mark.index)}
        return "yaml-quote", start.line, start.column, {"sign": _sign(text, start.index)}
    if "mapping values are not allowed" in said:
        return _colon(lines, line, mark)
    if "could not find expected ':'" in said:
        return "yaml-no-colon", start.line, start.column, {}
    if "flow sequence" in context or "flow mapping" in context:
        return _bracket("[" if "sequence" in context else "{", start.line, start.column)
    if "stream end" in said and (last := max(text.rfind("["), text.rfind("{"))) >= 0:
        before = source_lines(text[:last])
        return _bracket(text[last], len(before) - 1, len(before[-1]))
    if any(each in context for each in _SIGNED):
        return "yaml-sign", start.line, start.column, {"sign": _sign(text, start.index)}
    if any(each in said for each in _SURPRISING):
        return "yaml-sign", mark.line, mark.column, {"sign": _sign(text, mark.index)}
    if "<scalar>" in said and _AFTER_QUOTE.search(line[: mark.column]):
        return "yaml-after-quote", mark.line, mark.column, {}
    if "block end" in said or "document start" in said:
        return "yaml-indent", mark.line, mark.column, {}
    return "yaml-syntax", mark.line, mark.column, {"detail": _sign(text, mark.index)}


def _bracket(opened: str, line: int, column: int) -> Finding:
    return "yaml-bracket", line, column, {"sign": opened, "close": "]" if opened == "[" else "}"}


def _colon(lines: list[str], line: str, mark: yaml.Mark) -> Finding:
    """A ": " where none may stand: inside a sentence, after a line without one, or in a line that stands
    too deep."""
    if _KEY_BEFORE.match(line[: mark.column]):
        return "yaml-colon", mark.line, mark.column, {}
    above = mark.line - 1
    while above > 0 and not lines[above].strip():
        above -= 1
    previous = lines[above] if above >= 0 else ""
    indent = len(line) - len(line.lstrip())
    previous_indent = len(previous) - len(previous.lstrip())
    if ":" not in previous and previous.strip() and indent <= previous_indent:
        return "yaml-no-colon", above, previous_indent, {}
    return "yaml-indent", mark.line, indent, {}


def _sign(text: str, index: int) -> str:
    return text[index] if 0 <= index < len(text) and text[index].strip() else "…"
