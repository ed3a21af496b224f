"""The loudspeaker: a volume that comes softly, and what happens when it is unplugged."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.video.decoder import sound
from kiosk.video.fader import FADE, Fader
from kiosk.video.loudspeaker import SoundDevice, pick, unknown
from kiosk.video.vlc_engine import VlcEngine
from tests.video.support import ENGINES, MP4, SOON, EngineMaker, needs_vlc, opened

pytestmark = pytest.mark.serial
ROOT = Path(__file__).parents[2]
LONG = ROOT / "assets/film/buren-zonder-brood.webm"


def test_a_volume_comes_evenly_and_in_time() -> None:
    fader = Fader()
    fader.go_to(80, at=10)
    assert fader.step(10) == 0
    half = fader.step(10 + FADE * 0.4)
    assert 30 < half < 50
    assert fader.step(10 + FADE) == 80
    assert fader.is_there


def test_a_volume_that_turns_round_goes_on_from_where_it_is() -> None:
    fader = Fader()
    fader.go_to(100, at=0)
    up = fader.step(FADE / 2)
    fader.go_to(0, at=FADE / 2)
    down = fader.step(FADE * 0.6)
    assert 0 < down < up
    assert fader.step(FADE * 2) == 0


def test_a_volume_that_rested_long_does_not_jump() -> None:
    fader = Fader()
    fader.go_to(50, at=0)
    fader.step(FADE)
    fader.go_to(0, at=1000)
    assert fader.step(1000.01) > 40


@pytest.mark.skipif(sys.platform != "linux", reason="looks for sockets")
def test_what_sound_could_go_to_is_found_and_a_new_server_is_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.delenv("PIPEWIRE_REMOTE", raising=False)
    none = sound.outputs()
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse/native").touch()
    first = sound.outputs()
    assert len(first - none) == 1
    (tmp_path / "pulse/native").unlink()
    (tmp_path / "pulse/native").touch()
    assert sound.outputs() != none


@pytest.fixture
def loudspeakers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command of a sound server with two loudspeakers that go nowhere."""
    if shutil.which("pulseaudio") is None:
        pytest.skip("PulseAudio is not installed on this machine: nothing to unplug")
    (tmp_path / "run").mkdir(mode=0o700)
    for name, folder in (("XDG_RUNTIME_DIR", "run"), ("HOME", ".")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    command = ["pulseaudio", "-n", "--exit-idle-time=-1", "--daemonize=no"]
    command += ["-L", "module-native-protocol-unix"]
    command += ["-L", "module-null-sink sink_name=one", "-L", "module-null-sink sink_name=two"]
    return command


def start(command: list[str], qtbot: QtBot) -> subprocess.Popen[bytes]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    qtbot.waitUntil(lambda: _asked("info") != "", timeout=SOON)
    return server


def _asked(*words: str) -> str:
    outcome = subprocess.run(["pactl", *words], capture_output=True, text=True, timeout=5, check=False)
    return outcome.stdout if outcome.returncode == 0 else ""


@pytest.mark.vlc
@needs_vlc
def test_a_film_goes_on_without_its_loudspeaker_and_sounds_again_when_it_is_back(
    make_engine: EngineMaker, qtbot: QtBot, loudspeakers: list[str], tmp_path: Path
) -> None:
    server = start(loudspeakers, qtbot)
    try:
        engine = make_engine("vlc")
        assert isinstance(engine, VlcEngine)
        film = opened(engine, MP4)
        film.wait_for(qtbot, "ready")
        film.film.play(sound=True, volume=40)
        qtbot.waitUntil(lambda: _asked("list", "short", "sink-inputs") != "", timeout=SOON)
        with qtbot.waitSignal(engine.soundDevicesChanged):
            engine.ask_sound_devices()
        assert {device.id for device in engine.sound_devices} >= {"one", "two"}
        server.kill()
        server.wait(5)
        film.wait_for(qtbot, "ended")
        assert film.film.pictures >= 55 or not film.is_quiet
        server = start(loudspeakers, qtbot)
        film.film.play(sound=True, volume=40, again=True)
        qtbot.waitUntil(lambda: _asked("list", "short", "sink-inputs") != "", timeout=SOON)
        film.wait_for(qtbot, "ended", times=2)
    finally:
        server.kill()
        server.wait(5)


@pytest.mark.vlc
@needs_vlc
@pytest.mark.may_log("the loudspeaker is gone")
def test_another_loudspeaker_is_heard_in_the_same_film(
    make_engine: EngineMaker, qtbot: QtBot, loudspeakers: list[str]
) -> None:
    # Not with Qt's own engine: that looks for a sound server once in a process, and may abort it when the server is killed.
    server = start(loudspeakers[:-2], qtbot)
    try:
        engine = make_engine("vlc")
        film = opened(engine, LONG)
        film.wait_for(qtbot, "ready")
        film.film.play(sound=True, volume=40)
        qtbot.waitUntil(lambda: [device.id for device in engine.sound_devices] == ["one"], timeout=SOON)
        qtbot.waitUntil(lambda: _asked("list", "short", "sink-inputs") != "", timeout=SOON)
        _asked("unload-module", "module-null-sink")
        assert _asked("list", "short", "sink-inputs") == ""
        _asked("load-module", "module-null-sink", "sink_name=two")
        qtbot.waitUntil(lambda: _asked("list", "short", "sink-inputs") != "", timeout=SOON)
        qtbot.waitUntil(lambda: [device.id for device in engine.sound_devices] == ["two"], timeout=SOON)
        shown = film.film.pictures
        qtbot.waitUntil(lambda: film.film.pictures > shown + 20, timeout=SOON)
        assert film.said.count("ended") == film.said.count("failed") == 0
    finally:
        server.kill()
        server.wait(5)


DEVICES = (
    SoundDevice("alsa_output.pci-0000", "Ingebouwde luidspreker"),
    SoundDevice("alsa_output.usb-1", "USB Speaker"),
    SoundDevice("bluez.2", "USB Speaker (2)"),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("", None),
        ("usb speaker", "alsa_output.usb-1"),
        ("speaker (2)", "bluez.2"),
        ("BLUEZ.2", "bluez.2"),
        ("luidspreker", "alsa_output.pci-0000"),
        ("hdmi", None),
    ],
)
def test_a_loudspeaker_is_known_by_a_part_of_its_name(wanted: str, found: str | None) -> None:
    device = pick(DEVICES, wanted)
    assert (device.id if device else None) == found


def test_an_unknown_loudspeaker_is_answered_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert "'USB Speaker'" in unknown(DEVICES, "hdmi")
    assert unknown((), "hdmi") == "No loudspeaker is called 'hdmi', and this computer names none."


@pytest.mark.logs("nergens")
@pytest.mark.qt_log_ignore("No RHI backend|pa_context_connect|No audio device", extend=True)
@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("is_chosen_first", [True, False])
def test_the_chosen_loudspeaker_is_looked_for_whenever_it_is_chosen(
    make_engine: EngineMaker, qtbot: QtBot, name: str, is_chosen_first: bool
) -> None:
    engine = make_engine(name)
    if is_chosen_first:
        engine.choose_sound_device("nergens")
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    if not is_chosen_first:
        engine.choose_sound_device("nergens")
    with qtbot.waitSignal(engine.soundDevicesChanged, timeout=SOON):
        engine.ask_sound_devices()
