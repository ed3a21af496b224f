"""The journal on the disk: counted, kept, read again; and what it does where nothing can be kept."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import pytest

from kiosk.journal import kept_journal
from kiosk.journal.counts import Batch, Entry, Sum
from kiosk.journal.kept_journal import KeptJournal
from kiosk.journal.rows import Named, Place, Row
from kiosk.journal.store import VERSION, DamagedError, NewerError, Store, read_rows

HOUR = "2026-05-01T14+02:00"
GENT = Place("Gent 2", "1 mei")
LIMIT_S = 20.0
DAMAGED = pytest.mark.logs("counts.db is damaged")
UNWRITTEN = pytest.mark.logs("counts.db cannot be written")


class Kept:
    """A journal, what it told, and what stands in its file."""

    def __init__(self, path: Path | None, place: Place = GENT) -> None:
        self.path = path
        self.told: SimpleQueue[tuple[str, str]] = SimpleQueue()
        self.came = threading.Event()
        self.journal = KeptJournal(
            path,
            place,
            judged=lambda why: self.told.put(("judged", why)),
            told=lambda code, fields: self.told.put((code, str(fields["file"]))),
            came=self.came.set,
        )
        self.journal.follow("show", {"slide:p": Named("p", {"nl": "Wat telt?"}, {"nl": ("Loon", "Rust")})})
        self.journal.set_hour(HOUR)

    def begin(self) -> Kept:
        self.journal.begin()
        return self

    def votes(self) -> dict[int, int]:
        return dict(self.journal.votes("slide:p"))

    def today(self) -> list[Row]:
        found: SimpleQueue[list[Row]] = SimpleQueue()
        self.journal.ask_today(found.put)
        return found.get(timeout=LIMIT_S)

    def hears(self) -> tuple[str, str]:
        return self.told.get(timeout=LIMIT_S)

    def close(self) -> None:
        self.journal.close(LIMIT_S)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "counts.db"


@pytest.fixture
def kept(path: Path) -> Iterator[Kept]:
    made = Kept(path)
    yield made
    made.close()


def sums(path: Path) -> dict[tuple[str, str, str], Sum]:
    return {(row.entry.what, row.entry.key, row.entry.value): row.sum for row in read_rows(path)}


def test_what_was_counted_before_it_begins_and_after_is_kept_at_the_end(path: Path, kept: Kept) -> None:
    kept.journal.count("visit", "", 12.5)
    kept.begin()
    kept.journal.count("visit", "", 7.5)
    kept.journal.count("vote", "slide:p", 1)
    kept.journal.count("language", "", "fr")
    kept.close()
    rows = read_rows(path)
    assert {row.place for row in rows} == {GENT}
    assert {row.entry.hour for row in rows} == {HOUR}
    assert sums(path) == {
        ("visit", "", ""): Sum(2, 20.0),
        ("vote", "slide:p", "1"): Sum(1),
        ("language", "", "fr"): Sum(1),
    }
    (poll,) = [row.named for row in rows if row.entry.key]
    assert (poll.title_in("fr"), poll.answer_in("nl", 1)) == ("Wat telt?", "Rust")


def test_a_vote_is_on_the_disk_at_once_and_whoever_comes_later_waits_for_nothing(
    path: Path, kept: Kept
) -> None:
    kept.begin()
    kept.journal.count("vote", "slide:p", 0)
    assert [row.sum.count for row in kept.today()] == [1]
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT SUM(count) FROM sums").fetchone() == (1,)
        kept.journal.count("vote", "slide:p", 0)
        assert [row.sum.count for row in kept.today()] == [2]
    assert sums(path)["vote", "slide:p", "0"] == Sum(2)


def test_votes_are_there_again_after_a_restart_and_are_over_after_a_reset(path: Path) -> None:
    for expected in ({}, {0: 2}):
        kept = Kept(path).begin()
        assert kept.came.wait(LIMIT_S)
        assert kept.votes() == expected
        kept.journal.count("vote", "slide:p", 0)
        kept.journal.count("vote", "slide:p", 0)
        if expected:
            kept.journal.forget_votes("slide:p")
            kept.journal.count("vote", "slide:p", 1)
            assert kept.votes() == {1: 1}
        kept.close()
    kept = Kept(path).begin()
    assert kept.came.wait(LIMIT_S)
    assert kept.votes() == {1: 1}
    kept.close()
    counts = {(row.entry.value, row.entry.round): row.sum.count for row in read_rows(path)}
    assert counts == {("0", 0): 4, ("1", 1): 1}, "what was voted before the reset is not lost, but told apart"


def test_today_is_what_is_kept_and_what_is_not_yet(path: Path, kept: Kept) -> None:
    earlier = Kept(path).begin()
    earlier.journal.count("visit", "", 5)
    earlier.journal.set_hour("2026-04-30T14+02:00")
    earlier.journal.count("visit", "", 100)
    earlier.close()
    kept.begin()
    kept.journal.count("visit", "", 7)
    assert sum((row.sum for row in kept.today() if row.entry.what == "visit"), Sum()) == Sum(2, 12.0)


def test_where_nobody_knows_the_hour_today_is_this_run(path: Path, kept: Kept) -> None:
    earlier = Kept(path).begin()
    earlier.journal.set_hour("")
    earlier.journal.count("visit", "", 5)
    earlier.close()
    kept.begin()
    kept.journal.set_hour("")
    kept.journal.count("visit", "", 7)
    assert [(row.entry.what, row.sum) for row in kept.today()] == [("visit", Sum(1, 7.0))]
    kept.close()
    assert sums(path)["visit", "", ""] == Sum(2, 12.0)


def test_without_a_place_to_keep_them_counts_are_remembered() -> None:
    kept = Kept(None).begin()
    kept.journal.count("vote", "slide:p", 1)
    assert kept.votes() == {1: 1}
    assert [(row.entry.what, row.sum.count) for row in kept.today()] == [("vote", 1)]
    kept.close()


# -- damage -----------------------------------------------------------------------------------------------------------


def a_folder(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "mine.txt").write_text("keep me")


def rubbish(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database at all, but long enough to look at" * 200)


def half(path: Path) -> None:
    written(path)
    path.write_bytes(path.read_bytes()[:9_000])


def scribbled(path: Path) -> None:
    written(path)
    data = bytearray(path.read_bytes())
    data[4_096:] = bytes(0x5A for _ in data[4_096:])
    path.write_bytes(data)


def the_log_alone(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.with_name("counts.db-wal").write_bytes(b"x" * 5_000)


def another_programs(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE bookmarks (id)")


def written(path: Path) -> None:
    store = Store(path)
    sums = {Entry(HOUR, "show", f"slide:{number}", "shown"): Sum(1, 2.0) for number in range(200)}
    store.add(GENT, Batch(sums), {})
    store.close()


@DAMAGED
@pytest.mark.parametrize("harm", [a_folder, rubbish, half, scribbled, the_log_alone, another_programs])
def test_what_is_damaged_is_set_aside_whole_and_counting_begins_anew(
    path: Path, kept: Kept, harm: object
) -> None:
    harm(path)  # type: ignore[operator]
    before = {
        each.name: each.read_bytes()
        for each in path.parent.iterdir()
        if each.is_file() and "-shm" not in each.name
    }
    kept.begin()
    kept.journal.count("visit", "", 4)
    assert kept.hears() == ("counts-begun-anew", "counts-damaged-1.db")
    kept.close()
    assert sums(path) == {("visit", "", ""): Sum(1, 4.0)}
    for name, data in before.items():
        assert (path.parent / name.replace("counts.db", "counts-damaged-1.db")).read_bytes() == data
    if harm is a_folder:
        assert (path.parent / "counts-damaged-1.db" / "mine.txt").read_text() == "keep me"


@DAMAGED
def test_a_second_damaged_file_does_not_replace_the_first(path: Path) -> None:
    for number in (1, 2):
        if not path.parent.exists():
            path.parent.mkdir()
        path.write_bytes(b"rubbish" * 1_000)
        kept = Kept(path).begin()
        assert kept.hears() == ("counts-begun-anew", f"counts-damaged-{number}.db")
        kept.close()


def test_a_file_of_a_newer_version_is_left_alone_and_counts_are_remembered(path: Path, kept: Kept) -> None:
    written(path)
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    kept.begin()
    kept.journal.count("vote", "slide:p", 1)
    assert kept.hears() == ("counts-newer", "counts.db")
    assert [(row.entry.what, row.sum.count) for row in kept.today()] == [("vote", 1)]
    kept.close()
    assert path.read_bytes() == before
    with pytest.raises(NewerError):
        read_rows(path)


@DAMAGED
def test_a_file_that_is_found_damaged_while_it_is_written_is_set_aside_too(
    path: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.begin()
    kept.journal.count("vote", "slide:p", 0)
    kept.today()
    real = Store.add

    def add(store: Store, *given: object) -> None:
        monkeypatch.setattr(Store, "add", real)
        raise DamagedError

    monkeypatch.setattr(Store, "add", add)
    kept.journal.count("vote", "slide:p", 1)
    assert kept.hears() == ("counts-begun-anew", "counts-damaged-1.db")
    kept.close()
    assert sums(path) == {("vote", "slide:p", "1"): Sum(1)}
    assert kept.votes() == {0: 1, 1: 1}


# -- no room ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed is tried again without a pause."""
    monkeypatch.setattr(kept_journal, "AGAIN_S", 0.02)
    monkeypatch.setattr(kept_journal, "MOST_AGAIN_S", 0.02)


