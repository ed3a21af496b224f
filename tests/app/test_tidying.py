"""What Qt made on the GUI thread is destroyed there, whatever other threads do."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.app.tidying import MANY, OLDER_EVERY, Tidying


@pytest.fixture
def tidying(qtbot: QtBot) -> Iterator[Tidying]:
    was_enabled = gc.isenabled()
    made = Tidying()
    assert not gc.isenabled()
    yield made
    made.close()
    Shiboken.delete(made)
    assert gc.isenabled() is was_enabled


@pytest.fixture
def by_itself() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.enable()
    yield
    if not was_enabled:
        gc.disable()


class Ring(QObject):
    """Something that only the collector takes away."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def where_it_goes() -> list[int]:
    """Make a ring and lose it; the thread on which it is destroyed is added to the answer."""
    threads: list[int] = []
    weakref.finalize(Ring(), lambda: threads.append(threading.get_ident()))
    return threads


def make_many() -> None:
    kept = [[number] for number in range(MANY * 300)]
    assert kept


def test_another_thread_that_makes_many_objects_collects_nothing(tidying: Tidying) -> None:
    threads = where_it_goes()
    worker = threading.Thread(target=make_many)
    worker.start()
    worker.join()
    assert threads == []
    kept = []
    for _ in range(OLDER_EVERY**2):
        kept.append([[number] for number in range(MANY * 2)])
        tidying.look()
    assert threads == [threading.get_ident()]


def test_by_itself_python_collects_on_that_thread(qtbot: QtBot, by_itself: None) -> None:
    threads = where_it_goes()
    worker = threading.Thread(target=make_many)
    worker.start()
    worker.join()
    assert threads == [worker.ident], "then there is no reason for any of this"


def test_nothing_is_collected_where_little_was_made(tidying: Tidying) -> None:
    gc.collect()
    threads = where_it_goes()
    for _ in range(OLDER_EVERY**2):
        tidying.look()
    assert threads == []


def test_what_was_there_at_the_beginning_is_not_looked_through(tidying: Tidying) -> None:
    tidying.begin()
    assert gc.get_freeze_count() > 0
