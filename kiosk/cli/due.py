"""What is shown at a moment, and in a week, in words and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING

from kiosk.playlist.model import Item, Playlist
from kiosk.playlist.schedule import is_due, is_past, next_change, next_opening, next_start, spans_on
from kiosk.words.catalogue import section
from kiosk.words.moments import end, moment, opening, short_day
from kiosk.words.printable import printable
from kiosk.words.sentence import fill

if TYPE_CHECKING:
    from rich.table import Table

DAYS = 7
ALL_DAY, NOT, UNREADABLE = "●", "·", "×"


@dataclass(frozen=True, slots=True)
class _Row:
    """Items of one entry, which share a schedule."""

    item: Item
    count: int


def shown_at(playlist: Playlist, at: datetime, language: str, width: int) -> str:
    """Which items are shown at ``at`` and until when, and when the others come."""
    words: Mapping[str, str] = section("due", language)
    due = [item for item in playlist.items if is_due(item.when, at)]
    count = {"moment": moment(at, language), "due": len(due), "count": len(playlist.items)}
    title = fill(words["at"], count, language)
    lines = [title[:1].upper() + title[1:]]
    if not due:
        opens = next_opening((item.when for item in playlist.items), at)
        said = opening(opens, at, language) if opens else ""
        lines.append(fill(words["nothing-until" if said else "nothing"], {"said": said}, language))
    table = _table()
    for _ in range(3):
        table.add_column(overflow="fold")
    for row in _rows(playlist.items):
        is_shown = is_due(row.item.when, at)
        table.add_row(
            "+" if is_shown else "-", _name(row, words, language), _note(row.item, at, words, language)
        )
    return "\n".join(lines) + "\n" + _printed(table, width)


def keys_at(playlist: Playlist | None, at: datetime | None) -> dict[str, list[str]]:
    """The keys of the items that are shown at ``at``, and of the others, for programs; nothing without a moment."""
    if at is None:
        return {}
    found: dict[str, list[str]] = {"shown": [], "waiting": []}
    for item in playlist.items if playlist else ():
        found["shown" if is_due(item.when, at) else "waiting"].append(item.key)
    return found


def _note(item: Item, at: datetime, words: Mapping[str, str], language: str) -> str:
    """Until when an item is shown, or when it comes."""
    if item.when is None:
        return words["always"]
    if not item.when.is_readable:
        return words["unreadable"]
    if is_due(item.when, at):
        change = next_change(item.when, at)
        return end(change, at, language) if change else words["always"]
    start = next_start(item.when, at)
    if start is None:
        return words["over" if is_past(item.when, at) else "never"]
    return opening(start, at, language)


def week(playlist: Playlist, first: date, language: str, width: int) -> str:
    """The week from ``first`` on as a table: a row for each item that has a schedule, a column for each day."""
    words: Mapping[str, str] = section("due", language)
    days = [first + timedelta(days=number) for number in range(DAYS)]
    rows = list(_rows(playlist.items))
    timed = [row for row in rows if row.item.when]
    lines: list[str] = []
    if timed:
        table = _table(header=True)
        table.add_column("", overflow="fold")
        for day in days:
            table.add_column(
                "\n".join(short_day(day, language).rsplit(" ", 1)), justify="center", no_wrap=True
            )
        for row in timed:
            table.add_row(_name(row, words, language), *(_cell(row.item, day) for day in days))
        lines += [_printed(table, width).rstrip("\n"), words["legend"]]
    always = sum(row.count for row in rows if row.item.when is None)
    if always:
        lines.append(fill(words["others" if timed else "all-always"], {"count": always}, language))
    else:
        lines += _gaps(playlist, days, words, language)
    return "\n".join(lines) + "\n"


def _cell(item: Item, day: date) -> str:
    if item.when and not item.when.is_readable:
        return UNREADABLE
    return _spans(spans_on(item.when, day), day)


def _spans(spans: Sequence[tuple[datetime, datetime]], day: date) -> str:
    """The hours of one day, below each other."""
    if not spans:
        return NOT
    if len(spans) == 1 and spans[0][1] - spans[0][0] == timedelta(days=1):
        return ALL_DAY
    return "\n".join(
        f"{start:%H:%M}-\n{'24:00' if stop.date() > day else f'{stop:%H:%M}'}" for start, stop in spans
    )


def _gaps(playlist: Playlist, days: Sequence[date], words: Mapping[str, str], language: str) -> Iterator[str]:
    """When nothing is shown, where no item is shown always."""
    empty = [day for day in days if not any(spans_on(item.when, day) for item in playlist.items)]
    if empty:
        told = tuple(short_day(day, language) for day in empty)
        yield fill(words["empty-days"], {"days": told}, language)


def _rows(items: Sequence[Item]) -> Iterator[_Row]:
    """Items one after the other that come of the same entry are one row."""
    begun: list[Item] = []
    for item in items:
        if begun and (item.place is None or (item.place, item.when) != (begun[0].place, begun[0].when)):
            yield _Row(begun[0], len(begun))
            begun = []
        begun.append(item)
    if begun:
        yield _Row(begun[0], len(begun))


def _name(row: _Row, words: Mapping[str, str], language: str) -> str:
    name = printable(row.item.name)
    if row.count > 1:
        name = fill(words["and-more"], {"name": name, "count": row.count - 1}, language)
    if row.item.every > 1:
        rounds = ", ".join(str(1 + row.item.every * number) for number in range(3))
        name += " " + fill(words["rounds"], {"rounds": rounds}, language)
    return name


def _table(*, header: bool = False) -> Table:
    from rich import box
    from rich.table import Table

    return Table(
        box=box.SIMPLE_HEAD if header else None, show_header=header, pad_edge=False, padding=(0, 1, 0, 0)
    )


def _printed(table: Table, width: int) -> str:
    from rich.console import Console

    console = Console(file=StringIO(), width=width, markup=False, highlight=False, emoji=False)
    console.print(table)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines() if line.strip())
