"""The figures of a report, worked out from sums."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest

from kiosk.journal.counts import Entry, Sum
from kiosk.journal.report import Asked, figures_of
from kiosk.journal.rows import Named, Place, Row
from kiosk.journal.told_figures import heading, hour_span, span
from kiosk.journal.written_report import as_csv, as_json
from kiosk.words.catalogue import languages
from kiosk.words.lengths import length
from tests.journal.sample import ANSWERS, DAYS, PLACE, batch, names

GENT, BRUGGE = Place("Gent 2", "1 mei"), Place("Brugge", "1 mei")


def row(
    what: str,
    key: str = "",
    value: str = "",
    *,
    hour: str = "2026-05-01T14+02:00",
    count: int = 1,
    seconds: float = 0.0,
    resets: int = 0,
    place: Place = GENT,
    show: str = "show",
    named: Named | None = None,
) -> Row:
    entry = Entry(hour, show, key, what, value, resets)
    return Row(place, entry, Sum(count, seconds), named or Named.of(key))


SAMPLE = [
    Row(PLACE, entry, each, names().get((entry.show, entry.key), Named.of(entry.key)))
    for entry, each in batch().sums.items()
]


def test_visits_have_a_number_a_mean_days_and_hours() -> None:
    figures = figures_of(
        [
            row("visit", count=3, seconds=90.0),
            row("visit", count=1, seconds=30.0, hour="2026-05-01T17+02:00"),
            row("visit", count=2, seconds=60.0, hour="2026-05-03T14+02:00"),
            row("visit", count=5, seconds=20.0, hour=""),
            row("shown", "slide:a", hour="2026-05-02T10+02:00"),
        ]
    )
    assert (figures.visits, figures.undated) == (11, 5)
    assert figures.mean == pytest.approx(200 / 11)
    assert figures.days == {date(2026, 5, 1): 4, date(2026, 5, 2): 0, date(2026, 5, 3): 2}
    assert figures.hours == {10: 0, 11: 0, 12: 0, 13: 0, 14: 5, 15: 0, 16: 0, 17: 1}
    assert figures.busiest == 14


def test_of_nothing_there_are_no_figures() -> None:
    figures = figures_of([])
    assert (figures.visits, figures.mean, figures.busiest, figures.hours, figures.rows) == (
        0,
        0.0,
        None,
        {},
        (),
    )


@pytest.mark.parametrize(
    ("asked", "visits"),
    [
        (Asked(), 15),
        (Asked(first=date(2026, 5, 2)), 6),
        (Asked(last=date(2026, 5, 1)), 1),
        (Asked(first=date(2026, 5, 2), last=date(2026, 5, 2)), 2),
        (Asked(event="1 mei"), 13),
        (Asked(event="beurs"), 2),
        (Asked(event=""), 0),
        (Asked(event="nooit"), 0),
    ],
)
def test_a_report_is_about_what_was_asked(asked: Asked, visits: int) -> None:
    rows = [
        row("visit", count=1),
        row("visit", count=2, hour="2026-05-02T09+02:00", place=Place("Gent 2", "beurs")),
        row("visit", count=4, hour="2026-05-03T00+02:00", place=BRUGGE),
        row("visit", count=8, hour=""),
    ]
    assert figures_of(rows, asked).visits == visits


def test_items_are_told_by_how_often_they_were_opened_and_then_by_how_long_they_stood() -> None:
    figures = figures_of(
        [
            row("shown", "slide:a", count=10, seconds=80.0),
            row("shown", "slide:b", count=5, seconds=90.0),
            row("shown", "slide:b", seconds=60.0, hour="2026-05-01T15+02:00"),
            row("opened", "slide:c", count=2),
            row("film-started", "video:f", count=3),
            row("film-finished", "video:f", count=1),
        ]
    )
    assert [(each.key, each.opened, each.shown, each.seconds) for each in figures.items] == [
        ("slide:c", 2, 0, 0.0),
        ("slide:b", 0, 6, 150.0),
        ("slide:a", 0, 10, 80.0),
        ("video:f", 0, 0, 0.0),
    ]
    assert [(each.key, each.started, each.finished) for each in figures.films] == [("video:f", 3, 1)]
    assert [each.key for each in figures.opened] == ["slide:c"]


def test_the_same_content_in_another_folder_is_one_item_and_another_content_is_not() -> None:
    title = Named("p", {"nl": "Wat telt?"})
    figures = figures_of(
        [
            row("opened", "slide:p", named=title),
            row("opened", "slide:p", named=title, show="moved"),
            row("opened", "slide:p", named=Named("p", {"nl": "Iets anders"}), show="other"),
        ]
    )
    assert [(each.named.title_in("nl"), each.opened) for each in figures.items] == [
        ("Wat telt?", 2),
        ("Iets anders", 1),
    ]


def test_votes_before_the_last_reset_are_left_out_unless_they_are_those_of_the_event_asked_for() -> None:
    earlier, today = Place("Gent", "beurs"), Place("Gent", "1 mei")
    rows = [
        row("vote", "slide:p", "0", count=7, place=earlier, hour="2026-04-01T10+02:00"),
        row("vote", "slide:p", "1", count=1, place=today, resets=1),
        row("vote", "slide:p", "1", count=5, place=today, resets=2),
        row("vote", "slide:p", "2", count=4, place=today, resets=2),
    ]
    assert [dict(each.votes) for each in figures_of(rows).polls] == [{1: 5, 2: 4}]
    assert [dict(each.votes) for each in figures_of(rows, Asked(event="beurs")).polls] == [{0: 7}]
    (poll,) = figures_of(rows).polls
    assert (poll.total, list(poll.answers)) == (9, [0, 1, 2])


def test_answers_nobody_chose_are_told_too() -> None:
    named = Named("p", {"nl": "Wat?"}, {"nl": ("a", "b", "c")})
    (poll,) = figures_of([row("vote", "slide:p", "0", named=named)]).polls
    assert [poll.named.answer_in("nl", number) for number in poll.answers] == ["a", "b", "c"]
    assert poll.named.answer_in("nl", 7) == "8"


def test_a_row_that_makes_no_sense_costs_only_itself() -> None:
    rows = [row("visit", hour="rubbish"), row("vote", "slide:p", "x"), row("visit", hour="2026-05-01Txx")]
    figures = figures_of(rows)
    assert (figures.visits, figures.undated, figures.polls) == (2, 1, ())
    assert Named.from_json("{", "slide:a") == Named.from_json("[1]", "slide:a") == Named("a")


@pytest.mark.parametrize(
    ("language", "said", "hour"),
    [
        ("nl", "1 mei 2026 tot en met 3 mei 2026", "14:00 tot 15:00"),
        ("fr", "du 1 mai 2026 au 3 mai 2026", "14:00 à 15:00"),
        ("en", "1 May 2026 to 3 May 2026", "14:00 to 15:00"),
    ],
)
def test_a_report_says_whose_figures_they_are_and_of_which_days(language: str, said: str, hour: str) -> None:
    figures = figures_of(SAMPLE)
    assert heading(figures, language) == "Gent 2 · 1 mei 2026"
    assert span(figures, language) == said
    assert hour_span(14, language) == hour
    assert span(figures_of(SAMPLE, Asked(last=date(2026, 5, 1))), "nl") == "1 mei 2026"
    assert heading(figures_of([row("visit", place=Place())]), "nl") == "Wat er geteld is"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (3_599, "59 min 59 s"), (9_000, "2 u 30 min")],
)
def test_a_length_has_the_two_units_that_say_most(seconds: float, said: str) -> None:
    assert length(seconds, "nl") == said


# -- for programs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", languages())
def test_csv_has_a_row_for_each_sum_as_excel_reads_it_in_flanders(language: str) -> None:
    figures = figures_of(SAMPLE)
    text = as_csv(figures, language)
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert len(rows) == len(SAMPLE)
    assert text.count("\r\n") == text.count("\n") == len(rows) + 1
    count, seconds = list(rows[0])[-2:]
    visits = [each for each in rows if each[list(each)[4]] in ("bezoek", "visite", "visit")]
    assert sum(int(each[count]) for each in visits) == figures.visits
    assert sum(int(each[seconds]) for each in visits) == pytest.approx(figures.seconds, rel=0.01)
    assert {each[list(each)[2]] for each in rows} == set(DAYS)
    votes = {each[list(each)[7]] for each in rows if each[list(each)[4]] in ("stem", "vote")}
    assert votes == set(ANSWERS[language])


def test_a_title_is_no_formula_and_an_unknown_hour_is_empty() -> None:
    named = Named("a", {"nl": "=1+1"})
    text = as_csv(figures_of([row("opened", "slide:a", named=named, hour="")]), "nl")
    assert text.splitlines()[1] == "Gent 2;1 mei;;;geopend;slide:a;'=1+1;;1;0"


def test_json_has_every_figure() -> None:
    told = json.loads(as_json(figures_of(SAMPLE), "fr"))
    assert (told["events"], told["from"], told["until"]) == (["1 mei 2026"], "2026-05-01", "2026-05-03")
    assert told["visits"]["count"] == sum(each["visits"] for each in told["days"]) == 223
    assert told["polls"][0]["answers"][0] == {"answer": "Un travail décent", "votes": 49}
    assert [each["title"] for each in told["items"] if each["film_started"]] == ["Voisins sans pain"]
