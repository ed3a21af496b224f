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


@dataclass(frozen=True, slots=True, order=True)
class _Change:
    """``text`` in place of what stands from ``start`` to ``end`` of a line."""

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
    found = [(problem, changes) for problem in problems if (changes := _changes(problem, line))]
    # Slips of one line share what mends all of them.
    changes = sorted({change for _, those in found for change in those})
    if len(found) < 2 or any(one.end > next_.start for one, next_ in pairwise(changes)):
        return {}
    whole, at = "", 0
    for change in changes:
        whole += line[at : change.start] + change.text
        at = change.end
    whole = (whole + line[at:]).strip()
    first = min((each for each, _ in found), key=_rank)
    others = sorted((each for each, _ in found if each is not first), key=lambda each: each.column)
    also = [line[each.column - 1 : each.column - 1 + each.length].strip() for each in others]
    named = tuple(f"'{each}'" for each in dict.fromkeys(also) if each)
    severity = min(each.severity for each, _ in found)  # "error" before "warning"
    told = replace(first, severity=severity, params={**_with_line(first.params, whole), "also": named})
    return {id(first): told, **dict.fromkeys(map(id, others))}


def _rank(problem: Problem) -> tuple[bool, bool, bool, int]:
    """Which of the problems of a line is told: one whose hint says how far the line is to be moved, or that stands for several
    lines; else an error."""
    params = problem.params
    return "blanks" not in params, params.get("count", 1) == 1, problem.severity != "error", problem.column


def _line_to_type(problem: Problem) -> str:
    if "changes" in problem.params:
        return str(problem.params.get("near", ""))
    example = problem.params.get("example")
    if isinstance(example, Term) and example.name == "own-line":
        return str(example.params["line"])
    is_shown = problem.length and problem.params.get("near", True)
    return str(problem.params.get("line") or "") if is_shown else ""


def _with_line(params: Mapping[str, object], line: str) -> dict[str, object]:
    if isinstance(params.get("example"), Term):
        return {**params, "example": Term("own-line", {"line": line})}
    if "changes" in params:
        return {**params, "near": line}
    return {**params, "line": line}


def _changes(problem: Problem, line: str) -> list[_Change]:
    """Where the line to type differs from ``line``, if that is within the marked text."""
    if isinstance(changes := problem.params.get("changes"), tuple):
        return [_Change(*each) for each in changes]
    typed, new = line.rstrip(), _line_to_type(problem)
    indent = len(typed) - len(typed.lstrip())
    start, end = problem.column - 1, problem.column - 1 + problem.length
    before, after = typed[indent:start], typed[end:]
    if start < indent or len(new) < len(before) + len(after):
        return []
    if not (new.startswith(before) and new.endswith(after)):
        return []
    return [_Change(start, end, new[len(before) : len(new) - len(after)])]
