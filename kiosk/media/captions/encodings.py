"""Detects the encoding of a caption file and decodes it, with a measure of certainty.

UTF-8 and UTF-16 can be recognised. The old single-byte encodings cannot: each is tried, and the one whose letters fit the
language best is chosen. The playlist states the language, so a few words are enough.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_WEST = "àáâãäåæçèéêëìíîïðñòóôõöøœßùúûüýÿþª"
_WESTERN = ("cp1252", "mac_roman", "cp850")
_CENTRAL = ("cp1250", "iso8859_2", "mac_latin2", "cp852")
_CYRILLIC = ("cp1251", "koi8_r", "iso8859_5", "mac_cyrillic", "cp866")
_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_ARABIC_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـًٌٍَُِّْ،؛؟٠١٢٣٤٥٦٧٨٩"
_LANGUAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    # Western European languages share one encoding.
    "": (_WEST, _WESTERN),
    "pl": ("ąćęłńóśźż", _CENTRAL),
    "cs": ("áčďéěíňóřšťúůýž", _CENTRAL),
    "sk": ("áäčďéíĺľňóôŕšťúýž", _CENTRAL),
    "hu": ("áéíóöőúüű", _CENTRAL),
    "ro": ("ăâîşţ", _CENTRAL),
    "sl": ("čšžćđ", _CENTRAL),
    "ru": (_RUSSIAN, _CYRILLIC),
    "uk": (
        _RUSSIAN.translate({ord(sign): None for sign in "ыэёъ"}) + "єіїґ",
        ("cp1251", "koi8_u", *_CYRILLIC[2:]),
    ),
    "bg": (_RUSSIAN, _CYRILLIC),
    "sr": ("абвгдђежзијклљмнњопрстћуфхцчџш", _CYRILLIC[:1] + _CYRILLIC[2:]),
    "mk": ("абвгдѓежзѕијклљмнњопрстќуфхцчџш", _CYRILLIC[:1] + _CYRILLIC[2:]),
    "el": ("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ", ("cp1253", "iso8859_7", "mac_greek")),
    "he": ("אבגדהוזחטיךכלםמןנסעףפץצקרשת", ("cp1255", "iso8859_8", "cp862")),
    "ar": (_ARABIC_LETTERS, ("cp1256", "iso8859_6", "mac_arabic")),
    "fa": (_ARABIC_LETTERS + "پچژگکی", ("cp1256",)),
    "tr": ("çğıöşüâîûi\u0307", ("cp1254", "mac_turkish", "cp857")),
    "lt": ("ąčęėįšųūž", ("cp1257",)),
    "lv": ("āčēģīķļņšūž", ("cp1257",)),
    "et": ("äõöüšž", ("cp1257", "cp1252")),
}
"""The non-ASCII letters of a language, and its possible encodings, the most likely first."""
_ALIKE = {"be": "ru", "hr": "sl", "bs": "sl", "az": "tr", "ur": "fa", "ku": "tr"}
_WEST_LANGUAGES = re.compile(
    "(?:nl|fr|en|de|es|pt|it|da|sv|no|nb|nn|fi|is|ga|cy|br|ca|eu|gl|oc|af|lb|fy|id|ms|sw|so|rw|ln|qu|gn|tl|ht)"
)
_LATIN = frozenset(("", "pl", "cs", "sk", "hu", "ro", "sl", "tr", "lt", "lv", "et"))
_SIGNS = frozenset("\u00a0«»‘’‚“”„†•…‹›€–—¡¿§©®°·×½¼¾²³£¥№♪´`")
_IN_WORDS = frozenset("’´`·-\u00ad")
_STRANGE, _TURNED = 3.0, 2.0
"""Penalties for a foreign letter or a symbol within a word, and for a capital within a word; a good letter scores 1."""
_SIGN = 0.25
_GOOD, _SURE, _APART, _ENOUGH = 0.5, 0.9, 0.1, 20
"""The least part of what could be reached with the language known; without, how much more, how far from the next one, and of
how many letters."""

_NAMES = {
    "cp": "Windows-",
    "cp8": "DOS ",
    "iso8859_": "ISO 8859-",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "mac_": "Mac ",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the name of the encoding for people (empty for UTF-8), and whether another one is equally likely."""

    text: str
    encoding: str = ""
    is_sure: bool = True


