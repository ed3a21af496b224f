"""The colour of a slide, a film or a picture: the name of one of the theme's colours, and what people type instead."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.playlist.model import COLORS
from kiosk.problems.findings import Findings
from kiosk.problems.nearest import nearest_word
from kiosk.problems.problem import Place
from kiosk.theme.color_words import meant
from kiosk.theme.loader import house_theme
from kiosk.words.sentence import Term
from kiosk.yaml.fields import one_of, text
from kiosk.yaml.nodes import MapNode, ScalarNode

_BARE = re.compile(r"\s*:\s*(?P<code>#[0-9A-Fa-f]{3,8}|# [0-9A-Fa-f]{6})\b")


def name_bare_colors(tree: MapNode, where: Term, findings: Findings) -> None:
    """Report a colour code without quotes, which YAML takes for a comment: the key stays without a value."""
    node = tree.get("color")
    if not isinstance(node, ScalarNode) or not node.is_null or node.broken:
        return
    key = tree.key("color").place
    end = key.column - 1 + key.length
    if bare := _BARE.match(findings.line(key)[end:]):
        code = meant(bare["code"])
        start = end + bare.start("code") + 1
        place = Place(key.file, key.line, start, len(bare["code"]))
        near = _nearest_token(code)
        findings.add(
            "color-code", place, key="color", value=code, near=near, line=f"color: {near}", where=where
        )
        node.broken = True


def _color(value: object) -> str:
    typed = text(value)
    code = meant(typed) if typed not in COLORS and not nearest_word(typed, COLORS) else ""
    if code and any(sign.isdigit() for sign in typed):
        raise PydanticCustomError("color-code", "color", {"near": _nearest_token(code), "value": code})
    return one_of(COLORS)(value)


def _nearest_token(code: str) -> str:
    """The colour of the house's own theme that is most like ``code``."""
    return min(_house_colors(), key=lambda each: _distance(_parts(each[1]), _parts(code)))[0]


@cache
def _house_colors() -> tuple[tuple[str, str], ...]:
    return tuple(house_theme().colors.items())


def _parts(code: str) -> tuple[int, int, int]:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    # The "redmean" of T. Riemersma: the distance of two colours as people see it, from bytes of sRGB.
    red = (one[0] + other[0]) / 2
    steps = [(a - b) ** 2 for a, b in zip(one, other, strict=True)]
    return (2 + red / 256) * steps[0] + 4 * steps[1] + (2 + (255 - red) / 256) * steps[2]


ColorName = Annotated[str, BeforeValidator(_color), WithJsonSchema({"enum": list(COLORS)})]
