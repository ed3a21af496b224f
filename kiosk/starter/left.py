"""What stops a new show, and what a new show could not take along. Both are told by a sentence of the catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.problems.problem import Problem
from kiosk.words.printable import printable
from kiosk.words.sentence import console_sentence


class StarterError(Exception):
    """No show was made; ``code`` is that of a sentence in the table ``cli``."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params

    def said(self, language: str) -> str:
        """Why, and what to do."""
        problem = self.params.get("problem")
        if isinstance(problem, Left):
            return problem.said(language)
        return console_sentence(self.code, language, **self.params)


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was not taken along, or not as it was: ``name``, and the reason, which is the checker's own
    ``problem`` or a sentence of the table ``cli``."""

    name: str
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    problem: Problem | None = None

    def said(self, language: str) -> str:
        """What, why, and what to do."""
        if self.problem:
            return f"{self.problem.message(language)}: {self.problem.hint(language)}"
        return console_sentence(self.code, language, name=printable(self.name), **self.params)
