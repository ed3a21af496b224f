"""Why a film, a picture or a slide failed, said to people in Dutch, French and English. Codes in, sentences out; no Qt."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from kiosk.content.names import shown

LANGUAGES = ("nl", "fr", "en")


@cache
def _sentences(language: str) -> dict[str, str]:
    text = files(__package__).joinpath(f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


def sentence(reason: str, language: str, name: str) -> str:
    """What is wrong with the item ``name`` and what to do, in ``language``; English where that is not ours.

    ``reason`` is a code such as ``cut-short``; one without a sentence of its own is named as it is.
    """
    known = _sentences(language if language in LANGUAGES else "en")
    return known.get(reason, known["other"]).format(name=shown(name), reason=reason)
