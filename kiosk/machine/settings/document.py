"""What may be typed in settings.yaml, as a pydantic model; see :mod:`kiosk.playlist.document`."""

from __future__ import annotations

import re
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.machine.graphics import RenderName
from kiosk.machine.settings.machine_settings import (
    LARGEST_INCHES,
    LEAST_BRIGHTNESS,
    LONGEST_AGAIN,
    LONGEST_SCAN,
    MOST_SCREENS,
    SHORTEST_SCAN,
    SMALLEST_INCHES,
    Engine,
    Keys,
    Motion,
    Reach,
    Rotation,
)
from kiosk.yaml.fields import TEXT_SCHEMA, Language, Truth, Typed, one_of, text
from kiosk.yaml.hours import Hours

ROTATIONS = tuple(map(str, get_args(Rotation)))
MOST_SIGNS = 200
_WHOLE = re.compile(r"\d{1,4}", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,2})?", re.ASCII)


class _Range:
    """Reads numbers from ``least`` to ``most``; a near one is proposed for what has a unit behind it, or a comma."""

    def __init__(self, least: int, most: int, *, is_whole: bool = True) -> None:
        self._least, self._most = least, most
        self._form = _WHOLE if is_whole else _NUMBER

    def __call__(self, value: object) -> float:
        typed = text(value).strip()
        if self._form.fullmatch(typed) and self._least <= float(typed) <= self._most:
            return float(typed)
        raise PydanticCustomError(
            "number-range", "number", {"near": self._near(typed), "least": self._least, "most": self._most}
        )

    def _near(self, typed: str) -> str:
        found = re.findall(r"-?\d+(?:[.,]\d+)?", typed)
        if len(found) != 1:
            return ""
        number = float(found[0].replace(",", "."))
        kept = min(max(number, self._least), self._most)
        return f"{round(kept) if self._form is _WHOLE else round(kept, 2):g}"


def _whole(value: object, least: int, most: int) -> int:
    return int(_Range(least, most)(value))


def _percent(value: object) -> int:
    return _whole(value, 0, 100)


def _brightness(value: object) -> int:
    return _whole(value, LEAST_BRIGHTNESS, 100)


def _inches(value: object) -> float:
    return _Range(SMALLEST_INCHES, LARGEST_INCHES, is_whole=False)(value)


def _scan(value: object) -> float:
    return _Range(SHORTEST_SCAN, LONGEST_SCAN, is_whole=False)(value)


def _again(value: object) -> float:
    return _Range(0, LONGEST_AGAIN, is_whole=False)(value)


def _screen(value: object) -> int | str:
    typed = text(value).strip()
    return _whole(typed, 0, MOST_SCREENS - 1) if re.fullmatch(r"-?\d+", typed) else _name(typed)


def _name(value: object) -> str:
    return text(value).strip()[:MOST_SIGNS]


def _rotation(value: object) -> int:
    typed = text(value).strip()
    digits = re.fullmatch(r"(\d{1,3})\s*(?:°|º|[^\W\d]+)", typed)
    if digits and digits[1] in ROTATIONS:
        raise PydanticCustomError("unknown-value", "value", {"options": ROTATIONS, "near": digits[1]})
    return int(one_of(ROTATIONS)(typed))


def _range_schema(least: int, most: int, kind: str = "integer") -> WithJsonSchema:
    return WithJsonSchema({"type": kind, "minimum": least, "maximum": most})


def _choice(of: Any) -> tuple[BeforeValidator, WithJsonSchema]:
    """How one of the values of the literal type ``of`` is read, and what editors offer."""
    options = get_args(of)
    return BeforeValidator(one_of(options)), WithJsonSchema({"enum": list(options)})


def _without_defaults(schema: dict[str, Any]) -> None:
    """Editors offer a default as what to type; here it says only that nothing was typed."""
    for each in schema["properties"].values():
        each.pop("default", None)


