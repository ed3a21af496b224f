"""The catalogues: every sentence of ours, one file for each language.

Which languages there are follows from the files beside this one and is listed nowhere else. A catalogue has a table for each
part of the house (``problems``, ``reasons``, ``machine`` …); all catalogues have the same keys, which a test holds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

SOURCE_LANGUAGE = "en"
"""Spoken where a language is asked for that has no catalogue."""


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages we speak, in the order of the catalogues' own ``order``."""
    codes = [file.name[:2] for file in files(__package__).iterdir() if file.name.endswith(".toml")]
    return tuple(sorted(codes, key=lambda code: int(_read(code)["language"]["order"])))


def language_for(asked: str) -> str:
    """The language of ours that is nearest to ``asked``, a code or a locale such as ``nl_BE.UTF-8``."""
    code = asked[:2].lower()
    return code if code in languages() else SOURCE_LANGUAGE


def section(name: str, language: str) -> Mapping[str, Any]:
    """The table ``name`` of the catalogue for ``language``."""
    table: Mapping[str, Any] = _read(language_for(language))[name]
    return table


@cache
def _read(code: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{code}.toml").read_text("utf-8"))
