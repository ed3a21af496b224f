"""A day, and an hour, as a person types them: 2026-12-05 14:00."""

from __future__ import annotations

import re
from datetime import date, datetime

import click

from kiosk.cli.speaking import say

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]+(\d{1,2}:\d{2}))?")


class Moment(click.ParamType):  # type: ignore[type-arg]
    """A local time; without an hour it is noon of that day."""

    name = "moment"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime | None:
        if isinstance(value, datetime):
            return value
        typed = " ".join(str(value).split())
        found = _MOMENT.fullmatch(typed)
        try:
            return (
                datetime.fromisoformat(f"{found[1]} {(found[2] or '12:00'):0>5}")
                if found
                else self._no(typed)
            )
        except ValueError:
            return self._no(typed)

    def _no(self, typed: str) -> datetime:
        near = _meant(typed)
        self.fail(say("moment-near" if near else "moment", typed=typed, near=near))


def _meant(typed: str) -> str:
    """``za 5 dec 14u`` as it is to be typed; empty where that is not clear."""
    from kiosk.playlist.times_meant import date_meant
    from kiosk.playlist.when_document import today
    from kiosk.yaml.hours import clock_meant

    words = typed.split()
    for cut in range(len(words), 0, -1):
        day, clock = date_meant(" ".join(words[:cut]), today()), clock_meant(" ".join(words[cut:]))
        if day and (clock or cut == len(words)):
            return f"{day} {clock}".strip()
    return ""


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day that is over, or today."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date | None:
        if isinstance(value, date):
            return value
        typed = " ".join(str(value).split())
        try:
            # Python reads 20260501 too, which people do not.
            return date.fromisoformat(typed) if len(typed) == len("2026-05-01") else self._no(typed)
        except ValueError:
            return self._no(typed)

    def _no(self, typed: str) -> date:
        from kiosk.playlist.times_meant import date_meant
        from kiosk.playlist.when_document import today

        near = date_meant(typed, today())
        if near and near > today().isoformat() and str(today().year) not in typed:
            # Without a year, what is to come is meant in a playlist, and what was here.
            near = date_meant(f"{typed} {today().year}", today()) or near
            if near > today().isoformat():
                near = date_meant(f"{typed} {today().year - 1}", today()) or near
        self.fail(say("day-near" if near else "day", typed=typed, near=near or ""))
