"""The trace: one JSON object a line for each thing that happened, for benches, soaks and tests.

``t`` is in seconds on the clock of the event log: the system's monotonic one, so that another process can compare it with
its own.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import IO

from kiosk.journal.event_log import Event
from kiosk.words.sentence import SystemReason


class Trace:
    """Writes to ``path``, line by line, so that a reader sees each event at once. Without a path it writes nothing.

    A listener of the event log. ``stops`` is called once with the reason if nothing can be written any more. ``goes_on``: what
    stands there already is kept.
    """

    def __init__(
        self,
        path: Path | None,
        stops: Callable[[SystemReason], None] = lambda why: None,
        *,
        goes_on: bool = False,
    ) -> None:
        self._stops = stops
        self._file: IO[str] | None = None
        if path:
            if not goes_on:
                path.write_bytes(b"")
            # At its end, whoever else writes: a player that hangs and the one that follows do so at the same time.
            # A name that is no text becomes an escape of JSON.
            self._file = path.open("a", encoding="utf-8", errors="backslashreplace", buffering=1)

    def take(self, event: Event) -> None:
        """Write what happened."""
        if self._file:
            line = {"t": round(event.at, 4), "event": event.name, **event.fields}
            try:
                self._file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
            except OSError as error:
                self.close()
                self._stops(SystemReason.of(error))

    def close(self) -> None:
        file, self._file = self._file, None
        if file:
            # What could not be written is tried once more, in vain on a full disk.
            with contextlib.suppress(OSError):
                file.close()
