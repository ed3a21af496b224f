"""Where this computer's power comes from: the mains, or a battery, and how full that is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SUPPLIES = Path("/sys/class/power_supply")
LOW = 20
"""Percent below which the charger is asked for."""
FULLER = 5
"""Percent above ``LOW`` that a battery must have until it counts as full enough again: readings go up and down a little."""
STEP = 5
"""Percent by which a low battery must fall until it is told again."""
_UNKNOWN = 255

Code = Literal["battery-low", "on-battery", "battery-charges"]


@dataclass(frozen=True, slots=True)
class Battery:
    """All batteries of this computer as one."""

    percent: int
    is_draining: bool
    """It gives power, and gets less than that or none."""


class BatteryRules:
    """What of the battery is news. Pure."""

    def __init__(self) -> None:
        self._told: Code = "battery-charges"
        self._told_at = 100

    def news(self, battery: Battery | None) -> Code | None:
        """What the operator should hear now: a code of the catalogues' ``machine``; ``None`` where that is nothing new."""
        if battery is None or not battery.is_draining:
            code: Code = "battery-charges"
        elif battery.percent < (LOW + FULLER if self._told == "battery-low" else LOW):
            code = "battery-low"
        else:
            code = "on-battery"
        percent = battery.percent if battery else 100
        has_fallen = code == "battery-low" and percent <= self._told_at - STEP
        if code == self._told and not has_fallen:
            return None
        self._told, self._told_at = code, percent
        return code


def battery() -> Battery | None:
    """The battery of this computer; ``None`` where it has none, or nobody tells. May wait for a driver."""
    if sys.platform == "win32":
        return _of_windows()
    return of_linux() if sys.platform.startswith("linux") else None


def of_linux(supplies: Path = SUPPLIES) -> Battery | None:
    """As the kernel tells it. The batteries of mice and headphones are not this computer's."""
    found = list(_supplies(supplies))
    batteries = [supply for supply in found if supply.get("type") in ("Battery", "UPS")]
    own = [each for each in batteries if each.get("scope") != "Device" and each.get("present") != "0"]
    levels = [level for each in own if (level := _level(each)) is not None]
    if not levels:
        return None
    room = sum(size for _, size in levels)
    percent = round(100 * sum(full * size for full, size in levels) / room)
    chargers = [each.get("online") for each in found if each.get("type") == "Mains"]
    # Some drivers do not know.
    drains = {"Discharging", "Unknown"} if "0" in chargers and "1" not in chargers else {"Discharging"}
    return Battery(max(0, min(100, percent)), any(each.get("status") in drains for each in own))


def _supplies(folder: Path) -> Iterator[dict[str, str]]:
    """Each supply's own values, by name."""
    with suppress(OSError):
        for supply in sorted(folder.iterdir()):
            values = {}
            # One file by one: a driver may refuse any of them at any time.
            for name in _NAMES:
                with suppress(OSError, ValueError):
                    values[name] = (supply / name).read_text("ascii").strip()
            yield values


_SIZES = ("energy_full", "charge_full")
_NAMES = ("type", "scope", "present", "status", "online", "capacity", "energy_now", "charge_now", *_SIZES)


def _level(supply: dict[str, str]) -> tuple[float, float] | None:
    """How full it is, from 0 to 1, and its size (of one unit for all batteries of a computer; 1 where it is not told)."""
    size = next((number for name in _SIZES if (number := _number(supply.get(name))) > 0), 0.0)
    if (percent := _number(supply.get("capacity"))) >= 0:
        return percent / 100, size or 1.0
    now = max(_number(supply.get("energy_now")), _number(supply.get("charge_now")))
    return (now / size, size) if size > 0 and now >= 0 else None


def _number(text: str | None) -> float:
    """-1 for what is no number."""
    try:
        return float(text or "-1")
    except ValueError:
        return -1.0


def of_windows(mains: int, flag: int, percent: int) -> Battery | None:
    """From what ``GetSystemPowerStatus`` fills in: ``ACLineStatus``, ``BatteryFlag``, ``BatteryLifePercent``."""
    no_battery = 128
    if flag == _UNKNOWN or flag & no_battery or percent > 100:
        return None
    return Battery(percent, mains == 0)


def _of_windows() -> Battery | None:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("mains", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("seconds", ctypes.c_uint32),
            ("seconds_full", ctypes.c_uint32),
        )

    status = Status()
    windows = getattr(ctypes, "windll")  # noqa: B009  (there is none elsewhere)
    if not windows.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    return of_windows(status.mains, status.flag, status.percent)
