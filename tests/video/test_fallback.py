"""The engine that takes over from libVLC speaks for whichever plays the films now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk.video import choose
from kiosk.video.choose import FallbackEngine
from kiosk.video.decoder.__main__ import trouble
from kiosk.video.loudspeaker import SoundDevice


class FakeEngine(QObject):
    """Plays nothing."""

    unavailable = Signal(str)
    soundDevicesChanged = Signal()  # noqa: N815  (as the engines call it)
    replaced = Signal()
    trouble = ("vlc-old", {"version": "3.0.18"})

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.sound_devices = (SoundDevice(name, name),)
        self.device = ""
        self.is_closed = self.is_last = False

    def stays(self) -> None:
        self.is_last = True

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


def test_why_another_engine_takes_over_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    first = FakeEngine("vlc")
    monkeypatch.setattr(choose, "_qt", lambda software: FakeEngine("qt"))
    engine = FallbackEngine(first, software=True)  # type: ignore[arg-type]
    with qtbot.waitSignal(engine.replaced, timeout=1_000):
        first.replaced.emit()
    with qtbot.waitSignal(engine.troubled, timeout=1_000) as told:
        first.unavailable.emit("libVLC 3.0.18 is older than 3.0.22")
    assert told.args == ["vlc-old", {"version": "3.0.18"}]
    qtbot.waitUntil(lambda: first.is_closed, timeout=1_000)


@pytest.mark.logs("Qt Multimedia does not load either")
def test_where_no_engine_takes_over_films_fail_for_good_instead_of_being_prepared_again_and_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(software: bool) -> FakeEngine:
        raise ImportError("libpulse.so.0: cannot open shared object file")

    first = FakeEngine("vlc")
    monkeypatch.setattr(choose, "_qt", missing)
    engine = FallbackEngine(first, software=True)  # type: ignore[arg-type]
    with qtbot.waitSignal(engine.troubled, timeout=1_000) as told:
        first.unavailable.emit("no libVLC")
    assert told.args == ["films-not", {}]
    assert (engine.name, first.is_last, first.is_closed) == ("vlc", True, False)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ModuleNotFoundError("No module named 'vlc'"), "vlc-missing"),
        (OSError("libvlc.so: cannot open shared object file: No such file or directory"), "vlc-missing"),
        (FileNotFoundError("Could not find module 'libvlc.dll'"), "vlc-missing"),
        (OSError("libidn.so.12: cannot open shared object file: No such file or directory"), "vlc-fails"),
        (OSError("libVLC did not start"), "vlc-fails"),
        (AttributeError("'NoneType' object has no attribute 'libvlc_new'"), "vlc-fails"),
    ],
)
def test_a_libvlc_that_is_missing_is_told_from_one_that_does_not_work(error: Exception, code: str) -> None:
    assert trouble(error) == {"code": code}
