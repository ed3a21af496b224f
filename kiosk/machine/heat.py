"""How warm the processor is, and whether that is too warm. Linux alone tells it without a driver of one's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SYSTEM = Path("/sys/class")
MODEL = Path("/proc/device-tree/model")
USUAL = 95.0
"""Degrees Celsius at which a processor that tells no limit is too warm: AMD's desktop processors are slowed down there."""
PI_SLOWS = 80.0
"""At which the firmware of a Raspberry Pi begins to slow it down (Raspberry Pi documentation, "Frequency management and thermal
control"); its kernel only knows the 110 at which it switches off."""
BELOW_CRITICAL = 5.0
"""Degrees below ``temp*_crit``, at which Intel's processors are slowed down, or a board switches itself off."""
SENSIBLE = (60.0, 115.0)
"""Limits outside these are no limits: some drivers say -274 or 0."""
COOLER = 5.0
"""Degrees below the limit that count as cool enough again."""
READINGS = 3
"""So many readings one after the other are above it until that is told, a minute each: a film that begins is no trouble."""

Code = Literal["too-warm", "cool-again"]
_CHIPS = ("coretemp", "k10temp", "zenpower", "cpu_thermal", "soc_thermal")
"""Of ``hwmon``, those that measure the processor."""
_ZONES = ("cpu", "soc", "x86_pkg_temp")
"""Parts of the names of thermal zones that measure the processor; acpitz is often a number that never changes."""


@dataclass(frozen=True, slots=True)
class Heat:
    """Degrees Celsius, and from where on that is too warm."""

    degrees: float
    limit: float


class HeatRules:
    """What of the temperature is news. Pure."""

    def __init__(self) -> None:
        self._is_told = False
        self._above = 0

    def news(self, heat: Heat | None) -> Code | None:
        """What the operator should hear now: a code of the catalogues' ``machine``; ``None`` where that is nothing new."""
        self._above = self._above + 1 if heat and heat.degrees >= heat.limit else 0
        if not self._is_told and self._above >= READINGS:
            self._is_told = True
            return "too-warm"
        if self._is_told and (heat is None or heat.degrees <= heat.limit - COOLER):
            self._is_told = False
            return "cool-again"
        return None


class Thermometer:
    """Finds the processor's sensors at the first reading, and asks them at each."""

    def __init__(self, system: Path = SYSTEM, model: Path = MODEL) -> None:
        self._system, self._model = system, model
        self._sensors: Sequence[tuple[str, float]] | None = None
        """The file of each, and its limit."""

    def read(self) -> Heat | None:
        """The sensor that is nearest to its limit, or most above it; ``None`` where there is none. May wait for a driver."""
        if not sys.platform.startswith("linux"):
            return None
        if self._sensors is None:
            self._sensors = tuple(self._found())
        readings = [
            Heat(degrees, limit) for file, limit in self._sensors if (degrees := _degrees(file)) is not None
        ]
        return max(readings, key=lambda heat: heat.degrees - heat.limit, default=None)

    def _found(self) -> Iterator[tuple[str, float]]:
        most = PI_SLOWS if (_read(str(self._model)) or "").startswith("Raspberry Pi") else SENSIBLE[1]
        for chip in _entries(self._system / "hwmon"):
            if _read(f"{chip}/name") in _CHIPS:
                for file in _names(chip, "temp", "_input"):
                    critical = _degrees(file.removesuffix("_input") + "_crit")
                    yield file, min(most, _limit(None, critical))
        for zone in _entries(self._system / "thermal"):
            if any(part in (_read(f"{zone}/type") or "").lower() for part in _ZONES):
                yield f"{zone}/temp", min(most, _limit(*_trips(zone)))


def _limit(passive: float | None, critical: float | None) -> float:
    """Where the kernel begins to slow the processor down, else what is just below its end."""
    low, high = SENSIBLE
    if passive is not None:
        return passive
    return critical - BELOW_CRITICAL if critical is not None and low <= critical <= high else USUAL


def _trips(zone: str) -> tuple[float | None, float | None]:
    """The highest sensible trip point of each: ``passive`` and ``critical``."""
    found: dict[str, float] = {}
    for file in _names(zone, "trip_point_", "_type"):
        degrees = _degrees(file.removesuffix("_type") + "_temp")
        if degrees is not None and SENSIBLE[0] <= degrees <= SENSIBLE[1]:
            kind = _read(file) or ""
            found[kind] = max(degrees, found.get(kind, 0.0))
    return found.get("passive"), found.get("critical")


def _entries(folder: Path) -> list[str]:
    with suppress(OSError):
        return [f"{folder}/{name}" for name in sorted(os.listdir(folder))]  # noqa: PTH208  (few objects on a thread)
    return []


def _names(folder: str, begins: str, ends: str) -> list[str]:
    return [each for each in _entries(Path(folder)) if each.endswith(ends) and f"/{begins}" in each]


def _degrees(file: str) -> float | None:
    with suppress(ValueError):
        return int(_read(file) or "") / 1000
    return None


def _read(file: str) -> str | None:
    """A driver may refuse at any time."""
    with suppress(OSError, ValueError), open(file, encoding="ascii", errors="replace") as text:  # noqa: PTH123
        return text.read(200).strip("\0\n ")
    return None
