"""The counts on the disk: one SQLite file, to which sums are added.

Adding commutes and each batch is one transaction, so any number of writers does no harm, and whenever the plug is pulled a
batch is there as a whole or not at all. Every connection is used by the thread that made it.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from kiosk.journal.counts import Batch, Entry, Poll, Sum
from kiosk.journal.rows import Named, Place, Row

VERSION = 1
OURS = 0x464F5331
"""Marks the file as one of ours; "FOS1"."""
WAITS_S = 2.0
"""How long another writer is waited for."""
PAGES = 200
"""The write-ahead log goes into the file when it has so many pages: 800 kB."""
MOST_ASIDE = 100
_BESIDE = ("", "-wal", "-shm")
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_REASONS = {
    sqlite3.SQLITE_FULL: "ENOSPC",
    sqlite3.SQLITE_READONLY: "EROFS",
    sqlite3.SQLITE_CANTOPEN: "EACCES",
    sqlite3.SQLITE_PERM: "EACCES",
    sqlite3.SQLITE_BUSY: "",
}

_SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, stand TEXT NOT NULL, event TEXT NOT NULL, UNIQUE (stand, event)
);
CREATE TABLE item (
    id INTEGER PRIMARY KEY, show TEXT NOT NULL, key TEXT NOT NULL, says TEXT NOT NULL DEFAULT '{}',
    round INTEGER NOT NULL DEFAULT 0, UNIQUE (show, key)
);
-- An hour is all that is known of when: no order, no minute, nobody.
CREATE TABLE sums (
    hour TEXT NOT NULL, place INTEGER NOT NULL, item INTEGER NOT NULL, what TEXT NOT NULL, value TEXT NOT NULL,
    round INTEGER NOT NULL, count INTEGER NOT NULL, seconds REAL NOT NULL,
    PRIMARY KEY (hour, place, item, what, value, round)
) WITHOUT ROWID;
"""


class DamagedError(Exception):
    """What lies there is no database of ours that is whole."""


class NewerError(Exception):
    """It was written by a newer version, which knows more than we do."""


def why_of(error: sqlite3.Error | OSError) -> str:
    """The name of the system's error that comes closest (``ENOSPC``); empty where another process is only to be waited for."""
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, "EIO")
    return _REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "EIO")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is to blame, and not the disk or another process."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


