"""One kiosk on one display."""

from __future__ import annotations

import errno
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.machine.single_instance import Entry, SingleInstance, end_hanging
from tests.process.stand import wait_until


@pytest.fixture
def name() -> str:
    return f"fos-kiosk-test-{uuid.uuid4()}"


@pytest.fixture
def first(name: str) -> Iterator[tuple[SingleInstance, threading.Event]]:
    asked = threading.Event()
    made = SingleInstance(name)
    assert made.claim(lambda replaced: asked.set())
    yield made, asked
    made.close()


def test_the_second_one_goes_and_the_first_is_asked_to_come_to_the_front(
    name: str, first: tuple[SingleInstance, threading.Event]
) -> None:
    second = SingleInstance(name)
    assert not second.claim(lambda replaced: None)
    assert second.raise_other()
    assert first[1].wait(5)


def test_a_name_is_free_again_at_the_end(name: str, first: tuple[SingleInstance, threading.Event]) -> None:
    first[0].close()
    second = SingleInstance(name)
    assert second.claim(lambda replaced: None)
    second.close()


def test_a_name_is_free_again_after_a_kill(name: str) -> None:
    program = (
        "import sys, time; from kiosk.machine.single_instance import SingleInstance\n"
        "print(SingleInstance(sys.argv[1]).claim(lambda replaced: None), flush=True); time.sleep(100)"
    )
    other = subprocess.Popen([sys.executable, "-c", program, name], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    try:
        assert other.stdout.readline() == "True\n"
        assert not SingleInstance(name).claim(lambda replaced: None)
    finally:
        other.kill()
        other.wait()
        other.stdout.close()
    mine = SingleInstance(name)
    wait_until(lambda: mine.claim(lambda replaced: None), 5, "the name is free")
    mine.close()


def test_nobody_answers_where_nobody_is(name: str) -> None:
    assert not SingleInstance(name).raise_other()


def test_rubbish_from_another_program_changes_nothing(
    name: str, first: tuple[SingleInstance, threading.Event]
) -> None:

    with socket.socket(socket.AF_UNIX) as other:
        other.connect(f"\0{name}")
        other.sendall(b"GET / HTTP/1.1\r\n\r\n")
    assert SingleInstance(name).raise_other()
    assert first[1].wait(5)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ({"DISPLAY": ":3"}, {"DISPLAY": ":4"}, False),
        ({"DISPLAY": ":3"}, {"DISPLAY": ":3.0"}, True),
        ({"DISPLAY": ":3", "USER": "fos"}, {"DISPLAY": ":3", "USER": "root"}, True),
        (
            {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1"},
            {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/2"},
            False,
        ),
        (
            {"WAYLAND_DISPLAY": "/run/user/1/wayland-0"},
            {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1"},
            True,
        ),
    ],
)
def test_each_display_has_its_own_whoever_uses_it(
    one: dict[str, str], other: dict[str, str], is_same: bool
) -> None:
    assert (SingleInstance.name_here(one) == SingleInstance.name_here(other)) is is_same


def test_of_two_that_start_at_the_same_moment_one_is_first_and_the_other_raises_it(name: str) -> None:
    for _ in range(20):
        asked = queue.SimpleQueue[object]()
        starts = [SingleInstance(name), SingleInstance(name)]
        with ThreadPoolExecutor(2) as pool:
            entries = list(pool.map(lambda start, asked=asked: start.enter(asked.put), starts))
        assert sorted(entry.value for entry in entries) == ["first", "raised"]
        assert asked.get(timeout=5) == ()
        for start in starts:
            start.close()


def test_the_first_is_told_what_the_second_was_to_replace(name: str) -> None:
    asked = queue.SimpleQueue[object]()
    first = SingleInstance(name)
    assert first.enter(asked.put) is Entry.FIRST
    assert SingleInstance(name).enter(asked.put, (12, 345)) is Entry.RAISED
    assert asked.get(timeout=5) == (12, 345)
    first.close()


def test_without_a_name_to_take_the_kiosk_starts_all_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> socket.socket:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(socket, "socket", refuse)
    start = SingleInstance(name)
    assert start.enter(lambda replaced: None) is Entry.FIRST
    start.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere nobody tells who has the name")
def test_one_that_was_stopped_is_ended_with_what_it_started_named(name: str) -> None:
    program = (
        "import subprocess, sys; from kiosk.machine.single_instance import SingleInstance\n"
        "child = subprocess.Popen([sys.executable, '-c', 'input()', 'kiosk.app.curtain'], stdin=subprocess.PIPE)\n"
        "SingleInstance(sys.argv[1]).claim(print); print(child.pid, flush=True); child.wait()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, name, "kiosk"], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    try:
        started = int(other.stdout.readline())
        os.kill(other.pid, signal.SIGSTOP)
        stat = Path(f"/proc/{other.pid}/stat")
        wait_until(lambda: stat.read_text().rpartition(")")[2].split()[0] == "T", 5, "it has stopped")
        mine = SingleInstance(name, answer_s=0.2)
        assert mine.enter(lambda replaced: None) is Entry.HANGS
        assert mine.holder == other.pid
        assert end_hanging(mine.holder) == [started]
        assert mine.enter(lambda replaced: None, within=10) is Entry.FIRST
        mine.close()
    finally:
        other.kill()
        other.wait()
        other.stdout.close()


def test_what_is_no_kiosk_is_not_ended() -> None:
    assert end_hanging(os.getppid()) is None
    assert end_hanging(0) is None
