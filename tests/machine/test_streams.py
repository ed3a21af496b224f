"""Streams and folders that whoever started us has closed or deleted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import os, sys
from kiosk.machine.present_folder import leave_deleted_folder
from kiosk.machine.streams import fill_closed_streams, tell
fill_closed_streams()
leave_deleted_folder()
print("printed")
tell("told")
opened = os.open("/dev/null", os.O_RDONLY)
sys.exit(opened if os.getcwd() else 1)
"""


@pytest.mark.parametrize("closed", ["0<&- 1>&- 2>&-", "1>&-", "2>&-", "0<&-", "2>/dev/full"])
def test_what_is_printed_into_a_closed_stream_is_lost_and_no_more(closed: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-c", PROGRAM], timeout=30
    )
    assert done.returncode == 3, "the next file that was opened took the place of a stream"


def test_a_folder_that_was_deleted_is_left(tmp_path: Path) -> None:
    here = tmp_path / "gone"
    here.mkdir()
    done = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh", sys.executable, "-c", PROGRAM],
        cwd=here,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "printed\n", "told\n")
