"""The clock is set by whoever may, and whatever the system's own command answers is a reason and no more."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from kiosk.machine import setting_clock
from kiosk.machine.setting_clock import BELGIUM, ClockSetting, WhyNot, look, set_clock, set_zone

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's own commands")
WANTED = 1_796_479_500.0
TOLD = "2026-12-05 14:05:00 UTC"
CALLS = "--no-ask-password --no-pager "


def shown(
    *, ntp: str = "no", is_synchronized: str = "no", zone: str = "Europe/Brussels", more: str = ""
) -> str:
    return f"Timezone={zone}\nLocalRTC=no\nCanNTP=yes\nNTP={ntp}\nNTPSynchronized={is_synchronized}\n{more}"


class System:
    """A computer with only the programs that a test gives it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, name: str, script: str) -> None:
        file = self.folder / name
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    def has_timedatectl(self, show: str, **codes: int) -> None:
        """Answers ``show`` like that, and the others with exit codes; writes down what was asked."""
        (self.folder / "show").write_text(show)
        cases = "".join(f"set-{name}) exit {code};; " for name, code in codes.items())
        self.has(
            "timedatectl",
            f'echo "$*" >> "{self.folder}/asked"; case "$3" in show) exec /bin/cat "{self.folder}/show";; {cases}esac',
        )

    def polkit_says(self, code: int) -> None:
        self.has("pkcheck", f'echo "$*" > "{self.folder}/question"; exit {code}')

    @property
    def asked(self) -> list[str]:
        """What was to be done, without the questions."""
        file = self.folder / "asked"
        lines = file.read_text().splitlines() if file.exists() else []
        assert all(line.startswith(CALLS) for line in lines), "nobody is asked for a password"
        return [line.removeprefix(CALLS) for line in lines if not line.endswith(" show")]


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> System:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return System(folder)


def set_it() -> WhyNot:
    """On clocks that stand still, so that what is told is the second that was wanted."""
    return set_clock(WANTED, now=lambda: WANTED, counted=lambda: 7.0)


def test_the_one_whom_polkit_lets_sets_it_in_world_time(system: System) -> None:
    system.has_timedatectl(shown(more="TimeUSec=Mon 2026-11-30 13:12:21 UTC\n"))
    system.polkit_says(0)
    assert look() == ClockSetting("", "Europe/Brussels", may_set_zone=True)
    assert set_it() == ""
    assert system.asked == [f"set-time {TOLD}"]
    question = (system.folder / "question").read_text()
    assert question == f"--action-id org.freedesktop.timedate1.set-time --process {os.getpid()}\n"


@pytest.mark.parametrize("code", [1, 2, 3])
def test_the_one_whom_polkit_does_not_let_is_told_before_any_key_is_pressed(
    system: System, code: int
) -> None:
    system.has_timedatectl(shown())
    system.polkit_says(code)
    assert look() == ClockSetting("refused", "Europe/Brussels", may_set_zone=False)
    assert set_it() == "refused"
    assert set_zone(BELGIUM) == "refused"
    assert system.asked == []


def test_where_polkit_cannot_be_asked_trying_tells(system: System) -> None:
    system.has_timedatectl(shown(), time=1)
    assert look().why_not == ""
    assert set_it() == "refused"
    system.polkit_says(127)
    assert look().why_not == ""


