"""The show that somebody begins with: slides of several layouts with words to replace, and pictures of our own.

The words are in the catalogues (table ``starter``), those of the files' comments in the organiser's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from kiosk.playlist.slide_rules import HEADLINE_WORD, MAX_HEADLINE_WORDS
from kiosk.starter.colors import Colors
from kiosk.starter.found import Copy, Entry
from kiosk.starter.written import block, commented, listed, scalar, text_of
from kiosk.theme.theme import short_wordmark
from kiosk.words.catalogue import languages as catalogued
from kiosk.words.catalogue import section

_WORDS_ON_COVER = 6
"""A longer name is no headline."""
_LINK = "https://example.org"
"""Nobody's (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A slide of the example: its words in the catalogues, its layout and its drawing in ``assets/art``."""

    words: str
    layout: str
    art: str
    has_link: bool = False
    """Whether it shows how to send visitors to a site. It does not by itself: nobody's address stands there yet."""


PATTERNS = (
    _Pattern("welcome", "statement", "tegenmacht.svg"),
    _Pattern("points", "points", "waarom.svg"),
    _Pattern("story", "story", "duurzaam.svg"),
    _Pattern("action", "statement", "doe-mee.svg", has_link=True),
)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a new show: its name, its languages (the first is the stand's own), its colours, and the language of
    the comments."""

    name: str
    languages: tuple[str, ...]
    colors: Colors
    told_in: str


def slides(order: Order) -> Iterator[tuple[str, str]]:
    """Name and text of each slide file."""
    for number, pattern in enumerate(PATTERNS):
        color = order.colors.fields[number % len(order.colors.fields)]
        yield _file_name(pattern, order), text_of(_slide(pattern, color, order))


def entries(order: Order) -> list[Entry]:
    """The items of those slides."""
    return [Entry({"slide": _file_name(pattern, order)}) for pattern in PATTERNS]


def art(mission: Path) -> list[Copy]:
    """The drawings, from where the mission lies."""
    return [Copy(mission / "assets" / "art" / each.art, PurePosixPath("art", each.art)) for each in PATTERNS]


def playlist(order: Order, items: Sequence[Entry], folder: str, *, is_example: bool) -> str:
    """The text of the playlist."""
    words = section("starter", order.told_in)
    head = [*commented(words["playlist"].format(folder=_typed(folder))), ""]
    head.append(f"title: {scalar(order.name)}")
    head.append(f"languages: [{', '.join(order.languages)}]  # {words['first']}")
    head += ["", "items:"]
    lines = [line for entry in items for line in _entry(entry, words)]
    recipes = ["", *commented(words["recipes"], "  "), *_recipes(words)] if is_example else []
    return text_of([*head, *lines, *recipes])


def theme(order: Order) -> str:
    """The text of the theme file: the name on the screen, and the colours where they are not ours."""
    words = section("starter", order.told_in)
    lines = []
    if order.colors.own:
        lines += [*commented(words["theme"]), "colors:"]
        lines += [f'  {token}: "{color}"' for token, color in order.colors.own.items()]
        lines.append("")
    lines += [*commented(words["wordmark"]), f"wordmark: {scalar(short_wordmark(order.name))}"]
    return text_of(lines)


def read_me(order: Order, *, is_example: bool) -> str:
    """What belongs into ``assets/``, for whoever opens it."""
    words = section("starter", order.told_in)
    text = str(words["assets"]).strip()
    return text + ("\n\n" + words["licence"].strip() if is_example else "") + "\n"


def photos_folder(order: Order) -> str:
    """What the folder of photos is called."""
    return str(section("starter", order.told_in)["photos"])


def _entry(entry: Entry, words: Mapping[str, Any]) -> Iterator[str]:
    said = words[entry.word] if entry.word else " ".join(entry.remark.split())
    remark = f"  # {said}" if said else ""
    (first, *others) = listed([entry.keys], "  ")
    yield first + (remark if not others else "")
    for number, line in enumerate(others):
        yield line + (remark if number == 0 else "")
    if entry.captions:
        yield "    captions:"
        yield from (f"      {lang}: {scalar(name)}" for lang, name in entry.captions.items())


def _recipes(words: Mapping[str, Any]) -> Iterator[str]:
    for recipe in words["recipe"].values():
        yield f"  # - {recipe}"


def _file_name(pattern: _Pattern, order: Order) -> str:
    return str(section("starter", order.told_in)[pattern.words]["file"])


def _slide(pattern: _Pattern, color: str, order: Order) -> Iterator[str]:
    words = section("starter", order.told_in)
    yield from commented(words["slide"])
    yield f"layout: {pattern.layout}"
    yield f"color: {color}"
    yield f"image: art/{pattern.art}"
    if pattern.has_link:
        yield from commented(words["link"])
        yield from ("# layout: action", f"# link: {_LINK}")
    for language in order.languages:
        yield ""
        if language not in catalogued():
            yield from commented(words["translate"])
        yield f"{language}:"
        yield from block(_block(pattern, order, language), "  ")


def _block(pattern: _Pattern, order: Order, language: str) -> dict[str, Any]:
    """The words of a slide in one language, ours in English for a language that we do not speak."""
    words = dict(section("starter", language)[pattern.words])
    del words["file"]
    if pattern.words == "welcome" and _is_short(order.name):
        words["title"] = order.name
    if "points" in words:
        words["points"] = tuple(words["points"].values())
    return words


def _is_short(name: str) -> bool:
    return len(name.split()) <= _WORDS_ON_COVER and len(name) <= MAX_HEADLINE_WORDS * HEADLINE_WORD // 2


def _typed(folder: str) -> str:
    """What is typed for ``folder`` beside the folder of the kiosk; in quotes where the name has a blank or a sign."""
    path = f"../{folder}"
    return path if re.fullmatch(r"[\w./+-]+", path) else f'"{path}"'
