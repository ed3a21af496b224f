"""Names of files that are no text: how people see them, and under which name a reader takes them that knows only text.

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
import unicodedata
from functools import cache
from pathlib import Path

LONGEST = 300
"""Characters of a name that are shown: no file is called by more, whatever is typed."""
_FOLDER = "fos-kiosk-names-"
_UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of everything behind them."""


def shown(name: str) -> str:
    """``name`` on one line of readable signs; what is none of them as ``\\xe9`` or ``\\u202e``."""
    if name.isprintable() and len(name) <= LONGEST:
        return name
    cut = name if len(name) <= LONGEST else name[:LONGEST] + "…"
    return "".join(_sign(each) for each in cut)


def _sign(sign: str) -> str:
    if unicodedata.category(sign) not in _UNPRINTABLE and sign not in _TURNS:
        return sign
    number = ord(sign)
    if 0xDC80 <= number <= 0xDCFF:
        number -= 0xDC00
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"


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
    link = _links() / (name + shown(path.suffix).replace("\\", ""))
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
