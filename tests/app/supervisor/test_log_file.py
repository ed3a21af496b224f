"""The stand's log: bounded, and without repetitions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.supervisor.log_file import FILE_BYTES, FILES, LINE_BYTES, LogFile


def test_what_is_said_again_is_counted(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "kiosk.log", echo=False)
    for second in range(50):
        log.write(b"2026-12-05 14:00:%02d,123 WARNING no beat\n" % second)
    log.write(b"2026-12-05 14:01:00,000 INFO a beat\n")
    log.close()
    assert (tmp_path / "kiosk.log").read_bytes().splitlines() == [
        b"2026-12-05 14:00:00,123 WARNING no beat",
        b"  (49 times more)",
        b"2026-12-05 14:01:00,000 INFO a beat",
    ]


def test_it_never_takes_more_than_its_room_and_the_newest_is_kept(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "kiosk.log", most=1_000, files=3, echo=False)
    for number in range(2_000):
        log.write(b"line %d\n" % number)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["kiosk.log", "kiosk.log.1", "kiosk.log.2"]
    assert all(file.stat().st_size <= 1_000 for file in files)
    assert files[0].read_bytes().endswith(b"line 1999\n")


def test_a_log_that_was_begun_by_an_earlier_run_counts(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.log"
    path.write_bytes(b"x" * 990)
    log = LogFile(path, most=1_000, files=2, echo=False)
    log.write(b"one more line that is too many")
    assert path.read_bytes() == b"one more line that is too many\n"


def test_all_files_together_are_within_twenty_megabytes() -> None:
    assert FILES * FILE_BYTES <= 20_000_000


def test_a_line_without_end_is_cut(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "kiosk.log", echo=False)
    log.write(b"a" * 1_000_000)
    assert (tmp_path / "kiosk.log").stat().st_size == LINE_BYTES + 1


def test_a_disk_that_is_full_costs_the_log_and_no_more() -> None:
    LogFile(Path("/dev/full"), echo=False).write(b"a line")


def test_it_is_said_where_the_kiosk_was_started(capfd: pytest.CaptureFixture[str]) -> None:
    LogFile(None).write(b"a line\n")
    assert capfd.readouterr().err == "a line\n"
