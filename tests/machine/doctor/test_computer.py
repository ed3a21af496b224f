"""Sound, disk, clock, memory, warmth, power, permissions and fonts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.machine.doctor import computer, disk, fonts, sound
from kiosk.machine.doctor.computer import Clock, Memory, Power, Refused
from kiosk.machine.doctor.disk import Place
from kiosk.machine.doctor.fonts import Fonts
from kiosk.machine.doctor.packages_of import Release
from kiosk.machine.doctor.sound import Sound, read_mixer
from kiosk.machine.heat import Heat
from kiosk.machine.power import Battery
from kiosk.words.catalogue import section

LATER = datetime(2027, 5, 1, tzinfo=UTC).timestamp()
ROLES = {"cache": "drawings", "state": "place", "log": "log"}


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (Sound(("HDMI",), 60), "sound-good"),
        (Sound(("HDMI",), -1), "sound-good"),
        (Sound(("HDMI",), 60, is_muted=True), "sound-muted"),
        (Sound(("HDMI",), 5), "sound-soft"),
        (Sound(), "sound-none"),
        (Sound(answers=False), "sound-silent"),
        (Sound(is_seen=False), "sound-unseen"),
    ],
)
def test_sound_is_never_worse_than_a_remark(found: Sound, code: str) -> None:
    (finding,) = sound.judge(found)
    assert (finding.code, finding.state) == (code, "good" if code == "sound-good" else "attention")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Volume: 0.40 [MUTED]\n", (40, True)),
        ("Volume: 1.00\n", (100, False)),
        (
            "Volume: front-left: 26214 /  40% / -23.87 dB,   front-right: 26214 /  40%\nMute: no\n",
            (40, False),
        ),
        ("Volume: front-left: 0 /   0% / -inf dB\nMute: yes\n", (0, True)),
        ("  Front Left: Playback 26214 [40%] [off]\n", (40, True)),
        ("nothing", (-1, False)),
    ],
)
def test_every_mixer_is_understood(said: str, expected: tuple[int, bool]) -> None:
    assert read_mixer(said) == expected


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([Place("cache", "/c", 5_000, True)], [("disk-good", "good")]),
        ([Place("cache", "/c", 500, True), Place("log", "/l", 9_000, True)], [("disk-low", "attention")]),
        ([Place("cache", "/c", 20, False)], [("disk-full", "bad")]),
        (
            [Place("cache", "/c", 5_000, True), Place("log", "/l", 5_000, False)],
            [("disk-closed", "attention")],
        ),
        ([Place("cache", "/c", 5_000, False)], [("disk-closed", "bad")]),
    ],
)
def test_room_and_writing_are_judged(places: list[Place], expected: list[tuple[str, str]]) -> None:
    assert [(each.code, each.state) for each in disk.judge(places, ROLES)] == expected


def test_a_place_is_tried_by_writing_and_nothing_stays(tmp_path: Path) -> None:
    found = disk.tried("cache", tmp_path / "not" / "there")
    assert found.is_writable
    assert found.free > 0
    assert list(tmp_path.iterdir()) == []
    assert not disk.tried("cache", Path("~/.cache")).is_writable


@pytest.mark.parametrize(
    ("clock", "code", "state"),
    [
        (Clock(LATER, True, True), "clock-good", "good"),
        (Clock(LATER, False, True), "clock-own", "good"),
        (Clock(LATER, None, None), "clock-own", "good"),
        (Clock(LATER, False, False), "clock-alone", "attention"),
        (Clock(LATER, True, True, is_world_time=True), "clock-zone", "attention"),
        (Clock(0.0, True, True), "clock-wrong", "bad"),
    ],
)
def test_the_clock_is_judged(clock: Clock, code: str, state: str) -> None:
    (finding,) = computer.judge_clock(clock)
    assert (finding.code, finding.state) == (code, state)


@pytest.mark.parametrize(
    ("memory", "expected"),
    [
        (Memory(3_900, 2_000), [("memory-good", "good")]),
        (Memory(3_900, 300), [("memory-used", "attention")]),
        (Memory(1_000, 600), [("memory-small", "attention")]),
        (Memory(500, 300), [("memory-small", "bad")]),
        (Memory(), []),
    ],
)
def test_memory_is_judged(memory: Memory, expected: list[tuple[str, str]]) -> None:
    assert [(each.code, each.state) for each in computer.judge_memory(memory)] == expected


def test_memory_is_read_from_the_kernels_list(tmp_path: Path) -> None:
    file = tmp_path / "meminfo"
    file.write_text("MemTotal:        4028000 kB\nMemFree: 100 kB\nMemAvailable:    2001000 kB\n")
    assert computer.look_at_memory(file) == Memory(4_028, 2_001)
    assert computer.look_at_memory(tmp_path / "none") == Memory()


@pytest.mark.parametrize(
    ("found", "codes"),
    [
        (Power(), ["power-good"]),
        (Power(Battery(80, is_draining=False)), ["power-charging"]),
        (Power(Battery(19, is_draining=True)), ["battery-low"]),
        (Power(Battery(20, is_draining=True)), ["on-battery"]),
        (Power(is_weak=True), ["power-weak"]),
        (Power(Battery(12, is_draining=True), is_weak=True), ["battery-low", "power-weak"]),
    ],
)
def test_power_is_judged_as_the_panel_says_it(found: Power, codes: list[str]) -> None:
    findings = computer.judge_power(found)
    assert [each.code for each in findings] == codes
    assert [each.cure for each in findings] == [
        code if code in section("cures", "en") else "" for code in codes
    ]


@pytest.mark.parametrize(
    ("heat", "codes"),
    [(None, ["heat-untold"]), (Heat(61, 95), ["heat-good"]), (Heat(81.4, 80), ["too-warm"])],
)
def test_warmth_is_judged_where_it_is_known(heat: Heat | None, codes: list[str]) -> None:
    assert [each.code for each in computer.judge_heat(heat)] == codes


def test_closed_devices_are_named_with_their_groups() -> None:
    (finding,) = computer.judge_permissions(
        [Refused("/dev/dri/renderD128", "render"), Refused("/dev/snd/pcmC0D0p", "audio")]
    )
    assert finding.values["line"] == 'sudo usermod -aG audio,render "$USER"'
    assert computer.judge_permissions([])[0].state == "good"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Fonts(18), [("fonts-good", "good")]),
        (Fonts(17, ("a.ttf",)), [("fonts-missing", "bad")]),
        (Fonts(18, letters="é"), [("letters-missing", "bad")]),
        (Fonts(18, has_configuration=False), [("fonts-config", "attention")]),
    ],
)
def test_fonts_are_judged(found: Fonts, expected: list[tuple[str, str]]) -> None:
    judged = fonts.judge(found, Release("debian", 12))
    assert [(each.code, each.state) for each in judged] == expected


def test_the_letters_of_three_languages_are_needed() -> None:
    assert set("éïœÀ’«…€") <= set(fonts.letters_needed())
