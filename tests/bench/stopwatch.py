"""Counts, inside the process that draws, the frames its window presents and what they cost."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtQuick import QQuickWindow

from tests.bench import processes
from tests.bench.stretches import Stretch


class Stopwatch(QObject):
    """One stretch after another; a new one throws away what was not ended."""

    def __init__(self, window: QQuickWindow, x_server: int) -> None:
        super().__init__()
        self._x_server = x_server
        self._frames: list[float] = []
        self._begun: tuple[str, str, float, float, float] | None = None
        self.stretches: list[Stretch] = []
        # Queued: the signal comes from the render thread where there is one, and no Python may run there.
        window.frameSwapped.connect(self._presented, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _presented(self) -> None:
        self._frames.append(time.monotonic())

    @property
    def kind(self) -> str:
        """What is being timed; empty for nothing."""
        return self._begun[0] if self._begun else ""

    def begin(self, kind: str, what: str) -> None:
        self._frames.clear()
        self._begun = (kind, what, time.monotonic(), time.process_time(), self._x_seconds())

    def drop(self) -> None:
        """What has begun does not count."""
        self._begun = None

    def end(self, told: tuple[int, float] | None = None) -> None:
        if self._begun is None:
            return
        kind, what, begun, player, x_server = self._begun
        self._begun = None
        self.stretches.append(
            Stretch(
                kind,
                what,
                round(begun, 4),
                round(time.monotonic(), 4),
                round(time.process_time() - player, 4),
                round(self._x_seconds() - x_server, 4),
                tuple(round(t, 4) for t in self._frames),
                told,
            )
        )

    def as_plain(self) -> list[dict[str, Any]]:
        """Everything, for JSON."""
        return [asdict(stretch) for stretch in self.stretches]

    def _x_seconds(self) -> float:
        return processes.ticks(self._x_server) / processes.TICKS
