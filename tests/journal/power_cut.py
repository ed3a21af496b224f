"""A writer of counts that dies at every step, and files that end anywhere: what is found afterwards.

``python -m tests.journal.power_cut KIND [STEP]`` with KIND one of ``statement``, ``opcode``, ``growth``, ``full``, ``prefix``
or ``moment``; it looks at every ``STEP``-th place, or at so many moments. It prints a line of JSON: how many were tried,
what was found, and what is wrong.

A process of its own, with one thread: it forks for each death. Its files lie in memory where there is such a place.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from kiosk.journal.counts import Batch, Entry, Sum
from kiosk.journal.kept_journal import KeptJournal
from kiosk.journal.rows import Named, Place
from kiosk.journal.store import DamagedError, Store, read_rows, set_aside

BATCHES = 4
HOUR = "2026-05-01T14+02:00"
PAGE, FRAME, HEAD = 4096, 4096 + 24, 32
"""Bytes of a page of the file, of a frame of the log, and of the log's head."""
MOST_STEPS = 100_000


def batch(number: int) -> Batch:
    """Two sums that belong together, and a third that makes the file grow."""
    return Batch(
        {
            Entry(HOUR, "show", "slide:p", "vote", "0"): Sum(1),
            Entry(HOUR, "show", "", "visit"): Sum(1, 2.0),
            Entry(HOUR, "show", f"slide:{number}-" + "x" * 500, "shown"): Sum(1, 2.0),
        }
    )


def write(path: Path, told: Callable[[int], None]) -> Store:
    """Add the batches one after the other, and tell of each that was added."""
    store = Store(path)
    store.votes()
    for number in range(1, BATCHES + 1):
        store.add(Place("Gent", "1 mei"), batch(number), {("show", "slide:p"): Named("p", {"nl": "Wat?"})})
        told(number)
    return store


def found(path: Path) -> int:
    """How many batches are there; raises ``AssertionError`` where one is there in part."""
    counts: Counter[str] = Counter()
    seconds = 0.0
    for row in read_rows(path):
        counts[row.entry.what] += row.sum.count
        seconds += row.sum.seconds
    assert counts["vote"] == counts["visit"] == counts["shown"], counts
    assert seconds in (counts["vote"] * 4.0, counts["vote"] * 2.0), (seconds, counts)
    return counts["vote"]


def after(path: Path, committed: int, most: int) -> str:
    """What the next start finds: ``kept`` where all that was committed is there, and may be added to."""
    store = Store(path)
    votes = store.votes()
    assert committed <= sum(votes.get(("show", "slide:p"), {}).values()) <= most, (committed, votes)
    store.close()
    count = found(path)
    assert committed <= count <= most, (committed, count)
    store = Store(path)
    store.add(Place("Gent", "1 mei"), batch(99), {})
    store.close()
    assert found(path) == count + 1
    return "kept"


# -- deaths -----------------------------------------------------------------------------------------------------------


