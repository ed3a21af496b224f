"""A headset is heard of when it comes and when it goes, and not because it was there at the start."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.headset_watch import HeadsetWatch

PACTL = """#!/bin/sh
# Lists what is written in "sinks", and tells of a change for each line that comes into "events".
if [ "$1" = subscribe ]; then exec tail -n +1 -f {folder}/events; fi
cat {folder}/sinks
"""
NONE = '[{"name": "card", "properties": {"device.form_factor": "internal"}}]'
WORN = '[{"name": "usb", "properties": {"device.form_factor": "headset"}}]'


class Sound:
    """A sound server in two files."""

    def __init__(self, folder: Path, sinks: str) -> None:
        self._sinks, self._events = folder / "sinks", folder / "events"
        self._events.touch()
        self._sinks.write_text(sinks)
        program = folder / "pactl"
        program.write_text(PACTL.format(folder=folder))
        program.chmod(0o755)

    def become(self, sinks: str) -> None:
        self._sinks.write_text(sinks)
        with self._events.open("a") as file:
            file.write("Event 'change' on sink #1\n")


@pytest.mark.parametrize("first", [NONE, WORN])
def test_it_is_told_when_it_comes_and_when_it_goes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    sound = Sound(tmp_path, first)
    watch = HeadsetWatch()
    heard: list[str] = []
    watch.changed.connect(heard.append)
    watch.begin()
    qtbot.waitUntil(lambda: watch._headset is not None)
    assert heard == []
    changes = (WORN, NONE, NONE, WORN) if first == NONE else (NONE, WORN)
    for number, sinks in enumerate(changes):
        sound.become(sinks)
        wanted = "usb" if sinks == WORN else ""
        qtbot.waitUntil(lambda wanted=wanted: watch._headset == wanted)  # type: ignore[misc]
        assert len(heard) <= number + 1
    qtbot.waitUntil(lambda: heard == (["usb", "", "usb"] if first == NONE else ["", "usb"]))
    watch.close()


def test_without_a_sound_server_nothing_is_watched(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    watch = HeadsetWatch()
    watch.begin()
    assert watch._headset is None
    watch.close()
