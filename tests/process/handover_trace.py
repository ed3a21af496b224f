"""What ``kiosk run --trace`` writes, read while it grows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Event = dict[str, Any]


class TraceReader:
    """Reads each line once, however long the trace becomes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.events: list[Event] = []
        """Everything until now."""
        self._offset = 0

    def read(self) -> list[Event]:
        """What is new since the last time; a line that is still being written comes the next time."""
        try:
            with self.path.open("rb") as file:
                file.seek(self._offset)
                data = file.read()
        except FileNotFoundError:
            return []
        whole = data[: data.rfind(b"\n") + 1]
        self._offset += len(whole)
        new = [json.loads(line) for line in whole.splitlines()]
        self.events += new
        return new

    def count(self, name: str) -> int:
        """How often this event has come until now."""
        return sum(event["event"] == name for event in self.events)
