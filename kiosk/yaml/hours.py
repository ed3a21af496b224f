"""Hours of the day, such as "10:00-18:00": as they are typed, and what people mean by other ways of writing them."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.words.calendar_words import plain, words
from kiosk.yaml.fields import wrong_type

_MIDNIGHT = time()
_HOURS = r"([01]?\d|2[0-3]):[0-5]\d *- *(([01]?\d|2[0-3]):[0-5]\d|24:00)"
_MOST_SIGNS = 60
"""What is longer is a sentence."""
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*(?:[:.h]|u(?:ur|ren)?|heures?)\s*(?P<minute>\d{2})(?!\d))?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*(?:u(?:ur|ren)?|h(?:eures?|rs?)?|o.?clock)\b)?"
)
_QUOTES = " \t\"'“”„‘’«»\u00a0"
MARKS = re.compile(r"[\s,.;/&+()\[\]\-–—→>|'’]+")
"""What stands between words and numbers and means nothing by itself."""


def _hours(value: object) -> tuple[time, time]:
    if not isinstance(value, str):
        raise wrong_type("hours")
    try:
        start, end = (_time(part.strip()) for part in value.split("-"))
    except ValueError:
        near = f'"{hours}"' if (hours := hours_meant(value)) else ""
        raise PydanticCustomError("bad-hours", "hours", {"near": near, "yaml": near}) from None
    if start == end and start != _MIDNIGHT:
        raise PydanticCustomError("bad-hours", "hours", {"near": ""})
    return start, end


def _time(text: str) -> time:
    """``9:30`` or ``18:00``; ``24:00`` is the midnight at the end of the day."""
    hour, minute = text.split(":")
    is_time = (
        hour.isdecimal() and minute.isdecimal() and len(hour) < 3 and len(minute) == 2 and text.isascii()
    )
    if not is_time:
        raise ValueError(text)
    return _MIDNIGHT if (int(hour), int(minute)) == (24, 0) else time(int(hour), int(minute))


Hours = Annotated[
    tuple[time, time],
    BeforeValidator(_hours),
    WithJsonSchema({"type": "string", "pattern": f"^ *{_HOURS} *$"}),
]
"""From when until when; an end that is not after the start is on the next day."""


def hours_meant(text: str) -> str:
    """``10u-18u`` or ``van 10h30 tot 18h`` as ``10:30-18:00``; with one time only, from then on or until then."""
    said = plain(text).strip(_QUOTES) if len(text) <= _MOST_SIGNS else ""
    for word, hour in ((words("noon"), "12:00"), (words("midnight"), "24:00")):
        said = re.sub(rf"\b(?:{'|'.join(sorted(word))})\b", hour, said)
    found = list(_CLOCK.finditer(said))
    times = [_clock(match) for match in found]
    if len(found) == 2 and found[1]["half"] and not found[0]["half"]:
        times[0] = _same_half(times[0], times[1])
    rest = frozenset(filter(None, MARKS.split(_CLOCK.sub(" ", said).replace("t/m", "tm"))))
    before, until = words("from"), words("to")
    if None in times or rest - before - until - words("and") - {"jusqu"}:
        return ""
    match times:
        case [(int(), int()) as start, (int(), int()) as end]:
            if start == (24, 0):
                start = (0, 0)
            return "" if start == end else f"{_told(start)}-{_told(end)}"
        case [(int(), int()) as start] if rest & before:
            return f"{_told(start)}-24:00"
        case [(int(), int()) as end] if rest & until and end != (0, 0):
            return f"00:00-{_told(end)}"
    return ""


def clock_meant(text: str) -> str:
    """``14u``, ``14h30`` or ``2 pm`` as ``14:00``."""
    said = plain(text).strip(_QUOTES) if len(text) <= _MOST_SIGNS else ""
    match = _CLOCK.fullmatch(re.sub(r"^(?:om|a|at)\b\s*", "", said))
    clock = _clock(match) if match else None
    return _told(clock) if clock and clock != (24, 0) else ""


def _clock(match: re.Match[str]) -> tuple[int, int] | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    return (hour, minute) if minute < 60 and (hour < 24 or (hour, minute) == (24, 0)) else None


def _same_half(start: tuple[int, int] | None, end: tuple[int, int] | None) -> tuple[int, int] | None:
    """``2-6 pm`` is from 14:00, ``10-6 pm`` from 10:00."""
    if start and end and start[0] + 12 < end[0]:
        return start[0] + 12, start[1]
    return start


def _told(clock: tuple[int, int]) -> str:
    return f"{clock[0]:02}:{clock[1]:02}"
