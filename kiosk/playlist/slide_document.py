"""What may be typed in a slide file, as pydantic models; see :mod:`kiosk.playlist.document`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from kiosk.playlist.colors import ColorName
from kiosk.playlist.model import LAYOUTS, Layout
from kiosk.playlist.signing import DESCRIPTION
from kiosk.playlist.values import FitName, Link, SlideMotionName, per_language
from kiosk.words.language_codes import PATTERN as LANGUAGE_PATTERN
from kiosk.yaml.fields import TEXT_SCHEMA, Language, Text, Typed, one_of

MAX_POINTS = 4
LEAST_ANSWERS, MOST_ANSWERS = 2, 5

LayoutName = Annotated[Layout, BeforeValidator(one_of(LAYOUTS))]


def _point(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


class PointBlock(Typed):
    """One numbered point: a title, and perhaps a line below it."""

    title: Text = Field(description="The point in a few words.")
    text: Text = Field(default="", description="One line more.")


def _points_schema(schema: dict[str, Any]) -> None:
    schema["items"] = {"anyOf": [TEXT_SCHEMA, schema["items"]]}
    schema["maxItems"] = MAX_POINTS


class PlainBlock(Typed):
    """Words of a slide that can be said more easily."""

    label: Text = Field(default="", description="A small line above the headline.")
    title: Text = Field(default="", description="The headline, at most 9 words.")
    text: Text = Field(default="", description="The text below it, at most 45 words.")
    points: list[Annotated[PointBlock, BeforeValidator(_point)]] = Field(
        default_factory=list,
        description="Up to four points (layout points): each a text, or title and text.",
        json_schema_extra=_points_schema,
    )
    figure: Text = Field(default="", description="The big number, such as 4,1 miljard (layout figure).")
    answers: list[Text] = Field(
        default_factory=list,
        description="Two to five answers to choose from (layout poll).",
        json_schema_extra={"maxItems": MOST_ANSWERS},
    )
    caption: Text = Field(
        default="", description="A line on the photo, or where the number comes from (layouts photo, figure)."
    )
    more: Text = Field(default="", description="Read on: paragraphs, **bold** and lists with '- '.")


class TextBlock(PlainBlock):
    """The words of a slide in one language."""

    by: Text = Field(default="", description="Who says it (layout quote).")
    alt: Text = Field(default="", description="What the picture shows, for whoever cannot see it.")
    easy: PlainBlock | None = Field(
        default=None,
        description="The same words in plain language, for who asks for easy words; what is left out stays as it is.",
    )


def _slide_schema(schema: dict[str, Any]) -> None:
    block = schema.pop("additionalProperties")
    schema["patternProperties"] = {LANGUAGE_PATTERN: block}
    schema["additionalProperties"] = False
    schema["required"] = ["layout"]


class SlideDocument(BaseModel):
    """A slide: a layout, a colour, a picture, and a block of words per language (nl, fr, en …)."""

    model_config = ConfigDict(extra="allow", frozen=True, json_schema_extra=_slide_schema)
    __pydantic_extra__: dict[str, TextBlock]

    layout: LayoutName = Field(default="statement", description="How the slide is built.")
    color: ColorName = Field(default="red", description="The colour that fills the slide.")
    image: Text | None = Field(
        default=None, description="A picture in assets/: svg, png, jpg, heic, avif, tiff, webp, gif or bmp."
    )
    fit: FitName | None = Field(default=None, description="How the picture fills its place.")
    link: Link = Field(
        default="", description="A web address to take along: the QR code of an action, a key on others."
    )
    sign: dict[Language, Text] = Field(
        default_factory=dict,
        description=DESCRIPTION,
        json_schema_extra=lambda schema: schema.update(per_language(TEXT_SCHEMA)),
    )
    motion: SlideMotionName | None = Field(
        default=None,
        description="drift: the picture moves slowly for 8 s, then stands; still: it only stands.",
    )
