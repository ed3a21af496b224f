"""The start of a supervisor where another one is there already."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.supervisor import supervisor as tested
from kiosk.app.supervisor.log_file import LogFile
from kiosk.app.supervisor.supervisor import REPLACES, Supervisor
from kiosk.machine.folders import GIVEN
from kiosk.machine.service_manager import ServiceManager
from kiosk.machine.single_instance import SingleInstance
from tests.process.stand import wait_until

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of Linux's")


@pytest.fixture
def name(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LC_ALL", "C")
    return f"fos-kiosk-test-{uuid.uuid4()}"


@pytest.fixture
def supervisor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Supervisor:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    # Set here, it is as it was at the end of the test.
    monkeypatch.setenv(GIVEN, "")
    made = Supervisor([REPLACES, f"{os.getpid()}", "content"], LogFile(None, echo=False), ServiceManager({}))
    # It would run for a day.
    monkeypatch.setattr(made, "_run", lambda: 42)
    monkeypatch.setattr(made, "_listen_to_signals", lambda: None)
    return made


@pytest.fixture
def other(name: str) -> Iterator[subprocess.Popen[str]]:
    """A kiosk that has the name, and one child."""
    program = (
        "import subprocess, sys; from kiosk.machine.single_instance import SingleInstance\n"
        "child = subprocess.Popen([sys.executable, '-c', 'input()', 'kiosk.app.curtain'], stdin=subprocess.PIPE)\n"
        "SingleInstance(sys.argv[1]).claim(print); print(child.pid, flush=True); child.wait()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, name, "kiosk"], stdout=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_the_first_one_runs(supervisor: Supervisor, name: str) -> None:
    assert supervisor.run(SingleInstance(name)) == 42


def test_the_second_one_says_so_and_hands_on_what_it_was_to_replace(
    supervisor: Supervisor, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = queue.SimpleQueue[object]()
    first = SingleInstance(name)
    assert first.claim(asked.put)
    assert supervisor.run(SingleInstance(name)) == 0
    assert asked.get(timeout=10) == (os.getpid(),)
    first.close()
    said = capsys.readouterr().err
    assert said == "The kiosk is already running on this screen, and has come to the front.\n"


def test_one_that_was_stopped_is_replaced_with_what_it_had_started(
    supervisor: Supervisor, name: str, other: subprocess.Popen[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert other.stdout is not None
    child = int(other.stdout.readline())
    os.kill(other.pid, signal.SIGSTOP)
    stat = Path(f"/proc/{other.pid}/stat")
    wait_until(lambda: stat.read_text().rpartition(")")[2].split()[0] == "T", 10, "it has stopped")
    assert supervisor.run(SingleInstance(name, answer_s=0.3)) == 42
    assert supervisor._replaced == (os.getpid(), child)
    assert other.wait(10) == -signal.SIGKILL
    said = capsys.readouterr().err
    assert said == "The kiosk that was running on this screen did not answer; this one takes its place.\n"


def test_one_that_hangs_and_is_no_kiosk_is_left_alone(
    supervisor: Supervisor, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tested, "end_hanging", lambda holder: None)
    silent = SingleInstance(name)
    assert silent.claim(lambda replaced: None)
    monkeypatch.setattr(SingleInstance, "raise_other", lambda self, replaced=(): False)
    assert supervisor.run(SingleInstance(name, answer_s=0.1)) == 1
    silent.close()
    assert "does not answer" in capsys.readouterr().err


def test_a_full_disk_is_told_to_every_player_and_what_it_lets_be_made_is_shared(
    supervisor: Supervisor, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/full")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert supervisor.run(SingleInstance(name)) == 42
    assert Path(os.environ[GIVEN]).parent == tmp_path
    told: list[tuple[int, object]] = []
    monkeypatch.setattr(supervisor._children, "tell", lambda number, message: told.append((number, message)))
    supervisor._rules.begin(0.0)
    supervisor.judge_log(OSError(28, "No space left on device"))
    for action in supervisor._next():
        supervisor._carry_out(action)
    note = {"do": "note", "code": "log", "fields": {"why": "ENOSPC"}}
    for number in (1, 9):
        assert supervisor._rules.player is not None
        supervisor._rules.player.number, supervisor._rules.player.is_shown = number, True
        for _ in range(2):
            supervisor._tell_notes()
        assert told == [(number, note)]
        told.clear()
