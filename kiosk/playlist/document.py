"""The keys and values of a playlist file, as pydantic models. The kinds of items add theirs
(:mod:`kiosk.playlist.kinds`), the slide files theirs (:mod:`kiosk.playlist.slide_document`).

The JSON Schema for editors is generated from the same models. Every scalar arrives as the text that was typed; an error of our
own types carries one of our codes (``kiosk.problems.problem``). pydantic's own messages are never shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.playlist.distance import PATTERN as DISTANCE_PATTERN
from kiosk.playlist.distance import metres
from kiosk.playlist.entry import Defaults, Entry
from kiosk.playlist.kind import Kind
from kiosk.playlist.kinds import kinds
from kiosk.playlist.model import MOTIONS, REACHES, Motion, Reach
from kiosk.playlist.values import TIME_SCHEMA, Words, seconds
from kiosk.words.catalogue import languages
from kiosk.yaml.fields import Language, Truth, Typed, one_of, wrong_type

SHORTEST_IDLE_S = 10.0
SHORTEST_WARN_S = 20.0
"""WCAG 2.2.1: before a timeout people get at least 20 seconds to ask for more time."""


def _idle(value: object) -> float:
    return seconds(value, SHORTEST_IDLE_S)


def _warn(value: object) -> float:
    found = seconds(value)
    if found < SHORTEST_WARN_S:
        raise PydanticCustomError("warn-short", "warn")
    return found


def _visitor(value: object) -> object:
    if value == "off":
        return None
    if not isinstance(value, dict):
        raise wrong_type("visitor")
    return value


Idle = Annotated[float, BeforeValidator(_idle), WithJsonSchema(TIME_SCHEMA)]
Warn = Annotated[float, BeforeValidator(_warn), WithJsonSchema(TIME_SCHEMA)]
MotionName = Annotated[Motion, BeforeValidator(one_of(MOTIONS))]
Distance = Annotated[
    float | None, BeforeValidator(metres), WithJsonSchema({"type": "string", "pattern": DISTANCE_PATTERN})
]
ReachName = Annotated[Reach, BeforeValidator(one_of(REACHES))]


class VisitorBlock(Typed):
    """When the stand goes back to its loop after somebody touched it."""

    idle: Idle = Field(
        default=45.0, description="Silence after which the screen asks whether anybody is still there."
    )
    warn: Warn = Field(default=20.0, description="How long that question stands; at least 20 seconds.")


def _kind(value: object) -> str | None:
    return next((kind for kind in kinds() if kind in value), None) if isinstance(value, dict) else None


def _one_of(those: Iterable[Kind[Any]]) -> Any:
    """An entry of one of ``those`` kinds, told by its key."""
    return Annotated[
        reduce(or_, (Annotated[kind.entry, Tag(kind.name)] for kind in those)),
        Discriminator(_kind),
    ]


if TYPE_CHECKING:
    AnyEntry = Entry
else:
    for each in kinds().values():
        if each.holds_items:
            plain = _one_of(kind for kind in kinds().values() if not kind.holds_items)
            each.entry.model_rebuild(_types_namespace={"PlainEntry": plain})
    AnyEntry = _one_of(kinds().values())


def _visitor_schema(schema: dict[str, Any]) -> None:
    # Editors that read YAML 1.1 take a bare `off` for the boolean false.
    blocks = [each for each in schema["anyOf"] if each.get("type") != "null"]
    schema["anyOf"] = [*blocks, {"enum": ["off", False]}]


class PlaylistDocument(Typed):
    """A playlist: what a stand shows, from top to bottom and round again."""

    title: Words = Field(
        default_factory=dict, description="The name of the show, one text or one per language."
    )
    languages: list[Language] = Field(
        default_factory=lambda: list(languages()),
        description="The languages a visitor can choose; the first is the stand's own.",
    )
    defaults: Defaults = Field(
        default_factory=Defaults, description="What every item takes unless it says otherwise."
    )
    visitor: Annotated[VisitorBlock | None, BeforeValidator(_visitor)] = Field(
        default_factory=VisitorBlock,
        description="off for a screen without touch, or when the loop comes back.",
        json_schema_extra=_visitor_schema,
    )
    motion: MotionName = Field(
        default="full", description="reduced: only fades; nothing slides, rises or drifts."
    )
    reach: ReachName = Field(
        default="normal", description="low: everything a visitor touches stands low, for who sits."
    )
    distance: Distance = Field(
        default=None, description="How far away the screen is read, 1.5m: how large the largest letters are."
    )
    rotate_languages: Truth = Field(
        default=False, description="true: each round of the loop speaks the next language."
    )
    items: list[AnyEntry] = Field(description="What is shown, in this order.")
