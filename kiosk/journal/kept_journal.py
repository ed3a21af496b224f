"""The journal that outlives the kiosk: counts in memory, and on a thread of its own adds them to the file every few seconds.

The file is opened, looked at and written by that thread alone; nobody waits for it. While it cannot be written, memory goes
on counting, and it is tried again.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.journal.counts import Batch, Entry, MemoryJournal, Sum, days_of
from kiosk.journal.rows import Named, Place, Row

if TYPE_CHECKING:
    from kiosk.journal.store import Store

log = logging.getLogger("kiosk.journal")

BATCH_S = 5.0
"""How long a count may wait; a vote does not."""
AGAIN_S, MOST_AGAIN_S = 5.0, 60.0
"""After how long a write that failed is tried again: at first, and at most."""
NEVER = float("inf")
BEGUN_ANEW, NEWER = "counts-begun-anew", "counts-newer"
"""What is told of the file; events, and codes of the catalogues' ``machine``."""


class KeptJournal:
    """A ``Journal``. All but ``close`` return at once.

    ``judged(why)`` is called when nothing can be kept (the name of an error of the system's), and with an empty text when it
    can again; ``told(code, fields)`` with what became of the file; ``came()`` when the votes of earlier runs were read. All
    of them on the journal's own thread.
    """

    def __init__(
        self,
        path: Path | None,
        place: Place | None = None,
        *,
        judged: Callable[[str], None] = lambda why: None,
        told: Callable[[str, dict[str, object]], None] = lambda code, fields: None,
        came: Callable[[], None] = lambda: None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Without a ``path`` it only remembers."""
        self._path, self._place, self._now = path, place or Place(), now
        self._judged, self._told, self._came = judged, told, came
        self._memory = MemoryJournal()
        self._names: Mapping[tuple[str, str], Named] = {}
        self._questions: list[tuple[str, Callable[[list[Row]], None]]] = []
        self._turn = threading.Condition()
        self._due = NEVER
        self._is_closed = False
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        # The thread's own.
        self._store: Store | None = None
        self._has_read = self._is_left_alone = False
        self._why = ""
        self._pause = 0.0

    # -- the show's thread --------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Open the file and keep what was counted so far. The library is loaded here: a thread makes as little as it can."""
        if self._path:
            import kiosk.journal.store  # noqa: F401

            self._due = self._now()
            self._thread.start()

    def count(self, what: str, key: str, value: str | float) -> None:
        with self._turn:
            self._memory.count(what, key, value)
            self._wants(0.0 if what == "vote" else BATCH_S)

    def stage(self, key: str) -> None:
        with self._turn:
            self._memory.stage(key, self._now())

    def set_hour(self, hour: str) -> None:
        """What comes belongs to ``hour``, see ``Entry``. Called once a minute: so often what stands on stage is kept."""
        with self._turn:
            self._memory.lapse(self._now())
            self._memory.hour = hour
            self._wants(BATCH_S)

    def follow(self, show: str, names: Mapping[str, Named]) -> None:
        """What comes is about this content; ``names``: what its items are called, by key."""
        with self._turn:
            self._memory.lapse(self._now())
            self._memory.show = show
            self._names = {(show, key): named for key, named in names.items()}

    def votes(self, key: str) -> Mapping[int, int]:
        with self._turn:
            return dict(self._memory.votes(key))

    def forget_votes(self, key: str) -> None:
        with self._turn:
            self._memory.forget_votes(key)
            self._wants(0.0)

    def ask_today(self, answered: Callable[[list[Row]], None]) -> None:
        """Have ``answered`` called with today's sums, on the journal's thread; with those of this run where nobody knows what
        day it is, or nothing can be read."""
        with self._turn:
            self._memory.lapse(self._now())
            day = self._memory.hour.partition("T")[0]
            if self._thread.is_alive():
                self._questions.append((day, answered))
                self._turn.notify()
                return
            rows = self._remembered(day)
        answered(rows)

    def close(self, limit: float = 2.0) -> None:
        """Keep what is left, within ``limit`` seconds."""
        with self._turn:
            self._memory.stage("", self._now())
            self._is_closed = True
            self._turn.notify()
        if self._thread.ident:
            self._thread.join(limit)

    def _wants(self, within: float) -> None:
        self._due = min(self._due, self._now() + within)
        self._turn.notify()

    # -- its own thread -----------------------------------------------------------------------------------------------

    def _work(self) -> None:
        not_before = 0.0
        while True:
            with self._turn:
                while not self._is_closed and not self._questions:
                    rest = max(self._due, not_before) - self._now()
                    if rest <= 0:
                        break
                    self._turn.wait(None if rest == NEVER else rest)
                is_last, questions = self._is_closed, self._questions
                self._due, self._questions = NEVER, []
                self._memory.lapse(self._now())
                batch = Batch() if self._is_left_alone else self._memory.take()
            try:
                self._keep(batch)
            except Exception:
                # A fault of ours costs these counts, and nothing else.
                log.exception("counts are lost")
            not_before = self._now() + self._pause if self._pause else 0.0
            for day, answered in questions:
                self._answer(day, answered)
            if is_last:
                if self._store:
                    self._store.close()
                return

    def _keep(self, batch: Batch) -> None:
        import sqlite3

        from kiosk.journal.store import DamagedError, NewerError, why_of

        if self._is_left_alone:
            return
        try:
            self._add(batch)
        except DamagedError as error:
            log.warning("%s is damaged: %s", self._path, error)
            try:
                self._begin_anew()
                self._add(batch)
            except (DamagedError, NewerError, sqlite3.Error, OSError) as again:
                self._cannot(batch, "EIO" if isinstance(again, DamagedError | NewerError) else why_of(again))
                return
        except NewerError:
            self._is_left_alone = True
            with self._turn:
                self._memory.put_back(batch)
            self._told(NEWER, {"file": self._path.name if self._path else ""})
            return
        except (sqlite3.Error, OSError) as error:
            self._cannot(batch, why_of(error))
            return
        self._pause = 0.0
        if self._why:
            self._why = ""
            self._judged("")

    def _add(self, batch: Batch) -> None:
        from kiosk.journal.store import Store

        assert self._path
        if self._store and not self._store.is_there:
            self._shut()
        if self._store is None:
            self._store = Store(self._path)
            votes = self._store.votes()
            if not self._has_read:
                self._has_read = True
                with self._turn:
                    self._memory.remember(votes)
                self._came()
        if batch:
            self._store.add(self._place, batch, self._names)

    def _begin_anew(self) -> None:
        from kiosk.journal.store import set_aside

        assert self._path
        self._shut()
        aside = set_aside(self._path)
        self._told(BEGUN_ANEW, {"file": aside.name})

    def _cannot(self, batch: Batch, why: str) -> None:
        """Remember ``batch``, and try again later with a fresh look at the file."""
        self._shut()
        with self._turn:
            self._memory.put_back(batch)
            self._due = self._now()
        self._pause = min(self._pause * 2, MOST_AGAIN_S) if self._pause else AGAIN_S
        if why and why != self._why:
            log.warning("%s cannot be written: %s", self._path, why)
            self._why = why
            self._judged(why)

    def _shut(self) -> None:
        if self._store:
            self._store.close()
            self._store = None

    def _answer(self, day: str, answered: Callable[[list[Row]], None]) -> None:
        import sqlite3

        from kiosk.journal.store import DamagedError

        with self._turn:
            rows = self._remembered(day)
        if day and self._store:
            with suppress(sqlite3.Error, DamagedError, OSError):
                rows += self._named(self._store.day(day))
        try:
            answered(rows)
        except RuntimeError:
            # Qt has already deleted the object that was to receive the answer.
            log.debug("an answer came too late", exc_info=True)

    def _remembered(self, day: str) -> list[Row]:
        """What is in memory alone: of ``day``, or of this run while nobody knows the hour."""
        sums = days_of(self._memory.sums.items(), day) if day else self._memory.undated.items()
        return self._named(sums)

    def _named(self, sums: Iterable[tuple[Entry, Sum]]) -> list[Row]:
        names = self._names
        return [
            Row(self._place, entry, each, names.get((entry.show, entry.key)) or Named.of(entry.key))
            for entry, each in sums
        ]
