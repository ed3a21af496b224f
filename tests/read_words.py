"""Every word that people read, by language and by where they read it; what is typed or named (code, keys, files) taken out.

``python -m tests.read_words`` lists them all, ``python -m tests.read_words fr window checker`` those of a language and of some
places.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from kiosk.words.catalogue import about, languages

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = languages()
HEADINGS = {str(about(code)["name"]).capitalize(): code for code in LANGUAGES}
"""The parts of the pages in several languages."""
_CODE = re.compile(r"```.*?```|`[^`]*`|https?://\S+|\]\([^)]*\)|<!--.*?-->", re.S)
_TYPED = re.compile(
    r"\{+[^{}]*\}+|'[^' ]*'|(?<!\w)- ?\w+:|\b\w+:(?=[^\w/]|$)|[\w./-]+\.(?:yaml|md|png|pdf|svg|vtt)\b"
)
"""In a sentence of the checker: what stands between quotes or braces, a key with its colon, the name of a file."""


@dataclass(frozen=True)
class Text:
    """A piece of text: its language, its place (slides, captions, window, checker, films, set-up, guide, command) and where
    exactly it stands."""

    lang: str
    place: str
    where: str
    words: str


def texts() -> list[Text]:
    """All of them."""
    return [*_slides(), *_captions(), *_catalogues(), *_pages()]


def faces() -> dict[str, str]:
    """What passers-by read without touching, on all slides together: label, headline, text and points, by language."""
    found = dict.fromkeys(LANGUAGES, "")
    for text in _slides():
        if text.where.rpartition(" ")[2] not in ("more", "alt"):
            found[text.lang] += text.words.replace("\n", " ") + "\n"
    return found


def _slides() -> Iterator[Text]:
    for path in sorted((ROOT / "slides").glob("*.yaml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        for lang in LANGUAGES:
            for key, words in _leaves(content.get(lang) or {}):
                yield Text(lang, "slides", f"{path.name} {lang} {key}", words)


def _leaves(block: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(block, dict):
        for name, value in block.items():
            yield from _leaves(value, name)
    elif isinstance(block, list):
        for value in block:
            yield from _leaves(value, key)
    else:
        yield key, str(block)


def _captions() -> Iterator[Text]:
    for path in sorted((ROOT / "assets" / "film").glob("*.vtt")):
        lang = path.suffixes[-2].lstrip(".")
        for block in path.read_text("utf-8").split("\n\n")[1:]:
            time, _, words = block.partition("\n")
            yield Text(lang, "captions", f"{path.name} {time[:12]}", words)


_NOT_READ = ("language", "calendar", "typed")
"""Tables of the catalogues with what people type."""
_PLACES = {
    "screen": "window",
    "voice": "window",
    "moments": "window",
    "due": "command",
    "problems": "checker",
    "report": "checker",
    "terms": "checker",
    "reasons": "films",
    "health": "machine",
    "cures": "machine",
    "volunteers": "operator",
    "stats": "operator",
    "doctor": "machine",
    "page": "checker",
    "setup": "set-up",
    "cli": "command",
    "starter": "command",
    "board": "command",
}
"""Where the tables of the catalogues are read; any other table is a place of its own."""


def _catalogues() -> Iterator[Text]:
    for path in sorted((ROOT / "kiosk" / "words").glob("*.toml")):
        for part, entries in tomllib.loads(path.read_text("utf-8")).items():
            for where, words in _entries(entries, part) if part not in _NOT_READ else ():
                yield Text(path.stem, _PLACES.get(part, part), f"{path.name} {where}", words)


def _entries(table: Mapping[str, object], path: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{path}.{key}")
        else:
            yield f"{path}.{key}", str(value).replace("!r}", "}")


_PAGES = {
    "README.md": "en",
    "slides/README.md": "nl",
    "slides/README.fr.md": "fr",
    "slides/README.en.md": "en",
    "slides/TOEGANKELIJKHEID.md": "nl",
    "assets/README.md": "en",
    "packaging/README.md": "en",
    "packaging/EN-301-549.md": "en",
    "packaging/stand/nl.md": "nl",
    "packaging/stand/fr.md": "fr",
    "packaging/stand/en.md": "en",
}
"""The manuals, and the language each begins in."""


def _pages() -> Iterator[Text]:
    for name, first in _PAGES.items():
        lang = first
        for part in re.split(r"^(#+ .*)$", _CODE.sub("…", (ROOT / name).read_text("utf-8")), flags=re.M):
            title = part.lstrip("# ")
            lang = HEADINGS.get(title, lang)
            yield Text(lang, "guide", f"{name} ({lang}) {title[:30]!r}", part)


def chosen(asked: Sequence[str]) -> list[Text]:
    """Those in one of the languages and at one of the places asked for; a language or a place not asked for counts as all."""
    langs = set(asked) & set(LANGUAGES) or set(LANGUAGES)
    places = set(asked) - set(LANGUAGES)
    return [text for text in texts() if text.lang in langs and (text.place in places or not places)]


def bare(text: Text) -> str:
    """The words without what is typed or named in them."""
    return (
        _TYPED.sub("…", text.words) if text.place in ("checker", "films", "set-up", "command") else text.words
    )


if __name__ == "__main__":
    for each in chosen(sys.argv[1:]):
        print(each.lang, each.place, each.where, repr(each.words), sep="\t")
