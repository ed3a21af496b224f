"""Loads a playlist in a child process, in parallel with the rest of the start.

The YAML parser and its models take 0.2 s and 10 MB, which the player saves, and a malicious file harms only the child. This
module is imported first of all, so it imports little itself.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.machine import child

if TYPE_CHECKING:
    from kiosk.playlist.loaded import Loaded
    from kiosk.playlist.model import Item

LIMIT = 30.0
"""Seconds for the first answer: a mission of eight slides takes 0.3, a folder of 500 pictures half a second more, even from
the slowest USB stick."""
ENDS_WITHIN = 1.0
"""Seconds that ``close`` waits for the child, which may be reading a disk that has stalled."""


class Loading:
    """A running load. ``result`` waits for its first answer, ``last`` for that of the complete check; ``close`` ends the
    waiting, from any thread."""

    def __init__(
        self, path: Path, theme: Path | None = None, *, polite: bool = False, waits: bool = False
    ) -> None:
        """With ``polite`` it gives way to everything else on this machine: a show runs. With ``waits`` it gets ready and begins
        when ``begin`` is called, most of a second sooner than one that starts then."""
        self._path = path
        self._theme = theme
        self._is_over = False
        """Nothing more will come."""
        self._is_closed = False
        """Nothing more is wanted."""
        paths = [str(each.absolute()) for each in (path, theme) if each]
        options = [name for name, wanted in (("--polite", polite), ("--waits", waits)) if wanted]
        self._child = subprocess.Popen(
            child.command("kiosk.playlist.load_child", *options, *paths),
            # Disables pydantic's plugins, which are not needed; searching for them takes as long as reading a playlist.
            env={**child.environment(), "PYDANTIC_DISABLE_PLUGINS": "__all__"},
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE if waits else subprocess.DEVNULL,
            # An error there happens again in the load below, where it is reported.
            stderr=subprocess.DEVNULL,
        )

    @property
    def has_more(self) -> bool:
        """Whether another answer follows, for which all files were checked."""
        return not self._is_over

    def begin(self) -> None:
        """Begin a load that waits."""
        if self._child.stdin:
            # It may have died, which its answer tells.
            with suppress(OSError):
                self._child.stdin.write(b"\n")
                self._child.stdin.close()

    def result(self) -> Loaded:
        """The result of the load, in which files are trusted if checking them takes long.

        If the child fails, the load is done in this process.
        """
        return self.answer() or self.load_here()

    def answer(self) -> Loaded | None:
        """The child's first answer, waited for; ``None`` if it fails, or the load is closed."""
        from kiosk.playlist.loaded import Loaded

        limit = threading.Timer(LIMIT, self._child.kill)
        limit.daemon = True
        limit.start()
        answer = self._answer()
        limit.cancel()
        match answer:
            case (Loaded() as loaded, bool(is_last)):
                if is_last:
                    self._end()
                return loaded
        self._end()
        return None

    def load_here(self) -> Loaded:
        """The load done in this process, as the child has failed."""
        import logging

        from kiosk.media.looking import Looking
        from kiosk.playlist.load_child import PATIENCE
        from kiosk.playlist.loader import load

        logging.getLogger("kiosk.playlist").warning("the playlist is read once more")
        return load(self._path, self._theme, Looking(PATIENCE))

    def last(self, told: Callable[[int, int], None] = lambda done, known: None) -> Loaded | None:
        """Wait for the load in which all files were checked; ``None`` if the first one was complete."""
        found: list[Loaded] = []
        self._hear(told, found.append)
        return found[0] if found else None

    def close(self) -> None:
        """The load is no longer wanted."""
        self._is_closed = True
        self._child.kill()
        with suppress(subprocess.TimeoutExpired, OSError):
            self._child.wait(ENDS_WITHIN)
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe:
                    # Whoever reads from it is told that this is the end.
                    pipe.close()

    def _end(self) -> None:
        self._is_over = True
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()

    def _hear(self, told: Callable[[int, int], None], done: Callable[[Loaded], None]) -> None:
        from kiosk.playlist.loaded import Loaded

        while not self._is_over:
            answer = self._answer()
            if self._is_closed:
                self._end()
                return
            match answer:
                case (Loaded() as loaded, bool()):
                    done(loaded)
                    self._end()
                case (int(files), int(known)):
                    told(files, known)
                case _:
                    self._end()

    def _answer(self) -> object:
        """The child's next answer, a load with all its items; ``None`` if there is none."""
        from dataclasses import replace

        from kiosk.playlist.loaded import Loaded

        items: list[Item] = []
        while True:
            match self._read():
                case list(some):
                    items += some
                case (Loaded(playlist=playlist) as loaded, is_last) if playlist:
                    return replace(loaded, playlist=replace(playlist, items=tuple(items))), is_last
                case answer:
                    return answer

    def _read(self) -> object:
        """What the child says next, whatever it is; ``None`` if it has ended."""
        import pickle

        pipe = self._child.stdout
        assert pipe is not None
        try:
            length = int.from_bytes(pipe.read(8), "big")
            data = pipe.read(length)
            return pickle.loads(data) if length and len(data) == length else None
        except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, ValueError, OSError):
            return None
