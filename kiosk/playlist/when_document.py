"""What may be typed below ``when`` and behind ``every``, and what becomes of it.

An item whose ``when`` cannot be read waits: a slide for Saturday that runs all week is worse than one that is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.playlist.model import Item
from kiosk.playlist.schedule import FIRST_DAY, LAST_DAY, UNREADABLE, When, can_be_due, is_past
from kiosk.playlist.times_meant import date_meant, days_meant
from kiosk.problems.findings import Findings
from kiosk.words.calendar_words import days
from kiosk.words.sentence import Term
from kiosk.yaml.fields import Typed, wrong_type
from kiosk.yaml.hours import Hours
from kiosk.yaml.nodes import ListNode, MapNode, Node, ScalarNode
from kiosk.yaml.own_line import value_replaced

MOST_ROUNDS = 99
_HALF_A_DAY = 12 * 60
_MORNING = time(6)
"""A feast may last until five."""
_DATE = r"\d{4}-\d{2}-\d{2}"


def today() -> date:
    """The day it is here."""
    return now().date()


def now() -> datetime:
    """What the clock on the wall says."""
    return datetime.now()  # noqa: DTZ005  (schedules are in local time)


def _date(value: object) -> date:
    if not isinstance(value, str):
        raise wrong_type("date")
    try:
        found = date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        found = None
    if found is None or not FIRST_DAY <= found <= LAST_DAY:
        raise PydanticCustomError("bad-date", "date", {"near": date_meant(value, today())})
    return found


def _day(value: object) -> int:
    if not isinstance(value, str):
        raise wrong_type("days")
    number = days().get(value.strip().lower())
    if number is None:
        found = ", ".join(days_meant(value))
        raise PydanticCustomError("bad-days", "day", {"near": found, "yaml": found})
    return number


def _days(value: object) -> object:
    """One day need not be a list, and several may stand in a row with commas."""
    if not isinstance(value, str):
        return value
    parts = [part.strip() for part in value.split(",")]
    if all(part.lower() in days() for part in parts):
        return parts
    found = days_meant(value)
    near = f"[{', '.join(found)}]" if found else ""
    raise PydanticCustomError("bad-days", "days", {"near": near, "yaml": near})


def _dates(value: object) -> object:
    """As with days."""
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def _every(value: object) -> int:
    if not isinstance(value, str):
        raise wrong_type("rounds")
    typed = value.strip()
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:3]) <= MOST_ROUNDS and len(typed) < 3):
        digits = "".join(sign if sign.isdecimal() and sign.isascii() else " " for sign in typed).split()
        is_clear = len(digits) == 1 and len(digits[0]) < 3 and int(digits[0]) > 0 and not {*",.-"} & {*typed}
        raise PydanticCustomError("bad-every", "every", {"near": digits[0] if is_clear else ""})
    return int(typed)


def _block(value: object) -> object:
    if not isinstance(value, dict):
        raise wrong_type("block")
    return value


def _any_case(word: str) -> str:
    return "".join(f"[{sign.upper()}{sign}]" for sign in word)


_DATE_SCHEMA = {"type": "string", "pattern": f"^{_DATE}$"}

Date = Annotated[date, BeforeValidator(_date), WithJsonSchema(_DATE_SCHEMA)]
Weekday = Annotated[int, BeforeValidator(_day)]
Every = Annotated[
    int,
    BeforeValidator(_every),
    WithJsonSchema(
        {"type": ["integer", "string"], "minimum": 1, "maximum": MOST_ROUNDS, "pattern": "^[1-9][0-9]?$"}
    ),
]


def _in_a_row(schema: dict[str, Any], one: str) -> None:
    """One element need not be a list, and several may stand in a row with commas; ``one`` is the pattern of each."""
    listed = {"type": "array", "items": schema.pop("items")}
    schema.pop("type")
    row = {"type": "string", "pattern": f"^ *{one}( *, *{one})* *$"}
    schema["anyOf"] = [listed["items"], listed, row]


def _days_schema(schema: dict[str, Any]) -> None:
    # Made when it is asked for: it reads all catalogues. Editors offer what stands in an enumeration.
    day = f"({'|'.join(_any_case(word) for word in days())})"
    schema["items"] = {"anyOf": [{"enum": list(days())}, {"type": "string", "pattern": f"^{day}$"}]}
    _in_a_row(schema, day)


class WhenBlock(Typed):
    """When it is shown: everything that is given here must hold."""

    element_suffix: ClassVar[str] = "waits"
    """What is wrong in here is told of an item that waits."""

    since: Date | None = Field(default=None, alias="from", description="The first day, such as 2026-12-01.")
    until: Date | None = Field(default=None, description="The last day, such as 2026-12-31.")
    days: Annotated[list[Weekday], BeforeValidator(_days)] = Field(
        default_factory=list,
        description="Days of the week: [sat, sun], [za, zo], [sam, dim], or whole.",
        json_schema_extra=_days_schema,
    )
    between: Hours | None = Field(
        default=None, description='From when until when, such as "10:00-18:00"; may pass midnight.'
    )
    but: Annotated[list[Date], BeforeValidator(_dates)] = Field(
        default_factory=list,
        alias="except",
        description="Days on which it is not shown.",
        json_schema_extra=lambda schema: _in_a_row(schema, _DATE),
    )

    @property
    def when(self) -> When:
        """As the show asks it."""
        return When(self.since, self.until, frozenset(self.days), self.between, frozenset(self.but))


WHEN_KEYS = tuple(field.alias or name for name, field in WhenBlock.model_fields.items())
WhenField = Annotated[WhenBlock | None, BeforeValidator(_block)]


def when_of(block: WhenBlock | None, node: MapNode, where: Term, findings: Findings) -> When | None:
    """When an item is shown, of whose entry ``block`` is what could be read and ``node`` what was typed."""
    if "when" in node.lost or not _is_whole(node.get("when")):
        return UNREADABLE
    if block is None:
        return None
    when, place = block.when, node.key("when").place
    if not can_be_due(when):
        findings.add("when-never", place, where=where)
    elif is_past(when, now()):
        findings.add("when-past", place, where=where)
    _mind_night(when, node.get("when"), where, findings)
    return when


def _mind_night(when: When, block: Node | None, where: Term, findings: Findings) -> None:
    """Hours that pass midnight and last longer than those the other way round are rather turned round."""
    value = block.get("between") if isinstance(block, MapNode) else None
    if when.between is None or not isinstance(value, ScalarNode):
        return
    start, end = when.between
    if _MORNING <= end < start and _minutes(start) - _minutes(end) < _HALF_A_DAY:
        told = [f"{each:%H:%M}" for each in (start, end)]
        line = value_replaced(findings, value.place, "between", f'"{told[1]}-{told[0]}"')
        about = {"value": value.text, "start": told[0], "end": told[1], "line": line, "where": where}
        findings.add("when-night", value.place, **about)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def mind_both(
    own: Sequence[Item], within: Sequence[Item], when: When | None, node: MapNode, findings: Findings
) -> None:
    """Report the items of a group that could be shown by their ``own`` schedule, but never together with its ``when``."""
    if when is None or not when.is_readable or not can_be_due(when):
        return
    for item, inside in zip(own, within, strict=True):
        is_fine = item.when is None or not item.when.is_readable or not can_be_due(item.when)
        if not is_fine and inside.when and not can_be_due(inside.when):
            place = item.place or node.key("when").place
            findings.add("when-never", place, where=Term("item-called", {"name": item.name}))


def _is_whole(node: Node | None) -> bool:
    """Whether nothing that was typed in ``node`` had to be left out."""
    if isinstance(node, MapNode):
        return not node.lost and all(_is_whole(value) for _, value in node.entries.values())
    return not isinstance(node, ListNode) or (not node.lost and all(map(_is_whole, node.items)))
