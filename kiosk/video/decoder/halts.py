"""Whether libVLC does as it was told, and why it has paused: by order, or because it has read the film to its end.

libVLC carries out a pause some time after the order, and it ignores every order that its present state makes needless: to play
while it still plays, to pause while it still stands. So somebody who pauses a film and goes on at once would see it stand,
and the late pause could be taken for the film's end.
"""

from __future__ import annotations


class Halts:
    """``plays`` and ``halts`` are called on libVLC's thread, everything else by the worker."""

    def __init__(self) -> None:
        self.is_halted = False
        """According to libVLC's last event."""
        self._goes = self._is_owed = False

    def is_told_to(self, *, plays: bool) -> None:
        """The player is about to be told to pause. It will report that if it ``plays`` now."""
        self._is_owed = plays

    def is_let_go(self) -> None:
        """The player was told to play. Until it reports that it plays, a pause event belongs to an earlier order."""
        self._goes = self._goes and not self.is_halted

    def begins_anew(self) -> None:
        """The player was stopped and restarted."""
        self._is_owed = self.is_halted = False

    def plays(self) -> None:
        """libVLC reports that it plays."""
        self._goes, self.is_halted = True, False

    def halts(self) -> bool:
        """libVLC reports that it has paused; returns whether that is the end of the film."""
        self.is_halted = True
        is_owed, self._is_owed = self._is_owed, False
        return self._goes and not is_owed
