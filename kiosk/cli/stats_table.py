"""What was counted, as tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import TYPE_CHECKING, Any

from kiosk.journal.report import Figures
from kiosk.journal.told_figures import heading, hour_span, language_names, span
from kiosk.words.catalogue import section
from kiosk.words.lengths import length
from kiosk.words.moments import clock, short_day
from kiosk.words.printable import printable
from kiosk.words.sentence import fill

if TYPE_CHECKING:
    from rich.table import Table

MOST = 15
"""Rows of a table; all of them are in the CSV."""
BAR = 24
"""Signs of the longest bar."""


def show_table(figures: Figures, language: str) -> None:
    """Print everything that there is."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    words = section("stats", language)
    console.print(heading(figures, language), style="bold")
    if figures.days:
        console.print(span(figures, language))
    console.print()
    for table in _tables(figures, words, language):
        console.print(table)
        console.print()
    if figures.undated:
        console.print(fill(words["undated"], {"count": figures.undated}, language))
    console.print(str(words["privacy"]), style="dim")


def _tables(figures: Figures, words: Mapping[str, Any], language: str) -> Iterable[Table]:
    main = _table()
    main.add_row(str(words["visits"]), str(figures.visits))
    if figures.visits:
        main.add_row(str(words["mean"]), length(figures.mean, language))
    if figures.busiest is not None:
        main.add_row(str(words["busiest"]), hour_span(figures.busiest, language))
    yield main
    if figures.languages:
        yield _bars(words["languages"], words["times"], language_names(figures, language))
    if figures.items:
        table = _table(words["item"], words["opened"], words["shown"], words["on-screen"])
        for item in figures.items[:MOST]:
            table.add_row(
                printable(item.named.title_in(language)),
                str(item.opened),
                str(item.shown),
                length(item.seconds, language),
            )
        yield table
    if figures.films:
        table = _table(words["films"], words["started"], words["finished"])
        for film in figures.films[:MOST]:
            table.add_row(printable(film.named.title_in(language)), str(film.started), str(film.finished))
        yield table
    for poll in figures.polls:
        answers = {
            printable(poll.named.answer_in(language, number)): poll.votes.get(number, 0)
            for number in poll.answers
        }
        yield _bars(printable(poll.named.title_in(language)), words["votes"], answers)
    if any(figures.days.values()):
        days = {short_day(day, language): count for day, count in figures.days.items()}
        yield _bars(words["per-day"], words["visits"], days)
        hours = {clock(time(hour), language): count for hour, count in figures.hours.items()}
        yield _bars(words["per-hour"], words["visits"], hours)


def _bars(title: str, head: str, counts: Mapping[str, int]) -> Table:
    table = _table(title, head, "")
    most = max(counts.values(), default=0)
    for name, count in counts.items():
        table.add_row(name, str(count), "▇" * round(BAR * count / most) if most else "")
    return table


def _table(*heads: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD if heads else None,
        show_header=bool(heads),
        show_edge=False,
        pad_edge=False,
        padding=(0, 2, 0, 0),
    )
    columns: Sequence[str] = heads or ("", "")
    for number, head in enumerate(columns):
        is_bar = bool(heads) and not head
        table.add_column(str(head), justify="right" if number and not is_bar else "left", overflow="fold")
    return table
