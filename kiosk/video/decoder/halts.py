"""Why libVLC stands still: it was told to, or it has read the film to its end. The words of one player, in their order."""

from __future__ import annotations


class Halts:
    """Listens on libVLC's thread; the worker asks."""

    def __init__(self) -> None:
        self.is_halted = False
        """By libVLC's last word."""
        self._goes = self._is_told_to = False

    def is_told_to(self) -> None:
        """The player was told to hold its first picture."""
        self._is_told_to = True

    def is_let_go(self) -> None:
        """The player was told to play: until it says that it does, a halt is the one it was told to make before."""
        self._is_told_to = False
        self._goes = self._goes and not self.is_halted

    def begins_anew(self) -> None:
        """The player was stopped and plays again from the start."""
        self._is_told_to = self.is_halted = False

    def plays(self, event: object = None) -> None:
        """A word of libVLC: it plays."""
        self._goes, self.is_halted = True, False

    def halts(self) -> bool:
        """A word of libVLC: it stands still. Whether that is the film's end."""
        self.is_halted = True
        return self._goes and not self._is_told_to
