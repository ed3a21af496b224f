"""Days and hours in words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from kiosk.words.moments import moment, opening, short_day

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
