"""The trace: one JSON object a line, to be read while it is written."""

from __future__ import annotations

import errno
import json
import os
import time
from pathlib import Path

import pytest

from kiosk.journal.event_log import EventLog
from kiosk.journal.trace import Trace
from kiosk.words.sentence import SystemReason


def write(trace: Trace, name: str, /, **fields: object) -> None:
    """As the application does: by way of the event log."""
    log = EventLog(time.monotonic)
    log.listen(trace.take)
    log.append(name, **fields)


def test_each_event_is_one_line_that_can_be_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    trace = Trace(path)
    before = time.monotonic()
    write(trace, "cue-started", key="slide:één\n", serial=1)
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == 1
    line = json.loads(lines[0])
    assert list(line) == ["t", "event", "key", "serial"]
    assert before - 0.001 <= line.pop("t") <= time.monotonic() + 0.001
    assert line == {"event": "cue-started", "key": "slide:één\n", "serial": 1}
    write(trace, "stopped")
    trace.close()
    events = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [event["event"] for event in events] == ["cue-started", "stopped"]
    assert events[0]["t"] <= events[1]["t"]


def test_what_json_does_not_know_is_written_as_text(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    trace = Trace(path)
    write(trace, "problem", file=Path("slides/a.yaml"))
    trace.close()
    assert json.loads(path.read_text("utf-8"))["file"] == str(Path("slides/a.yaml"))


def test_a_new_run_begins_a_new_trace(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    path.write_text("of yesterday\n")
    trace = Trace(path)
    write(trace, "stopped")
    trace.close()
    assert path.read_text("utf-8").count("\n") == 1


def test_a_closed_trace_is_silent(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    trace = Trace(path)
    trace.close()
    trace.close()
    write(trace, "late")
    assert path.read_text() == ""


def test_without_a_path_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    trace = Trace(None)
    write(trace, "cue-started", key="a")
    trace.close()
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_no_text_is_an_escape_of_json(tmp_path: Path) -> None:
    trace = Trace(tmp_path / "trace.jsonl")
    name = os.fsdecode(b"caf\xe9.mp4")
    write(trace, "problem", file=name)
    write(trace, "stopped")
    trace.close()
    lines = (tmp_path / "trace.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["event"] for line in lines] == ["problem", "stopped"]
    assert json.loads(lines[0])["file"] == name


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_ends_the_trace_and_nothing_else() -> None:
    why: list[SystemReason] = []
    trace = Trace(Path("/dev/full"), why.append)
    for _ in range(3):
        write(trace, "cue-started", key="slide:a")
    trace.close()
    assert why == [SystemReason("ENOSPC", os.strerror(errno.ENOSPC))]
