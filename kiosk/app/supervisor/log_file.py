"""The stand's log: every line of every process, in files that never take more than 20 MB; what is repeated is counted."""

from __future__ import annotations

import os
import re
import sys
import threading
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

FILES, FILE_BYTES = 5, 4_000_000
"""This file and older ones, and the most that each holds."""
LINE_BYTES = 4_000
"""A longer line is cut."""
_STDERR = 2
_TIME = re.compile(rb"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ")


class LogFile:
    """Writes lines to ``path`` and to the standard error stream of who started the kiosk, where there is one.

    Called by several threads. Nothing raises: a full disk costs the log and no more.
    """

    def __init__(
        self, path: Path | None, *, most: int = FILE_BYTES, files: int = FILES, echo: bool = True
    ) -> None:
        """``path`` is ``None`` where nothing can be kept."""
        self._path, self._most, self._files = path, most, files
        self._echoes = echo and sys.stderr is not None
        self._lock = threading.Lock()
        self._last = b""
        self._repeated = 0
        self._size = 0
        if path:
            with suppress(OSError):
                self._size = path.stat().st_size

    def write(self, line: bytes) -> None:
        """Write one line; one that says what the last one said is only counted."""
        line = line.rstrip(b"\r\n")[:LINE_BYTES]
        said = _TIME.sub(b"", line)
        with self._lock:
            if said == self._last:
                self._repeated += 1
                return
            if self._repeated:
                self._put(b"  (%d times more)" % self._repeated)
            self._last, self._repeated = said, 0
            self._put(line)

    def close(self) -> None:
        with self._lock:
            if self._repeated:
                self._put(b"  (%d times more)" % self._repeated)
            self._repeated = 0

    def _put(self, line: bytes) -> None:
        if self._echoes:
            try:
                os.write(_STDERR, line + b"\n")
            except OSError:
                # The terminal is gone.
                self._echoes = False
        if self._path is None:
            return
        with suppress(OSError):
            if self._size + len(line) > self._most:
                self._rotate(self._path)
            with self._path.open("ab") as file:
                file.write(line + b"\n")
            self._size += len(line) + 1

    def _rotate(self, path: Path) -> None:
        names = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, self._files))]
        for newer, older in reversed(list(pairwise(names))):
            with suppress(FileNotFoundError):
                newer.replace(older)
        self._size = 0
