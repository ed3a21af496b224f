"""Why libVLC has paused: because it was told to, or because it has read the film to its end. Follows one player's events."""

from __future__ import annotations


class Halts:
    """``plays`` and ``halts`` are called on libVLC's thread, everything else by the worker."""

    def __init__(self) -> None:
        self.is_halted = False
        """According to libVLC's last event."""
        self._goes = self._is_told_to = False

    def is_told_to(self) -> None:
        """The player was told to pause on its first frame."""
        self._is_told_to = True

    def is_let_go(self) -> None:
        """The player was told to play. Until it reports that it plays, a pause event belongs to the earlier order."""
        self._is_told_to = False
        self._goes = self._goes and not self.is_halted

    def begins_anew(self) -> None:
        """The player was stopped and restarted."""
        self._is_told_to = self.is_halted = False

    def plays(self, event: object = None) -> None:
        """libVLC reports that it plays."""
        self._goes, self.is_halted = True, False

    def halts(self) -> bool:
        """libVLC reports that it has paused; returns whether that is the end of the film."""
        self.is_halted = True
        return self._goes and not self._is_told_to
