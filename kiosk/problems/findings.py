"""The findings of one load: problems, the files examined, and the texts read (to show lines)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.problems.one_line import told_by_line
from kiosk.problems.problem import Place, Problem, problem
from kiosk.problems.source import source_lines
from kiosk.words.sentence import Term

MAX_PER_FILE = 50
"""Maximum number of findings per file; a last one says that there are more."""


class Findings:
    """Collects while loading; nothing is printed, nothing is raised."""

    def __init__(self, drafts: Mapping[Path, str] | None = None) -> None:
        self.drafts = drafts or {}
        """Texts to be read in place of what is in the files of these names."""
        self.cures: dict[Path, str] = {}
        """Texts of files in which slips are mended."""
        self._problems: list[Problem] = []
        self._told: set[tuple[str, Place, str]] = set()
        self._files: dict[Path, None] = {}
        self._per_file: dict[Path, int] = {}
        self._lines: dict[Path, list[str]] = {}
        self.texts: dict[Path, str] = {}
        self.unusual: list[tuple[Place, str, Term]] = []
        """Words with letters that not every font has."""
        self.wants_hints = False
        """Whether hints for whoever makes the show are findings too: what is shown nowhere, words left from an example,
        pictures that nobody described."""

    def add(self, code: str, place: Place, **params: object) -> None:
        """Note the finding ``code`` at ``place``; the same one is noted once, however often its file is read."""
        told = (code, place, repr(params))
        if told in self._told:
            return
        self._told.add(told)
        count = self._per_file[place.file] = self._per_file.get(place.file, 0) + 1
        if count <= MAX_PER_FILE:
            self._problems.append(problem(code, place, **params))
        elif count == MAX_PER_FILE + 1:
            self._problems.append(problem("too-many-problems", place, limit=MAX_PER_FILE))

    def look(self, path: Path) -> None:
        """Remember that ``path`` was read or looked for: when it changes, the load would come out
        differently."""
        self._files[path] = None

    def remember(self, path: Path, text: str) -> None:
        """Keep the text that was read, so that a report shows the very lines that were judged."""
        self.texts[path] = text

    def line(self, place: Place) -> str:
        """The line of the file at ``place``, as it was read."""
        if place.file not in self._lines:
            self._lines[place.file] = source_lines(self.texts.get(place.file, ""))
        lines = self._lines[place.file]
        return lines[place.line - 1] if place.line <= len(lines) else ""

    def has_errors(self, file: Path | None = None) -> bool:
        """Whether an error was noted, in ``file`` or anywhere: what follows from it need not be said as well."""
        return any(
            each.severity == "error" and (file is None or each.file == file) for each in self._problems
        )

    def has_slips(self, file: Path) -> bool:
        """Whether a line of ``file`` could not be read as it stands: what is missing may be on it."""
        return any(
            each.severity == "error" and each.code.startswith("yaml-") and each.file == file
            for each in self._problems
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All findings, by file, line and column; those that mend one line as one."""
        told = told_by_line(self._problems, self.line)
        return tuple(sorted(told, key=lambda each: (each.file, each.line, each.column)))

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that was read or looked for, in that order."""
        return tuple(self._files)
