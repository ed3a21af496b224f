"""Days and hours in words, by the rules of the Unicode CLDR: "Starts on Saturday at 10:00"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from kiosk.words.catalogue import section
from kiosk.words.cldr import locale

_WEEK = timedelta(days=7)


def opening(opens: datetime, now: datetime, language: str) -> str:
    """When something begins that has not begun: today, on a day of this week, or on a date."""
    words = section("moments", language)
    if opens.date() == now.date():
        return str(words["opens-today"]).format(time=_time(opens, language))
    is_near = opens.date() - now.date() < _WEEK
    pattern = "day" if is_near else "date" if opens.year == now.year else "date-and-year"
    sentence = f"opens-on-{'day' if is_near else 'date'}{'' if opens.time() == time() else '-at'}"
    said = _date(opens, str(words[pattern]), language)
    return str(words[sentence]).format(day=said, time=_time(opens, language))


def moment(at: datetime, language: str) -> str:
    """A day and an hour: "Saturday 5 December 2026 at 14:00"."""
    words = section("moments", language)
    day = _date(at, str(words["date-and-year"]), language)
    return str(words["moment"]).format(day=day, time=_time(at, language))


def day_and_hour(at: datetime, language: str) -> str:
    """A moment of the last days: "Saturday at 14:00"."""
    words = section("moments", language)
    day = _date(at, str(words["day"]), language)
    return str(words["moment"]).format(day=day, time=_time(at, language))


def end(stops: datetime, now: datetime, language: str) -> str:
    """Until when something lasts: "until 18:00", "until Sunday at 18:00"; a midnight belongs to the day before it."""
    words = section("moments", language)
    day = stops - timedelta(days=1) if stops.time() == time() else stops
    if day.date() == now.date():
        said = "until-midnight" if day is not stops else "until"
        return str(words[said]).format(time=_time(stops, language))
    is_near = day.date() - now.date() < _WEEK
    pattern = "day" if is_near else "date" if day.year == now.year else "date-and-year"
    sentence = "through-day" if day is not stops else "until-day"
    return str(words[sentence]).format(
        day=_date(day, str(words[pattern]), language), time=_time(stops, language)
    )


def short_day(day: date, language: str) -> str:
    """A day for the head of a column: "Sat 5/12"."""
    return _date(day, str(section("moments", language)["short"]), language)


def long_date(day: date, language: str) -> str:
    """A day with the name of its month: "5 December 2026"."""
    return _date(day, "long", language)


def whole_date(day: date, language: str) -> str:
    """A day by its name and number: "Saturday 5 December 2026"."""
    return _date(day, str(section("moments", language)["date-and-year"]), language)


def short_weekday(day: date, language: str) -> str:
    """A day of a month that is known: "Sat 5"."""
    return _date(day, "EEE d", language)


def short_month(day: date, language: str) -> str:
    """The month of a day, in as few letters as the language has for it: "Dec"."""
    return _date(day, "LLL", language)


def zone(name: str, at: datetime, language: str) -> str:
    """A time zone by its name in words and its city: "Central European Standard Time (Brussels)". ``name`` is that of the IANA;
    without one the system says what it calls the zone at ``at``, which is local and naive."""
    from zoneinfo import ZoneInfo

    from babel.dates import get_timezone_location, get_timezone_name

    try:
        found = ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return at.astimezone().tzname() or ""
    said = get_timezone_name(at.replace(tzinfo=found), locale=locale(language))
    return f"{said} ({get_timezone_location(found, locale=locale(language), return_city=True)})"


def clock(at: time, language: str) -> str:
    """What the clock on the wall says: "14:00"."""
    from babel.dates import format_time

    return format_time(at, "short", locale=locale(language))


def _date(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=locale(language))


def _time(at: datetime, language: str) -> str:
    return clock(at.time(), language)
