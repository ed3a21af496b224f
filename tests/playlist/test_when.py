"""What people write below ``when`` and behind ``every`` and ``duration``: read, or answered with the exact text to type."""

from __future__ import annotations

import pickle
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.playlist import load, when_document
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.model import Item
from kiosk.playlist.schedule import UNREADABLE, When
from kiosk.playlist.times_meant import date_meant, days_meant, length_told, seconds_meant
from kiosk.yaml.hours import hours_meant
from tests.media import pdfs, samples
from tests.playlist.samples import GOOD_SLIDE

TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _on_the_last_day_of_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when_document, "now", lambda: datetime(2026, 11, 30, 12))  # noqa: DTZ001


def loaded(tmp_path: Path, entry: str) -> Loaded:
    (tmp_path / "slides").mkdir(exist_ok=True)
    (tmp_path / "slides/goed.yaml").write_text(GOOD_SLIDE, "utf-8")
    (tmp_path / "slides/playlist.yaml").write_text(f"items:\n  - slide: goed\n{entry}", "utf-8")
    return load(tmp_path)


def item_of(found: Loaded) -> Item:
    assert found.playlist
    return found.playlist.items[0]


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("{from: 2026-12-01}", When(since=date(2026, 12, 1))),
        ("{until: '2026-12-31'}", When(until=date(2026, 12, 31))),
        ("{days: [sat, ZO, lundi, Vrijdag, mer]}", When(days=frozenset({5, 6, 0, 4, 2}))),
        ("{days: za}", When(days=frozenset({5}))),
        ("{days: 'za, zo'}", When(days=frozenset({5, 6}))),
        ("{except: '2026-12-25, 2027-01-01'}", When(but=frozenset({date(2026, 12, 25), date(2027, 1, 1)}))),
        ("{between: 10:00-18:00}", When(between=(time(10), time(18)))),
        ("{between: '9:30 - 2:00'}", When(between=(time(9, 30), time(2)))),
        ("{between: 20:00-24:00}", When(between=(time(20), time()))),
        ("{between: 00:00-24:00}", When(between=(time(), time()))),
        ("{except: [2026-12-25, 2027-01-01]}", When(but=frozenset({date(2026, 12, 25), date(2027, 1, 1)}))),
        ("{except: 2026-12-25}", When(but=frozenset({date(2026, 12, 25)}))),
        ("{}", When()),
    ],
)
def test_what_the_playlist_reads(tmp_path: Path, typed: str, when: When) -> None:
    found = loaded(tmp_path, f"    when: {typed}\n    every: 3\n")
    assert found.problems == ()
    assert (item_of(found).when, item_of(found).every) == (when, 3)
    assert pickle.loads(pickle.dumps(item_of(found))) == item_of(found)


@pytest.mark.parametrize(
    ("typed", "code", "hint"),
    [
        ("when: {from: 5/12/2026}", "bad-date", "typ: when: {from: 2026-12-05}"),
        ("when: {until: za 5 dec}", "bad-date", "typ: when: {until: 2026-12-05}"),
        (
            "when: {except: [2026-12-25, 1 januari]}",
            "bad-date",
            "typ: when: {except: [2026-12-25, 2027-01-01]}",
        ),
        ("when: {from: morgen}", "bad-date", "schrijf jaar, maand en dag, zoals 2026-12-05"),
        ("when: {from: 2026-02-30}", "bad-date", "schrijf jaar, maand en dag, zoals 2026-12-05"),
        ("when: {from: 0026-12-05}", "bad-date", "schrijf jaar, maand en dag, zoals 2026-12-05"),
        ("when: {days: za-zo}", "bad-days", "typ: when: {days: [za, zo]}"),
        ("when: {days: [zat, zo]}", "bad-days", "typ: when: {days: [za, zo]}"),
        ("when: {between: 10u-18u}", "bad-hours", 'typ: when: {between: "10:00-18:00"}'),
        ("when: {between: van 10h30 tot 18h}", "bad-hours", 'typ: when: {between: "10:30-18:00"}'),
        ("when: {between: 10h30}", "bad-hours", 'schrijf begin en einde, zoals between: "10:00-18:00"'),
        ("when: {between: 10:00-10:00}", "bad-hours", 'schrijf begin en einde, zoals between: "10:00-18:00"'),
        ("when: {between: [10:00, 18:00]}", "wrong-type", 'schrijf bijvoorbeeld between: "10:00-18:00"'),
        ("when: zaterdag", "when-not-block", "typ: when: {days: [za]}"),
        ("when: [sam, dim]", "when-not-block", "typ: when: {days: [sam, dim]}"),
        ("when: 5 december", "when-not-block", "typ: when: {from: 2026-12-05, until: 2026-12-05}"),
        ("when: 10u-18u", "when-not-block", 'typ: when: {between: "10:00-18:00"}'),
        ("when: {form: 2026-12-01}", "unknown-key", "typ: when: {from: 2026-12-01}"),
        ("when: {days: za, days: zo}", "duplicate-key", "behoud een van de twee"),
        ("when: {from: , days: za}", "missing-value", "schrijf de waarde achter 'from: '"),
        ("when:", "missing-value", "schrijf de waarde achter 'when: '"),
        ("when:\n    days: weekend", "key-outside-when", "typ: when: {days: [sat, sun]}"),
        (
            "days: [za]\n    between: 10u-18u",
            "key-outside-when",
            'typ: when: {days: [za], between: "10:00-18:00"}',
        ),
    ],
)
def test_a_when_that_cannot_be_read_gets_the_text_to_type_and_its_item_waits(
    tmp_path: Path, typed: str, code: str, hint: str
) -> None:
    found = loaded(tmp_path, f"    {typed}\n")
    assert [(each.code, each.severity) for each in found.problems] == [(code, "error")], (
        "one mistake, one message"
    )
    assert found.problems[0].hint("nl").split(";")[0].startswith(hint)
    assert item_of(found).when == UNREADABLE


