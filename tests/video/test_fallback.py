"""The engine that takes over from libVLC speaks for whichever plays the films now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk.video import choose
from kiosk.video.choose import FallbackEngine
from kiosk.video.loudspeaker import SoundDevice


class FakeEngine(QObject):
    """Plays nothing."""

    unavailable = Signal(str)
    soundDevicesChanged = Signal()  # noqa: N815  (as the engines call it)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.sound_devices = (SoundDevice(name, name),)
        self.device = ""
        self.is_closed = False

    def choose_sound_device(self, device: str) -> None:
        self.device = device

    def close(self) -> None:
        self.is_closed = True


def test_the_loudspeakers_of_the_engine_in_use_are_told_before_and_after_the_change(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = FakeEngine("vlc"), FakeEngine("qt")
    monkeypatch.setattr(choose, "_qt", lambda software: second)
    engine = FallbackEngine(first, software=True)  # type: ignore[arg-type]
    engine.choose_sound_device("left")
    with qtbot.waitSignal(engine.soundDevicesChanged, timeout=1_000):
        first.soundDevicesChanged.emit()
    assert (engine.sound_devices, first.device) == (first.sound_devices, "left")
    first.unavailable.emit("no libVLC")
    assert (engine.name, second.device) == ("qt", "left")
    with qtbot.waitSignal(engine.soundDevicesChanged, timeout=1_000):
        second.soundDevicesChanged.emit()
    assert engine.sound_devices == second.sound_devices
    qtbot.waitUntil(lambda: first.is_closed, timeout=1_000)
