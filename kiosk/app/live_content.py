"""The content of a running show: loaded at the start, watched from then on, and loaded again when it was saved."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kiosk.content.folder import root_of
from kiosk.content.watching import TEXTS, Watching
from kiosk.playlist.another_load import AnotherLoad, is_deleted, judge
from kiosk.playlist.background_loader import Loading
from kiosk.playlist.loaded import Loaded

log = logging.getLogger("kiosk.app")

Progress = Callable[[int, int], None]
LEAVES_WITHIN = 2.0
"""Seconds that ``close`` waits for its thread, which may be reading a disk that has stalled."""
WATCHES_AFTER = 2.0
"""Seconds from the first load until the folder is watched: what that needs takes 0.1 s of a processor to import, and the first
picture of the show comes first."""
READY_AFTER = 10.0
"""Seconds from the first load until the next one gets ready to wait for a save: half a second of a processor, and 45 MB, while
the first slides are being drawn. A save before that is seen half a second later."""
CLOCKS_DIFFER = 3.0
"""Seconds by which the times of files may be off: FAT counts in steps of two."""
MOST_VAIN, RESTS = 3, 5.0
"""After this many loads in a row that brought nothing new, seconds until files are loaded again: some program keeps writing
into the folder."""


class LiveContent:
    """Loads ``path`` and, each time that something in its folder was saved, copied or deleted, once more.

    ``follow`` begins. All its callbacks are called on threads of their own, one at a time, and none of them after ``close``.
    """

    def __init__(self, loading: Loading, path: Path, theme: Path | None = None) -> None:
        """``loading`` is the first load of ``path`` with ``theme``, which runs already."""
        self._loading, self._path, self._theme = loading, path, theme
        self._shown: Loaded | None = None
        """The load from which what is shown was taken."""
        self._wanted, self._closed = threading.Event(), threading.Event()
        self._spare: Loading | None = None
        """The next load, which waits until something was saved."""
        self._watching: Watching | None = None
        self._worker = threading.Thread(target=self._work, name="content", daemon=True)
        self._last: Loaded | None = None
        """The last load, shown or not."""
        self._vain_loads = 0
        """How many of the last loads brought nothing new."""
        self._refused: tuple[object, ...] = ()
        """The save of which it was last told why it is not shown."""
        self._begun = time.time()

    def follow(
        self, first: Callable[[Loaded], None], again: Callable[[AnotherLoad], None], told: Progress
    ) -> None:
        """``first`` gets the first load and ``again`` all later ones; ``told`` how many files were checked, of how many."""
        self._first, self._again, self._told = first, again, told
        self._worker.start()

    def close(self) -> None:
        """Nothing more is wanted."""
        self._closed.set()
        self._wanted.set()
        for load in (self._loading, self._spare):
            if load:
                load.close()
        if self._watching:
            self._watching.close()
        if self._worker.ident and self._worker is not threading.current_thread():
            self._worker.join(LEAVES_WITHIN)

    # -- the thread -------------------------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            loaded = self._loading.answer()
            if self._closed.is_set():
                return
            self._take_first(loaded or self._loading.load_here())
            threading.Thread(target=self._watch, name="watching", daemon=True).start()
            self._take_checked()
            if not self._wanted.wait(READY_AFTER):
                self._get_ready()
            while not self._closed.is_set():
                self._wanted.wait()
                self._load_again()
        except RuntimeError:
            # Qt has already deleted the object that was to be told.
            if not self._closed.is_set():
                log.exception("the content is not watched any longer")
        except Exception:
            log.exception("the content is not watched any longer")

    def _watch(self) -> None:
        if self._closed.wait(WATCHES_AFTER) or self._shown is None:
            return
        first = self._shown
        others = [self._theme.absolute()] if self._theme else []
        watching = Watching(root_of(self._path), others, self._settled)
        watching.know(first.texts)
        self._watching = watching
        watching.start()
        watching.is_watching.wait(WATCHES_AFTER)
        if self._closed.is_set():
            watching.close()
            return
        log.info("%s is watched", root_of(self._path))
        if _newest(first) > self._begun - CLOCKS_DIFFER:
            # It was saved before it was watched.
            self._wanted.set()

    def _settled(self, paths: frozenset[Path]) -> None:
        """Called by the watching thread."""
        if self._vain_loads >= MOST_VAIN and not any(path.suffix.lower() in TEXTS for path in paths):
            self._closed.wait(RESTS)
        log.debug("changed: %s", ", ".join(sorted(path.name for path in paths)[:10]))
        self._wanted.set()

    def _take_first(self, loaded: Loaded) -> None:
        self._shown = loaded
        self._first(loaded)

    def _take_checked(self) -> None:
        """Wait for the check of all files, if it takes long; a save ends it, as another load follows."""
        checked = self._loading.last(self._progress)
        if checked and not self._closed.is_set() and not self._wanted.is_set():
            self._judge(checked)

    def _load_again(self) -> None:
        self._wanted.clear()
        if self._closed.is_set():
            return
        loaded = self._answer()
        if self._closed.is_set():
            return
        if loaded is None:
            log.warning("what was saved could not be loaded; what runs goes on")
            return
        if not self._loading.has_more or self._is_certain(loaded):
            self._judge(loaded)
        self._take_checked()
        self._get_ready()

    def _is_certain(self, loaded: Loaded) -> bool:
        """Whether what ``loaded`` takes away from the show was deleted, or the save is broken. It took files on trust, and may
        not have seen all pages of a document, for example."""
        assert self._shown is not None
        if judge(self._shown, loaded).is_refused:
            return True
        shown = self._shown.playlist.items if self._shown.playlist else ()
        kept = {item.key for item in loaded.playlist.items} if loaded.playlist else set()
        return all(item.key in kept or is_deleted(item, self._shown) for item in shown)

    def _answer(self) -> Loaded | None:
        """Of the load that waits, or of another one if there is none or it has died meanwhile."""
        loaded = None
        while loaded is None and not self._closed.is_set():
            is_spare = self._spare is not None
            self._loading = self._spare or Loading(self._path, self._theme, polite=True)
            self._spare = None
            self._loading.begin()
            loaded = self._loading.answer()
            if not is_spare:
                break
        return loaded

    def _get_ready(self) -> None:
        """Have the next load wait for a save."""
        if self._spare is None and not self._closed.is_set():
            self._spare = Loading(self._path, self._theme, polite=True, waits=True)
            if self._closed.is_set():
                self._spare.close()

    def _progress(self, done: int, known: int) -> None:
        if self._wanted.is_set() or self._closed.is_set():
            self._loading.close()
        else:
            self._told(done, known)

    def _judge(self, loaded: Loaded) -> None:
        assert self._shown is not None
        found = judge(self._shown, loaded)
        self._vain_loads = self._vain_loads + 1 if loaded in (self._last, self._shown) else 0
        self._last = loaded
        if found.is_refused:
            # Once for each save, however often its files are looked at.
            save = (found.gone, _last_written(loaded))
            found, self._refused = replace(found, is_news=save != self._refused), save
        else:
            self._refused = ()
            self._shown = replace(loaded, playlist=found.playlist)
        self._know(loaded)
        self._again(found)

    def _know(self, loaded: Loaded) -> None:
        if self._watching:
            self._watching.know(loaded.texts)


def _last_written(loaded: Loaded) -> int:
    """When the last of its texts was written or renamed (ns since 1970); 0 if all are gone."""
    last = 0
    for path in loaded.files:
        if path.suffix.lower() in TEXTS:
            with suppress(OSError):
                stat = path.stat()
                last = max(last, stat.st_mtime_ns, stat.st_ctime_ns)
    return last


def _newest(loaded: Loaded) -> float:
    """When the newest of its files and of the folders around them was changed (s since 1970); 0 if all are gone."""
    newest = 0.0
    for path in {each for file in loaded.files for each in (file, file.parent)}:
        with suppress(OSError):
            newest = max(newest, path.stat().st_mtime)
    return newest
