"""Starts the raster child: to draw, or only to describe a file that no other process opens."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

from kiosk.media.kinds import Kind

log = logging.getLogger("kiosk.content")

CHILD = Path(__file__).with_name("child.py")
"""Started as a file and with ``-P``, so that files in the current folder cannot shadow modules."""
ASKING_LIMIT = 10.0
"""Seconds the child may take to tell about a file; it has limits of its own for the work. 0.3 is usual."""


def command() -> list[str]:
    """The command that starts the child."""
    return [sys.executable, "-P", "-X", "utf8", str(CHILD)]


def drawer_of(kind: Kind) -> str:
    """The name under which the child knows who draws such files."""
    return kind.name.lower()


def told_of(path: Path, kind: Kind, limit: float = ASKING_LIMIT) -> dict[str, Any]:
    """The child's description of a document, without drawing it; empty when the child died or took too long."""
    order = {"draws": drawer_of(kind), "path": str(path), "page": 0, "seconds": limit, "nice": 0}
    try:
        done = subprocess.run(
            command(), input=json.dumps(order).encode(), capture_output=True, timeout=limit, check=True
        )
        return dict(json.loads(done.stdout.partition(b"\n")[0])["layers"][0])
    except (OSError, subprocess.SubprocessError, ValueError, TypeError, LookupError) as error:
        log.debug("%s: %s", path.name, error)
        return {}
