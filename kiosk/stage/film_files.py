"""Notices when a film's file has changed since it was opened. Reads the disk on threads, never on the GUI thread.

A film that failed while it was being copied, or that was replaced since, deserves another try.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.machine.background import ask
from kiosk.playlist.model import Item
from kiosk.show import effects as do
from kiosk.show import events as on

Identity = tuple[int, int, int]
"""A file's inode, size and modification time."""


def identity_of(path: Path) -> Identity | None:
    """``None`` for a file that is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


class FilmFiles(QObject):
    """Remembers the identity of each film's file when it was opened, and tells the show when it has changed."""

    _found = Signal(str, object, bool)

    def __init__(self, tell: Callable[[on.Event], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._opened: dict[str, Identity | None] = {}
        self._found.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def mind(self, effect: do.Effect) -> None:
        """Note the identity of a film about to be opened, or check that of one that failed."""
        match effect:
            case do.Prepare(cue) if cue.is_film:
                self._ask(cue.item, is_opening=True)
            case do.LookAgain(item):
                self._ask(item, is_opening=False)

    def _ask(self, item: Item, *, is_opening: bool) -> None:
        if item.film:
            ask(partial(identity_of, item.film), lambda found: self._found.emit(item.key, found, is_opening))

    @Slot(str, object, bool)
    def _take(self, key: str, found: Identity | None, is_opening: bool) -> None:
        if is_opening:
            self._opened[key] = found
        elif key in self._opened and self._opened[key] != found:
            self._opened[key] = found
            self._tell(on.FileChanged(key))
