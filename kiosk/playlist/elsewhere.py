"""Loading in a process of its own, beside whatever else starts.

The reader of YAML and its models take 0.2 s and 10 MB that the player need not spend, and a file that could hurt the reader
hurts only the child. Imported first of all, so it imports little itself.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.machine import child

if TYPE_CHECKING:
    from kiosk.playlist.loaded import Loaded

LIMIT = 30.0
"""Seconds a load may take: an eight-slide mission takes 0.3, a folder of a thousand pictures 3."""


class Loading:
    """A load under way. ``result`` waits for it."""

    def __init__(self, path: Path, theme: Path | None = None) -> None:
        self._path = path
        self._theme = theme
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
        """What came of it; when the child fails, the load is done here."""
        import logging
        import pickle

        from kiosk.playlist.loaded import Loaded

        try:
            data, _ = self._child.communicate(timeout=LIMIT)
            if self._child.returncode == 0:
                loaded = pickle.loads(data)
                if isinstance(loaded, Loaded):
                    return loaded
        except (
            subprocess.TimeoutExpired,
            pickle.UnpicklingError,
            EOFError,
            AttributeError,
            ImportError,
        ) as error:
            logging.getLogger("kiosk.playlist").warning("the playlist is read once more: %s", error)
            self._child.kill()
            self._child.wait()
        from kiosk.playlist.loader import load

        return load(self._path, self._theme)
