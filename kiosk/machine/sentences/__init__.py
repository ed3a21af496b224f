"""What this computer cannot do, said to people in Dutch, French and English. Codes in, sentences out; no Qt."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("nl", "fr", "en")


@cache
def _sentences(language: str) -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))


def said(code: str, language: str = "", **fields: object) -> str:
    """The sentence for ``code`` in ``language``; empty is the computer's own. English where that is not ours."""
    known = (language or own_language())[:2].lower()
    return _sentences(known if known in LANGUAGES else "en")[code].format(**fields)


def own_language() -> str:
    """The language this computer is set to, as far as its environment tells: ``nl_BE.UTF-8``."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), "en")
