"""Has the raster child make a plain photo of one whose format Qt does not know: each in a process of its own."""

from __future__ import annotations

import json
import logging
import subprocess
from pathlib import Path

from kiosk.media.kinds import Kind
from kiosk.media.raster.asking import command, drawer_of

log = logging.getLogger("kiosk.content")

LIMIT = 40.0
"""Seconds; a HEIC of 48 megapixels takes 4 on a machine with nothing else to do."""
BACKGROUND = 10
"""What the system is told of a photo that nobody waits for (``nice``)."""


class Foreign:
    """One conversion at a time."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def convert(self, path: Path, kind: Kind, size: tuple[int, int], target: Path, turn: int) -> str:
        """Write the photo to ``target``, no larger than covers ``size``; returns its suffix, or nothing if it cannot be made.

        ``turn`` is 0 for a photo that somebody waits for.
        """
        order = {
            "draws": drawer_of(kind),
            "path": str(path),
            "width": size[0],
            "height": size[1],
            "seconds": LIMIT,
            "nice": BACKGROUND if turn else 0,
        }
        pipe = subprocess.PIPE
        with subprocess.Popen(command(), stdin=pipe, stdout=pipe, stderr=pipe) as child:
            self._child = child
            try:
                answer, complaint = child.communicate(json.dumps(order).encode(), timeout=LIMIT)
            except subprocess.TimeoutExpired:
                return ""
            finally:
                child.kill()
                self._child = None
        head, _, picture = answer.partition(b"\n")
        if child.returncode or not picture:
            log.info("%s: %s", path.name, complaint.decode(errors="replace")[-200:].strip())
            return ""
        target.write_bytes(picture)
        return str(json.loads(head)["layers"][0]["ending"])

    def stop(self) -> None:
        """Give up the present conversion."""
        if child := self._child:
            child.kill()
