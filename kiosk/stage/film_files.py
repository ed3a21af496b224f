"""Is a film's file still the one that was opened? Asked of the disk on threads, never by the window.

A film that was being copied while it was shown, or copied anew since, is not to blame for what its file was before.
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
"""Of a file: which one it is, its length, and when it was last written to."""


def identity_of(path: Path) -> Identity | None:
    """``None`` for a file that is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


class FilmFiles(QObject):
    """Remembers what each film's file was when it was opened, and tells the show when it is another one."""

    _found = Signal(str, object, bool)

    def __init__(self, tell: Callable[[on.Event], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._opened: dict[str, Identity | None] = {}
        self._found.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def mind(self, effect: do.Effect) -> None:
        """A film is about to be opened, or one that failed is to be looked at."""
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
