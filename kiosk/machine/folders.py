"""Where this computer lets us keep things."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

NAME = "fos-kiosk"


@cache
def cache_folder() -> Path:
    """Where drawn pictures are kept. Where nothing can be kept, or the user has no home: a folder for this run."""
    from platformdirs import user_cache_path

    # Without a home it is "~/.cache", beside whatever the program was started in.
    with contextlib.suppress(OSError, RuntimeError):
        folder = user_cache_path(NAME, appauthor=False)
        if folder.is_absolute():
            folder.mkdir(parents=True, exist_ok=True)
            if os.access(folder, os.W_OK):
                return folder
    return temporary_folder()


def temporary_folder() -> Path:
    """A folder that goes with this process; those of processes that were killed go now."""
    place = Path(tempfile.gettempdir())
    for left in place.glob(f"{NAME}-*-*"):
        if _is_left_behind(left):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{NAME}-{os.getpid()}-", dir=place))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _is_left_behind(folder: Path) -> bool:
    number = folder.name.split("-")[2]
    if os.name != "posix" or not number.isdigit():
        return False
    try:
        if folder.lstat().st_uid != os.getuid():
            return False
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