@pytest.mark.parametrize(
    "entry",
    ["image: a.jpg", "video: a.webm", "folder: fotos", "pdf: a.pdf", "slide: goed"],
    ids=lambda entry: entry[:5],
)
def test_every_kind_of_item_has_them(tmp_path: Path, entry: str) -> None:
    assets = tmp_path / "assets"
    (assets / "fotos").mkdir(parents=True)
    for name in ("a.jpg", "fotos/b.jpg", "fotos/c.jpg"):
        (assets / name).write_bytes(samples.jpeg(1600, 900))
    (assets / "a.webm").write_bytes(samples.webm())
    (assets / "a.pdf").write_bytes(pdfs.pdf(pdfs.A4, pdfs.A4))
    found = loaded(tmp_path, f"  - {entry}\n    when: {{days: za}}\n    every: 2\n")
    assert found.playlist
    own = found.playlist.items[1:]
    assert {(item.when, item.every) for item in own} == {(When(days=frozenset({5})), 2)}
    assert len(own) == (2 if entry.startswith(("folder", "pdf")) else 1)


@pytest.mark.parametrize("key", ["When", "wen", "WHEN", "wanneer", "quand"])
def test_a_misspelt_when_waits_too(tmp_path: Path, key: str) -> None:
    found = loaded(tmp_path, f"    {key}: {{days: za}}\n")
    assert [each.code for each in found.problems] == ["unknown-key"]
    assert item_of(found).when == UNREADABLE


@pytest.mark.parametrize(
    ("typed", "code", "severity"),
    [
        ("{from: 2026-12-02, until: 2026-12-01}", "when-never", "error"),
        ("{from: 2026-12-01, until: 2026-12-02, days: sat}", "when-never", "error"),
        ("{until: 2026-11-29}", "when-past", "warning"),
    ],
)
def test_what_can_never_be_shown_is_told(tmp_path: Path, typed: str, code: str, severity: str) -> None:
    found = loaded(tmp_path, f"    when: {typed}\n")
    assert [(each.code, each.severity) for each in found.problems] == [(code, severity)]


def test_an_item_that_never_fits_the_schedule_of_its_part_is_told(tmp_path: Path) -> None:
    part = "  - part: Zondag\n    when: {days: zo}\n    items:\n"
    inside = (
        "      - slide: goed\n        when: {days: za}\n      - slide: goed\n        when: {days: [za, zo]}\n"
    )
    found = loaded(tmp_path, part + inside)
    assert [(each.code, each.line) for each in found.problems] == [("when-never", 6)]
    assert found.problems[0].message("nl").startswith("'goed#2' is nooit te zien")


def test_what_is_shown_today_for_the_last_time_is_not_over(tmp_path: Path) -> None:
    assert loaded(tmp_path, "    when: {until: 2026-11-30}\n").problems == ()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("every: 2x", "typ: every: 2"),
        ("every: elke 3 rondes", "typ: every: 3"),
        ("every: 1,5", "schrijf een geheel getal"),
        ("every: 0", "schrijf een geheel getal"),
        ("every: -2", "schrijf een geheel getal"),
        ("every: 100", "schrijf een geheel getal"),
        ("duration: 10 seconden", "typ: duration: 10s"),
        ("duration: 1 minuut 30", "typ: duration: 1m30s"),
        ("duration: 1:30", "typ: duration: 1m30s"),
        ("duration: 2 uur", "schrijf seconden"),
        ("duration: lang", "schrijf seconden"),
    ],
)
def test_rounds_and_lengths_of_time_get_the_text_to_type(tmp_path: Path, typed: str, hint: str) -> None:
    found = loaded(tmp_path, f"    {typed}\n")
    assert len(found.problems) == 1
    assert found.problems[0].hint("nl").startswith(hint)
    assert item_of(found).when is None
    assert item_of(found).every == 1


