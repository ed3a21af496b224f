"""The catalogues: all our messages, one file per language.

Which languages there are follows from the files beside this one and is listed nowhere else. A catalogue has a
table ``language``, and one for each part of the house (``problems``, ``reasons``, ``machine`` …); all catalogues have the same
keys, which a test holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_HEAD = re.compile(r"^\[([\w-]+)(?:\.[^\]]+)?\]$", re.M)
"""The line a table begins with, or a table within one."""

SOURCE_LANGUAGE = "en"
"""The fallback for a language without a catalogue."""


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages we speak, in the order of the catalogues' own ``order``."""
    codes = [file.stem for file in _FOLDER.glob("*.toml")]
    return tuple(sorted(codes, key=lambda code: (int(about(code)["order"]), code)))


def spoken(asked: str) -> str:
    """The language of ours that ``asked`` means, or ``""``: a code, a locale such as ``nl_BE.UTF-8``, or its name in words
    (``Dutch_Belgium``), as Windows has it."""
    name = asked.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    if name in languages():
        return name
    return next((code for code in languages() if len(name) > 3 and name in about(code)["typed"].split()), "")


def language_for(asked: str) -> str:
    """The language of ours that is nearest to ``asked``."""
    return spoken(asked) or SOURCE_LANGUAGE


def section(name: str, language: str) -> Mapping[str, Any]:
    """The table ``name`` of the catalogue for ``language``."""
    return _section(name, language_for(language))


def about(code: str) -> Mapping[str, Any]:
    """The table ``language`` of the catalogue ``code``."""
    return _section("language", code)


def locale_of(code: str) -> str:
    """Which variant of the language ``code`` we write (``en_GB``); the code itself where we have no catalogue."""
    return str(about(code)["locale"]) if code in languages() else code


@cache
def _section(name: str, code: str) -> Mapping[str, Any]:
    # Every command imports this file before it does anything, and most of them say nothing at first.
    import tomllib

    table: Mapping[str, Any] = tomllib.loads(_parts(code)[name])[name]
    return table


@cache
def _parts(code: str) -> Mapping[str, str]:
    """The text of a catalogue by its tables. To parse all of it takes seven times as long as the words of the screen,
    which the player waits for."""
    text = (_FOLDER / f"{code}.toml").read_text("utf-8")
    heads = [(found.start(), found[1]) for found in _HEAD.finditer(text)]
    parts: dict[str, str] = {}
    for (start, name), (end, _) in zip(heads, [*heads[1:], (len(text), "")], strict=True):
        parts[name] = parts.get(name, "") + text[start:end]
    return parts
