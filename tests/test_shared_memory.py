"""What is counted as left behind in shared memory."""

from __future__ import annotations

import mmap
import os
import sys
import tempfile
from pathlib import Path

import pytest

from tests.shared_memory import shared_memory


@pytest.mark.skipif(sys.platform != "linux", reason="/proc and /dev/shm are those of Linux")
def test_a_file_counts_for_who_uses_it() -> None:
    with tempfile.NamedTemporaryFile(dir="/dev/shm") as file:
        file.truncate(4096)
        assert Path(file.name) not in shared_memory(os.getpid())
        with mmap.mmap(file.fileno(), 4096):
            assert Path(file.name) in shared_memory(os.getpid())
