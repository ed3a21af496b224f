"""One picture cache for all processes that a run of the tests starts.

Drawing the mission's art for one size of screen takes two seconds of a processor, and some sixty processes need it. A test of
the cache itself, or of a first start, makes a folder of its own.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_GIVEN = "KIOSK_TEST_PICTURES"
"""The environment's name for the folder: pytest's workers share that of the process that started them."""


def kept_pictures() -> Path:
    """The folder, which goes with the process that asked first."""
    given = os.environ.get(_GIVEN)
    if given is None:
        given = os.environ[_GIVEN] = tempfile.mkdtemp(prefix="kiosk-pictures-")
        atexit.register(shutil.rmtree, given, ignore_errors=True)
    return Path(given)
