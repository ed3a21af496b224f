"""What an organiser wants to know of what was counted: figures, worked out from sums."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kiosk.journal.counts import Entry, Sum
from kiosk.journal.rows import Named, Row

HOURS = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """Which sums a report is about: from and until a day (both included), and those of one event."""

    first: date | None = None
    last: date | None = None
    event: str | None = None

    @property
    def has_days(self) -> bool:
        return self.first is not None or self.last is not None

    def takes(self, row: Row) -> bool:
        """Whether ``row`` is asked for. Of what has no hour nobody knows the day."""
        if self.event is not None and row.place.event != self.event:
            return False
        day = day_of(row.entry)
        if day is None:
            return not self.has_days
        return (self.first or day) <= day <= (self.last or day)


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item: how often it was opened by touch, and how often and how long (s) it was on the screen."""

    key: str
    named: Named
    opened: int = 0
    shown: int = 0
    seconds: float = 0.0
    started: int = 0
    """How often a visitor started it with sound; only films."""
    finished: int = 0
    """How often such a film was watched to its end."""


@dataclass(frozen=True, slots=True)
class PollFigures:
    """The votes of one poll, by the number of the answer from 0; since it was reset last."""

    key: str
    named: Named
    votes: Mapping[int, int]

    @property
    def total(self) -> int:
        return sum(self.votes.values())

    @property
    def answers(self) -> Sequence[int]:
        """The numbers of all answers, also of those without a vote."""
        known = max((len(each) for each in self.named.answers.values()), default=0)
        return range(max(known, *(number + 1 for number in self.votes)) if self.votes else known)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one report."""

    stands: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    visits: int = 0
    seconds: float = 0.0
    """How long they lasted altogether."""
    languages: Mapping[str, int] = field(default_factory=dict)
    """How often each was chosen, the most chosen first."""
    items: tuple[ItemFigures, ...] = ()
    """The most opened first, then the longest shown."""
    polls: tuple[PollFigures, ...] = ()
    days: Mapping[date, int] = field(default_factory=dict)
    """Visits of each day on which anything was counted."""
    hours: Mapping[int, int] = field(default_factory=dict)
    """Visits by the hour of the day, over all days; from the first hour in which anything was counted to the last."""
    undated: int = 0
    """Visits while the clock was wrong."""
    rows: tuple[Row, ...] = ()
    """What they were worked out from."""

    @property
    def mean(self) -> float:
        """How long a visit lasted (s)."""
        return self.seconds / self.visits if self.visits else 0.0

    @property
    def films(self) -> tuple[ItemFigures, ...]:
        """What visitors started with sound, the most started first."""
        return tuple(sorted((each for each in self.items if each.started), key=lambda each: -each.started))

    @property
    def opened(self) -> tuple[ItemFigures, ...]:
        """What visitors opened, the most opened first."""
        return tuple(each for each in self.items if each.opened)

    @property
    def busiest(self) -> int | None:
        """The hour of the day with the most visits."""
        return max(self.hours, key=lambda hour: self.hours[hour]) if any(self.hours.values()) else None


def figures_of(rows: Iterable[Row], asked: Asked = Asked()) -> Figures:
    """The figures of those ``rows`` that are ``asked`` for."""
    taken = _of_the_last_round([row for row in rows if asked.takes(row)])
    visits = _summed(row for row in taken if row.entry.what == "visit")
    languages = Counter[str]()
    days: Counter[date] = Counter()
    hours: Counter[int] = Counter()
    undated = 0
    for row in taken:
        count = row.sum.count if row.entry.what == "visit" else 0
        day = day_of(row.entry)
        if day is None:
            undated += count
        else:
            days[day] += count
            hours[hour_of(row.entry)] += count
        if row.entry.what == "language":
            languages[row.entry.value] += row.sum.count
    return Figures(
        stands=_named(row.place.stand for row in taken),
        events=_named(row.place.event for row in taken),
        visits=visits.count,
        seconds=visits.seconds,
        languages=dict(sorted(languages.items(), key=lambda each: (-each[1], each[0]))),
        items=_items(taken),
        polls=_polls(taken),
        days=dict(sorted(days.items())),
        hours={hour: hours[hour] for hour in range(min(hours, default=0), max(hours, default=-1) + 1)},
        undated=undated,
        rows=tuple(sorted(taken, key=lambda row: (row.place.stand, row.place.event, *_order(row.entry)))),
    )


def day_of(entry: Entry) -> date | None:
    """The day of the wall clock; ``None`` while that was wrong."""
    try:
        return date.fromisoformat(entry.hour.partition("T")[0])
    except ValueError:
        return None


def hour_of(entry: Entry) -> int:
    """The hour of the day of an entry that has a day; 0 where there is only the day."""
    digits = entry.hour.partition("T")[2][:2]
    return int(digits) % HOURS if digits.isdecimal() else 0


def _order(entry: Entry) -> tuple[str, str, str, str]:
    return entry.hour, entry.what, entry.key, entry.value


def _of_the_last_round(rows: Sequence[Row]) -> list[Row]:
    """Without votes that were given before a poll was reset for the last time within what is asked for."""
    last: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.entry.what == "vote":
            poll = row.entry.show, row.entry.key
            last[poll] = max(last.get(poll, 0), row.entry.round)
    return [
        row
        for row in rows
        if row.entry.what != "vote" or row.entry.round == last[row.entry.show, row.entry.key]
    ]


def _summed(rows: Iterable[Row]) -> Sum:
    return sum((row.sum for row in rows), Sum())


def _named(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, set(names))))


def _one(row: Row) -> tuple[str, str]:
    """What tells an item from others: a content folder that was moved or copied has the same ones."""
    return row.entry.key, row.named.title_in("")


def _items(rows: Sequence[Row]) -> tuple[ItemFigures, ...]:
    found: dict[tuple[str, str], dict[str, Sum]] = defaultdict(dict)
    names: dict[tuple[str, str], Named] = {}
    for row in rows:
        if row.entry.key and row.entry.what != "vote":
            sums = found[_one(row)]
            sums[row.entry.what] = sums.get(row.entry.what, Sum()) + row.sum
            names[_one(row)] = row.named
    items = [
        ItemFigures(
            one[0],
            names[one],
            opened=sums.get("opened", Sum()).count,
            shown=sums.get("shown", Sum()).count,
            seconds=sums.get("shown", Sum()).seconds,
            started=sums.get("film-started", Sum()).count,
            finished=sums.get("film-finished", Sum()).count,
        )
        for one, sums in found.items()
    ]
    return tuple(sorted(items, key=lambda each: (-each.opened, -each.seconds, each.key)))


def _polls(rows: Sequence[Row]) -> tuple[PollFigures, ...]:
    votes: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    names: dict[tuple[str, str], Named] = {}
    for row in rows:
        if row.entry.what == "vote" and row.entry.value.isdecimal():
            votes[_one(row)][int(row.entry.value)] += row.sum.count
            names[_one(row)] = row.named
    return tuple(
        PollFigures(one[0], names[one], dict(counts)) for one, counts in sorted(votes.items()) if counts
    )
