"""The words of an item one by one, each with the keys that lead to it, and which of them a text on the screen shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace

from kiosk.playlist.model import Point, SlideText

Field = tuple[str | int, ...]
"""Keys and positions below a language: ``("title",)``, ``("points", 0, "text")``, ``("answers", 2)``."""

UNSEEN = ("more", "alt")
"""Words that are opened or read aloud, but not drawn on the slide."""
LINK: Field = ("link",)
"""The web address that is written on a slide; no word of a language."""

_NO_LETTERS = re.compile("[\\s\u00ad\u2010\u2011-]+")
"""Blanks and hyphens, which our own lines have in other places than the text that was typed."""


def fields_of(text: SlideText) -> Iterator[tuple[Field, str]]:
    """Everything that was typed, in the order of the model; not the easy words, which are a text of their own."""
    for each in fields(text):
        value = getattr(text, each.name)
        if each.name == "easy":
            continue
        if isinstance(value, str):
            if value:
                yield (each.name,), value
            continue
        for number, part in enumerate(value):
            if isinstance(part, Point):
                yield (each.name, number, "title"), part.title
                if part.text:
                    yield (each.name, number, "text"), part.text
            else:
                yield (each.name, number), part


def drawn_fields(text: SlideText) -> Iterator[tuple[Field, str]]:
    """What is to be seen on the slide itself."""
    return (pair for pair in fields_of(text) if pair[0][0] not in UNSEEN)


def with_field(text: SlideText, field: Field, words: str) -> SlideText:
    """``text`` with other words in one field."""
    name = str(field[0])
    if len(field) == 1:
        return replace(text, **{name: words})  # type: ignore[arg-type]  # the name of a text
    number = int(field[1])
    if name == "answers":
        answers = (*text.answers[:number], words, *text.answers[number + 1 :])
        return replace(text, answers=answers)
    point = text.points[number]
    point = Point(words, point.text) if field[2] == "title" else Point(point.title, words)
    return replace(text, points=(*text.points[:number], point, *text.points[number + 1 :]))


def field_shown(shown: str, text: SlideText, *, is_headline: bool, link: str = "") -> Field | None:
    """The field whose words, or some of them, are this text on the screen; ``None`` for words of ours."""
    bare = _bare(shown)
    if not bare:
        return None
    best: tuple[bool, bool, int] | None = None
    found: Field | None = None
    for field, words in drawn_fields(text):
        other = _bare(words)
        if bare not in other and not (other and other in bare):
            continue
        # An equal text before a part of one; a headline's line belongs to the headline; then the shortest.
        rank = (bare != other, is_headline != (field == ("title",)), abs(len(other) - len(bare)))
        if best is None or rank < best:
            best, found = rank, field
    if found is None and link and (bare in _bare(link) or _bare(link) in bare):
        return LINK
    return found


def _bare(words: str) -> str:
    return _NO_LETTERS.sub("", words).casefold()
