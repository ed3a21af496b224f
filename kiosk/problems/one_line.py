"""Mistakes on one line, told as one: each hint shows the whole line, so one that mends a single mistake undoes the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from kiosk.problems.problem import Place, Problem
from kiosk.words.sentence import Term

ANEW = frozenset({"wordmark-long"})
"""Problems whose line is shorter than the one that was typed, and good as a whole: it cures the others too."""


@dataclass(frozen=True, slots=True)
class _Change:
    """``text`` in place of what stands from ``start`` to ``end`` of a line, and the problem whose hint says so."""

    problem: Problem
    start: int
    end: int
    text: str


def told_by_line(problems: Iterable[Problem], line_at: Callable[[Place], str]) -> list[Problem]:
    """``problems``, of which those that change one line stand together: the first says the line with all changes, and names
    the rest."""
    problems = list(problems)
    anew = {(each.file, each.line) for each in problems if each.code in ANEW}
    problems = [each for each in problems if each.code in ANEW or (each.file, each.line) not in anew]
    by_line: dict[tuple[Path, int], list[Problem]] = {}
    for problem in problems:
        if _line_to_type(problem):
            by_line.setdefault((problem.file, problem.line), []).append(problem)
    instead: dict[int, Problem | None] = {}
    for those in by_line.values():
        if len(those) > 1:
            instead |= _together(those, line_at(Place(those[0].file, those[0].line)))
    found = (instead.get(id(problem), problem) for problem in problems)
    return [problem for problem in found if problem is not None]


def _together(problems: list[Problem], line: str) -> dict[int, Problem | None]:
    """What each of ``problems`` becomes; nothing where a change is not of its marked text, or two of them meet."""
    changes = [change for problem in problems if (change := _change(problem, line))]
    changes.sort(key=lambda each: (each.start, each.end))
    if len(changes) < 2 or any(one.end > next_.start for one, next_ in pairwise(changes)):
        return {}
    whole, at = "", 0
    for change in changes:
        whole += line[at : change.start] + change.text
        at = change.end
    whole = (whole + line[at:]).strip()
    first = min((each.problem for each in changes), key=lambda each: (each.severity != "error", each.column))
    others = [each.problem for each in changes if each.problem is not first]
    also = tuple(f"'{line[each.column - 1 : each.column - 1 + each.length].strip()}'" for each in others)
    told = replace(first, params={**_with_line(first.params, whole), "also": also})
    return {id(first): told, **dict.fromkeys(map(id, others))}


def _line_to_type(problem: Problem) -> str:
    example = problem.params.get("example")
    if isinstance(example, Term) and example.name == "own-line":
        return str(example.params["line"])
    is_shown = problem.length and problem.params.get("near", True)
    return str(problem.params.get("line") or "") if is_shown else ""


def _with_line(params: Mapping[str, object], line: str) -> dict[str, object]:
    if isinstance(params.get("example"), Term):
        return {**params, "example": Term("own-line", {"line": line})}
    return {**params, "line": line}


def _change(problem: Problem, line: str) -> _Change | None:
    """Where the line to type differs from ``line``, if that is within the marked text."""
    typed, new = line.rstrip(), _line_to_type(problem)
    indent = len(typed) - len(typed.lstrip())
    start, end = problem.column - 1, problem.column - 1 + problem.length
    before, after = typed[indent:start], typed[end:]
    if start < indent or len(new) < len(before) + len(after):
        return None
    if not (new.startswith(before) and new.endswith(after)):
        return None
    return _Change(problem, start, end, new[len(before) : len(new) - len(after)])
