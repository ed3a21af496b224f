"""Loading in a process of its own, beside whatever else starts.

The reader of YAML and its models take 0.2 s and 10 MB that the player need not spend, and a file that could hurt the reader
hurts only the child. Imported first of all, so it imports little itself.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.machine import child

if TYPE_CHECKING:
    from kiosk.playlist.loaded import Loaded

LIMIT = 30.0
"""Seconds the first answer may take: an eight-slide mission takes 0.3, a folder of 500 pictures half a second more, from
however slow a stick."""


class Loading:
    """A load under way. ``result`` waits for its first answer; ``rest`` hears what a closer look gives."""

    def __init__(self, path: Path, theme: Path | None = None) -> None:
        self._path = path
        self._theme = theme
        self._is_closed = False
        self._hearer: threading.Thread | None = None
        paths = [path, theme] if theme else [path]
        self._child = subprocess.Popen(
            child.command("kiosk.playlist.load_child", *(str(each.absolute()) for each in paths)),
            # Nobody's plugins belong into a playlist; looking for them takes as long as reading one.
            env={**child.environment(), "PYDANTIC_DISABLE_PLUGINS": "__all__"},
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            # Whatever goes wrong there happens again here, where it is heard.
            stderr=subprocess.DEVNULL,
        )

    def result(self) -> Loaded:
        """What came of it, pictures and films taken on trust where looking at them takes long; when the child fails, the
        load is done here."""
        import logging

        from kiosk.playlist.loaded import Loaded

        limit = threading.Timer(LIMIT, self._child.kill)
        limit.daemon = True
        limit.start()
        match self._answer():
            case (Loaded() as loaded, bool(is_last)):
                limit.cancel()
                if is_last:
                    self.close()
                return loaded
        limit.cancel()
        logging.getLogger("kiosk.playlist").warning("the playlist is read once more")
        self.close()
        from kiosk.media.looking import Looking
        from kiosk.playlist.load_child import PATIENCE
        from kiosk.playlist.loader import load

        return load(self._path, self._theme, Looking(PATIENCE))

    def rest(self, told: Callable[[int, int], None], done: Callable[[Loaded], None]) -> None:
        """Wait, on a thread of its own, for the load in which everything was looked at, if there is to be one.

        ``told`` hears how many of how many files were looked at.
        """
        self._hearer = threading.Thread(target=self._hear, args=(told, done), name="loading", daemon=True)
        self._hearer.start()

    def last(self, told: Callable[[int, int], None] = lambda done, known: None) -> Loaded | None:
        """Wait for the load in which everything was looked at; ``None`` when the first one was it."""
        found: list[Loaded] = []
        self._hear(told, found.append)
        return found[0] if found else None

    def close(self) -> None:
        """Nobody waits any more."""
        self._is_closed = True
        self._child.kill()
        self._child.wait()
        hearer = self._hearer
        if hearer and hearer is not threading.current_thread():
            hearer.join()
        if self._child.stdout:
            self._child.stdout.close()

    def _hear(self, told: Callable[[int, int], None], done: Callable[[Loaded], None]) -> None:
        from kiosk.playlist.loaded import Loaded

        while not self._is_closed:
            match self._answer():
                case (Loaded() as loaded, bool()):
                    done(loaded)
                    self.close()
                case (int(files), int(known)):
                    told(files, known)
                case _:
                    self.close()

    def _answer(self) -> object:
        """The child's next answer; ``None`` when there is none."""
        import pickle

        pipe = self._child.stdout
        assert pipe is not None
        try:
            length = int.from_bytes(pipe.read(8), "big")
            data = pipe.read(length)
            return pickle.loads(data) if length and len(data) == length else None
        except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, ValueError, OSError):
            return None
