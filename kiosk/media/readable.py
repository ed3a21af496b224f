"""A file under a name that is no text: the link under which a reader finds it that knows only text.

A file of Linux may be called by any bytes. Python keeps those that are no UTF-8 as lone surrogates, which Qt, YAML and a
terminal cannot write.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from kiosk.words.printable import printable

_FOLDER = "fos-kiosk-names-"


def readable(path: Path) -> Path:
    """``path``, or a link to it under a name that is text: for Qt, which looks for another file otherwise."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        # Without a link it is not found, and left out like every file that is gone.
        with contextlib.suppress(OSError):
            return _link(path)
    return path


def _link(path: Path) -> Path:
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:24]
    link = _links() / (name + printable(path.suffix).replace("\\", ""))
    with contextlib.suppress(FileExistsError):
        link.symlink_to(path)
    return link


@cache
def _links() -> Path:
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{_FOLDER}{os.getpid()}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def sweep() -> None:
    """Take away what a process left that was killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*-*"):
        number = folder.name.removeprefix(_FOLDER).partition("-")[0]
        if number.isascii() and number.isdecimal() and not Path("/proc", number).exists():
            # Links only, which are not followed; another user's folder stays.
            shutil.rmtree(folder, ignore_errors=True)
