"""The line that counts files while they are looked at."""

from __future__ import annotations

import logging

import pytest

from kiosk.cli.looking_line import LookingLine


def test_a_second_load_is_timed_by_itself(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A show that runs loads again at each save, minutes after it began."""
    now = 100.0
    monkeypatch.setattr("kiosk.cli.looking_line.time.monotonic", lambda: now)
    caplog.set_level(logging.INFO, "kiosk.playlist")
    line = LookingLine("nl")
    line.told(1, 4)
    now = 103.0
    line.end()
    now = 700.0
    line.told(0, 5)
    now = 702.0
    line.end()
    now = 900.0
    line.told(5, 5)
    line.end()
    assert [record.getMessage() for record in caplog.records] == [
        "4 beelden en films bekeken in 3 s",
        "5 beelden en films bekeken in 2 s",
    ]
