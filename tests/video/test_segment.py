"""Memory two processes share and nobody can leak."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.video.segment import FREE, READY, SLOTS, WRITING, Segment
from tests.shared_memory import shared_memory

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="descriptors are inherited on POSIX only")

CHILD = """
import ctypes, sys
from kiosk.video.segment import READY, Segment
segment = Segment(int(sys.argv[2]), handle=sys.argv[1])
slot = segment.take_free(1)
ctypes.memmove(segment.address(1, slot), b"picture", 7)
segment.set_state(1, slot, READY)
print(slot, flush=True)
sys.stdin.readline()
"""


def child_of(segment: Segment) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, segment.handle, str(segment.slot_bytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pass_fds=(segment.fd,),
        cwd=Path(__file__).parents[2],
    )


@pytest.mark.parametrize("nameless", ["memfd", "file"])
def test_two_processes_see_the_same_bytes(monkeypatch: pytest.MonkeyPatch, nameless: str) -> None:
    if nameless == "file":
        monkeypatch.delattr(os, "memfd_create", raising=False)
    before = shared_memory(os.getpid())
    segment = Segment(100_000)
    with child_of(segment) as child:
        assert child.stdout is not None
        slot = int(child.stdout.readline())
        assert segment.state(1, slot) == READY
        assert ctypes.string_at(segment.address(1, slot), 7) == b"picture"
        assert segment.state(0, slot) == FREE
        child.communicate(b"\n")
    assert child.returncode == 0
    assert shared_memory(os.getpid()) == before
    segment.close()


def test_a_killed_child_leaves_nothing_and_its_bytes_stay_readable() -> None:
    before = shared_memory(os.getpid())
    segment = Segment(4096)
    with child_of(segment) as child:
        assert child.stdout is not None
        slot = int(child.stdout.readline())
        child.send_signal(signal.SIGKILL)
    assert shared_memory(os.getpid()) == before
    assert ctypes.string_at(segment.address(1, slot), 7) == b"picture"
    segment.close()
    segment.close()


def test_slots_are_taken_and_given_back() -> None:
    segment = Segment(1)
    taken = [segment.take_free(0) for _ in range(SLOTS)]
    assert taken == list(range(SLOTS))
    assert segment.take_free(0) is None
    assert segment.take_free(1) == 0
    assert segment.state(0, 2) == WRITING
    segment.set_state(0, 2, FREE)
    assert segment.take_free(0) == 2
    segment.free_all(0)
    assert [segment.state(0, slot) for slot in range(SLOTS)] == [FREE] * SLOTS
    assert segment.state(1, 0) == WRITING
    segment.close()


def test_slots_do_not_overlap() -> None:
    segment = Segment(5000)
    starts = [segment.address(region, slot) for region in range(2) for slot in range(SLOTS)]
    assert all(later - earlier == segment.slot_bytes for earlier, later in pairwise(starts))
    assert segment.slot_bytes >= 5000
    segment.close()
