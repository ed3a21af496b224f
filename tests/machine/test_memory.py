"""Freed pictures do not stay in the heap. In a process of its own: the C library's settings hold for its whole life."""

from __future__ import annotations

import subprocess
import sys

import pytest

HELD_AFTER = """
import ctypes, sys
from kiosk.machine.memory import LARGE, give_back_large_blocks

class Held(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks used free keep".split()]

libc = ctypes.CDLL(None)
libc.mallinfo2.restype, libc.malloc.restype, libc.free.argtypes = Held, ctypes.c_void_p, [ctypes.c_void_p]
if sys.argv[1] == "yes":
    assert give_back_large_blocks()
# A block that was mapped and freed makes glibc keep such blocks in its heap from then on.
libc.free(libc.malloc(16 * LARGE))
blocks = [libc.malloc(4 * LARGE) for _ in range(8)]
print(libc.mallinfo2().hblkhd // LARGE)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc is told")
def test_a_large_block_is_never_taken_into_the_heap() -> None:
    mapped = {
        answer: int(
            subprocess.run(
                [sys.executable, "-c", HELD_AFTER, answer], check=True, capture_output=True, text=True
            ).stdout
        )
        for answer in ("yes", "no")
    }
    assert mapped["yes"] >= 32
    assert mapped["no"] < 32
