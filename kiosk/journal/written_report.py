"""Figures for programs: CSV, for whoever goes on with a spreadsheet, and JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from kiosk.journal.report import Figures, day_of, hour_of
from kiosk.words.catalogue import section

BOM = "\ufeff"
"""Without it Excel takes the letters for those of Windows."""
SEPARATOR = ";"
"""What Excel expects where a comma stands in numbers, as in Belgium, whatever the language of the words."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = ("stand", "event", "day", "hour", "what", "item", "title", "value", "count", "seconds")


def as_csv(figures: Figures, language: str) -> str:
    """A row for each sum, with its words in ``language``; every hour is that of the wall."""
    words = section("stats", language)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow([words["columns"][each] for each in COLUMNS])
    for row in figures.rows:
        entry, day = row.entry, day_of(row.entry)
        value = row.named.answer_in(language, int(entry.value)) if entry.what == "vote" else entry.value
        writer.writerow(
            map(
                _plain,
                (
                    row.place.stand,
                    row.place.event,
                    day.isoformat() if day else "",
                    hour_of(entry) if day else "",
                    words["what"].get(entry.what, entry.what),
                    entry.key,
                    row.named.title_in(language) if entry.key else "",
                    value,
                    row.sum.count,
                    round(row.sum.seconds),
                ),
            )
        )
    return text.getvalue()


def _plain(value: object) -> object:
    """A title that a spreadsheet would take for a formula is a text there too."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def as_json(figures: Figures, language: str) -> str:
    """All figures, with titles in ``language``."""
    days = list(figures.days)
    told: dict[str, Any] = {
        "stands": list(figures.stands),
        "events": list(figures.events),
        "from": days[0].isoformat() if days else None,
        "until": days[-1].isoformat() if days else None,
        "visits": {
            "count": figures.visits,
            "seconds": round(figures.seconds, 1),
            "mean_seconds": round(figures.mean, 1),
            "without_hour": figures.undated,
        },
        "languages": dict(figures.languages),
        "items": [
            {
                "key": each.key,
                "title": each.named.title_in(language),
                "opened": each.opened,
                "shown": each.shown,
                "seconds": round(each.seconds, 1),
                "film_started": each.started,
                "film_finished": each.finished,
            }
            for each in figures.items
        ],
        "polls": [
            {
                "key": each.key,
                "title": each.named.title_in(language),
                "votes": each.total,
                "answers": [
                    {"answer": each.named.answer_in(language, number), "votes": each.votes.get(number, 0)}
                    for number in each.answers
                ],
            }
            for each in figures.polls
        ],
        "days": [{"day": day.isoformat(), "visits": count} for day, count in figures.days.items()],
        "hours": [{"hour": hour, "visits": count} for hour, count in figures.hours.items()],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
