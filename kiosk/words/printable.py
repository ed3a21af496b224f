"""Names as people can read them: a file of Linux may be called by any bytes."""

from __future__ import annotations

import unicodedata

LONGEST = 300
"""Characters of a name that are shown: no file is called by more, whatever is typed."""
_UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of everything behind them."""


def printable(name: str) -> str:
    """``name`` on one line of readable signs; what is none of them as ``\\xe9`` or ``\\u202e``."""
    if name.isprintable() and len(name) <= LONGEST:
        return name
    cut = name if len(name) <= LONGEST else name[:LONGEST] + "…"
    return "".join(_sign(each) for each in cut)


def _sign(sign: str) -> str:
    if unicodedata.category(sign) not in _UNPRINTABLE and sign not in _TURNS:
        return sign
    number = ord(sign)
    if 0xDC80 <= number <= 0xDCFF:
        number -= 0xDC00
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"
