"""Days and hours in words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from kiosk.words.moments import moment, opening, short_day, short_month, short_weekday, whole_date, zone

NOW = datetime.fromisoformat("2026-12-02T12:00")


@pytest.mark.parametrize(
    ("opens", "language", "said"),
    [
        ("2026-12-02T18:30", "nl", "Begint om 18:30"),
        ("2026-12-02T18:30", "fr", "Commence à 18:30"),
        ("2026-12-02T18:30", "en", "Starts at 18:30"),
        ("2026-12-05T10:00", "nl", "Begint op zaterdag om 10:00"),
        ("2026-12-05T10:00", "fr", "Commence samedi à 10:00"),
        ("2026-12-05T10:00", "en", "Starts on Saturday at 10:00"),
        ("2026-12-05T10:00", "de", "Starts on Saturday at 10:00"),
        ("2026-12-05T00:00", "nl", "Begint op zaterdag"),
        ("2026-12-08T10:00", "nl", "Begint op dinsdag om 10:00"),
        ("2026-12-09T10:00", "nl", "Begint op woensdag 9 december om 10:00"),
        ("2026-12-09T10:00", "fr", "Commence le mercredi 9 décembre à 10:00"),
        ("2026-12-09T10:00", "en", "Starts on Wednesday 9 December at 10:00"),
        ("2027-03-01T00:00", "nl", "Begint op maandag 1 maart 2027"),
    ],
)
def test_when_the_show_begins(opens: str, language: str, said: str) -> None:
    assert opening(datetime.fromisoformat(opens), NOW, language) == said


@pytest.mark.parametrize(
    ("language", "said", "short"),
    [
        ("nl", "woensdag 2 december 2026 om 12:00", "wo 2/12"),
        ("fr", "mercredi 2 décembre 2026 à 12:00", "mer. 2/12"),
        ("en", "Wednesday 2 December 2026 at 12:00", "Wed 2/12"),
    ],
)
def test_a_day_and_an_hour(language: str, said: str, short: str) -> None:
    assert moment(NOW, language) == said
    assert short_day(date(2026, 12, 2), language) == short


@pytest.mark.parametrize(
    ("language", "whole", "weekday", "month"),
    [
        ("nl", "woensdag 2 december 2026", "wo 2", "dec"),
        ("fr", "mercredi 2 décembre 2026", "mer. 2", "déc."),
        ("en", "Wednesday 2 December 2026", "Wed 2", "Dec"),
    ],
)
def test_the_parts_of_a_date(language: str, whole: str, weekday: str, month: str) -> None:
    assert (whole_date(NOW, language), short_weekday(NOW, language), short_month(NOW, language)) == (
        whole,
        weekday,
        month,
    )


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("Europe/Brussels", "nl", "Midden-Europese standaardtijd (Brussel)"),
        ("Europe/Brussels", "fr", "heure normale d’Europe centrale (Bruxelles)"),
        ("Europe/Brussels", "en", "Central European Standard Time (Brussels)"),
        ("Africa/Kinshasa", "nl", "West-Afrikaanse tijd (Kinshasa)"),
    ],
)
def test_a_time_zone_has_its_name_and_its_city(name: str, language: str, said: str) -> None:
    assert zone(name, NOW, language) == said
    assert (zone(name, NOW.replace(month=7), language) == said) == ("Kinshasa" in name), "summer time"


@pytest.mark.parametrize("name", ["", "no/such", "Europe", "../x"])
def test_a_zone_that_is_not_known_is_called_what_the_system_calls_it(name: str) -> None:
    assert zone(name, NOW, "nl") == NOW.astimezone().tzname()