Name = Annotated[str, BeforeValidator(_name), WithJsonSchema(TEXT_SCHEMA)]
Percent = Annotated[int, BeforeValidator(_percent), _range_schema(0, 100)]
MotionChoice = Annotated[Motion, *_choice(Motion)]
ReachChoice = Annotated[Reach, *_choice(Reach)]
KeysChoice = Annotated[Keys, *_choice(Keys)]
EngineChoice = Annotated[Engine, *_choice(Engine)]
DrawingChoice = Annotated[RenderName, *_choice(RenderName)]


class SettingsDocument(Typed):
    """The settings of a stand. Everything may be left out."""

    model_config = ConfigDict(json_schema_extra=_without_defaults)

    playlist: Name | None = Field(
        default=None,
        description="What is shown: a playlist, a content folder or any folder with pictures and films.",
    )
    language: Language | None = Field(
        default=None, description="The stand's own language: nl, fr or en, if the playlist speaks it."
    )
    screen: Annotated[
        int | str | None, BeforeValidator(_screen), WithJsonSchema({"type": ["integer", "string"]})
    ] = Field(default=None, description="Which screen: its number from 0, or its name, such as HDMI-A-1.")
    rotation: Annotated[
        Rotation | None, BeforeValidator(_rotation), WithJsonSchema({"enum": list(get_args(Rotation))})
    ] = Field(default=None, description="How far the screen is turned, in degrees clockwise.")
    inches: Annotated[
        float | None, BeforeValidator(_inches), _range_schema(SMALLEST_INCHES, LARGEST_INCHES, "number")
    ] = Field(default=None, description="The screen's diagonal in inches, where it says a wrong one.")
    sound: Name | None = Field(
        default=None, description="The name of the loudspeaker; without it the computer's own."
    )
    volume: Percent | None = Field(default=None, description="How loud films are, in percent.")
    volume_cap: Percent | None = Field(default=None, description="How loud they may become, in percent.")
    muted: Truth | None = Field(default=None, description="true: films are silent, whatever their volume.")
    captions: Truth | None = Field(
        default=None, description="false: films show captions only when a visitor asks for them."
    )
    motion: MotionChoice | None = Field(
        default=None, description="reduced: only fades. auto: as the playlist says."
    )
    reach: ReachChoice | None = Field(
        default=None, description="low: everything to touch stands low. auto: as the playlist says."
    )
    keys: KeysChoice | None = Field(
        default=None, description="large: everything to touch is a third larger, for gloves and shaky hands."
    )
    scan: Annotated[
        float | None, BeforeValidator(_scan), _range_schema(SHORTEST_SCAN, LONGEST_SCAN, "number")
    ] = Field(
        default=None, description="For who has one switch: seconds for which each button is pointed at."
    )
    shortcuts: Truth | None = Field(
        default=None,
        description="false: no letter, digit or sign of a keyboard means anything; B and the full stop hold the show.",
    )
    again: Annotated[float | None, BeforeValidator(_again), _range_schema(0, LONGEST_AGAIN, "number")] = (
        Field(
            default=None,
            description="For hands that tremble: seconds before the same key, or a touch in the same place, counts again.",
        )
    )
    engine: EngineChoice | None = Field(default=None, description="Who plays films: vlc, qt, or auto.")
    drawing: DrawingChoice | None = Field(
        default=None, description="Who draws: the graphics card (gpu), the processor (software), or auto."
    )
    screen_off: Hours | None = Field(
        default=None, description='From when until when the screen is dark, such as "22:00-08:00".'
    )
    brightness: Annotated[int | None, BeforeValidator(_brightness), _range_schema(LEAST_BRIGHTNESS, 100)] = (
        Field(default=None, description="How bright the screen is, in percent.")
    )
    stand: Name | None = Field(
        default=None, description="What this stand is called in reports, such as Gent 2."
    )
    event: Name | None = Field(
        default=None, description="What it stands at, such as 1 mei 2026; counts are kept by event."
    )
    lock: Truth | None = Field(
        default=None, description="false: the show can be left with Ctrl+Q, for a desk instead of a stand."
    )