@UNWRITTEN
@pytest.mark.usefixtures("at_once")
def test_while_nothing_can_be_written_memory_counts_on_and_then_all_of_it_is_kept(
    path: Path, kept: Kept
) -> None:
    path.parent.write_text("a file where the folder should be")
    kept.begin()
    kept.journal.count("vote", "slide:p", 1)
    assert kept.hears() == ("judged", "EEXIST")
    kept.journal.count("vote", "slide:p", 1)
    assert kept.votes() == {1: 2}
    path.parent.unlink()
    assert kept.hears() == ("judged", "")
    kept.close()
    assert sums(path) == {("vote", "slide:p", "1"): Sum(2)}


@UNWRITTEN
@pytest.mark.usefixtures("at_once")
def test_a_full_disk_is_told_once_and_costs_no_count(
    path: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, is_full = Store.add, threading.Event()
    is_full.set()

    def add(store: Store, *given: object) -> None:
        if is_full.is_set():
            store._file.execute("PRAGMA max_page_count = 1")
            with pytest.raises(sqlite3.OperationalError) as full:
                real(store, *given)  # type: ignore[arg-type]
            raise full.value
        real(store, *given)  # type: ignore[arg-type]

    written(path)
    monkeypatch.setattr(Store, "add", add)
    kept.begin()
    for number in range(200):
        kept.journal.count("opened", f"slide:new-{number}", "")
    kept.journal.count("vote", "slide:p", 0)
    assert kept.hears() == ("judged", "ENOSPC")
    is_full.clear()
    assert kept.hears() == ("judged", "")
    kept.close()
    assert sum(each.count for (what, _, _), each in sums(path).items() if what in ("opened", "vote")) == 201


def test_another_writer_is_waited_for_without_a_word(
    path: Path, kept: Kept, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.journal.store.WAITS_S", 0.01)
    kept.begin()
    assert kept.came.wait(LIMIT_S)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        kept.journal.count("vote", "slide:p", 0)
        assert [row.sum.count for row in kept.today()] == [1], "it is in memory"
        other.execute("ROLLBACK")
    kept.close()
    assert (sums(path), kept.told.empty()) == ({("vote", "slide:p", "0"): Sum(1)}, True)


def test_two_writers_add_up(path: Path) -> None:
    both = [Kept(path).begin(), Kept(path).begin()]
    for kept in both:
        kept.journal.count("vote", "slide:p", 1)
        kept.journal.count("visit", "", 10)
    for kept in both:
        kept.close()
    assert sums(path) == {("vote", "slide:p", "1"): Sum(2), ("visit", "", ""): Sum(2, 20.0)}


def test_a_file_that_somebody_deleted_is_made_again(path: Path, kept: Kept) -> None:
    kept.begin()
    kept.journal.count("vote", "slide:p", 1)
    kept.today()
    for each in list(path.parent.iterdir()):
        each.unlink()
    kept.journal.count("vote", "slide:p", 1)
    kept.close()
    assert sums(path) == {("vote", "slide:p", "1"): Sum(1)}
    assert kept.votes() == {1: 2}


@UNWRITTEN
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(path: Path, kept: Kept) -> None:
    written(path)
    path.chmod(0)
    kept.begin()
    assert kept.hears() == ("judged", "EACCES")


def test_a_reader_finds_damage_and_says_so(path: Path) -> None:
    assert read_rows(path) == []
    half(path)
    with pytest.raises(DamagedError):
        read_rows(path)


def test_a_reader_needs_no_room_beside_the_file_as_on_a_stick_that_is_write_protected(path: Path) -> None:
    written(path)
    # Where SQLite would put a file of its own.
    path.with_name("counts.db-shm").mkdir()
    assert len(read_rows(path)) == 200
