"""What can be typed to start this program, and to name a file, in the folder where it was started."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import suppress
from pathlib import Path


def typed_command() -> str:
    """What starts this program, as it can be typed here."""
    if Path(sys.argv[0]).stem == "kiosk":
        return "kiosk" if Path(sys.argv[0]).is_absolute() else sys.argv[0]
    python = Path(sys.executable)
    script = python.with_name("kiosk")
    here = Path.cwd()
    return f"{_below(here, script)}" if script.is_file() else f"{_below(here, python)} -m kiosk"


def typed_path(path: Path) -> str:
    """``path`` as it can be typed here: from the present folder if it lies in it or beside it."""
    # ValueError: another drive; OSError: the present folder is gone.
    with suppress(ValueError, OSError):
        seen = os.path.relpath(path)
        if seen.count("..") < 2:
            return quoted(seen)
    return quoted(str(path))


def quoted(path: str) -> str:
    """``path`` for the command line of this system."""
    return shlex.quote(path) if sys.platform != "win32" else f'"{path}"'


def _below(here: Path, path: Path) -> Path:
    return path.relative_to(here) if path.is_relative_to(here) else path
