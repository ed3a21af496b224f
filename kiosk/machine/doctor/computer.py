"""The computer itself: its clock, its memory, its warmth, its power, and what this user may open."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.machine import power, weak_power
from kiosk.machine.doctor.finding import Finding, attention, bad, gigabytes, good
from kiosk.machine.heat import Heat
from kiosk.machine.power import Battery
from kiosk.machine.wall_clock import BUILT, is_world_time, local

LEAST_MB, FEW_MB = 900, 1_800
"""Memory: a show with film takes some 400 MB, its desktop as much."""
FREE_MB = 400
_STA_UNSYNC = 0x40


# -- clock --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clock:
    """What the clock says, and who sets it; ``None`` where that is not known."""

    now: float
    is_set: bool | None = None
    """By a server on the network, or by something else that the kernel heard of."""
    has_battery: bool | None = None
    """Whether the computer has a clock that goes on while it is off."""
    is_world_time: bool = False
    """The time zone is UTC, as on a system that nobody set up."""


def look_at_clock() -> Clock:
    is_linux = sys.platform.startswith("linux")
    return Clock(
        time.time(),
        _is_set() if is_linux else None,
        any(Path("/sys/class/rtc").glob("rtc*")) if is_linux else None,
        is_world_time(),
    )


def _is_set() -> bool | None:
    """What the kernel says of its own clock (adjtimex), which every program that sets clocks tells it."""
    memory = (ctypes.c_long * 64)()
    with suppress(AttributeError, OSError):
        if ctypes.CDLL(None).adjtimex(memory) < 0:
            return None
        # struct timex: modes, offset, freq, maxerror, esterror, then status
        return (
            not ctypes.cast(memory, ctypes.POINTER(ctypes.c_int))[5 * ctypes.sizeof(ctypes.c_long) // 4]
            & _STA_UNSYNC
        )
    return None


def judge_clock(found: Clock) -> list[Finding]:
    """What it means."""
    says = told_time(local(found.now))
    if found.now < BUILT:
        return [bad("clock", "clock-wrong", "set-clock", now=says)]
    if found.is_world_time:
        return [attention("clock", "clock-zone", "set-zone", now=says)]
    if found.is_set is False and found.has_battery is False:
        return [attention("clock", "clock-alone", "set-clock", now=says)]
    return [good("clock", "clock-good" if found.is_set else "clock-own", now=says)]


def told_time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


# -- memory -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes; 0 where they are not known."""

    total: int = 0
    available: int = 0


def look_at_memory(file: Path = Path("/proc/meminfo")) -> Memory:
    known = {}
    with suppress(OSError, ValueError, IndexError):
        for line in file.read_text().splitlines():
            name, _, value = line.partition(":")
            known[name] = int(value.split()[0]) // 1000
    return Memory(known.get("MemTotal", 0), known.get("MemAvailable", 0))


def judge_memory(found: Memory) -> list[Finding]:
    """What it means."""
    values = {"total": gigabytes(found.total), "free": gigabytes(found.available)}
    if not found.total:
        return []
    if found.total < LEAST_MB:
        return [bad("memory", "memory-small", "more-memory", **values)]
    if found.available < FREE_MB:
        return [attention("memory", "memory-used", "close-others", **values)]
    if found.total < FEW_MB:
        return [attention("memory", "memory-small", "more-memory", **values)]
    return [good("memory", "memory-good", **values)]


# -- warmth -------------------------------------------------------------------------------------------------------------


def judge_heat(found: Heat | None) -> list[Finding]:
    """What it means; without a sensor there is nothing to worry about."""
    if found is None:
        return [good("heat", "heat-untold")]
    values = {"degrees": round(found.degrees), "limit": round(found.limit)}
    if found.degrees >= found.limit:
        return [attention("heat", "too-warm", "too-warm", **values)]
    return [good("heat", "heat-good", **values)]


# -- power --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Power:
    """Its battery, ``None`` where it has none; and whether a Raspberry Pi got too little power since it was switched on."""

    battery: Battery | None = None
    is_weak: bool = False


def look_at_power() -> Power:
    return Power(power.battery(), bool((weak_power.read() or 0) & (weak_power.NOW | weak_power.EVER)))


def judge_power(found: Power) -> list[Finding]:
    """What it means."""
    weak = [attention("power", "power-weak", "power-weak")] if found.is_weak else []
    if found.battery and found.battery.is_draining:
        percent = found.battery.percent
        code = "battery-low" if percent < power.LOW else "on-battery"
        return [attention("power", code, code, percent=percent), *weak]
    if found.battery:
        return weak or [good("power", "power-charging", percent=found.battery.percent)]
    return weak or [good("power", "power-good")]


# -- permissions --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Refused:
    """A device that this user may not open, and the group that may."""

    device: str
    group: str


def look_at_permissions(root: Path = Path("/dev"), *, needs_input: bool = False) -> list[Refused]:
    """``needs_input``: the kiosk reads touches itself, without a desktop below it."""
    if not sys.platform.startswith("linux"):
        return []
    files: list[Path] = [*root.glob("dri/renderD*"), *root.glob("snd/pcm*p")]
    if needs_input:
        files += [*root.glob("dri/card*"), *root.glob("input/event*")]
    refused = [file for file in sorted(files) if not os.access(file, os.R_OK | os.W_OK)]
    return [Refused(str(file), _group_of(file)) for file in refused]


def _group_of(file: Path) -> str:
    try:
        return file.group()
    except (OSError, KeyError):
        return {"dri": "render", "snd": "audio"}.get(file.parent.name, "input")


def judge_permissions(found: Iterable[Refused]) -> list[Finding]:
    """What it means."""
    refused = list(found)
    if not refused:
        return [good("permissions", "permissions-good")]
    groups = tuple(sorted({each.group for each in refused}))
    line = f'sudo usermod -aG {",".join(groups)} "$USER"'
    devices = tuple(dict.fromkeys(each.device for each in refused))
    return [attention("permissions", "permissions-missing", "join-groups", devices=devices, line=line)]
