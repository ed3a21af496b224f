"""In which order the files of a folder are shown, and which of them are the newest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from kiosk.media.files import natural
from kiosk.media.photos.about import taken

Order = Literal["name", "date", "shuffle"]
ORDERS: tuple[Order, ...] = ("name", "date", "shuffle")


def in_order(files: Sequence[Path], order: Order, time_of: Callable[[Path], float], day: date) -> list[Path]:
    """``files``, sorted by name, in their ``order``.

    ``shuffle`` is another order each ``day``: neither a save nor a restart mixes what is being shown, a new file comes
    somewhere between the others, and the checker and the stand agree.
    """
    if order == "date":
        return sorted(files, key=lambda file: (time_of(file), natural(file.name)))
    if order == "shuffle":
        return sorted(files, key=lambda file: _lot(file, day))
    return list(files)


def newest(files: Sequence[Path], count: int, time_of: Callable[[Path], float]) -> list[Path]:
    """The ``count`` newest of ``files``, which keep their order."""
    ranked = sorted(files, key=lambda file: (-time_of(file), natural(file.name)))
    kept = set(ranked[:count])
    return [file for file in files if file in kept]


def time_of(file: Path, *, look: bool = True) -> float:
    """When the photo was taken as it says itself, else when the file was last written: seconds since 1970. Without ``look``
    the file is not opened."""
    if look and (when := taken(file)) is not None:
        return when
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def today() -> date:
    """The day at this computer."""
    return datetime.now().astimezone().date()


def _lot(file: Path, day: date) -> bytes:
    return hashlib.sha256(f"{day.isoformat()}/".encode() + os.fsencode(file.name)).digest()
