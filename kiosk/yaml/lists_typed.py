"""Lists as people type them: as one text, or where a text for each language belongs."""

from __future__ import annotations

import re

from kiosk.problems.nearest import language_of, near_language
from kiosk.words.catalogue import languages
from kiosk.words.language_codes import LANGUAGE_CODES
from kiosk.words.spoken import AND, UnknownLanguageError, read_languages
from kiosk.yaml.nodes import ListNode, MapNode, ScalarNode
from kiosk.yaml.own_line import parts_of, quoted

_NAMED = re.compile(r"[._-]([a-z]{2})\.\w+$")
"""The language in the name of a file of captions."""


def parts(key: str, typed: str) -> list[str]:
    """The elements of the list ``key`` that was typed as one text."""
    if key != "languages":
        return parts_of(typed)
    if several := languages_meant(typed):
        return several
    names = [each for each in re.split(r"[\s,;/&+\[\]]+", typed) if each]
    return [near_language(each) or each for each in names if each.lower() not in AND or len(names) == 1]


def languages_meant(typed: str) -> list[str]:
    """The codes of all languages in a text; none where one of them is not known."""
    try:
        return list(read_languages(typed))
    except UnknownLanguageError:
        return []


def languages_in(tree: MapNode) -> list[str]:
    """The languages that ``tree`` lists; without such a list those of the kiosk."""
    listed = tree.get("languages")
    items = listed.items if isinstance(listed, ListNode) else ()
    return [each.text for each in items if isinstance(each, ScalarNode)] or list(languages())


def by_language(key: str, listed: ListNode, tree: MapNode) -> str:
    """A list of files as a block by language: as their names say, else in the order of the languages in ``tree``."""
    names = [each.text for each in listed.items if isinstance(each, ScalarNode)]
    told = [found[1] if (found := _NAMED.search(name)) else "" for name in names]
    if not set(told) <= LANGUAGE_CODES or len(set(told)) < len(told):
        told = languages_in(tree)
    if not names or len(told) != len(names) or len(names) != len(listed.items):
        return ""
    pairs = zip(told, names, strict=True)
    return f"{key}: {{{', '.join(f'{lang}: {quoted(name)}' for lang, name in pairs)}}}"


def both_languages(key: str, owner: MapNode | ListNode, other: str, tree: MapNode) -> str:
    """The texts behind ``key`` and behind ``other``, which is the same key in another language, as one block."""
    if not isinstance(owner, MapNode):
        return ""
    first, second, own = owner.get(key), owner.get(other), languages_in(tree)[0]
    lang = language_of(other, key)
    if not isinstance(first, ScalarNode) or not isinstance(second, ScalarNode) or lang in ("", own):
        return ""
    return f"{key}: {{{own}: {quoted(first.text)}, {lang}: {quoted(second.text)}}}"
