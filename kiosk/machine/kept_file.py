"""A small file that is written again and again, and of which there is always one whole version."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

log = logging.getLogger("kiosk.machine")


def write_whole(path: Path, data: bytes) -> None:
    """Replace ``path``; whenever the plug is pulled, either the old or the new version is there. Raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        raise


class KeptFile:
    """Writes on a thread of its own: a slow card or a full disk keeps nobody waiting."""

    def __init__(self, path: Path, judged: Callable[[OSError | None], None] = lambda error: None) -> None:
        """``judged`` is called, on the thread, with the error when it begins to be unwritable, and with ``None`` when it can be
        written again."""
        self._path, self._judged = path, judged
        self._wanted: bytes | None = None
        self._is_closed = self._has_failed = False
        self._turn = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="kept-file", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """Have ``data`` written soon; of several that come quickly only the last may be."""
        with self._turn:
            self._wanted = data
            self._turn.notify()

    def close(self, limit: float = 2.0) -> None:
        """Write what is wanted, within ``limit`` seconds."""
        with self._turn:
            self._is_closed = True
            self._turn.notify()
        self._thread.join(limit)

    def _work(self) -> None:
        while True:
            with self._turn:
                while self._wanted is None and not self._is_closed:
                    self._turn.wait()
                data, self._wanted = self._wanted, None
            if data is None:
                return
            try:
                write_whole(self._path, data)
            except OSError as error:
                if not self._has_failed:
                    self._has_failed = True
                    log.warning("%s cannot be written: %s", self._path, error)
                    self._judged(error)
            else:
                if self._has_failed:
                    self._has_failed = False
                    self._judged(None)
