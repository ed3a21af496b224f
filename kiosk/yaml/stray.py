"""A sign that ends a sentence and slipped to the beginning of the next line, where it hides a key or a dash."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.words.language_codes import LANGUAGE_CODES
from kiosk.yaml.edits import Edit
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.slips import Slip

_STRAY = re.compile(r"^(?P<sign>[.,;!?])(?P<blanks> *)(?:(?P<dash>- +)\S|(?P<key>[\w-]+):(?: |$))", re.M)


def stray_signs(text: str, grammar: Grammar) -> Iterable[Slip]:
    """Signs at the margin before a dash or a key that stand, without them, in the column of other lines. Texts below | and >
    are further in, so none of theirs is touched."""
    columns = {len(line) - len(line.lstrip(" ")) for line in text.splitlines() if line.strip()}
    for found in _STRAY.finditer(text):
        key, column = found["key"], len(found["blanks"])
        is_known = grammar.knows(key) or key in LANGUAGE_CODES if key else column > 0
        if is_known and column in columns:
            edit = Edit(found.start(), found.start() + 1)
            yield Slip("yaml-stray", found.start(), 1, {"sign": found["sign"]}, (edit,))
