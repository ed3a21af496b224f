"""What plays films, as the operator hears of it: an engine that takes over, none at all, a decoder that keeps dying."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

MANY, WITHIN_S = 3, 3600.0
"""So many deaths of decoders within so many seconds are told: one is replaced unseen, and may be one bad film's."""


class Deaths:
    """Deaths of decoders that still count. Pure."""

    def __init__(self) -> None:
        self._at: deque[float] = deque()
        self._told = 0

    def add(self, now: float) -> int:
        """Another one at ``now`` (s); how many there were, if that is to be told, else 0."""
        self._at.append(now)
        return self._news(now)

    def look(self, now: float) -> int | None:
        """How many still count, if there were told to be more; ``None`` for nothing new."""
        before = self._told
        count = self._news(now)
        return count if before and not count else None

    def _news(self, now: float) -> int:
        while self._at and now - self._at[0] >= WITHIN_S:
            self._at.popleft()
        self._told = len(self._at) if len(self._at) >= MANY else 0
        return self._told


class FilmWatch(QObject):
    """Hears an engine.

    Signals:
        told(code, fields): something is to be said; a code of the catalogues' ``machine``.
    """

    told = Signal(str, object)

    def __init__(self, engine: object, now: Callable[[], float], parent: QObject | None = None) -> None:
        """``now`` is a clock (s). Qt's own engine has nothing to tell: it has no process that dies."""
        super().__init__(parent)
        self._now = now
        self._deaths = Deaths()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(WITHIN_S * 1000))
        self._timer.timeout.connect(self.look)
        for name, heard in (("troubled", self.told), ("replaced", self.died)):
            if signal := getattr(engine, name, None):
                signal.connect(heard)

    def close(self) -> None:
        self._timer.stop()

    @Slot()
    def died(self) -> None:
        """A decoder died, and another one took its place."""
        if count := self._deaths.add(self._now()):
            self.told.emit("films-unsteady", {"count": count})
        # Each death is forgotten an hour later; the last one ends it all.
        self._timer.start()

    @Slot()
    def look(self) -> None:
        if self._deaths.look(self._now()) is not None:
            self.told.emit("films-steady", {})
