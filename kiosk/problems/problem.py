"""One finding: what is wrong, where, and in which words a person is told.

A problem is a value without words; the words are in the catalogues of :mod:`kiosk.words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kiosk.words.catalogue import section
from kiosk.words.sentence import Sentence, fill

Severity = Literal["error", "warning"]

WARNINGS = frozenset(
    {
        "alt-missing",
        "captions-encoding",
        "captions-fast",
        "captions-language",
        "captions-line-long",
        "captions-late",
        "captions-missing",
        "captions-lines",
        "captions-long",
        "captions-overlap",
        "captions-short",
        "captions-sound",
        "captions-unread",
        "captions-wordless",
        "comment-cuts-text",
        "duration-short",
        "easy-hard",
        "easy-long",
        "easy-missing",
        "empty-value",
        "figure-long",
        "file-left-out",
        "file-unused",
        "film-hdr",
        "film-large",
        "film-flashes",
        "film-flashes-red",
        "film-loud",
        "film-soft",
        "films-uneven",
        "folder-inside",
        "folder-to-come",
        "folder-waiting",
        "headline-long",
        "language-missing",
        "language-nowhere",
        "language-other",
        "link-example",
        "link-long",
        "name-differs",
        "name-twice",
        "letters-missing",
        "not-in-layout",
        "pdf-page-large",
        "picture-big",
        "picture-large",
        "picture-moves",
        "picture-small",
        "playlist-elsewhere",
        "screen-far",
        "sign-language",
        "slide-unused",
        "wordmark-crowded",
        "words-example",
        "svg-font",
        "svg-html",
        "svg-link",
        "text-long",
        "theme-elsewhere",
        "title-missing",
        "too-many-problems",
        "when-night",
        "when-past",
        "words-crowded",
        "words-faint",
        "words-far",
        "words-long",
        "words-missing",
        "words-untranslated",
        "yaml-apostrophe",
        "yaml-blank",
        "yaml-colon-blank",
        "yaml-dash-blank",
        "yaml-lookalike",
        "yaml-stray",
        "yaml-tab",
        "yaml-unseen",
        "without-image",
    }
)
"""The codes of warnings: everything is still shown as intended. Every other code is an error."""

WHERE = "{where}: "
"""How most messages begin."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file, counted from 1; ``length`` is how many characters are meant (0: only the point)."""

    file: Path
    line: int = 1
    column: int = 1
    length: int = 0


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
        """What was found, and where it stands; what else the hint mends on the same line (``also``) comes after it."""
        message = fill(self._texts(lang)["message"], self.params, lang)
        if not (also := self.params.get("also")):
            return message
        return fill(section("terms", lang)["also-on-line"], {"message": message, "also": also}, lang)

    def what(self, lang: str) -> str:
        """``message`` without the place, for whoever does not know the files."""
        template = self._texts(lang)["message"]
        if not isinstance(template, str) or not template.startswith(WHERE):
            return self.message(lang)
        return fill(template.removeprefix(WHERE), self.params, lang)

    def hint(self, lang: str) -> str:
        """What to do. A second wording, ``hint_near``, is used where a near name is known."""
        texts = self._texts(lang)
        near = self.params.get("near")
        return fill(texts["hint_near"] if near and "hint_near" in texts else texts["hint"], self.params, lang)

    def _texts(self, lang: str) -> Mapping[str, Sentence]:
        texts: Mapping[str, Sentence] = section("problems", lang)[self.code]
        return texts


def problem(code: str, place: Place, **params: object) -> Problem:
    """The finding ``code`` at ``place``; its severity follows from the code."""
    severity: Severity = "warning" if code in WARNINGS else "error"
    return Problem(severity, code, place.file, place.line, place.column, params, place.length)