def dying(path: Path, prepare: Callable[[], None]) -> tuple[int, bool]:
    """A child that writes and dies: the last batch that it told of, and whether it died before its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)

        def tell(number: int) -> None:
            os.write(writing, bytes([number]))

        try:
            prepare()
            write(path, tell)
        except (sqlite3.Error, OSError, DamagedError):
            # No room: the journal would remember, and try again.
            os._exit(3)
        except BaseException:  # noqa: BLE001  (the child ends here, whatever it is)
            os._exit(9)
        os._exit(0)
    os.close(writing)
    told = b""
    while more := os.read(reading, 100):
        told += more
    os.close(reading)
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 9:
        raise AssertionError("the writer failed in another way")
    return (told[-1] if told else 0), status != 0


def at_call(
    number: int, install: Callable[[sqlite3.Connection, Callable[..., int]], None]
) -> Callable[[], None]:
    """Be killed at the ``number``-th call of what ``install`` puts into each connection."""

    def prepare() -> None:
        left = [number]
        connect: Any = sqlite3.connect

        def died(*given: object) -> int:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return 0

        def connected(*given: Any, **more: Any) -> sqlite3.Connection:
            made: sqlite3.Connection = connect(*given, **more)
            install(made, died)
            return made

        sqlite3.connect = connected  # type: ignore[assignment]

    return prepare


def at_statement(number: int) -> Callable[[], None]:
    return at_call(number, lambda made, died: made.set_trace_callback(died))


def at_opcode(number: int) -> Callable[[], None]:
    return at_call(number, lambda made, died: made.set_progress_handler(died, 1))


def at_growth(size: int) -> Callable[[], None]:
    """Be killed in the middle of the write by which a file would become larger than ``size``."""

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


def at_full(size: int) -> Callable[[], None]:
    """No file can become larger than ``size``: the rest of a write is refused."""

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


WAYS: dict[str, tuple[Callable[[int], Callable[[], None]], int]] = {
    "statement": (at_statement, 1),
    "opcode": (at_opcode, 1),
    "growth": (at_growth, 64),
    "full": (at_full, 64),
}
"""How it dies, and how far a step is."""


def deaths(folder: Path, kind: str, step: int) -> Iterator[str]:
    """Die ever later, until it comes to its end."""
    way, width = WAYS[kind]
    for number in range(0, MOST_STEPS, step):
        path = folder / "counts.db"
        committed, has_died = dying(path, way(number * width))
        yield after(path, committed, min(committed + 1, BATCHES))
        for each in list(folder.iterdir()):
            each.unlink()
        if not has_died:
            return


def moments(folder: Path, count: int) -> Iterator[str]:
    """Kill a whole journal, with its thread, at ``count`` moments; each goes on with the file of the last."""
    dice = random.Random(19)
    path = folder / "counts.db"
    for number in range(count):
        before = found(path)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            vote(path, writing)
        os.close(writing)
        # The first sign says that it has begun.
        os.read(reading, 1)
        time.sleep(dice.uniform(0.0, 0.06))
        os.kill(child, signal.SIGKILL)
        told = 0
        while more := os.read(reading, 1_000):
            told += len(more)
        os.close(reading)
        os.waitpid(child, 0)
        assert found(path) >= before + told, (number, before, told, found(path))
        yield "kept"


def vote(path: Path, writing: int) -> None:
    """Vote for ever, and tell of each vote that is on the disk."""
    journal = KeptJournal(path)
    journal.follow("show", {})
    journal.begin()
    os.write(writing, b".")
    answered: SimpleQueue[object] = SimpleQueue()
    while True:
        for what, key, value in (("vote", "slide:p", 0), ("visit", "", 2.0), ("shown", "slide:p", "")):
            journal.count(what, key, value)
        journal.ask_today(answered.put)
        answered.get()
        os.write(writing, b".")


# -- files that end anywhere ------------------------------------------------------------------------------------------


def prefixes(folder: Path, step: int) -> Iterator[str]:
    """The file and its log, each cut off anywhere: old or new is found, or damage, which is set aside."""
    whole = folder / "whole" / "counts.db"
    store = write(whole, lambda number: None)
    names = ("counts.db", "counts.db-wal")
    data = {name: (whole.parent / name).read_bytes() for name in names}
    store.close()
    cut = folder / "cut"
    for name in names:
        size = len(data[name])
        edges = {0, 1, HEAD - 1, HEAD, size - 1}
        for edge in (*range(0, size, PAGE), *range(HEAD, size, FRAME), *range(HEAD + 24, size, FRAME)):
            edges |= {edge - 1, edge, edge + 1}
        for length in sorted({*range(0, size, step), *(edge for edge in edges if 0 <= edge < size)}):
            shutil.rmtree(cut, ignore_errors=True)
            cut.mkdir()
            for each in names:
                (cut / each).write_bytes(data[each][: length if each == name else None])
            path = cut / "counts.db"
            try:
                yield after(path, 0, BATCHES)
            except DamagedError:
                before = {each: (cut / each).read_bytes() for each in names}
                aside = set_aside(path)
                for each, left in before.items():
                    assert (cut / each.replace("counts.db", aside.name)).read_bytes() == left, each
                assert after(path, 0, 0) == "kept"
                yield "set aside"


def tries(folder: Path, kind: str, step: int) -> Iterator[str]:
    """What comes of each."""
    if kind == "prefix":
        return prefixes(folder, step)
    return moments(folder, step) if kind == "moment" else deaths(folder, kind, step)


def main(kind: str, step: int) -> int:
    """Try everything; 1 where something was wrong."""
    memory = Path("/dev/shm")
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        try:
            for outcome in tries(Path(name), kind, step):
                outcomes[outcome] += 1
        except (AssertionError, sqlite3.Error, OSError, DamagedError) as error:
            wrong.append(f"{type(error).__name__} after {outcomes.total()}: {error}")
    print(json.dumps({"tried": outcomes.total(), "outcomes": outcomes, "wrong": wrong}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1))
