"""One finding: what is wrong, where, and in which words a person is told.

A problem is a value without words. The words are in ``messages/``, one file per language, read when first
needed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from kiosk.content.names import shown

Severity = Literal["error", "warning"]

LANGUAGES = ("nl", "fr", "en")

WARNINGS = frozenset(
    {
        "captions-encoding",
        "captions-fast",
        "captions-language",
        "captions-line-long",
        "captions-late",
        "captions-lines",
        "captions-long",
        "captions-overlap",
        "captions-short",
        "captions-unread",
        "captions-wordless",
        "comment-cuts-text",
        "empty-value",
        "figure-long",
        "file-left-out",
        "film-hdr",
        "folder-inside",
        "headline-long",
        "language-missing",
        "link-long",
        "name-differs",
        "name-twice",
        "letters-missing",
        "not-in-layout",
        "pdf-later",
        "picture-big",
        "picture-moves",
        "svg-font",
        "svg-html",
        "svg-link",
        "text-long",
        "too-many-problems",
    }
)
"""The codes after which everything is still shown as it was meant; every other code is an error."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file, counted from 1; ``length`` is how many characters are meant (0: only the point)."""

    file: Path
    line: int = 1
    column: int = 1
    length: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a few that the catalogues know, to be put into a message: "a list", "item 3 (slide:
    welcome)"."""

    name: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of the checker."""

    severity: Severity
    code: str
    file: Path
    line: int = 1
    column: int = 1
    params: Mapping[str, object] = field(default_factory=dict)
    length: int = 0

    def message(self, lang: str) -> str:
        """What was found, and where it stands."""
        return _say(self._texts(lang)["message"], self.params, lang)

    def hint(self, lang: str) -> str:
        """What to do. A second wording, ``hint_near``, is used where a near name is known."""
        texts = self._texts(lang)
        near = self.params.get("near")
        return _say(texts["hint_near"] if near and "hint_near" in texts else texts["hint"], self.params, lang)

    def _texts(self, lang: str) -> Mapping[str, str]:
        texts: Mapping[str, str] = catalogue(lang)[self.code]
        return texts


def problem(code: str, place: Place, **params: object) -> Problem:
    """The finding ``code`` at ``place``; its severity follows from the code."""
    severity: Severity = "warning" if code in WARNINGS else "error"
    return Problem(severity, code, place.file, place.line, place.column, params, place.length)


@cache
def catalogue(lang: str) -> Mapping[str, Any]:
    """The texts of ``lang``: per code ``message``, ``hint`` and perhaps ``hint_near``; ``terms`` are words
    within them."""
    name = f"{lang}.toml" if lang in LANGUAGES else "en.toml"
    return tomllib.loads(files("kiosk.playlist").joinpath("messages", name).read_text(encoding="utf-8"))


def _say(text: str, params: Mapping[str, object], lang: str) -> str:
    return text.format(**{name: _word(value, lang) for name, value in params.items()})


def _word(value: object, lang: str) -> str:
    if isinstance(value, Term):
        text: str = catalogue(lang)["terms"].get(value.name, value.name)
        return _say(text, value.params, lang)
    if isinstance(value, tuple):
        return ", ".join(_word(each, lang) for each in value)
    if isinstance(value, float):
        return f"{value:.1f}" if lang == "en" else f"{value:.1f}".replace(".", ",")
    return shown(str(value))
