"""Watches a content folder, and says when what was saved in it is whole: one call for one save, or for 300 photos."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

log = logging.getLogger("kiosk.content")

TEXTS = frozenset({".yaml", ".yml", ".vtt", ".srt", ".ass", ".ssa", ".txt"})
"""Suffixes of files that are small and saved in one go."""
TEXT_QUIET = 0.1
"""Seconds without a change after which a saved text is whole, and what was deleted may be told. Editors truncate a text and
write it within a few milliseconds."""
FILE_QUIET = 0.25
"""Seconds without a change after which a copied file is whole. Half a picture would be named by the next load, and another load
follows once the rest has come."""
MANY, MANY_QUIET = 4, 1.0
"""From this number of copied files on, seconds without a change: a stick that is busy pauses between them."""
HALF_QUIET = 0.8
"""Seconds that a text gets which is empty, or ends amid a line although it did not before: half of it may be missing."""
LONGEST = 30.0
"""Seconds after which what has changed is told although more is coming: somebody copies a whole disk."""
GONE_EVERY = 0.5
"""Seconds between two looks for a folder that has gone."""
LOOK_EVERY = 1.0
"""Seconds between two looks at whether the folder is still the one that is watched."""
STEP_MS = 40
"""Milliseconds between two looks for news from the system, which gathers them meanwhile."""
LEAVES_WITHIN = 2.0
"""Seconds that ``close`` waits for its thread, which may be reading a disk that has stalled."""

_PASSING = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".swp", ".swx", ".swo", ".lock")


def is_passing(name: str) -> bool:
    """Whether a file of this name belongs to a program and not to the content: hidden, a lock, half a download."""
    return name.startswith((".", "~", "#")) or name.endswith(("~", "#")) or name.lower().endswith(_PASSING)


@dataclass(slots=True)
class Settling:
    """Changed files until all is quiet. ``now`` is any clock (s); only ``is_half`` and the question what was deleted ask the
    disk."""

    is_half: Callable[[Path], bool] = lambda path: False
    _dues: dict[Path, float] = field(default_factory=dict)
    """Path -> when it is whole unless it changes again."""
    _first: float = 0.0
    _last: float = 0.0
    _files: int = 0

    def add(self, paths: Collection[Path], now: float) -> None:
        """These have just changed."""
        for path in paths:
            if is_passing(path.name):
                continue
            if not self._dues:
                self._first, self._files = now, 0
            is_text = path.suffix.lower() in TEXTS
            self._files += not is_text and path not in self._dues and path.exists()
            self._last = now
            self._dues[path] = now + (self._text_quiet(path) if is_text else self._file_quiet(path))

    def wait(self, now: float) -> float | None:
        """Seconds until ``take`` gives something; ``None`` if nothing has changed."""
        if not self._dues:
            return None
        due = max(self._dues.values())
        if self._files >= MANY:
            due = max(due, self._last + MANY_QUIET)
        return max(0.0, min(due, self._first + LONGEST) - now)

    def take(self, now: float) -> frozenset[Path]:
        """What has changed, once it is quiet; empty before that."""
        if self.wait(now) != 0.0:
            return frozenset()
        taken = frozenset(self._dues)
        self._dues.clear()
        return taken

    def _text_quiet(self, path: Path) -> float:
        return HALF_QUIET if self.is_half(path) else TEXT_QUIET

    def _file_quiet(self, path: Path) -> float:
        return FILE_QUIET if path.exists() else TEXT_QUIET


class Halves:
    """Knows which texts ended with a line break when they were last whole."""

    def __init__(self) -> None:
        self._whole: set[Path] = set()

    def is_half(self, path: Path) -> bool:
        """Whether ``path`` is empty, or ends amid a line although it did not before."""
        last = _last_byte(path)
        return last == b"" or (last not in (None, b"\n") and path in self._whole)

    def learn(self, paths: Iterable[Path]) -> None:
        """These are whole now."""
        for path in paths:
            if _last_byte(path) == b"\n":
                self._whole.add(path)
            else:
                self._whole.discard(path)


def _last_byte(path: Path) -> bytes | None:
    """``b""`` of an empty file, ``None`` if there is no file that can be read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            return file.read(1)
    except OSError:
        return None


