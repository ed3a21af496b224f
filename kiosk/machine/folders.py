"""The folders in which the kiosk may store files on this computer."""

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
    """The cache folder; a temporary one if it is not writable, or the user has no home."""
    from platformdirs import user_cache_path

    # Without a home it would be a folder named "~" in the current one.
    with contextlib.suppress(OSError, RuntimeError):
        folder = user_cache_path(NAME, appauthor=False)
        if folder.is_absolute():
            folder.mkdir(parents=True, exist_ok=True)
            if os.access(folder, os.W_OK):
                return folder
    return temporary_folder()


def log_path() -> Path:
    """The log file of the stand; its folder may not exist. Raises ``RuntimeError`` without a home."""
    from platformdirs import user_log_path

    return _absolute(user_log_path(NAME, appauthor=False)) / "kiosk.log"


def config_folder() -> Path | None:
    """Where the settings of the stand are; it need not exist. ``None`` without a home."""
    from platformdirs import user_config_path

    with contextlib.suppress(OSError, RuntimeError):
        return _absolute(user_config_path(NAME, appauthor=False))
    return None


def state_folder() -> Path | None:
    """Where the stand keeps its place and its votes; ``None`` where nothing can be kept."""
    from platformdirs import user_state_path

    with contextlib.suppress(OSError, RuntimeError):
        folder = _absolute(user_state_path(NAME, appauthor=False))
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    return None


def _absolute(folder: Path) -> Path:
    """``folder``, unless it is one named "~" in the current one, as it is without a home."""
    if not folder.is_absolute():
        raise RuntimeError(folder)
    return folder


def temporary_folder() -> Path:
    """A folder that is deleted with this process. Also deletes those left by killed processes."""
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
