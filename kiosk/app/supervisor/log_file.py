"""The stand's log: every line of every process, in files that never take more than 20 MB; what is repeated is counted."""

from __future__ import annotations

import os
import queue
import re
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

FILES, FILE_BYTES = 5, 4_000_000
"""This file and older ones, and the most that each holds."""
LINE_BYTES = 4_000
"""A longer line is cut."""
WAITING = 2_000
"""Lines that wait for a disk or a terminal that stands still; more are lost."""
ENDS_WITHIN_S = 1.0
"""Seconds in which what waits is written at the end."""
_STDERR = 2
_TIME = re.compile(rb"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ")


class LogFile:
    """Writes lines to ``path`` and to the standard error stream of who started the kiosk, where there is one.

    Called by several threads. Nothing raises, and nothing waits: a disk that is full or stalls, or a terminal that was halted
    (Ctrl+S), costs the log and no more.
    """

    def __init__(
        self, path: Path | None, *, most: int = FILE_BYTES, files: int = FILES, echo: bool = True
    ) -> None:
        """``path`` is ``None`` where nothing can be kept."""
        self._path, self._most, self._files = path, most, files
        self.judged: Callable[[OSError | None], None] = lambda error: None
        """Called, on a thread, with the error when the file begins to be unwritable, and with ``None`` when it can be written
        again."""
        self._has_failed = False
        self._echoes = echo and sys.stderr is not None
        self._lock = threading.Lock()
        self._last = b""
        self._repeated = 0
        self._size: int | None = None
        self._sinks = [_Sink(self._echo)] if self._echoes else []
        self._sinks += [_Sink(self._keep)] if path else []

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
        """Write what waits, within ``ENDS_WITHIN_S``."""
        with self._lock:
            if self._repeated:
                self._put(b"  (%d times more)" % self._repeated)
            self._repeated = 0
        end = time.monotonic() + ENDS_WITHIN_S
        for sink in self._sinks:
            sink.close(end)

    def _put(self, line: bytes) -> None:
        for sink in self._sinks:
            sink.put(line)

    # -- the sinks' threads -------------------------------------------------------------------------------------------

    def _echo(self, line: bytes) -> None:
        if self._echoes:
            try:
                os.write(_STDERR, line + b"\n")
            except OSError:
                # The terminal is gone.
                self._echoes = False

    def _keep(self, line: bytes) -> None:
        assert self._path is not None
        try:
            self._append(self._path, line)
        except OSError as error:
            self._size = None
            if not self._has_failed:
                self._has_failed = True
                self.judged(error)
        else:
            if self._has_failed:
                self._has_failed = False
                self.judged(None)

    def _append(self, path: Path, line: bytes) -> None:
        if self._size is None:
            path.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                self._size = path.stat().st_size
        if (self._size or 0) + len(line) > self._most:
            self._rotate(path)
        with path.open("ab", buffering=0) as file:
            self._size = file.tell() + (file.write(line + b"\n") or 0)

    def _rotate(self, path: Path) -> None:
        names = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, self._files))]
        for newer, older in reversed(list(pairwise(names))):
            with suppress(FileNotFoundError):
                newer.replace(older)


class _Sink:
    """Hands each line to ``write`` on a thread of its own, in which it may wait for ever."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._lines: queue.Queue[bytes | None] = queue.Queue(WAITING)
        self._thread = threading.Thread(target=self._work, name="log", daemon=True)
        self._thread.start()

    def put(self, line: bytes) -> None:
        with suppress(queue.Full):
            self._lines.put_nowait(line)

    def close(self, end: float) -> None:
        """Return when all is written, or at ``end`` (s, monotonic)."""
        with suppress(queue.Full):
            self._lines.put(None, timeout=max(0.0, end - time.monotonic()))
        self._thread.join(max(0.0, end - time.monotonic()))

    def _work(self) -> None:
        while (line := self._lines.get()) is not None:
            self._write(line)
