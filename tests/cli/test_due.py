"""What ``kiosk check`` says of when items are shown: at a moment, and in a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import click
import pytest

from kiosk.cli.due import shown_at, week
from kiosk.cli.moments import Moment
from kiosk.playlist import when_document
from kiosk.playlist.model import Playlist
from kiosk.playlist.schedule import UNREADABLE, When
from kiosk.problems.problem import Place
from kiosk.words.moments import end
from tests.show.fakes import playlist, slide

SATURDAY = datetime.fromisoformat("2026-12-05T14:00")
WEEKEND = When(days=frozenset({5, 6}), between=(time(10), time(18)))
NIGHT = When(days=frozenset({4}), between=(time(20), time(2)))
WORKDAYS = When(days=frozenset(range(5)))
OVER = When(until=date(2026, 11, 1))


def show(*whens: When | None, every: Sequence[int] = ()) -> Playlist:
    items = [replace(slide(f"slide:{'abcdef'[n]}"), when=when) for n, when in enumerate(whens)]
    counts = [*every, *[1] * len(items)]
    return playlist(*(replace(item, every=count) for item, count in zip(items, counts, strict=False)))


def test_what_is_shown_at_a_moment_and_until_when() -> None:
    mixed = show(None, WEEKEND, NIGHT, WORKDAYS, UNREADABLE, OVER, every=[1, 1, 2])
    assert shown_at(mixed, SATURDAY, "nl", 80) == (
        "Zaterdag 5 december 2026 om 14:00: 2 van 6 te zien\n"
        "+ a                   altijd\n"
        "+ b                   tot 18:00\n"
        "- c (ronde 1, 3, 5 …) Begint op vrijdag om 20:00\n"
        "- d                   Begint op maandag\n"
        "- e                   wacht: 'when' is niet te lezen\n"
        "- f                   voorbij\n"
    )


def test_where_nothing_is_shown_it_says_what_the_screen_says() -> None:
    monday = datetime.fromisoformat("2026-12-07T12:00")
    assert shown_at(show(WEEKEND), monday, "en", 80).splitlines()[:2] == [
        "Monday 7 December 2026 at 12:00: 0 of 1 shown",
        "Nothing is shown. The screen says: Starts on Saturday at 10:00",
    ]
    assert shown_at(show(OVER), monday, "fr", 80).splitlines()[1] == "Rien ne s’affiche."


def test_the_week_is_a_table_with_a_column_for_each_day() -> None:
    assert week(show(None, WEEKEND, NIGHT, UNREADABLE), date(2026, 12, 5), "nl", 80) == (
        "      za      zo     ma    di    wo    do      vr\n"
        "     5/12    6/12   7/12  8/12  9/12  10/12  11/12\n"
        " ──────────────────────────────────────────────────\n"
        " b  10:00-  10:00-   ·     ·     ·      ·      ·\n"
        "    18:00   18:00\n"
        " c  00:00-    ·      ·     ·     ·      ·    20:00-\n"
        "    02:00                                    24:00\n"
        " d    ×       ×      ×     ×     ×      ×      ×\n"
        "● de hele dag   · niet   × wacht: 'when' is niet te lezen\n"
        "Nog 1 onderdeel zonder 'when': altijd te zien.\n"
    )


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_week_fits_eighty_columns(language: str) -> None:
    long = playlist(replace(slide("image:fotos/" + "marktplein-" * 8 + ".jpg"), when=WEEKEND))
    text = week(long, date(2026, 12, 5), language, 80)
    assert max(map(len, text.splitlines())) <= 80
    assert "10:00-" in text


def test_a_week_without_schedules_needs_no_table() -> None:
    assert week(show(None, None), date(2026, 12, 5), "nl", 80) == (
        "Geen onderdeel heeft een 'when': alle 2 zijn altijd te zien.\n"
    )


def test_days_on_which_nothing_is_shown_are_named() -> None:
    last = week(show(WORKDAYS, NIGHT), date(2026, 12, 5), "en", 80).splitlines()[-1]
    assert last == "Nothing to show: Sun 6/12."


def test_photos_of_one_folder_are_one_row() -> None:
    place = Place(Path("playlist.yaml"), 3)
    photos = [replace(slide(f"image:{n}.jpg"), when=WORKDAYS, place=place) for n in range(30)]
    text = week(playlist(*photos, replace(slide("slide:a"), when=WORKDAYS)), date(2026, 12, 7), "en", 80)
    assert "0.jpg (and 29 more)" in text
    assert "1.jpg" not in text


@pytest.mark.parametrize(
    ("stops", "said"),
    [
        ("2026-12-05T18:00", "tot 18:00"),
        ("2026-12-06T00:00", "tot middernacht"),
        ("2026-12-06T02:00", "tot zondag om 02:00"),
        ("2026-12-07T00:00", "tot en met zondag"),
        ("2027-01-01T00:00", "tot en met donderdag 31 december"),
        ("2027-02-01T00:00", "tot en met zondag 31 januari 2027"),
    ],
)
def test_until_when_something_lasts(stops: str, said: str) -> None:
    assert end(datetime.fromisoformat(stops), SATURDAY, "nl") == said


def test_a_moment_is_read_as_it_is_typed() -> None:
    assert Moment().convert("2026-12-05 14:00", None, None) == SATURDAY
    assert Moment().convert("2026-12-05T9:30", None, None) == SATURDAY - timedelta(hours=4, minutes=30)
    assert Moment().convert("2026-12-05", None, None) == SATURDAY - timedelta(hours=2)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("za 5 dec 14u", "2026-12-05 14:00"),
        ("5/12/2026 14h30", "2026-12-05 14:30"),
        ("5 december", "2026-12-05"),
        ("5/12 at 2 pm", "2026-12-05 14:00"),
        ("morgen", ""),
        ("2026-12-05 25:00", ""),
        ("2026-13-05 12:00", ""),
    ],
)
def test_another_moment_gets_the_text_to_type(typed: str, near: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when_document, "now", lambda: datetime.fromisoformat("2026-11-30T12:00"))
    with pytest.raises(click.BadParameter) as failure:
        Moment().convert(typed, None, None)
    assert (f'"{near}"' in failure.value.message) if near else ("2026-12-05 14:00" in failure.value.message)
