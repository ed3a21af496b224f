"""``kiosk stats``: what was counted, for whoever asks on the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.journal.rows import Place
from tests.journal.sample import write


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this computer's counts are."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "state" / "fos-kiosk").mkdir(parents=True)
    return tmp_path / "state" / "fos-kiosk" / "counts.db"


def typed(*words: str | Path) -> Result:
    return CliRunner(env={"LC_ALL": "C.UTF-8", "COLUMNS": "100"}).invoke(
        main, ["stats", *map(str, words)], prog_name="kiosk"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Er is nog niets geteld. De kiosk telt vanzelf zodra de voorstelling op een scherm loopt.\n"),
        (
            "fr",
            "Rien n’a encore été compté. La borne compte d’elle-même dès que la présentation est à l’écran.\n",
        ),
        (
            "en",
            "Nothing has been counted yet. The kiosk counts by itself as soon as the show is on a screen.\n",
        ),
    ],
)
def test_where_nothing_was_counted_yet_that_is_said_kindly(own: Path, language: str, said: str) -> None:
    done = typed("--lang", language)
    assert (done.exit_code, done.output) == (0, said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ("Bezoeken", "223", "1 min 3 s", "Frans", "Waardig werk", "vr 1/5", "14:00 tot 15:00")),
        ("fr", ("Visites", "223", "Français", "Un travail décent", "ven. 1/5", "14:00 à 15:00")),
        ("en", ("Visits", "223", "French", "Decent work", "Fri 1/5", "14:00 to 15:00")),
    ],
)
def test_the_table_tells_what_an_organiser_wants_to_know(
    own: Path, language: str, said: tuple[str, ...]
) -> None:
    write(own)
    done = typed("--lang", language)
    assert done.exit_code == 0
    assert [each for each in said if each not in done.output] == []


def test_it_reads_while_a_kiosk_writes_and_keeps_it_waiting_for_nothing(own: Path) -> None:
    write(own)
    with closing(sqlite3.connect(own, isolation_level=None)) as kiosk:
        kiosk.execute("PRAGMA journal_mode = WAL")
        kiosk.execute("BEGIN IMMEDIATE")
        kiosk.execute("UPDATE sums SET count = 0")
        assert json.loads(typed("--format", "json").output)["visits"]["count"] == 223
        kiosk.execute("COMMIT")
    assert json.loads(typed("--format", "json").output)["visits"]["count"] == 0


def test_several_stands_are_one_report(own: Path, tmp_path: Path) -> None:
    files = [
        write(tmp_path / f"{name}.db", Place(name, "1 mei"), scale)
        for name, scale in (("Gent", 1.0), ("Brugge", 0.5))
    ]
    told = json.loads(typed(*files, "--format", "json").output)
    assert (told["stands"], told["events"], told["visits"]["count"]) == (["Brugge", "Gent"], ["1 mei"], 334)
    assert len(told["items"]) == 7


def test_days_and_events_are_chosen_and_a_wrong_one_is_explained(own: Path) -> None:
    write(own)
    told = json.loads(typed("--format", "json", "--from", "2026-05-02", "--until", "2026-05-02").output)
    assert told["visits"]["count"] == 72
    assert json.loads(typed("--format", "json", "--event", "1 mei 2026").output)["visits"]["count"] == 223
    wrong = typed("--event", "1 mai", "--lang", "nl")
    assert (wrong.exit_code, "bij '1 mai' is niets geteld; kies uit: 1 mei 2026." in wrong.output) == (
        2,
        True,
    )
    wrong = typed("--from", "1/5/2026", "--lang", "nl")
    assert (wrong.exit_code, 'typ "2026-05-01".' in wrong.output) == (2, True)
    nothing = typed("--from", "2026-06-01", "--lang", "nl")
    assert (nothing.exit_code, nothing.output) == (
        0,
        "Hiervan is niets geteld. Er zijn tellingen van 1 mei 2026 tot en met 3 mei 2026.\n",
    )


def test_csv_has_the_mark_and_the_line_ends_that_excel_wants(own: Path, tmp_path: Path) -> None:
    write(own)
    out = typed("--format", "csv", "--lang", "nl").stdout_bytes
    assert out.startswith("\ufeffstand;evenement;dag;uur;".encode())
    assert out.count(b"\r\n") == out.count(b"\n") > 100
    file = tmp_path / "cijfers.csv"
    assert typed("-o", file, "--lang", "nl").exit_code == 0
    assert file.read_bytes() == out


def test_a_file_that_cannot_be_read_is_one_sentence(own: Path, tmp_path: Path) -> None:
    own.write_bytes(b"rubbish" * 1_000)
    done = typed("--lang", "nl")
    assert done.exit_code == 1
    assert done.output.endswith(
        "is beschadigd. De kiosk legt het bij de volgende start apart, en telt dan opnieuw.\n"
    )
    newer = write(tmp_path / "newer.db")
    with closing(sqlite3.connect(newer)) as file:
        file.execute("PRAGMA user_version = 99")
    done = typed(newer, "--lang", "fr")
    assert done.exit_code == 1
    assert "vient d’une version plus récente de FOS Kiosk" in done.output


def test_another_ending_is_refused(own: Path, tmp_path: Path) -> None:
    done = typed("-o", tmp_path / "report.docx", "--lang", "en")
    assert (done.exit_code, "'report.docx' must end in .pdf, .png, .csv or .json." in done.output) == (
        2,
        True,
    )
