"""The colours of a new show: names of our theme, or an organisation's own as ``#RRGGBB``, which a theme file then holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.theme.color_words import meant
from kiosk.theme.theme import (
    FIELD_CONTRAST,
    FIELDS,
    INK,
    PAPER,
    TOKENS,
    contrast,
    difference,
    nearest_readable,
)
from kiosk.words.spoken import AND

USUAL = ("red", "sun", "leaf", "paper")
"""The fields of a new show where nobody asks for others."""
_LIGHT, _DARK = ("sun", "clay"), ("red", "leaf", "sky", "plum")
_SHADE = 0.75
"""How dark the darker shade of the main colour is."""


@dataclass(frozen=True, slots=True)
class Colors:
    """The token of each field in its order, and what a theme file says of them: token -> ``#RRGGBB``."""

    fields: tuple[str, ...]
    own: Mapping[str, str] = field(default_factory=dict)
    moved: tuple[tuple[str, str], ...] = ()
    """Colours on which no words would be readable, and what was taken instead."""
    named: tuple[tuple[str, str, str], ...] = ()
    """What was typed that is not the name of a field, the token that stands for it, and its ``#RRGGBB``."""


class UnknownColorError(Exception):
    """A colour that cannot be told; what was typed is the argument."""


def house_colors() -> Mapping[str, str]:
    """The colours of the theme that travels with the kiosk."""
    from kiosk.content.folder import ContentFolder
    from kiosk.content.mission import mission_root
    from kiosk.problems.findings import Findings
    from kiosk.theme.loader import read_theme

    return read_theme(ContentFolder(mission_root()), Findings()).colors


def read_colors(typed: str, house: Mapping[str, str]) -> Colors:
    """The colours that somebody typed, separated by commas, blanks or "and"; ``house`` are those of our own theme."""
    fields: list[str] = []
    own: dict[str, str] = {}
    moved, named = [], []
    for word in filter(None, re.split(r"[\s,;/+&|]+", typed)):
        if word.casefold() in AND:
            continue
        if word.casefold() in TOKENS:
            fields.append(word.casefold())
            continue
        color = meant(word)
        if not color:
            raise UnknownColorError(word)
        if not any(sign.isdigit() for sign in word) and "#" not in word:
            # "rood" is our red.
            near = min(TOKENS, key=lambda token: difference(house[token], color))
            fields.append(near)
            named.append((word, near, house[near]))
            continue
        readable = _readable(color, house)
        if readable != color:
            moved.append((color, readable))
        token = _free_token(readable, house, own)
        if token == "red":
            own["deep-red"] = _darker(readable)
        own[token] = readable
        fields.append(token)
        named.append((word, token, readable))
    return Colors(_filled_up(fields), own, tuple(moved), tuple(named))


def _readable(color: str, house: Mapping[str, str]) -> str:
    """``color``, or the nearest one on which words in ink or paper can be read."""
    if any(contrast(color, house[each]) >= FIELD_CONTRAST for each in (INK, PAPER)):
        return color
    near = [nearest_readable(color, house[each], FIELD_CONTRAST) for each in (INK, PAPER)]
    return min(near, key=lambda each: difference(color, each))


def _free_token(color: str, house: Mapping[str, str], own: Mapping[str, str]) -> str:
    is_light = contrast(color, house[INK]) > contrast(color, house[PAPER])
    # The first is the main colour, whatever it looks like.
    order = ("red", *(_LIGHT if is_light else _DARK), *FIELDS)
    return next((each for each in order if each not in own and each != "deep-red"), "clay")


def _darker(color: str) -> str:
    return "#" + "".join(f"{round(int(color[at : at + 2], 16) * _SHADE):02X}" for at in (1, 3, 5))


def _filled_up(fields: Sequence[str]) -> tuple[str, ...]:
    """As many as there are slides: what was asked for, with paper and ink between, or ours where nothing was asked."""
    if not fields:
        return USUAL
    if len(fields) >= len(USUAL):
        return tuple(fields)
    between = [each for each in (PAPER, INK) if each not in fields]
    return tuple([*fields, *between, *fields, *fields][: len(USUAL)])
