"""What the bench's commands have in common: sizes as typed, what is missing here, what was measured on."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any


def as_size(text: str) -> tuple[int, int]:
    """``1280x720`` as two numbers."""
    found = re.fullmatch(r"([1-9]\d{2,3})x([1-9]\d{2,3})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"'{text}' is not a size; write it as 1280x720")
    return int(found[1]), int(found[2])


def has_all(needed: Mapping[str, str]) -> bool:
    """Whether every program is installed; if not, the line that installs the packages is printed."""
    missing = [package for program, package in needed.items() if shutil.which(program) is None]
    if missing:
        print(f"The bench needs more than is installed: apt-get install {' '.join(missing)}", file=sys.stderr)
    return not missing


def machine() -> dict[str, Any]:
    """What was measured on."""
    with Path("/proc/cpuinfo").open(encoding="utf-8") as file:
        model = next(
            (line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "unknown"
        )
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "python": sys.version.split()[0],
        "load_average": [round(load, 2) for load in os.getloadavg()],
    }


def say(words: str) -> None:
    """One line for who waits."""
    print(f"{words} ...", file=sys.stderr, flush=True)


def cell(value: Any, width: int = 10) -> str:
    """A figure in a table."""
    return ("-" if value is None else f"{value:g}").rjust(width)


def ratio(mine: float | None, yours: float | None) -> float | None:
    """The first as a multiple of the second; ``None`` where one of them is missing or divides by nothing."""
    return round(mine / yours, 2) if mine is not None and yours else None


def at(figures: Mapping[str, Any], path: Sequence[str]) -> Any:
    """The figure at the end of these names; ``None`` where there is none."""
    value: Any = figures
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def ratios(
    one: Mapping[str, Any], other: Mapping[str, Any], compared: Iterable[Sequence[str]]
) -> dict[str, float | None]:
    """The first's figures as multiples of the second's, each under its names."""
    return {".".join(path): ratio(at(one, path), at(other, path)) for path in compared}


def whole_number(least: int, most: int, of: str = "") -> Callable[[str], int]:
    """What reads a whole number between the two, for ``argparse``."""

    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"'{text}' is not a whole number {of}from {least} to {most}")
        return int(text)

    return read


def keep(report: Mapping[str, Any], path: Path) -> None:
    """The JSON as a file."""
    path.write_text(json.dumps(report, indent=2) + "\n", "utf-8")


def deliver(report: Mapping[str, Any], tables: str, path: Path | None) -> None:
    """The JSON into its file, or printed where there is none; then the tables."""
    if path:
        keep(report, path)
    else:
        print(json.dumps(report, indent=2))
    print(tables)
