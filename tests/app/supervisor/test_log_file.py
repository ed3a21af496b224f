"""The stand's log: bounded, and without repetitions."""

from __future__ import annotations

import errno
import os
import queue
from pathlib import Path

import pytest

from kiosk.app.supervisor.log_file import FILE_BYTES, FILES, LINE_BYTES, LogFile
from tests.process.stand import wait_until


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
    log.close()
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["kiosk.log", "kiosk.log.1", "kiosk.log.2"]
    assert all(file.stat().st_size <= 1_000 for file in files)
    assert files[0].read_bytes().endswith(b"line 1999\n")


def test_a_log_that_was_begun_by_an_earlier_run_counts(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.log"
    path.write_bytes(b"x" * 990)
    log = LogFile(path, most=1_000, files=2, echo=False)
    log.write(b"one more line that is too many")
    log.close()
    assert path.read_bytes() == b"one more line that is too many\n"


def test_all_files_together_are_within_twenty_megabytes() -> None:
    assert FILES * FILE_BYTES <= 20_000_000


def test_a_line_without_end_is_cut(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "kiosk.log", echo=False)
    log.write(b"a" * 1_000_000)
    log.close()
    assert (tmp_path / "kiosk.log").stat().st_size == LINE_BYTES + 1


def test_a_disk_that_is_full_costs_the_log_and_no_more() -> None:
    log, judged = LogFile(Path("/dev/full"), echo=False), list[OSError | None]()
    log.judged = judged.append
    for number in range(3):
        log.write(b"line %d" % number)
    log.close()
    assert [error and error.errno for error in judged] == [errno.ENOSPC]


def test_where_it_can_be_written_again_it_is_and_that_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "log"
    in_the_way.touch()
    log, judged = LogFile(in_the_way / "kiosk.log", echo=False), queue.Queue[OSError | None]()
    log.judged = judged.put
    log.write(b"lost")
    assert isinstance(judged.get(timeout=10), OSError)
    in_the_way.unlink()
    log.write(b"kept")
    assert judged.get(timeout=10) is None
    log.close()
    assert (in_the_way / "kiosk.log").read_bytes() == b"kept\n"


def test_it_is_said_where_the_kiosk_was_started(capfd: pytest.CaptureFixture[str]) -> None:
    log = LogFile(None)
    log.write(b"a line\n")
    log.close()
    assert capfd.readouterr().err == "a line\n"


def test_a_terminal_that_was_halted_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, writer = os.pipe()
    monkeypatch.setattr("kiosk.app.supervisor.log_file._STDERR", writer)
    monkeypatch.setattr("kiosk.app.supervisor.log_file.ENDS_WITHIN_S", 0.1)
    log = LogFile(tmp_path / "kiosk.log")
    # More than the pipe holds.
    for number in range(500):
        log.write(b"%d %s" % (number, b"x" * 200))
    path = tmp_path / "kiosk.log"
    wait_until(lambda: path.exists() and b"499 x" in path.read_bytes(), 10, "the file has it all")
    log.close()
    os.close(reader)
    os.close(writer)
