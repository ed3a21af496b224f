"""What people mean by a date, days or a length of time that the playlist does not read: the text to type.

Every function returns ``""`` where the text is not understood, or could mean two things.
"""

from __future__ import annotations

import re
from datetime import date

from kiosk.playlist.schedule import FIRST_DAY, LAST_DAY, WEEK
from kiosk.problems.nearest import nearest
from kiosk.words.calendar_words import days, days_of, language_of_days, months, plain, words
from kiosk.yaml.hours import MARKS

_PART = re.compile(r"\d+|[^\W\d_]+")
_MOST_SIGNS = 60
"""What is longer is a sentence."""
_YEARS_AHEAD = 8
"""From one 29 February to the next."""
_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+|[\"″]|['′’]{1,2})?")


def date_meant(text: str, today: date) -> str:
    """``5/12/2026`` or ``za 5 dec`` as ``2026-12-05``. Day and month are in the order of Belgium; without a year it is the next
    one that fits, from ``today`` on."""
    parts = _PART.findall(plain(text)) if len(text) <= _MOST_SIGNS else []
    numbers = [part for part in parts if part.isdecimal()]
    names = [part for part in parts if not part.isdecimal()]
    weekdays = {days()[name] for name in names if name in days() and (name not in months() or len(names) > 1)}
    named = [months()[name] for name in names if name in months() and (name not in days() or len(names) == 1)]
    left = [
        name for name in names if name not in days() and name not in months() and name not in words("and")
    ]
    if left or len(weekdays) > 1 or len(named) > 1:
        return ""
    found = _in_numbers(numbers) if not named else _with_month(numbers, named[0])
    if found is None:
        return ""
    year, month, day = found
    fitting = [
        each
        for number in ([year] if year else range(today.year, today.year + _YEARS_AHEAD + 1))
        if (each := _date(number, month, day)) and (year or each >= today)
    ]
    first = fitting[0] if fitting else None
    if weekdays and not year:
        # The day of the week says which year; one that is years away is rather a slip.
        first = next((each for each in fitting[:2] if each.weekday() in weekdays), None)
    is_sure = first and FIRST_DAY <= first <= LAST_DAY and (not weekdays or first.weekday() in weekdays)
    return first.isoformat() if first and is_sure else ""


def _in_numbers(numbers: list[str]) -> tuple[int, int, int] | None:
    """Year (0: not given), month and day of a date in numbers."""
    match numbers:
        case [whole] if len(whole) == 8:
            return int(whole[:4]), int(whole[4:6]), int(whole[6:])
        case [year, month, day] if len(year) == 4:
            return int(year), int(month), int(day)
        case [day, month, year] if len(year) in (2, 4):
            return _year(year), *_belgian(int(day), int(month))
        case [day, month]:
            return 0, *_belgian(int(day), int(month))
    return None


def _with_month(numbers: list[str], month: int) -> tuple[int, int, int] | None:
    match numbers:
        case [day] if len(day) < 3:
            return 0, month, int(day)
        case [year, day] if len(year) == 4:
            return int(year), month, int(day)
        case [day, year] if len(year) in (2, 4):
            return _year(year), month, int(day)
    return None


def _belgian(first: int, second: int) -> tuple[int, int]:
    """Month and day: the day stands first, unless there is no such month."""
    return (first, second) if second > 12 >= first else (second, first)


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def days_meant(text: str) -> list[str]:
    """``za-zo``, ``weekend`` or ``saterdag`` as days that the playlist reads, in the language they were typed in."""
    said = plain(text).replace("t/m", " tm ") if len(text) <= _MOST_SIGNS else ""
    parts = re.findall(r"[^\W\d_]+|[-–—]", said)
    language = language_of_days(tuple(part if part in days() else _near_day(part) or part for part in parts))
    found: list[int] = []
    is_range = False
    for part in parts:
        day = days().get(part, days().get(_near_day(part)))
        if part in ("-", "–", "—") or (part in words("to") and part not in words("and")):
            is_range = bool(found)
        elif day is not None:
            first = found[-1] if is_range and found else day
            found += [(first + n) % WEEK for n in range(1, (day - first) % WEEK + 1)] if is_range else [day]
            is_range = False
        elif part in words("weekend"):
            found += [5, 6]
        elif part in words("workdays"):
            found += [0, 1, 2, 3, 4]
        elif part not in words("and") | words("from") | words("to"):
            return []
    return [days_of(language)[day] for day in sorted(dict.fromkeys(found))]


def _near_day(part: str) -> str:
    """The day that was meant by a longer word: ``zaterdagen``, ``saterdag``, ``tues``."""
    whole = [name for name in days() if len(name) > 3]
    begun = [name for name in whole if len(part) > 2 and (name.startswith(part) or part.startswith(name))]
    return begun[0] if begun else nearest(part, whole) if len(part) > 3 else ""


def seconds_meant(text: str) -> float:
    """``10 seconden``, ``1:30`` or ``1,5 min`` in seconds; 0 where it is not understood."""
    said = plain(text).strip() if len(text) <= _MOST_SIGNS else ""
    if match := re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})", said):
        return int(match[1] or 0) * 3600.0 + int(match[2]) * 60.0 + int(match[3])
    found, size = 0.0, 0.0
    for amount, unit in _LENGTH.findall(said):
        # "1 minuut 30": what has no unit is of the next smaller one.
        size = _unit(unit) if unit else {3600.0: 60.0, 60.0: 1.0}.get(size, 0.0)
        found += float(amount.replace(",", ".")) * size
        if not size:
            return 0.0
    rest = frozenset(filter(None, MARKS.split(_LENGTH.sub(" ", said))))
    return 0.0 if rest - words("and") else found


def _unit(unit: str) -> float:
    if unit in words("seconds") or unit in ('"', "″", "''", "′′", "’’"):
        return 1.0
    if unit in words("minutes") or unit in ("'", "′", "’"):
        return 60.0
    return 3600.0 if unit in words("hours") else 0.0


def length_told(seconds: float) -> str:
    """A length of time as the playlist reads it: ``15s``, ``1m30s``."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest:g}s"
    return f"{minutes:g}m{rest:g}s" if rest else f"{minutes:g}m"
