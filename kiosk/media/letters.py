"""Finds letters that no font of the kiosk has, which would be empty boxes on the screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from kiosk.media.fonts import Letters, fallback_fonts, ranges_of, shipped_fonts
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term
from kiosk.yaml.nodes import ListNode, MapNode, Node

_PLAIN = "\u0180"
"""Letters below this code point (Latin-1, Latin Extended-A) are always available, at least in the shipped fonts."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"})
_SHOWN = 8


def note_letters(node: Node, where: Term, findings: Findings) -> None:
    """Remember the words of ``node`` that have letters beyond the usual ones, until all fonts are known."""
    if isinstance(node, ListNode):
        for each in node.items:
            note_letters(each, where, findings)
    elif isinstance(node, MapNode):
        for _, value in node.entries.values():
            note_letters(value, where, findings)
    else:
        note_text(node.text, node.place, where, findings)


def note_text(text: str, place: Place, where: Term, findings: Findings) -> None:
    """The same for words that stand at ``place``."""
    if text and max(text) >= _PLAIN:
        findings.unusual.append((place, text, where))


def judge_letters(findings: Findings, theme_fonts: Iterable[Path | None]) -> None:
    """Say which of the words remembered have letters that neither the theme's fonts nor the shipped ones have."""
    if not findings.unusual:
        return
    fonts = [*shipped_fonts(), *fallback_fonts(), *(font for font in theme_fonts if font)]
    letters = Letters(each for font in fonts for each in ranges_of(font))
    told: dict[object, tuple[Place, dict[str, None], Term]] = {}
    for number, (place, text, where) in enumerate(findings.unusual):
        lost = [each for each in unicodedata.normalize("NFC", text) if _is_lost(each, letters)]
        if lost:
            # One finding for a whole caption file in such a script, not one for each line.
            key = number if place.file.suffix in (".yaml", ".yml") else place.file
            told.setdefault(key, (place, {}, where))[1].update(dict.fromkeys(lost))
    for place, found, where in told.values():
        shown = "".join(list(found)[:_SHOWN]) + ("…" if len(found) > _SHOWN else "")
        findings.add("letters-missing", place, letters=shown, where=where)


def _is_lost(letter: str, letters: Letters) -> bool:
    if letter < _PLAIN or unicodedata.category(letter) in _UNSEEN or "\ufe00" <= letter <= "\ufe0f":
        return False
    return letter not in letters