def test_root_asks_nobody(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    system.has_timedatectl(shown())
    system.polkit_says(1)
    assert look().why_not == ""


def test_a_clock_that_the_network_keeps_is_left_alone(system: System) -> None:
    system.has_timedatectl(shown(ntp="yes", is_synchronized="yes", zone="Etc/UTC"))
    system.polkit_says(0)
    assert look() == ClockSetting("network", "Etc/UTC", may_set_zone=True)
    assert set_it() == "network"
    assert system.asked == []
    assert set_zone(BELGIUM) == "", "its zone may be wrong all the same"
    assert system.asked == [f"set-timezone {BELGIUM}"]


@pytest.mark.parametrize(("can", "why"), [("no", "network"), ("yes", "")])
def test_a_network_time_that_was_switched_off_keeps_nothing(system: System, can: str, why: WhyNot) -> None:
    """One that timedated does not know is on for all we see."""
    system.has_timedatectl(shown(is_synchronized="yes").replace("CanNTP=yes", f"CanNTP={can}"))
    system.polkit_says(0)
    assert look().why_not == why


def test_while_it_waits_in_vain_for_the_network_that_is_halted_for_a_moment(system: System) -> None:
    system.has_timedatectl(shown(ntp="yes"))
    system.polkit_says(0)
    assert set_it() == ""
    assert system.asked == ["set-ntp false", f"set-time {TOLD}", "set-ntp true"]


def test_where_the_network_time_may_not_be_halted_nothing_is_set(system: System) -> None:
    system.has_timedatectl(shown(ntp="yes"), ntp=1)
    system.polkit_says(0)
    assert set_it() == "refused"
    assert system.asked == ["set-ntp false"]


def test_a_refusal_leaves_the_network_time_as_it_was(system: System) -> None:
    system.has_timedatectl(shown(ntp="yes"), time=1)
    system.polkit_says(0)
    assert set_it() == "refused"
    assert system.asked == ["set-ntp false", f"set-time {TOLD}", "set-ntp true"]


def test_a_network_time_that_goes_back_to_what_it_knew_stays_halted(system: System) -> None:
    system.has_timedatectl(shown(ntp="yes"))
    system.polkit_says(0)
    assert set_clock(WANTED, now=lambda: WANTED + 90 * 86400, counted=lambda: 7.0) == ""
    ways = [line.split()[0] + line.removeprefix("set-ntp")[:6] for line in system.asked if "ntp" in line]
    assert ways == ["set-ntp false", "set-ntp true", "set-ntp false"]
    assert system.asked[-1] == f"set-time {TOLD}"


@pytest.mark.logs("no longer set by the network")
def test_a_network_time_that_does_not_go_on_is_said(system: System) -> None:
    system.has_timedatectl(shown(ntp="yes"))
    system.polkit_says(0)
    script = (system.folder / "timedatectl").read_text()
    system.has("timedatectl", script + '\n[ "$3 $4" != "set-ntp true" ]')
    assert set_it() == ""


@pytest.mark.parametrize(
    "script",
    [
        "exit 1",
        "echo hello",
        "echo 'System has not been booted with systemd as init system' >&2; exit 1",
        "echo NTP=yes",
        "printf '\\377\\376\\000=\\n'",
        "i=0; while [ $i -lt 9000 ]; do printf '[[[[[[[['; i=$((i+1)); done",
        "kill -9 $$",
    ],
)
def test_what_says_something_else_is_not_believed(system: System, script: str) -> None:
    system.has("timedatectl", script)
    system.polkit_says(0)
    found = look()
    assert (found.why_not, found.may_set_zone) == ("silent", False)
    assert set_it() == "silent"


@pytest.mark.parametrize(
    "zone", ["../../etc/passwd", "/etc/localtime", "", "a" * 65, "Europe/Brus sels", "Ж"]
)
def test_a_zone_that_cannot_be_one_is_none(system: System, zone: str) -> None:
    system.has_timedatectl(shown(zone=zone))
    system.polkit_says(0)
    assert look().zone == ""


def test_what_hangs_is_ended_with_its_children(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_clock, "ANSWERS_WITHIN_S", 0.2)
    monkeypatch.setattr(setting_clock, "ACTS_WITHIN_S", 0.2)
    system.has("timedatectl", "/bin/sleep 60; exit 0")
    begun = time.monotonic()
    assert look().why_not == "silent"
    system.has_timedatectl(shown())
    system.polkit_says(0)
    script = (
        (system.folder / "timedatectl")
        .read_text()
        .replace("show) exec", "set-time) /bin/sleep 60;; show) exec")
    )
    system.has("timedatectl", script)
    assert set_it() == "silent"
    assert time.monotonic() - begun < 20


def test_a_zone_of_this_process_alone_is_not_the_systems_to_change(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    system.has_timedatectl(shown(zone="Europe/Brussels"))
    system.polkit_says(0)
    monkeypatch.setenv("TZ", ":Africa/Kinshasa")
    assert look() == ClockSetting("", "Africa/Kinshasa", may_set_zone=False)


@pytest.mark.parametrize(
    ("rights", "may"), [("000001ffffffffff", True), ("0000000002000000", True), ("000001fffdffffff", False)]
)
def test_without_timedated_it_is_set_directly_by_whoever_has_the_right(
    system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rights: str, may: bool
) -> None:
    status = tmp_path / "status"
    status.write_text(f"Name:\tpython\nCapPrm:\t0000000000000000\nCapEff:\t{rights}\n")
    has_right = setting_clock._has_right
    monkeypatch.setattr(setting_clock, "_has_right", lambda: has_right(status))
    told: list[tuple[int, float]] = []
    monkeypatch.setattr(time, "clock_settime", lambda clock, seconds: told.append((clock, seconds)))
    assert look().why_not == ("" if may else "refused")
    assert set_it() == ("" if may else "refused")
    assert told == ([(time.CLOCK_REALTIME, WANTED)] if may else [])


def test_a_kernel_that_refuses_is_a_refusal(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(clock: int, seconds: float) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(setting_clock, "_has_right", lambda: True)
    monkeypatch.setattr(time, "clock_settime", refuse)
    assert set_it() == "refused"


def test_what_cannot_be_read_gives_no_right_and_no_zone(tmp_path: Path) -> None:
    assert not setting_clock._has_right(tmp_path / "nothing")
    assert setting_clock._linked_zone(tmp_path / "nothing") == ""
    (tmp_path / "link").symlink_to("/usr/share/zoneinfo/Europe/Brussels")
    assert setting_clock._linked_zone(tmp_path / "link") == "Europe/Brussels"


@pytest.mark.parametrize(
    ("platform", "why"), [("win32", "windows"), ("darwin", "macos"), ("freebsd14", "elsewhere")]
)
def test_elsewhere_it_is_said_how(platform: str, why: WhyNot) -> None:
    assert look(platform) == ClockSetting(why)


@pytest.mark.parametrize(
    ("zone", "is_world_time"), [("Etc/UTC", True), ("UTC", True), ("Europe/Brussels", False), ("", False)]
)
def test_world_time_is_known_by_its_names(zone: str, is_world_time: bool) -> None:
    assert ClockSetting(zone=zone).is_world_time == is_world_time


def test_the_seconds_that_it_takes_are_added(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    system.has_timedatectl(shown())
    system.polkit_says(0)
    passed = [100.0]
    asked = setting_clock._asked

    def slow(*arguments: str, limit: float) -> object:
        passed[0] += 2
        return asked(*arguments, limit=limit)

    monkeypatch.setattr(setting_clock, "_asked", slow)
    assert set_clock(WANTED, now=lambda: WANTED, counted=lambda: passed[0]) == ""
    assert system.asked == ["set-time 2026-12-05 14:05:04 UTC"], "two questions before it"
