"""A film and its loudspeakers, which come and go: libVLC is played by hand."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from kiosk.video.decoder import sound
from kiosk.video.decoder.film_sound import LOOK_EVERY_S, FilmSound
from kiosk.video.loudspeaker import SoundDevice, has_loudspeaker

SERVER = frozenset({("pulse/native", 1)})
ONE, TWO = SoundDevice("one", "HDMI"), SoundDevice("two", "USB")


class Machine:
    """What a decoder sees of this computer, and a player of libVLC's."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.outputs, self.found = 100.0, SERVER, [ONE]
        self.track, self.used, self.opened = 1, "one", 0
        self.told: list[list[str]] = []
        self.device, self.vlc = "", SimpleNamespace(dll=None)
        monkeypatch.setattr(sound, "outputs", lambda: self.outputs)
        monkeypatch.setattr(sound, "devices", lambda vlc, player: list(self.found))
        monkeypatch.setattr(sound, "open_again", self._open)
        monkeypatch.setattr(sound, "begin_silent", lambda library, player: None)
        monkeypatch.setattr("kiosk.video.decoder.film_sound.time.monotonic", lambda: self.now)

    def _open(self, library: object, player: object, found: object) -> None:
        self.opened += 1
        self.used = self.found[0].id if self.found else ""

    def tell_devices(self, found: Sequence[SoundDevice]) -> None:
        names = [device.id for device in found]
        if self.told[-1:] != [names]:
            self.told.append(names)

    def audio_set_volume(self, volume: int) -> None: ...

    def audio_set_mute(self, is_mute: bool) -> None: ...

    def audio_get_track(self) -> int:
        return self.track

    def audio_set_track(self, track: int) -> None:
        self.track = track

    def audio_output_device_get(self) -> str:
        return self.used

    def plays(self, film: FilmSound, seconds: float) -> None:
        """Four of libVLC's time events a second."""
        for _ in range(int(seconds * 4)):
            self.now += 0.25
            film.mind_outputs()


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


@pytest.fixture
def film(machine: Machine) -> FilmSound:
    return FilmSound(machine, machine)  # type: ignore[arg-type]


def test_a_film_with_its_loudspeaker_is_left_alone(machine: Machine, film: FilmSound) -> None:
    machine.plays(film, 60)
    assert (machine.told, machine.opened, machine.track) == ([["one"]], 0, 1)


def test_a_loudspeaker_that_takes_the_place_of_one_that_is_gone_is_used(
    machine: Machine, film: FilmSound
) -> None:
    machine.plays(film, 2 * LOOK_EVERY_S + 1)
    machine.found = [TWO]
    machine.plays(film, LOOK_EVERY_S + 1)
    assert (machine.told, machine.opened, machine.track) == ([["one"], ["two"]], 1, 1)
    machine.plays(film, 60)
    assert machine.opened == 1


def test_a_second_loudspeaker_changes_nothing(machine: Machine, film: FilmSound) -> None:
    machine.plays(film, 2 * LOOK_EVERY_S + 1)
    machine.found = [ONE, TWO]
    machine.plays(film, 60)
    assert (machine.told, machine.opened) == ([["one"], ["one", "two"]], 0)


def test_without_any_that_is_told_and_one_that_comes_is_used(machine: Machine, film: FilmSound) -> None:
    machine.plays(film, 2 * LOOK_EVERY_S + 1)
    machine.found = []
    machine.plays(film, 3 * LOOK_EVERY_S)
    assert (machine.told, machine.opened) == ([["one"], []], 0)
    machine.found = [ONE]
    machine.plays(film, LOOK_EVERY_S + 1)
    assert (machine.told, machine.opened) == ([["one"], [], ["one"]], 1)


def test_a_server_that_is_slow_for_a_moment_is_no_reason(machine: Machine, film: FilmSound) -> None:
    machine.plays(film, 2 * LOOK_EVERY_S + 1)
    machine.found = []
    machine.plays(film, LOOK_EVERY_S)
    machine.found = [ONE]
    machine.plays(film, 60)
    assert (machine.told, machine.opened) == ([["one"]], 0)


def test_without_a_server_there_is_none_until_one_is_started(machine: Machine) -> None:
    machine.outputs, machine.found, machine.used = frozenset(), [], ""
    film = FilmSound(machine, machine)  # type: ignore[arg-type]
    machine.plays(film, 2 * LOOK_EVERY_S + 1)
    assert (machine.told, machine.opened) == ([[]], 0)
    machine.outputs, machine.found = SERVER, [ONE]
    machine.plays(film, 2 * LOOK_EVERY_S)
    assert (machine.told, machine.opened, machine.track) == ([[], ["one"]], 1, 1)


def test_a_film_without_sound_says_nothing(machine: Machine, film: FilmSound) -> None:
    machine.track, machine.found = -1, []
    machine.plays(film, 60)
    assert (machine.told, machine.opened) == ([], 0)


def test_what_leads_nowhere_is_no_loudspeaker() -> None:
    assert not has_loudspeaker([])
    assert not has_loudspeaker([SoundDevice("auto_null", "Dummy Output")])
    assert has_loudspeaker([SoundDevice("auto_null", "Dummy Output"), ONE])
