"""Value types shared by several keys: durations, languages, words, colours, addresses.

Every scalar arrives as the text that was typed; an error of our own types carries one of our codes
(``kiosk.problems.problem``). pydantic's own messages are never shown.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.playlist.model import FITS, SLIDE_MOTIONS, TRANSITIONS, Fit, SlideMotion, Transition
from kiosk.playlist.scan import LARGEST, MOST_BYTES, fits
from kiosk.playlist.times_meant import length_told, seconds_meant
from kiosk.words.language_codes import PATTERN as LANGUAGE_PATTERN
from kiosk.yaml.fields import TEXT_SCHEMA, Language, Text, one_of, text, wrong_type

SHORTEST_S = 1.0
LONGEST_S = 3600.0
_DURATION = re.compile(
    r"(?=.)(?:(?P<m>\d{1,6}) ?m(?:in)?)? ?(?:(?P<s>\d{1,6}(?:\.\d{1,3})?) ?s?)?", re.IGNORECASE
)
_LINK = re.compile(r"https?://[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]\S*)?", re.IGNORECASE)
_COUNT = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_DURATION_PATTERN = "^(auto|[0-9]+|([0-9]+m)?[0-9]+(\\.[0-9]+)?s|[0-9]+m)$"


def seconds(value: object, shortest: float = SHORTEST_S) -> float:
    if not isinstance(value, str):
        raise wrong_type("duration")
    match = _DURATION.fullmatch(value.strip())
    if not match:
        meant = seconds_meant(value)
        near = length_told(meant) if shortest <= meant <= LONGEST_S else ""
        raise PydanticCustomError("bad-duration", "duration", {"near": near})
    found = 60.0 * int(match["m"] or 0) + float(match["s"] or 0)
    if not shortest <= found <= LONGEST_S:
        raise PydanticCustomError("duration-range", "range", {"shortest": f"{shortest:g}s"})
    return found


def _duration(value: object) -> float | None:
    return None if isinstance(value, str) and value.strip().lower() == "auto" else seconds(value)


def _words(value: object) -> object:
    if isinstance(value, str):
        return {"": value}
    if not isinstance(value, dict):
        raise wrong_type("text-or-languages")
    return value


def _link(value: object) -> str:
    link = text(value)
    if not _LINK.fullmatch(link):
        whole = link if "://" in link else f"https://{link}"
        near = whole.strip().replace(" ", "%20")
        near = near if _LINK.fullmatch(near) and "@" not in link else ""
        raise PydanticCustomError("bad-link", "link", {"near": near})
    if not fits(link, LARGEST):
        raise PydanticCustomError("link-too-long", "link", {"count": len(link), "limit": MOST_BYTES[LARGEST]})
    return link


def _count(value: object) -> int:
    if not isinstance(value, str) or not _COUNT.fullmatch(value.strip()):
        raise wrong_type("number")
    return int(value)


TIME_SCHEMA = {
    "type": ["integer", "number", "string"],
    "minimum": 1,
    "maximum": 3600,
    "pattern": _DURATION_PATTERN,
}


def per_language(each: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "patternProperties": {LANGUAGE_PATTERN: each}, "additionalProperties": False}


Words = Annotated[
    dict[Language | Literal[""], Text],
    BeforeValidator(_words),
    WithJsonSchema({"anyOf": [TEXT_SCHEMA, per_language(TEXT_SCHEMA)]}),
]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 1})]
Duration = Annotated[float | None, BeforeValidator(_duration), WithJsonSchema(TIME_SCHEMA)]
TransitionName = Annotated[Transition, BeforeValidator(one_of(TRANSITIONS))]
FitName = Annotated[Fit, BeforeValidator(one_of(FITS))]
SlideMotionName = Annotated[SlideMotion, BeforeValidator(one_of(SLIDE_MOTIONS))]
Link = Annotated[
    str, BeforeValidator(_link), WithJsonSchema({"type": "string", "pattern": "^https?://\\S+$"})
]
