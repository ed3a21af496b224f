"""What the bench's commands have in common: sizes as typed, what is missing here, what was measured on."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Mapping
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
