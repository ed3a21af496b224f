"""Problems as people and programs read them: text with the very line that was meant, or JSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from kiosk.problems.problem import Problem
from kiosk.problems.source import source_lines
from kiosk.words.catalogue import section
from kiosk.words.printable import printable
from kiosk.words.sentence import Term, fill

MAX_LINE = 160


class Judged(Protocol):
    """What a report is about: a playlist that was loaded, or anything else whose files were judged."""

    @property
    def is_playable(self) -> bool:
        """Whether something is left to show."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, by file, line and column."""

    @property
    def texts(self) -> Mapping[Path, str]:
        """The texts that were read."""

    @property
    def root(self) -> Path:
        """The folder from which paths are told."""

    @property
    def scope(self) -> Term:
        """What was checked."""

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""

    @property
    def warnings(self) -> int:
        """How many of the problems are warnings."""


def as_text(judged: Judged, lang: str) -> str:
    """Every problem with its line, carets and a hint; then what was checked, and how many there are."""
    return problems_text(judged, lang) + totals(judged, lang)


@dataclass(frozen=True, slots=True)
class Told:
    """One problem in words: its place, its severity, the line that was meant with marks below it (nothing where the file has
    no such line), and its hint."""

    problem: Problem
    place: str
    severity: str
    message: str
    excerpt: tuple[str, ...]
    hint_label: str
    hint: str


def told(judged: Judged, lang: str) -> Iterator[Told]:
    """The problems in words, by file, line and column."""
    words = section("report", lang)
    lines: dict[Path, list[str]] = {}
    for problem in judged.problems:
        if problem.file not in lines:
            lines[problem.file] = source_lines(judged.texts.get(problem.file, ""))
        name = shown_path(problem.file, judged.root)
        yield Told(
            problem,
            f"{name}:{problem.line}:{problem.column}",
            words[problem.severity],
            problem.message(lang),
            tuple(_excerpt(problem, lines[problem.file])),
            words["hint"],
            problem.hint(lang),
        )


def problems_text(judged: Judged, lang: str) -> str:
    """Every problem with its line, carets and a hint."""
    parts: list[str] = []
    for each in told(judged, lang):
        parts.append(f"{each.place}: {each.severity} {each.message} [{each.problem.code}]")
        parts += each.excerpt
        parts.append(f"    {each.hint_label} {each.hint}")
    return "".join(f"{part}\n" for part in parts)


def totals(judged: Judged, lang: str) -> str:
    """What was checked, and how many problems all files together have, on two lines."""
    words = section("report", lang)
    errors = fill(words["errors"], {"count": judged.errors}, lang)
    warnings = fill(words["warnings"], {"count": judged.warnings}, lang)
    checked = fill(words["checked"], {"scope": judged.scope}, lang)
    return f"{checked}\n{fill(words['together'], {'errors': errors, 'warnings': warnings}, lang)}\n"


def as_json(judged: Judged, lang: str, more: Mapping[str, object] = MappingProxyType({})) -> str:
    """``{"playable": …, "problems": […]}`` and ``more``; line and column count from 1, paths from the content folder."""
    problems = [
        {
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message(lang),
            "file": shown_path(problem.file, judged.root),
            "line": problem.line,
            "column": problem.column,
            "hint": problem.hint(lang),
        }
        for problem in judged.problems
    ]
    told = {"playable": judged.is_playable, "problems": problems, **more}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def shown_path(path: Path, root: Path) -> str:
    """``path`` as seen from the content folder."""
    if path == root:
        return printable(path.name or str(path))
    return printable(path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path))


def _excerpt(problem: Problem, lines: list[str]) -> list[str]:
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    if not line.strip():
        return []
    number = f"{problem.line:>6}"
    at = problem.column - 1
    start = max(0, at - MAX_LINE // 2) if len(line) > MAX_LINE else 0
    shown = line[start : start + MAX_LINE].replace("\t", " ")
    carets = max(1, min(problem.length, len(shown) - (at - start)))
    indent = _width(shown[: at - start])
    marked = "^" * max(1, _width(shown[at - start : at - start + carets]))
    return [f"{number} | {shown.rstrip()}", f"{'':>6} | {' ' * indent}{marked}"]


def _width(text: str) -> int:
    """Columns in a terminal: wide letters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
