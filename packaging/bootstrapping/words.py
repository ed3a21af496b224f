"""What the set-up says: the sentences of ``words.toml`` in the language of whoever reads them."""

import locale
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

LANGUAGES = ("nl", "fr", "en")

_SENTENCES: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
)


def language_of(environment: Mapping[str, str], fallback: str = "") -> str:
    """The language to speak: the first locale setting that says something, else *fallback*."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            fallback = environment[name]
            break
    spoken = fallback.lower()
    # Windows names its locales in words.
    for beginnings, language in ((("nl", "dutch"), "nl"), (("fr", "french"), "fr")):
        if spoken.startswith(beginnings):
            return language
    return "en"


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
    return _SENTENCES[key][language]


def every_key() -> list[str]:
    """Every sentence there is, so that a test can look at all of them."""
    return list(_SENTENCES)
