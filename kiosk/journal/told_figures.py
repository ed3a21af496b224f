"""Figures in words: whose they are, of which days, and at which hour."""

from __future__ import annotations

from datetime import time

from kiosk.journal.report import Figures
from kiosk.words.catalogue import section
from kiosk.words.cldr import language_name
from kiosk.words.moments import clock, long_date
from kiosk.words.printable import printable


def heading(figures: Figures, language: str) -> str:
    """Whose figures they are: the names of stands and events, as far as they have any."""
    names = [printable(name) for name in (*figures.stands, *figures.events)]
    return " · ".join(names) or str(section("stats", language)["title"])


def language_names(figures: Figures, language: str) -> dict[str, int]:
    """The languages that were chosen, by their name as it begins a line."""
    named = {language_name(code, language): count for code, count in figures.languages.items()}
    return {name[:1].upper() + name[1:]: count for name, count in named.items()}


def span(figures: Figures, language: str) -> str:
    """The first and the last day on which anything was counted."""
    first, *_, last = [*figures.days, *figures.days]
    if first == last:
        return long_date(first, language)
    return str(section("stats", language)["days-from"]).format(
        first=long_date(first, language), last=long_date(last, language)
    )


def hour_span(hour: int, language: str) -> str:
    """An hour of the day: "14:00 to 15:00"."""
    first, last = time(hour), time((hour + 1) % 24)
    return str(section("stats", language)["between"]).format(
        first=clock(first, language), last=clock(last, language)
    )
