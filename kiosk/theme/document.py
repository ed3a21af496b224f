"""What may be typed in a theme file, as pydantic models; see :mod:`kiosk.playlist.document`.

Everything may be left out: what is missing comes from the house's own theme.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.theme.color_words import meant
from kiosk.theme.theme import MAX_WORDMARK
from kiosk.yaml.fields import TEXT_SCHEMA, Typed, text, wrong_type

_PATTERN = "^#[0-9A-Fa-f]{6}$"
_COLOR = re.compile(_PATTERN)


def _color(value: object) -> str:
    typed = text(value)
    if not _COLOR.fullmatch(typed):
        raise PydanticCustomError("bad-color", "color", {"near": meant(typed)})
    return typed.upper()


def _logo(value: object) -> object:
    if isinstance(value, str):
        return {"ink": value, "paper": value}
    if not isinstance(value, dict):
        raise wrong_type("logo")
    return value


def _logo_schema(schema: dict[str, Any]) -> None:
    blocks = [each for each in schema.pop("anyOf") if each.get("type") != "null"]
    schema["anyOf"] = [{"type": "string"}, *blocks]


def _without_defaults(schema: dict[str, Any]) -> None:
    """Editors offer a default as what to type; here it says only that nothing was typed."""
    for each in schema["properties"].values():
        each.pop("default", None)


_COLOR_SCHEMA = {"type": "string", "pattern": _PATTERN}
Color = Annotated[str | None, BeforeValidator(_color), WithJsonSchema(_COLOR_SCHEMA)]
FileName = Annotated[str | None, BeforeValidator(text), WithJsonSchema({"type": "string"})]
Wordmark = Annotated[
    str | None, BeforeValidator(text), WithJsonSchema({**TEXT_SCHEMA, "maxLength": MAX_WORDMARK})
]


class _Optional(Typed):
    """A block of which everything may be left out."""

    model_config = ConfigDict(json_schema_extra=_without_defaults)


class ColorsBlock(_Optional):
    """The nine colours, each as "#RRGGBB" in quotes. The names say what a colour is for, not how it looks."""

    ink: Color = Field(default=None, description="The dark of words and outlines.")
    paper: Color = Field(default=None, description="The light ground, and words on dark fields.")
    red: Color = Field(default=None, description="The main field: the colour people know you by.")
    deep_red: Color = Field(default=None, alias="deep-red", description="A darker shade of the main field.")
    sun: Color = Field(default=None, description="A light, warm field.")
    leaf: Color = Field(default=None, description="A dark field.")
    sky: Color = Field(default=None, description="A dark field, unlike leaf and plum.")
    plum: Color = Field(default=None, description="A dark field, unlike leaf and sky.")
    clay: Color = Field(default=None, description="A field between light and dark.")


class FontsBlock(_Optional):
    """The three fonts: names of TTF or OTF files in assets/fonts."""

    headline: FileName = Field(default=None, description="Headlines and big numbers: heavy.")
    text: FileName = Field(default=None, description="Running text: regular.")
    label: FileName = Field(default=None, description="Labels and controls: bold.")


class LogoBlock(_Optional):
    """Two drawings of one logo."""

    ink: FileName = Field(default=None, description="A dark logo, for light grounds: a picture in assets/.")
    paper: FileName = Field(default=None, description="A light logo, for dark grounds: a picture in assets/.")


class ThemeDocument(_Optional):
    """A theme: how the stand of an organisation looks. Everything may be left out."""

    colors: ColorsBlock = Field(default_factory=ColorsBlock, description="Nine colours.")
    fonts: FontsBlock = Field(default_factory=FontsBlock, description="Three font files in assets/fonts.")
    wordmark: Wordmark = Field(
        default=None, description=f"The name at the top of the screen, at most {MAX_WORDMARK} characters."
    )
    logo: Annotated[LogoBlock | None, BeforeValidator(_logo)] = Field(
        default=None,
        description="A picture in assets/ instead of the wordmark, or one for light and one for dark grounds.",
        json_schema_extra=_logo_schema,
    )
