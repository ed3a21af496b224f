"""In which language a text is, where that is sure: by the small words that only one of our languages has.

A catalogue lists them under ``common``. Names, short texts and quotations prove nothing; so nothing is said of a text without
many of them, or with some of its own language.
"""

from __future__ import annotations

import re
from functools import cache

from kiosk.words.catalogue import about, languages

FEWEST_WORDS = 12
FEWEST_COMMON = 5
LEAST_SHARE = 0.2
"""Of all words. Running text of ours has 0.3 and more."""
MOST_CAPITALS = 0.3
"""Of all words: with more it is a list of names and titles."""
MOST_OF_OWN = 1 / 6
"""Common words of the text's own language, for each of another one: a text with a quotation has more."""

_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str, own: str) -> str:
    """The language that ``text`` is surely in instead of ``own``; ``""`` where it is not sure."""
    common = _common()
    if own not in common:
        return ""
    typed = _WORD.findall(text)
    if len(typed) < FEWEST_WORDS or sum(word[0].isupper() for word in typed) > MOST_CAPITALS * len(typed):
        return ""
    words = [word.casefold() for word in typed]
    counts = {code: sum(word in known for word in words) for code, known in common.items()}
    found = max(counts, key=lambda code: counts[code])
    others = [count for code, count in counts.items() if code != found]
    is_sure = counts[found] >= max(FEWEST_COMMON, LEAST_SHARE * len(words))
    return found if found != own and is_sure and max(others) <= MOST_OF_OWN * counts[found] else ""


@cache
def _common() -> dict[str, frozenset[str]]:
    listed = {code: frozenset(str(about(code).get("common", "")).split()) for code in languages()}
    return {code: words for code, words in listed.items() if words}
