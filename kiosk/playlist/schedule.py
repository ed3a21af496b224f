"""When an item is shown: pure values and rules, by the clock on the wall.

All times are local and naive: what the clock on the wall says. So "10:00-18:00" means the same on every day; in the night that
has an hour twice, that hour is due twice, and in the night that leaves one out it does not come. All changes are on whole
minutes.

A day begins at midnight. What passes midnight belongs to the day on which it begins: ``days: [sat]`` with
``between: "22:00-02:00"`` ends on Sunday at 02:00, and ``from``, ``until`` and ``except`` judge the Saturday.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

DAY = timedelta(days=1)
WEEK = 7
MIDNIGHT = time()
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)
"""A schedule's dates lie between these."""


@dataclass(frozen=True, slots=True)
class When:
    """The days and hours in which an item is shown; what is not given does not restrict it."""

    since: date | None = None
    """The first day (``from``)."""
    until: date | None = None
    """The last day."""
    days: frozenset[int] = frozenset()
    """Days of the week, Monday is 0; empty for every day."""
    between: tuple[time, time] | None = None
    """From when until when, the end not included; an end that is not after the start is on the next day, and midnight to
    midnight a whole day."""
    but: frozenset[date] = frozenset()
    """Days on which it is not shown (``except``)."""
    is_readable: bool = True
    """False where something that was typed could not be read: it is never due."""

    def holds_on(self, day: date) -> bool:
        """Whether it is shown on ``day``, at some time."""
        return (
            self.is_readable
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
            and (not self.days or day.weekday() in self.days)
            and day not in self.but
        )

    @property
    def is_all_day(self) -> bool:
        return self.between is None or self.between == (MIDNIGHT, MIDNIGHT)

    def span(self, day: date) -> tuple[datetime, datetime]:
        """When what begins on ``day`` begins and ends."""
        start, end = self.between or (MIDNIGHT, MIDNIGHT)
        first = datetime.combine(day, start)
        return first, datetime.combine(day if start < end else day + DAY, end)


NEVER = When(since=LAST_DAY, until=FIRST_DAY)
"""Of what can never be due."""
UNREADABLE = When(is_readable=False)
"""Of an item whose ``when`` nobody can read: it waits until that is mended."""


def both(first: When | None, second: When | None) -> When | None:
    """When both hold. Of hours that begin on different days nothing is left: missing is better than wrong."""
    if first is None or second is None:
        return first or second
    days = first.days & second.days if first.days and second.days else first.days | second.days
    between = second.between if first.is_all_day else first.between
    if not (first.is_all_day or second.is_all_day):
        (start, end), (other_start, other_end) = first.span(FIRST_DAY), second.span(FIRST_DAY)
        start, end = max(start, other_start), min(end, other_end)
        if start.date() != FIRST_DAY or start >= end:
            return replace(NEVER, is_readable=first.is_readable and second.is_readable)
        between = start.time(), end.time()
    if first.days and second.days and not days:
        return replace(NEVER, is_readable=first.is_readable and second.is_readable)
    return When(
        since=max(filter(None, (first.since, second.since)), default=None),
        until=min(filter(None, (first.until, second.until)), default=None),
        days=days,
        between=between,
        but=first.but | second.but,
        is_readable=first.is_readable and second.is_readable,
    )


def is_due(when: When | None, at: datetime) -> bool:
    """Whether an item is shown at ``at``, local and naive."""
    if when is None:
        return True
    day = at.date()
    if when.is_all_day:
        return when.holds_on(day)
    start, end = when.between or (MIDNIGHT, MIDNIGHT)
    now = at.time()
    if start < end:
        return start <= now < end and when.holds_on(day)
    return (now >= start and when.holds_on(day)) or (now < end and when.holds_on(day - DAY))


def next_start(when: When | None, at: datetime) -> datetime | None:
    """When it begins to be due after ``at``; ``None`` if it never does. What is due at ``at`` begins again after its end."""
    return None if when is None else next((start for start, _ in _spans(when, at) if start > at), None)


def next_change(when: When | None, at: datetime) -> datetime | None:
    """When :func:`is_due` changes next after ``at``; ``None`` if it never does."""
    if when is None:
        return None
    for start, end in _spans(when, at):
        if start > at:
            return start
        if end > at:
            return end if end.date() <= LAST_DAY else None
    return None


def can_be_due(when: When) -> bool:
    """Whether there is any moment at which it is shown."""
    return next(_spans(when, datetime.combine(FIRST_DAY, MIDNIGHT)), None) is not None


def is_past(when: When, at: datetime) -> bool:
    """Whether it is not due and never will be again, though it could have been."""
    return can_be_due(when) and not is_due(when, at) and next_change(when, at) is None


def spans_on(when: When | None, day: date) -> list[tuple[datetime, datetime]]:
    """From when until when it is due on ``day``, cut at its two midnights."""
    first, last = datetime.combine(day, MIDNIGHT), datetime.combine(day + DAY, MIDNIGHT)
    if when is None:
        return [(first, last)]
    found: list[tuple[datetime, datetime]] = []
    for start, end in _spans(when, first):
        if start >= last:
            break
        if end > first:
            found.append((max(start, first), min(end, last)))
    return found


def next_opening(schedules: Iterable[When | None], at: datetime) -> datetime | None:
    """When the first of ``schedules``, none of which is due at ``at``, begins; ``None`` if none ever does."""
    # Many items share one schedule, and to hash one takes longer than to look.
    starts = (next_start(when, at) for when in {id(when): when for when in schedules}.values())
    return min((start for start in starts if start), default=None)


def _spans(when: When, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """From when until when it is due, in order, those that end after ``at``; spans that touch are one."""
    whole: tuple[datetime, datetime] | None = None
    for start, end in _pieces(when, at.date() - DAY):
        if whole and start <= whole[1]:
            whole = whole[0], end
            continue
        if whole and whole[1] > at:
            yield whole
        whole = start, end
    if whole and whole[1] > at:
        yield whole


def _pieces(when: When, first: date) -> Iterator[tuple[datetime, datetime]]:
    """What begins on the days from ``first``, day by day; whole days in a row at once, as that may be a thousand years."""
    if not when.is_readable:
        return
    day = max(first, when.since or first)
    last = min(when.until or LAST_DAY, LAST_DAY)
    if when.is_all_day and len(when.days) in (0, WEEK):
        for gap in (*sorted(each for each in when.but if day <= each <= last), last + DAY):
            if day < gap:
                yield datetime.combine(day, MIDNIGHT), datetime.combine(gap, MIDNIGHT)
            day = gap + DAY
    while day <= last:
        if when.holds_on(day):
            yield when.span(day)
        day += DAY
