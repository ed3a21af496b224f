"""How far the looks at pictures and films have come, in one line on standard error."""

from __future__ import annotations

import logging
import sys
import time

log = logging.getLogger("kiosk.playlist")

WORTH_A_WORD = 1.0
"""Seconds: what takes less needs no line."""


class LookingLine:
    """On a terminal one line that counts; in a log one line when it is over."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._counts = sys.stderr.isatty()
        self._shown = False
        self._known = 0

    def told(self, done: int, known: int) -> None:
        """So many of so many files were looked at."""
        self._known = known
        if self._counts and time.monotonic() - self._begun >= WORTH_A_WORD:
            self._shown = True
            sys.stderr.write(f"\r\x1b[KLooking at pictures and films: {done} of {known}")
            sys.stderr.flush()

    def end(self) -> None:
        """All of them were."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
        seconds = time.monotonic() - self._begun
        if self._known and seconds >= WORTH_A_WORD:
            log.info("looked at %d pictures and films in %.0f s", self._known, seconds)
