"""Shows the progress of checking or copying many files in one line on standard error."""

from __future__ import annotations

import logging
import sys
import time

from kiosk.words.sentence import console_sentence

log = logging.getLogger("kiosk.playlist")

WORTH_A_WORD = 1.0
"""Seconds; nothing is shown for a shorter check."""


class LookingLine:
    """On a terminal a line that counts; otherwise one line at the end."""

    def __init__(self, language: str, counting: str = "looking", done: str = "looked") -> None:
        """``counting`` and ``done`` are sentences of the table ``cli``: while it goes on, and at the end."""
        self._language, self._counting, self._done = language, counting, done
        self._begun: float | None = time.monotonic()
        """When the present load began; ``None`` between two loads of a show that runs."""
        self._counts = sys.stderr.isatty()
        self._shown = False
        self._known = 0

    def told(self, done: int, known: int) -> None:
        """Report the number of files done and the total."""
        self._known = known
        now = time.monotonic()
        if self._begun is None:
            self._begun = now
        if self._counts and now - self._begun >= WORTH_A_WORD:
            self._shown = True
            said = console_sentence(self._counting, self._language, done=done, known=known)
            sys.stderr.write(f"\r\x1b[K{said}")
            sys.stderr.flush()

    def end(self) -> None:
        """All files are done; what is told from now on belongs to another load."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
        begun, known = self._begun, self._known
        self._begun, self._known, self._shown = None, 0, False
        seconds = time.monotonic() - begun if begun is not None else 0.0
        if known and seconds >= WORTH_A_WORD:
            count, rounded = known, round(seconds)
            log.info("%s", console_sentence(self._done, self._language, count=count, seconds=rounded))
