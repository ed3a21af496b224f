"""The languages of a new show, as people answer: codes or names, separated as they like.

"en" is Dutch for "and" and the code of English, "et" French for "and" and the code of Estonian. Between two languages such
a word joins them, as in "nl en fr"; after a comma, or first or last, it is a language.
"""

from __future__ import annotations

import re

from kiosk.words.catalogue import languages
from kiosk.words.language_codes import LANGUAGE_CODES, language_names
from kiosk.words.spelling import one_form

AND = frozenset({"en", "et", "and", "und", "y"})
"""What joins the last two words of a list, in the languages that people here write."""
_SEPARATORS = ",;/+&|·•"
_PIECE = re.compile(rf"[{re.escape(_SEPARATORS)}\n]|[^\s{re.escape(_SEPARATORS)}]+")
_AROUND = ".:()[]{}\"'“”‘’«»„-–—_"


class UnknownLanguageError(Exception):
    """A language that cannot be told; what was typed is the argument."""


def read_languages(typed: str) -> tuple[str, ...]:
    """The codes of the languages that somebody typed, each once."""
    pieces = _pieces(typed)
    found: list[str] = []
    for number, piece in enumerate(pieces):
        before, after = pieces[number - 1 : number] if number else [], pieces[number + 1 : number + 2]
        if piece in _SEPARATORS or (piece in AND and _joins(piece, pieces, before, after)):
            continue
        codes = _codes(piece)
        if not codes:
            raise UnknownLanguageError(piece)
        found += codes
    if not found:
        raise UnknownLanguageError(typed)
    return tuple(dict.fromkeys(found))


def _pieces(typed: str) -> list[str]:
    bare = (
        piece if piece in _SEPARATORS else piece.strip(_AROUND)
        for piece in _PIECE.findall(one_form(typed).casefold())
    )
    return [piece for piece in bare if piece]


def _joins(piece: str, pieces: list[str], before: list[str], after: list[str]) -> bool:
    """Whether this word says "and" here."""
    if piece not in LANGUAGE_CODES:
        return True
    if not after or after[0] in _SEPARATORS or not before:
        return False
    # "Nederlands, Frans, en Duits", but "nl, en fr".
    return before[0] not in _SEPARATORS or not any(
        each in LANGUAGE_CODES for each in pieces if each not in AND
    )


def _codes(word: str) -> list[str]:
    known = word if word in LANGUAGE_CODES else language_names().get(word, "")
    if known:
        return [known]
    # "nl-fr" and "Frans-Nederlands" are two languages; "nl_BE" is one, as it is spoken somewhere.
    parts = re.split(r"[-–_]", word)
    ours = [part if part in languages() else language_names().get(part, "") for part in parts]
    if len(parts) > 1 and all(ours) and not any(part in _PLACES for part in parts[1:]):
        return ours
    return [parts[0]] if len(parts) == 2 and parts[0] in LANGUAGE_CODES and len(parts[1]) == 2 else []


_PLACES = ("be", "gb", "uk", "us")
"""Countries that are also typed for a language."""
