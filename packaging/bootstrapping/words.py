"""What the set-up says: the table ``setup`` of the kiosk's catalogues, in the language of whoever reads it.

The catalogues are read as files: nothing of the kiosk is imported before it is installed.
"""

import locale
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "kiosk" / "words"
SOURCE_LANGUAGE = "en"
"""Spoken where the computer has a language without a catalogue."""


def languages() -> list[str]:
    """The languages there is a catalogue for."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def language_of(environment: Mapping[str, str], fallback: str = "") -> str:
    """The language to speak: the first locale setting that says something, else *fallback*."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    spoken = next((environment[name] for name in names if environment.get(name)), fallback)
    name = spoken.lower().partition(".")[0].partition("_")[0]
    if name in languages():
        return name
    # Windows names its locales in words.
    typed = (code for code in languages() if name in _catalogue(code)["language"]["typed"].split())
    return next(typed, SOURCE_LANGUAGE) if len(name) > 3 else SOURCE_LANGUAGE


def spoken_here() -> str:
    """The language of this machine's user."""
    try:
        own = locale.getlocale(locale.LC_CTYPE)[0] or ""
    except ValueError:
        # A Mac's terminal may call its locale just "UTF-8".
        own = ""
    return language_of(os.environ, own)


def sentence(key: str, language: str, **values: object) -> str:
    """The sentence *key* in *language*, with its blanks filled in."""
    return raw(key, language).format(**values)


def raw(key: str, language: str) -> str:
    """The sentence *key* with its blanks still open."""
    return str(_catalogue(language)["setup"][key])


@cache
def _catalogue(language: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
