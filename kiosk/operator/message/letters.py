"""The letters of the pad: which signs are on its keys, and in how many rows."""

from __future__ import annotations

from collections.abc import Sequence

LETTERS, DIGITS, ACCENTS = "letters", "digits", "accents"
LAYERS = (LETTERS, DIGITS, ACCENTS)
AZERTY = ("azertyuiop", "qsdfghjklm", "wxcvbn'")
QWERTY = ("qwertyuiop", "asdfghjkl'", "zxcvbnm")
BY_LANGUAGE = {"en": QWERTY}
"""Where people know other keys than those of Belgium."""
ROWS = {
    DIGITS: ("1234567890", ".,:;!?-/()", "'\"&€%+=@"),
    ACCENTS: ("àâäçéèêëîï", "ôöœùûüñáíó", "’«»"),
}


def rows(layer: str, language: str, columns: int, *, capital: bool = False) -> tuple[tuple[str, ...], ...]:
    """The signs of one layer for ``columns`` keys in a row; fewer than ten are filled in the order of the alphabet."""
    known: Sequence[str] = ROWS.get(layer) or BY_LANGUAGE.get(language, AZERTY)
    widest = max(map(len, known))
    if columns < widest:
        signs = "".join(known)
        if layer == LETTERS:
            signs = "".join(sorted(signs, key=lambda sign: (not sign.isalpha(), sign)))
        known = [signs[start : start + columns] for start in range(0, len(signs), max(columns, 1))]
    return tuple(tuple(sign.upper() if capital else sign for sign in row) for row in known)