def decoded(data: bytes, language: str = "") -> Decoded:
    """The text as an editor would show it; ``language`` is that of the captions, if known."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(data.decode("utf-16", errors="replace"), "UTF-16")
    # In UTF-16 every other byte of a Latin letter is zero.
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[first::2].count(0) > len(data) // 4:
            return Decoded(data.decode(encoding, errors="replace"), "UTF-16")
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        mixed = data.decode("utf-8-sig", errors=_AS_WINDOWS)
    strays = len(data.decode("utf-8", errors="surrogateescape").encode("utf-8", errors="ignore"))
    letters = len(data.decode("utf-8", errors="ignore")) - sum(byte < 0x80 for byte in data)
    if letters > len(data) - strays:
        return Decoded(mixed, "UTF-8 + Windows-1252")
    return _of_one_byte(data, language.lower()) or Decoded(mixed, "Windows-1252", is_sure=False)


def _of_one_byte(data: bytes, language: str) -> Decoded | None:
    lines = b"\n".join(line for line in data.splitlines() if any(byte >= 0x80 for byte in line))
    meant = "" if _WEST_LANGUAGES.fullmatch(language) else _ALIKE.get(language, language or "?")
    if meant in _LANGUAGES:
        score, encoding = max(_fits(lines, meant), default=(0.0, ""))
        if score >= _GOOD:
            return Decoded(data.decode(encoding), _name(encoding))
    # A language other than the one in the playlist, or one that is unknown here.
    fits = sorted((fit for each in _LANGUAGES for fit in _fits(lines, each)), reverse=True)
    if not fits or fits[0][0] < _SURE or sum(byte >= 0x80 for byte in lines) < _ENOUGH:
        return None
    best = lines.decode(fits[0][1])
    if any(score > fits[0][0] - _APART and lines.decode(encoding) != best for score, encoding in fits):
        return None
    return Decoded(data.decode(fits[0][1]), _name(fits[0][1]))


def _fits(lines: bytes, language: str) -> Iterator[tuple[float, str]]:
    """The score of each encoding of ``language``; of two equal ones the more likely one scores slightly higher."""
    letters, encodings = _LANGUAGES[language]
    for place, encoding in enumerate(encodings):
        with contextlib.suppress(UnicodeDecodeError):
            fit = _fit(lines.decode(encoding), _both_cases(letters), is_latin=language in _LATIN)
            yield fit - place / 1000, encoding


def _fit(text: str, known: frozenset[str], *, is_latin: bool) -> float:
    """1 if every non-ASCII letter belongs to the language and is in a plausible position; lower otherwise."""
    reached = possible = 0.0
    for word in text.split():
        for at, sign in enumerate(word):
            if sign < "\x80":
                continue
            before, after = word[at - 1] if at else " ", word[at + 1 : at + 2] or " "
            if sign not in _SIGNS:
                possible += 1
                reached += 1 if sign in known else -_STRANGE
                if sign.isupper() and before.isalpha() and (before.islower() or after.islower()):
                    reached -= _TURNED
            else:
                possible += _SIGN
                reached += _SIGN
                if sign not in _IN_WORDS and before.isalpha() and after.isalpha():
                    reached -= _STRANGE
        reached -= _STRANGE * _foreign(word, is_latin=is_latin)
    return reached / possible if possible else 0.0


def _foreign(word: str, *, is_latin: bool) -> int:
    """The number of letters of a longer word in the wrong script: no ASCII letters in Latin, or some in another script."""
    letters = [sign for sign in word if sign.isalpha()]
    plain = sum(sign < "\x80" for sign in letters)
    is_wrong = not plain if is_latin else 0 < plain < len(letters)
    return len(letters) if is_wrong and len(letters) >= 3 else 0


@cache
def _both_cases(letters: str) -> frozenset[str]:
    return frozenset(letters + letters.upper())


def _name(encoding: str) -> str:
    start = max((each for each in _NAMES if encoding.startswith(each)), key=len)
    return _NAMES[start] + encoding.removeprefix("cp" if start == "cp8" else start).replace("_", " ").title()


def _windows(error: UnicodeError) -> tuple[str, int]:
    """Decodes bytes that are not UTF-8 as Windows-1252, so that a file that mixes both loses nothing."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


_AS_WINDOWS = "kiosk.windows-1252"
codecs.register_error(_AS_WINDOWS, _windows)
