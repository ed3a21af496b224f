"""The folders in which the kiosk may store files on this computer."""

from __future__ import annotations

import atexit
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from functools import cache
from pathlib import Path

NAME = "fos-kiosk"
GIVEN = "FOS_KIOSK_CACHE"
"""The environment's name for a cache folder that a process shares with those it starts, where nothing can be kept."""
NO_HOME = "NOHOME"
"""Among the names of the system's errors (``ENOSPC``): this user has no home folder."""
_TRIED_BYTES = 4096
"""On a full disk a folder can still be made, and an empty file."""


class NoHomeError(OSError):
    """This user has no home folder."""

    def __init__(self) -> None:
        super().__init__(errno.ENOENT, "no home folder")


def reason_of(error: OSError) -> str:
    """The name of the system's error, for a sentence; ``NO_HOME`` without a home."""
    return NO_HOME if isinstance(error, NoHomeError) else errno.errorcode.get(error.errno or 0, "EIO")


@cache
def cache_folder() -> Path:
    """The cache folder; a temporary one if it is not writable, or the user has no home. Writing there may fail all the same."""
    if given := os.environ.get(GIVEN):
        return Path(given)
    try:
        return lasting_cache()
    except OSError:
        return temporary_folder()


def lasting_cache() -> Path:
    """The user's own cache folder, in which something was written just now. Raises ``OSError``."""
    from platformdirs import user_cache_path

    return _writable(lambda: user_cache_path(NAME, appauthor=False))


def share_cache(environment: MutableMapping[str, str] = os.environ) -> None:
    """Make one cache folder for all processes that this one starts, should it have to be a temporary one."""
    environment.pop(GIVEN, None)
    try:
        lasting_cache()
    except OSError:
        environment[GIVEN] = str(temporary_folder())


def log_path() -> Path:
    """The log file of the stand; its folder may not exist. Raises ``OSError`` without a home."""
    from platformdirs import user_log_path

    return _absolute(lambda: user_log_path(NAME, appauthor=False)) / "kiosk.log"


def config_folder() -> Path | None:
    """Where the settings of the stand are; it need not exist. ``None`` without a home."""
    from platformdirs import user_config_path

    with suppress(OSError):
        return _absolute(lambda: user_config_path(NAME, appauthor=False))
    return None


def state_folder() -> Path:
    """Where the stand keeps its place and its counts; it may not exist. Raises ``OSError`` without a home."""
    from platformdirs import user_state_path

    return _absolute(lambda: user_state_path(NAME, appauthor=False))


def _absolute(find: Callable[[], Path]) -> Path:
    """The folder that ``find`` finds, unless it is one named "~" in the current one, as it is without a home."""
    try:
        folder = find()
    except RuntimeError as error:
        raise NoHomeError from error
    if not folder.is_absolute():
        raise NoHomeError
    return folder


def _writable(find: Callable[[], Path]) -> Path:
    folder = _absolute(find)
    folder.mkdir(parents=True, exist_ok=True)
    tried = folder / f".{NAME}-{os.getpid()}"
    try:
        tried.write_bytes(bytes(_TRIED_BYTES))
    finally:
        with suppress(OSError):
            tried.unlink()
    return folder


def temporary_folder() -> Path:
    """A folder that is deleted with this process. Also deletes those left by killed processes.

    Where there is no place for one, it is a folder that cannot be made: whatever is written there fails.
    """
    for place in _places():
        for left in place.glob(f"{NAME}-*-*"):
            if _is_left_behind(left):
                shutil.rmtree(left, ignore_errors=True)
        with suppress(OSError):
            folder = Path(tempfile.mkdtemp(prefix=f"{NAME}-{os.getpid()}-", dir=place))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            return folder
    return Path(os.devnull) / NAME


def _places() -> list[Path]:
    """Where temporary files may lie, the usual place first, and where nobody looks for our files last."""
    places = [Path("/dev/shm")]
    if runtime := os.environ.get("XDG_RUNTIME_DIR"):
        places.insert(0, Path(runtime))
    # Raises where it finds none. The last that Python tries is the current folder: the content, perhaps.
    with suppress(OSError):
        usual = Path(tempfile.gettempdir())
        places.insert(len(places) if usual == Path(os.path.abspath(os.curdir)) else 0, usual)  # noqa: PTH100
    return places


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