class Store:
    """Adds to the file ``path``.

    Raises where it is used:
        DamagedError: see there; ``set_aside`` makes room for a new one.
        NewerError: leave it alone.
        sqlite3.Error, OSError: it cannot be written now.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        _look(path)
        with _judging():
            self._file = sqlite3.connect(path, timeout=WAITS_S, isolation_level=None)
        try:
            with _judging():
                self._prepare()
            self._number = path.stat().st_ino
        except BaseException:
            self._file.close()
            raise
        self._places: dict[Place, int] = {}
        self._items: dict[Poll, int] = {}
        self._said: dict[Poll, Named] = {}
        self._rounds: dict[Poll, int] = {}
        """The round of a poll when this run began."""

    def _prepare(self) -> None:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", f"wal_autocheckpoint = {PAGES}"):
            self._file.execute(f"PRAGMA {pragma}").fetchall()
        with self._transaction():
            if _version(self._file) == 0:
                for statement in _SCHEMA.split(";")[:-1]:
                    self._file.execute(statement)
                self._file.execute(f"PRAGMA application_id = {OURS}")
                self._file.execute(f"PRAGMA user_version = {VERSION}")
        # The tables are in the file itself from the beginning, and not in the log alone.
        self._file.execute("PRAGMA wal_checkpoint").fetchall()

    @property
    def is_there(self) -> bool:
        """Whether the open file still is the one of that name: it may have been deleted."""
        with suppress(OSError):
            return self._path.stat().st_ino == self._number
        return False

    def votes(self) -> Mapping[Poll, Mapping[int, int]]:
        """The votes of every poll since it was reset last; called once, before anything is added."""
        found: dict[Poll, dict[int, int]] = {}
        with _judging():
            self._rounds = {
                (show, key): number
                for show, key, number in self._file.execute(
                    "SELECT show, key, round FROM item WHERE round > 0"
                )
            }
            for show, key, value, count in self._file.execute(
                "SELECT show, key, value, SUM(count) FROM sums JOIN item ON item.id = item"
                " WHERE what = 'vote' AND sums.round = item.round GROUP BY item, value"
            ):
                if value.isdecimal():
                    found.setdefault((show, key), {})[int(value)] = count
        return found

    def add(self, place: Place, batch: Batch, names: Mapping[Poll, Named]) -> None:
        """Add all of ``batch``; ``names``: what its items are called now."""
        with _judging(), self._transaction():
            at = self._place(place)
            for entry, each in batch.sums.items():
                poll = entry.show, entry.key
                number = entry.round + self._rounds.get(poll, 0) if entry.what == "vote" else 0
                self._file.execute(
                    "INSERT INTO sums VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT DO UPDATE SET count = count + excluded.count, seconds = seconds + excluded.seconds",
                    (
                        entry.hour,
                        at,
                        self._item(poll, names.get(poll)),
                        entry.what,
                        entry.value,
                        number,
                        each.count,
                        each.seconds,
                    ),
                )
            for poll, resets in batch.resets.items():
                self._file.execute(
                    "UPDATE item SET round = MAX(round, ?) WHERE id = ?",
                    (self._rounds.get(poll, 0) + resets, self._item(poll, names.get(poll))),
                )

    def _place(self, place: Place) -> int:
        if place not in self._places:
            self._file.execute(
                "INSERT OR IGNORE INTO place (stand, event) VALUES (?, ?)", (place.stand, place.event)
            )
            (self._places[place],) = self._file.execute(
                "SELECT id FROM place WHERE stand = ? AND event = ?", (place.stand, place.event)
            ).fetchone()
        return self._places[place]

    def _item(self, poll: Poll, named: Named | None) -> int:
        if poll not in self._items:
            self._file.execute("INSERT OR IGNORE INTO item (show, key) VALUES (?, ?)", poll)
            (self._items[poll],) = self._file.execute(
                "SELECT id FROM item WHERE show = ? AND key = ?", poll
            ).fetchone()
        if named and self._said.get(poll) != named:
            self._file.execute("UPDATE item SET says = ? WHERE id = ?", (named.as_json(), self._items[poll]))
            self._said[poll] = named
        return self._items[poll]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._file.execute("COMMIT")
        except BaseException:
            # What was put there by it is not there any more.
            self._places, self._items, self._said = {}, {}, {}
            if self._file.in_transaction:
                with suppress(sqlite3.Error):
                    self._file.execute("ROLLBACK")
            raise

    def day(self, day: str) -> list[tuple[Entry, Sum]]:
        """The sums of one ``day`` (``2026-05-01``) over its hours, but not of what was shown."""
        with _judging():
            found = self._file.execute(
                "SELECT show, key, what, value, sums.round, SUM(count), SUM(seconds) FROM sums"
                " JOIN item ON item.id = item WHERE hour GLOB ? AND what != 'shown'"
                " GROUP BY item, what, value, sums.round",
                (f"{day}T*",),
            ).fetchall()
        return [(Entry(f"{day}T", *each[:5]), Sum(*each[5:])) for each in found]

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._file.close()


def read_rows(path: Path) -> list[Row]:
    """All sums in the file, which may be written meanwhile; no writer waits for it. None where there is no file.

    Raises:
        DamagedError, NewerError, sqlite3.Error, OSError: see ``Store``.
    """
    if not path.exists():
        return []
    _look(path)
    with _judging(), closing(_read_only(path)) as file:
        return list(_rows(file)) if _version(file) else []


def set_aside(path: Path) -> Path:
    """Give the file another name, with the two that SQLite puts beside it; the new name. Raises ``OSError``."""
    for number in range(1, MOST_ASIDE):
        aside = path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")
        if not any(aside.with_name(aside.name + end).exists() for end in _BESIDE):
            # The log first: beside a file of another name it would be taken for that one's own.
            for end in reversed(_BESIDE):
                with suppress(FileNotFoundError):
                    path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
            return aside
    raise OSError(errno.EEXIST, "too many damaged files", str(path))


def _look(path: Path) -> None:
    """Whether the file is one of ours and whole; without writing, so that a damaged or newer one stays as it is."""
    log = path.with_name(path.name + "-wal")
    if path.exists() and not path.is_file():
        raise DamagedError("no file")
    if not _size(path):
        # SQLite would delete a log that has no file.
        if _size(log):
            raise DamagedError("only the log")
        return
    with path.open("rb"):
        pass
    with _judging():
        try:
            with closing(_read_only(path)) as file:
                version = _version(file)
                (mark,) = file.execute("PRAGMA application_id").fetchone()
                has_tables = file.execute("SELECT 1 FROM sqlite_schema").fetchone()
                if (mark or has_tables) and mark != OURS:
                    raise DamagedError("not ours")
                if version > VERSION:
                    raise NewerError
                (found,) = file.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.OperationalError as error:
            if is_damage(error):
                raise
            # An interrupted start, which only a writer can tidy up.
            return
    if found != "ok" or (has_tables and not version):
        raise DamagedError(found)


def _read_only(path: Path) -> sqlite3.Connection:
    """The file as it is now. SQLite puts two files beside one that it reads, which a stick or a folder of somebody else may not
    allow: then it is read as one that nobody writes, unless there is a log."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    file = sqlite3.connect(address, uri=True, timeout=WAITS_S, isolation_level=None)
    try:
        file.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        file.close()
        has_log = any(_size(path.with_name(path.name + end)) for end in ("-wal", "-journal"))
        if is_damage(error) or has_log:
            raise
        file = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
    except sqlite3.Error:
        file.close()
        raise
    return file


def _size(path: Path) -> int:
    """In bytes; 0 where there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _version(file: sqlite3.Connection) -> int:
    (version,) = file.execute("PRAGMA user_version").fetchone()
    return int(version)


def _rows(file: sqlite3.Connection) -> Iterator[Row]:
    for stand, event, show, key, says, hour, what, value, number, count, seconds in file.execute(
        "SELECT stand, event, show, key, says, hour, what, value, sums.round, count, seconds FROM sums"
        " JOIN place ON place.id = place JOIN item ON item.id = item"
    ):
        entry = Entry(hour, show, key, what, value, number)
        yield Row(Place(stand, event), entry, Sum(count, seconds), Named.from_json(says, key))


@contextmanager
def _judging() -> Iterator[None]:
    """A damaged file says so by one kind of error."""
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error):
            raise DamagedError(str(error)) from error
        raise
