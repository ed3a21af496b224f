"""One kiosk on one display."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator

import pytest

from kiosk.machine.single_instance import SingleInstance
from tests.process.stand import wait_until


@pytest.fixture
def name() -> str:
    return f"fos-kiosk-test-{uuid.uuid4()}"


@pytest.fixture
def first(name: str) -> Iterator[tuple[SingleInstance, threading.Event]]:
    asked = threading.Event()
    made = SingleInstance(name)
    assert made.claim(asked.set)
    yield made, asked
    made.close()


def test_the_second_one_goes_and_the_first_is_asked_to_come_to_the_front(
    name: str, first: tuple[SingleInstance, threading.Event]
) -> None:
    second = SingleInstance(name)
    assert not second.claim(lambda: None)
    assert second.raise_other()
    assert first[1].wait(5)


def test_a_name_is_free_again_at_the_end(name: str, first: tuple[SingleInstance, threading.Event]) -> None:
    first[0].close()
    second = SingleInstance(name)
    assert second.claim(lambda: None)
    second.close()


def test_a_name_is_free_again_after_a_kill(name: str) -> None:
    program = (
        "import sys, time; from kiosk.machine.single_instance import SingleInstance\n"
        "print(SingleInstance(sys.argv[1]).claim(lambda: None), flush=True); time.sleep(100)"
    )
    other = subprocess.Popen([sys.executable, "-c", program, name], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    try:
        assert other.stdout.readline() == "True\n"
        assert not SingleInstance(name).claim(lambda: None)
    finally:
        other.kill()
        other.wait()
        other.stdout.close()
    mine = SingleInstance(name)
    wait_until(lambda: mine.claim(lambda: None), 5, "the name is free")
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


def test_each_display_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":3")
    one = SingleInstance.name_here()
    monkeypatch.setenv("DISPLAY", ":4")
    assert SingleInstance.name_here() != one
