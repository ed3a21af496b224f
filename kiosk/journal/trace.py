"""The trace: one JSON object a line for each thing that happened, for benches, soaks and tests.

``t`` is in seconds on the system's monotonic clock, so that another process can compare it with its own.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO


class Trace:
    """Writes to ``path``, line by line, so that a reader sees each event at once. Without a path it writes nothing.

    ``stops`` is told once why nothing can be written any more; what happens goes on happening.
    """

    def __init__(self, path: Path | None, stops: Callable[[str], None] = lambda why: None) -> None:
        self._stops = stops
        self._file: IO[str] | None = (
            # A name that is no text becomes an escape of JSON.
            path.open("w", encoding="utf-8", errors="backslashreplace", buffering=1) if path else None
        )

    def write(self, event: str, **fields: object) -> None:
        """Note that ``event`` happened now."""
        if self._file:
            line = {"t": round(time.monotonic(), 4), "event": event, **fields}
            try:
                self._file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
            except OSError as error:
                self.close()
                self._stops(error.strerror or str(error))

    def close(self) -> None:
        file, self._file = self._file, None
        if file:
            # What could not be written is tried once more, in vain on a full disk.
            with contextlib.suppress(OSError):
                file.close()