DATES = """
5/12/2026 = 2026-12-05 | 5-12-2026 = 2026-12-05 | 5.12.26 = 2026-12-05 | 12/25/2026 = 2026-12-25 | 2026/12/05 = 2026-12-05
za 5 dec = 2026-12-05 | zaterdag 5 december 2026 = 2026-12-05 | samedi 5 décembre = 2026-12-05 | Sat 5 Dec = 2026-12-05
Dec 5, 2026 = 2026-12-05 | 5th of December 2026 = 2026-12-05 | 20261205 = 2026-12-05 | 2026-12-5 = 2026-12-05
5/12 = 2026-12-05 | 5 dec = 2026-12-05 | 3 mars = 2027-03-03 | 1er mai = 2027-05-01 | 29 feb = 2028-02-29
zo 5 dec = 2027-12-05 | ma 30 nov = 2026-11-30 | 1 févr. = 2027-02-01 | 15 août = 2027-08-15
zo 5 december 2026 = | mar 3 mars = | 31/4/2026 = | 2026-13-05 = | morgen = | 1/2/3 = | 5 december om 10u = | ma di 5 dec =
"""
HOURS = """
10u-18u = 10:00-18:00 | 10h30-18h = 10:30-18:00 | 10.30 - 18.00 = 10:30-18:00 | van 10 tot 18 uur = 10:00-18:00
10–18 = 10:00-18:00 | 10am-6pm = 10:00-18:00 | 10-6pm = 10:00-18:00 | 2-6 pm = 14:00-18:00 | de 10h à 18h = 10:00-18:00
tussen 10 en 18 = 10:00-18:00 | vanaf 10u = 10:00-24:00 | jusqu'à 18h = 00:00-18:00 | 10:00 t/m 18:00 = 10:00-18:00
minuit-6h = 00:00-06:00 | 20u-middernacht = 20:00-24:00 | 22u-2u = 22:00-02:00 | midi à 14h = 12:00-14:00
10-10 = | 25-26 = | hele dag = | 10:00-18:00:00 = | 10h30 = | 10:75-12:00 =
"""
DAYS = """
za-zo = za zo | weekend = sat sun | saterdag = za | zaterdagen = za | za en zo = za zo | ma t/m vr = ma di wo do vr
lun à ven = lun mar mer jeu ven | tous les samedis = sam | tues, thurs = tue thu | weekdagen = ma di wo do vr | zat = za
vr-ma = ma vr za zo | Samedi = sam | elke zaterdag = za | week = | foo = | 1 = | za 5 dec =
"""
LENGTHS = """
10 seconden = 10s | 10sec. = 10s | 1,5 min = 1m30s | 2 minuten = 2m | 0:30 = 30s | 1'30" = 1m30s | 1 min 30 = 1m30s
1 uur = 60m | 90 secondes = 1m30s | 1 minuut en 30 seconden = 1m30s | 10,5s = 10.5s | tien = 0s | 5 minuten 10 banaan = 0s
"""


def pairs(table: str) -> list[tuple[str, str]]:
    cells = [cell.rpartition("=") for line in table.strip().splitlines() for cell in line.split("|")]
    return [(typed.strip(), meant.strip()) for typed, _, meant in cells]


@pytest.mark.parametrize(("typed", "meant"), pairs(DATES))
def test_a_date_as_people_write_it(typed: str, meant: str) -> None:
    assert date_meant(typed, TODAY) == meant


@pytest.mark.parametrize(("typed", "meant"), pairs(HOURS))
def test_hours_as_people_write_them(typed: str, meant: str) -> None:
    assert hours_meant(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), pairs(DAYS))
def test_days_as_people_write_them(typed: str, meant: str) -> None:
    assert " ".join(days_meant(typed)) == meant


@pytest.mark.parametrize(("typed", "meant"), pairs(LENGTHS))
def test_a_length_of_time_as_people_write_it(typed: str, meant: str) -> None:
    assert length_told(seconds_meant(typed)) == meant


PIECES = (
    "5",
    "12",
    "2026",
    "za",
    "dec",
    "u",
    "h",
    "30",
    "-",
    "/",
    ":",
    "tot",
    "en",
    "mar",
    "pm",
    '"',
    "²",
    "٣",
)


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=30)
    | st.lists(
        st.sampled_from(PIECES),
        max_size=7,
    ).map(" ".join)
)
@example("0:2200000000")
@example("9" * 5000)
def test_whatever_is_typed_what_is_meant_can_be_read(typed: str) -> None:
    if day := date_meant(typed, TODAY):
        assert date.fromisoformat(day).isoformat() == day
    if hours := hours_meant(typed):
        when_document.WhenBlock.model_validate({"between": hours})
    when_document.WhenBlock.model_validate({"days": days_meant(typed)})
    assert seconds_meant(typed) >= 0