class Watching:
    """Watches ``folder`` and the files ``others``, which may be anywhere, until it is closed.

    ``settled`` gets, on a thread of its own, the paths that have changed, once they are whole. A folder that is renamed,
    replaced, unmounted or not there yet is waited for, and its coming and going are changes too.
    """

    def __init__(
        self, folder: Path, others: Iterable[Path], settled: Callable[[frozenset[Path]], None]
    ) -> None:
        self._folder = folder
        self._others = tuple(others)
        self._settled = settled
        self._stop = threading.Event()
        self.is_watching = threading.Event()
        """Set once every later change is seen; for tests."""
        self._halves = Halves()
        self._settling = Settling(self._halves.is_half)
        self._known: tuple[object, ...] = ()
        self._thread = threading.Thread(target=self._run, name="watching", daemon=True)

    def start(self) -> None:
        """Begin; whatever comes or goes from now on is told, also before the thread has looked for the first time."""
        self._known = self._identities()
        self._thread.start()

    def know(self, texts: Iterable[Path]) -> None:
        """These are whole now, as somebody has read them."""
        self._halves.learn(texts)

    def close(self) -> None:
        self._stop.set()
        if self._thread.ident and self._thread is not threading.current_thread():
            self._thread.join(LEAVES_WITHIN)

    def _run(self) -> None:
        polls, known = False, self._known
        while not self._stop.is_set():
            # Compared with the last look, wherever that was: it may come back at any moment, also right after it was told gone.
            before, known = known, self._identities()
            if known != before:
                self._news({self._folder})
            if known[0] is None:
                self._stop.wait(GONE_EVERY)
                self._tell(time.monotonic())
                continue
            try:
                self._watch(known, polls=polls)
            except FileNotFoundError:
                self._stop.wait(GONE_EVERY)
            except Exception as error:  # noqa: BLE001
                # The system has no more watches to give, or the file system knows none: watchfiles raises many an error.
                log.warning(
                    "%s is looked at again and again, as it cannot be watched: %s", self._folder, error
                )
                polls = True
                self._stop.wait(GONE_EVERY)

    def _watch(self, known: tuple[object, ...], *, polls: bool) -> None:
        """Watch until the folder is another one."""
        from watchfiles._rust_notify import RustNotify

        parents = {path.parent for path in self._others if path.parent.is_dir()}
        notify = RustNotify([str(self._folder)], False, polls, 300, True, True)
        beside = (
            RustNotify([str(each) for each in parents], False, polls, 300, False, True) if parents else None
        )
        try:
            self.is_watching.set()
            looked = time.monotonic()
            while not self._stop.is_set():
                wait = self._settling.wait(time.monotonic())
                limit = LOOK_EVERY if wait is None else min(wait, LOOK_EVERY)
                found = notify.watch(STEP_MS, STEP_MS, max(1, int(limit * 1000)), self._stop)
                if found == "signal":
                    return
                if not isinstance(found, str):
                    self._news({Path(path) for _, path in found})
                now = time.monotonic()
                if beside and isinstance(others := beside.watch(1, 1, 1, self._stop), set):
                    self._news({Path(path) for _, path in others} & set(self._others))
                if now - looked >= LOOK_EVERY or not isinstance(found, str):
                    looked = now
                    if self._identities() != known:
                        self._news({self._folder})
                        return
                self._tell(now)
        finally:
            self.is_watching.clear()
            notify.close()
            if beside:
                beside.close()

    def _news(self, paths: Collection[Path]) -> None:
        self._settling.add(paths, time.monotonic())

    def _tell(self, now: float) -> None:
        paths = self._settling.take(now)
        if not paths:
            return
        self._halves.learn(path for path in paths if path.suffix.lower() in TEXTS)
        try:
            self._settled(paths)
        except Exception:
            log.exception("what was saved is not loaded")

    def _identities(self) -> tuple[object, ...]:
        """What tells the folder and its own folders from others of the same names; ``None`` for one that is not there."""
        return tuple(
            _identity(path) for path in (self._folder, self._folder / "slides", self._folder / "assets")
        )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return (stat.st_dev, stat.st_ino)
