"""Whether a Raspberry Pi gets too little power: the commonest reason why one is slow, or stops."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Literal

SYSTEM = Path("/sys")
NOW, EVER = 0x1, 0x10000
"""Bits of ``get_throttled``: too little now, and at any time since the computer was switched on."""
QUIET = 10
"""Readings without it after which it counts as cured, a minute each: it comes with each film, and goes again."""

Code = Literal["power-weak", "power-enough"]


class WeakPowerRules:
    """What of the power supply is news. Pure."""

    def __init__(self) -> None:
        self._is_told = False
        self._quiet = 0
        self._ever: int | None = None

    def news(self, flags: int | None) -> Code | None:
        """``flags``: those of ``get_throttled``, ``None`` where there are none. A code of the catalogues' ``machine``, or
        ``None`` for nothing new."""
        flags = flags or 0
        # Since the last reading, which saw nothing of it.
        has_come = self._ever == 0 and bool(flags & EVER)
        self._ever = flags & EVER
        if flags & NOW or has_come:
            self._quiet = 0
            if not self._is_told:
                self._is_told = True
                return "power-weak"
            return None
        self._quiet += 1
        if self._is_told and self._quiet >= QUIET:
            self._is_told = False
            return "power-enough"
        return None


def read(system: Path = SYSTEM) -> int | None:
    """What the firmware tells: through the Raspberry Pi's own kernel, or as an alarm through any other."""
    platform = f"{system}/devices/platform"
    for bus in _names(platform, "soc"):
        for firmware in _names(f"{platform}/{bus}", "soc"):
            if firmware.endswith(":firmware"):
                with suppress(OSError, ValueError):
                    return int(_read(f"{platform}/{bus}/{firmware}/get_throttled"), 16)
    for chip in _names(f"{system}/class/hwmon", "hwmon"):
        with suppress(OSError, ValueError):
            if _read(f"{system}/class/hwmon/{chip}/name") == "rpi_volt":
                return int(_read(f"{system}/class/hwmon/{chip}/in0_lcrit_alarm")) & NOW
    return None


def _names(folder: str, begins: str) -> list[str]:
    with suppress(OSError):
        return [name for name in sorted(os.listdir(folder)) if name.startswith(begins)]  # noqa: PTH208
    return []


def _read(file: str) -> str:
    with open(file, encoding="ascii") as text:  # noqa: PTH123
        return text.read(100).strip()
