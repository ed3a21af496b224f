"""Names that look alike: accents in another form (a Mac's), letters of other scripts that nobody can tell apart.

On a Mac é is two code points, e and an accent; elsewhere it is one. They look the same, and nobody chooses which one a keyboard
types: names are compared in one form (NFC).
"""

from __future__ import annotations

import unicodedata

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕАВЕКМНОРСТУХІЈЅαονΑΒΕΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsABEKMHOPCTYXIJSaovABEHIKMNOPTYX"
)
"""Letters of Cyrillic and Greek that nobody can tell from Latin ones."""


def one_form(name: str) -> str:
    """``name`` in the form in which names are compared."""
    return unicodedata.normalize("NFC", name)


def distinct(near: str, typed: str) -> str:
    """``near``, for who typed ``typed``: where nobody sees what differs, also by the numbers of its signs."""
    is_alike = near and one_form(near) != one_form(typed) and _skeleton(near) == _skeleton(typed)
    return f"{near} ({spelled(near)})" if is_alike else near


def seen(typed: str, near: str) -> str:
    """``typed`` as it is told to who meant ``near``: with the numbers of its signs where nobody sees what differs."""
    return spelled(typed) if near and typed != near and _skeleton(typed) == _skeleton(near) else typed


def _skeleton(name: str) -> str:
    seen = "".join(sign for sign in name.translate(_LOOKALIKES) if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen).split()).replace("\u2010", "-").replace("\u2011", "-")


def spelled(name: str) -> str:
    """``name`` with everything beyond ASCII, and blanks that are easily overlooked, as numbers: ``caf\\u00e9.jpg``."""
    text = "".join(
        sign if " " < sign < "\x7f" else f"\\u{ord(sign):04x}" if sign != " " else sign for sign in name
    )
    return text if text == text.strip() and "  " not in text else text.replace(" ", "\\u0020")
