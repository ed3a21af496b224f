"""What may be typed: the keys and values of a playlist and of a slide file, as pydantic models.

The same models give the JSON Schema for editors. Every scalar arrives as the text that was typed; an error
of our own types carries one of our codes (``kiosk.problems.problem``). pydantic's own words never reach a
person.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.playlist.model import (
    ATTRACTS,
    COLORS,
    FITS,
    LAYOUTS,
    MOTIONS,
    REACHES,
    SLIDE_MOTIONS,
    TRANSITIONS,
    Attract,
    Fit,
    Layout,
    Motion,
    Reach,
    SlideMotion,
    Transition,
)
from kiosk.playlist.scan import LARGEST, MOST_BYTES, fits
from kiosk.words.catalogue import languages
from kiosk.words.language_codes import LANGUAGE_CODES
from kiosk.words.language_codes import PATTERN as LANGUAGE_PATTERN
from kiosk.yaml.fields import TEXT_SCHEMA, Text, Truth, Typed, one_of, text, wrong_type

SHORTEST_S = 1.0
LONGEST_S = 3600.0
SHORTEST_IDLE_S = 10.0
SHORTEST_WARN_S = 20.0
"""WCAG 2.2.1: whoever is about to be timed out has at least 20 seconds to ask for more."""
MAX_POINTS = 4
LEAST_ANSWERS, MOST_ANSWERS = 2, 5

_DURATION = re.compile(
    r"(?=.)(?:(?P<m>\d{1,6}) ?m(?:in)?)? ?(?:(?P<s>\d{1,6}(?:\.\d{1,3})?) ?s?)?", re.IGNORECASE
)
_LINK = re.compile(r"https?://[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]\S*)?", re.IGNORECASE)
_DURATION_PATTERN = "^(auto|[0-9]+|([0-9]+m)?[0-9]+(\\.[0-9]+)?s|[0-9]+m)$"


def _seconds(value: object, shortest: float = SHORTEST_S) -> float:
    if not isinstance(value, str):
        raise wrong_type("duration")
    match = _DURATION.fullmatch(value.strip())
    if not match:
        raise PydanticCustomError("bad-duration", "duration")
    seconds = 60.0 * int(match["m"] or 0) + float(match["s"] or 0)
    if not shortest <= seconds <= LONGEST_S:
        raise PydanticCustomError("duration-range", "range", {"shortest": f"{shortest:g}s"})
    return seconds


def _duration(value: object) -> float | None:
    return None if isinstance(value, str) and value.strip().lower() == "auto" else _seconds(value)


def _idle(value: object) -> float:
    return _seconds(value, SHORTEST_IDLE_S)


def _warn(value: object) -> float:
    seconds = _seconds(value)
    if seconds < SHORTEST_WARN_S:
        raise PydanticCustomError("warn-short", "warn")
    return seconds


def _language(value: object) -> str:
    code = text(value)
    if code not in LANGUAGE_CODES:
        raise PydanticCustomError("unknown-language", "language")
    return code


def _words(value: object) -> object:
    if isinstance(value, str):
        return {"": value}
    if not isinstance(value, dict):
        raise wrong_type("text-or-languages")
    return value


def _link(value: object) -> str:
    link = text(value)
    if not _LINK.fullmatch(link):
        raise PydanticCustomError("bad-link", "link")
    if not fits(link, LARGEST):
        raise PydanticCustomError("link-too-long", "link", {"count": len(link), "limit": MOST_BYTES[LARGEST]})
    return link


def _point(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


def _visitor(value: object) -> object:
    if value == "off":
        return None
    if not isinstance(value, dict):
        raise wrong_type("visitor")
    return value


_LANGUAGE_SCHEMA = {"type": "string", "pattern": LANGUAGE_PATTERN}
_TIME_SCHEMA = {
    "type": ["integer", "number", "string"],
    "minimum": 1,
    "maximum": 3600,
    "pattern": _DURATION_PATTERN,
}


def _per_language(each: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "patternProperties": {LANGUAGE_PATTERN: each}, "additionalProperties": False}


Language = Annotated[str, BeforeValidator(_language), WithJsonSchema(_LANGUAGE_SCHEMA)]
Words = Annotated[
    dict[Language | Literal[""], Text],
    BeforeValidator(_words),
    WithJsonSchema({"anyOf": [TEXT_SCHEMA, _per_language(TEXT_SCHEMA)]}),
]
Duration = Annotated[float | None, BeforeValidator(_duration), WithJsonSchema(_TIME_SCHEMA)]
Idle = Annotated[float, BeforeValidator(_idle), WithJsonSchema(_TIME_SCHEMA)]
Warn = Annotated[float, BeforeValidator(_warn), WithJsonSchema(_TIME_SCHEMA)]
LayoutName = Annotated[Layout, BeforeValidator(one_of(LAYOUTS))]
TransitionName = Annotated[Transition, BeforeValidator(one_of(TRANSITIONS))]
FitName = Annotated[Fit, BeforeValidator(one_of(FITS))]
AttractName = Annotated[Attract, BeforeValidator(one_of(ATTRACTS))]
MotionName = Annotated[Motion, BeforeValidator(one_of(MOTIONS))]
SlideMotionName = Annotated[SlideMotion, BeforeValidator(one_of(SLIDE_MOTIONS))]
ReachName = Annotated[Reach, BeforeValidator(one_of(REACHES))]
ColorName = Annotated[str, BeforeValidator(one_of(COLORS)), WithJsonSchema({"enum": list(COLORS)})]
Link = Annotated[
    str, BeforeValidator(_link), WithJsonSchema({"type": "string", "pattern": "^https?://\\S+$"})
]


class Defaults(Typed):
    """What every item takes unless it says otherwise."""

    duration: Duration = Field(
        default=None, description="How long a slide or picture stays: auto, 12, 15s or 1m30s."
    )
    transition: TransitionName = Field(default="fade", description="How one item makes way for the next.")
    fit: FitName | None = Field(default=None, description="How pictures and films fill the screen.")


class VisitorBlock(Typed):
    """When the stand goes back to its loop after somebody touched it."""

    idle: Idle = Field(
        default=45.0, description="Silence after which the screen asks whether anybody is still there."
    )
    warn: Warn = Field(default=20.0, description="How long that question stands; at least 20 seconds.")


class Entry(Typed):
    """What every kind of item may have."""

    duration: Duration = Field(default=None, description="How long it stays: auto, 12, 15s or 1m30s.")
    transition: TransitionName = Field(
        default="fade", description="How it makes its entrance: fade, push, wipe or cut."
    )


class SlideEntry(Entry):
    """Shows one slide file."""

    slide: Text = Field(description="The name of a file in slides/, without .yaml.")


class ImageEntry(Entry):
    """Shows a picture over the whole screen."""

    image: Text = Field(description="A picture in assets/: svg, png, jpg, webp, gif or bmp.")
    title: Words = Field(default_factory=dict, description="A title, one text or one per language.")
    fit: FitName = Field(
        default="cover", description="contain: whole picture; cover: fills the screen; fill: stretched."
    )
    color: ColorName = Field(default="ink", description="The colour beside the picture.")
    motion: SlideMotionName = Field(
        default="drift", description="drift: the picture grows very slowly for 8 s; still: it stands."
    )


class VideoEntry(Entry):
    """Plays a film."""

    video: Text = Field(description="A film in assets/: webm, mp4, mkv, mov, avi, ogv, ts or mpg.")
    title: Words = Field(default_factory=dict, description="A title, one text or one per language.")
    captions: dict[Language, Text] = Field(
        default_factory=dict,
        description="Caption files in assets/ (vtt, srt, ass), one per language.",
        json_schema_extra=lambda schema: schema.update(_per_language(TEXT_SCHEMA)),
    )
    attract: AttractName = Field(
        default="muted", description="What the film does while nobody touches the screen."
    )
    poster: Text | None = Field(default=None, description="A picture in assets/ shown before the film plays.")
    color: ColorName = Field(default="ink", description="The colour beside the film.")
    fit: FitName = Field(
        default="contain", description="contain: whole film; cover: fills the screen; fill: stretched."
    )


class FolderEntry(Entry):
    """Shows every picture and film of a folder, in the order of their names."""

    folder: Text = Field(description="A folder in assets/.")
    fit: FitName | None = Field(default=None, description="How its pictures and films fill the screen.")
    motion: SlideMotionName = Field(
        default="drift", description="drift: its pictures grow very slowly for 8 s; still: they stand."
    )


KINDS: dict[str, type[Entry]] = {
    "slide": SlideEntry,
    "video": VideoEntry,
    "image": ImageEntry,
    "folder": FolderEntry,
}


def _kind(value: object) -> str | None:
    return next((kind for kind in KINDS if kind in value), None) if isinstance(value, dict) else None


AnyEntry = Annotated[
    Annotated[SlideEntry, Tag("slide")]
    | Annotated[VideoEntry, Tag("video")]
    | Annotated[ImageEntry, Tag("image")]
    | Annotated[FolderEntry, Tag("folder")],
    Discriminator(_kind),
]


def _visitor_schema(schema: dict[str, Any]) -> None:
    # Editors that read YAML 1.1 take a bare `off` for the truth value false.
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
    rotate_languages: Truth = Field(
        default=False, description="true: each round of the loop speaks the next language."
    )
    items: list[AnyEntry] = Field(description="What is shown, in this order.")


class PointBlock(Typed):
    """One numbered point: a title, and perhaps a line below it."""

    title: Text = Field(description="The point in a few words.")
    text: Text = Field(default="", description="One line more.")


def _points_schema(schema: dict[str, Any]) -> None:
    schema["items"] = {"anyOf": [TEXT_SCHEMA, schema["items"]]}
    schema["maxItems"] = MAX_POINTS


class TextBlock(Typed):
    """The words of a slide in one language."""

    label: Text = Field(default="", description="A small line above the headline.")
    title: Text = Field(default="", description="The headline, at most 9 words.")
    text: Text = Field(default="", description="The text below it, at most 45 words.")
    points: list[Annotated[PointBlock, BeforeValidator(_point)]] = Field(
        default_factory=list,
        description="Up to four points (layout points): each a text, or title and text.",
        json_schema_extra=_points_schema,
    )
    figure: Text = Field(default="", description="The big number, such as 4,1 miljard (layout figure).")
    by: Text = Field(default="", description="Who says it (layout quote).")
    answers: list[Text] = Field(
        default_factory=list,
        description="Two to five answers to choose from (layout poll).",
        json_schema_extra={"maxItems": MOST_ANSWERS},
    )
    caption: Text = Field(
        default="", description="A line on the photo, or where the number comes from (layouts photo, figure)."
    )
    more: Text = Field(default="", description="Read on: paragraphs, **bold** and lists with '- '.")
    alt: Text = Field(default="", description="What the picture shows, for whoever cannot see it.")


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
        default=None, description="A picture in assets/: svg, png, jpg, webp, gif or bmp."
    )
    fit: FitName | None = Field(default=None, description="How the picture fills its place.")
    link: Link = Field(
        default="", description="A web address to take along: the QR code of an action, a key on others."
    )
    motion: SlideMotionName | None = Field(
        default=None,
        description="drift: the picture moves slowly for 8 s, then stands; still: it only stands.",
    )
