"""The line a person typed, as it should be: what a hint shows instead of a stranger's example."""

from __future__ import annotations

import re

from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term

LONGEST_LINE = 110
"""Characters of a line that a hint shows as a whole; of a longer one it shows the corrected words alone."""

_PLAIN = re.compile(r"[^\W_][^:#\[\]{},&*!|>'\"%@`]*", re.UNICODE)
"""Text that is itself in YAML without quotes, also within brackets."""
_PLAIN_ALONE = re.compile(r"[^\W_](?:(?!: |:$| #).)*", re.UNICODE)
"""The same behind a key, where colons without a blank and brackets mean nothing."""
_SPLIT = re.compile(r"\s*[,;]\s*")
_MOST_WORDS = 3


def corrected(findings: Findings, place: Place, new: str) -> str:
    """The line at ``place`` with the marked text replaced by ``new``, without its indentation."""
    line = findings.line(place)
    start, end = place.column - 1, place.column - 1 + place.length
    whole = f"{line[:start]}{new}{line[end:]}".strip()
    if not place.length or len(whole) > LONGEST_LINE:
        return new
    return whole


def value_replaced(findings: Findings, place: Place, key: str, new: str) -> str:
    """As :func:`corrected`, for the value of ``key``: of a long line the key and the value are shown."""
    whole = corrected(findings, place, new)
    return f"{key}: {new}" if whole == new else whole


def renamed(findings: Findings, place: Place, name: str, new: str) -> str:
    """The line at ``place`` with the name ``new`` instead of ``name``; ``new`` alone where the line does not say ``name``."""
    line = findings.line(place)
    typed = line[place.column - 1 : place.column - 1 + place.length]
    return corrected(findings, place, typed.replace(name, new)) if name and name in typed else new


def as_kind(findings: Findings, place: Place, where: Term, kind: str, name: str) -> str:
    """The line of an item at ``place`` as one of another ``kind``; ``""`` where it is not the key of the item's kind."""
    line = findings.line(place)
    before = line[: place.column - 1]
    own = f"{where.params.get('kind')}:"
    if where.name != "item" or not before.rstrip().endswith(own):
        return ""
    start = before.rindex(own)
    return f"{before[:start]}{kind}: {quoted(name, in_brackets=False)}{line[place.column - 1 + place.length :]}".strip()


def rest_of_line(findings: Findings, key: Place) -> str:
    """What stands behind the key at ``key`` and its colon, on the same line."""
    line = findings.line(key)
    return line[key.column - 1 + key.length :].lstrip().removeprefix(":").strip()


def quoted(text: str, *, in_brackets: bool = True) -> str:
    """``text`` as YAML reads it as text: with quotes only where it needs them."""
    plain = _PLAIN if in_brackets else _PLAIN_ALONE
    if plain.fullmatch(text) and text == text.strip():
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def parts_of(text: str) -> list[str]:
    """The elements of a list that was typed as one text: ``ja, nee``; a sentence with a comma is one."""
    parts = [each for each in _SPLIT.split(text.strip().strip("[]")) if each]
    return parts if all(len(each.split()) <= _MOST_WORDS for each in parts) else [text.strip()]


def as_list(parts: list[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(quoted(each) for each in parts)}]"
