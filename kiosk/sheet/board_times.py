"""How long and when, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.playlist.model import Item
from kiosk.playlist.schedule import WEEK, When
from kiosk.words.calendar_words import days_of
from kiosk.words.catalogue import language_for, section
from kiosk.words.moments import clock, long_date
from kiosk.words.sentence import fill


def length(seconds: float, language: str) -> str:
    """A length of time as people say it: to the second below an hour, else to the minute."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    code = "hours" if hours else "minutes" if minutes and rest else "whole-minutes" if minutes else "seconds"
    return _say(code, language, hours=hours, minutes=minutes, seconds=rest)


def shown_when(item: Item, language: str) -> str:
    """When ``item`` is shown: its days, hours and dates, and in which rounds."""
    told = list(_told(item.when, language)) if item.when else []
    if item.every > 1:
        told.append(_say("every", language, count=item.every))
    return "; ".join(told) or _say("always", language)


def of_a_round(items: Sequence[Item], seconds: float, language: str) -> str:
    """How long a round lasts; at most so long where not every item is in each."""
    told = length(seconds, language)
    is_at_most = any(item.when or item.every > 1 for item in items)
    return _say("at-most", language, length=told) if is_at_most else told


def _told(when: When, language: str) -> Iterator[str]:
    if not when.is_readable:
        yield _say("unreadable", language)
        return
    if when.days and len(when.days) < WEEK:
        yield _days(sorted(when.days), days_of(language_for(language)))
    if when.between and not when.is_all_day:
        start, end = when.between
        yield _say("between", language, start=clock(start, language), end=clock(end, language))
    dates = {"since": when.since, "until": when.until}
    named = {name: long_date(day, language) for name, day in dates.items() if day}
    if when.since and when.since == when.until:
        yield _say("on", language, day=named["since"])
    elif named:
        yield _say("-".join(named), language, **named)
    if when.but:
        yield _say("but", language, days=tuple(long_date(day, language) for day in sorted(when.but)))


def _days(days: Sequence[int], names: Sequence[str]) -> str:
    """Three or more in a row as a span: "ma–vr"."""
    spans: list[list[int]] = []
    for day in days:
        if spans and spans[-1][-1] == day - 1:
            spans[-1].append(day)
        else:
            spans.append([day])
    told = [
        f"{names[span[0]]}–{names[span[-1]]}" if len(span) > 2 else ", ".join(names[day] for day in span)
        for span in spans
    ]
    return ", ".join(told)


def _say(code: str, language: str, **values: object) -> str:
    return fill(section("board", language)[code], values, language)
