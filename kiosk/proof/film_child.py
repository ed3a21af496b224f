"""Has a film measured by a process of its own: a file that breaks the decoder costs that process alone."""

from __future__ import annotations

import logging
import subprocess
from pathlib import Path

from kiosk.machine.child import command, environment

log = logging.getLogger("kiosk.proof")


def measured_by(module: str, film: Path, *more: str, limit: float) -> str:
    """What ``module`` prints of the film; empty where it cannot be decoded here, or takes more than ``limit`` seconds."""
    try:
        return subprocess.run(
            command(module, str(film), *more),
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=limit,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError) as error:
        log.debug("%s: %s", film.name, error)
        return ""
