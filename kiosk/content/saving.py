"""Writes a file anew so that it is whole at every moment, and keeps what was in it."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path


class ChangedMeanwhileError(Exception):
    """The file is no longer what it was when its new text was made."""


def save(path: Path, data: bytes, expected: bytes) -> Path:
    """Put ``data`` in place of ``expected`` in the file ``path``; where what was in it is kept.

    Rights and owner stay; a link stays one. Raises ``OSError``, or :class:`ChangedMeanwhileError` and leaves it as it is.
    """
    path = path.resolve()
    if path.read_bytes() != expected:
        raise ChangedMeanwhileError(path)
    copy = keep(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, new)
        with contextlib.suppress(OSError, AttributeError):
            os.chown(new, path.stat().st_uid, path.stat().st_gid)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return copy


def keep(path: Path) -> Path:
    """A copy of ``path`` beside it, under a name that was free: ``playlist.yaml.bak``, ``playlist.yaml.bak2`` …"""
    number = 1
    while True:
        copy = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        try:
            # Opened so that a file which appears at this very moment is not overwritten.
            with copy.open("xb") as file:
                file.write(path.read_bytes())
        except FileExistsError:
            number += 1
            continue
        with contextlib.suppress(OSError):
            shutil.copystat(path, copy)
        return copy
