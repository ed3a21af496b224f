"""The posters that were shown, as pictures on the disk: the curtain shows the last one."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from kiosk.machine.folders import cache_folder

FOLDER, LAST = "posters", "last"
MOST = 300
"""Posters that are kept; the oldest go."""
QUALITY = 92


def poster_file(*about: object) -> Path:
    """Where the poster that is known by ``about`` (item, language, theme, size) is kept."""
    name = hashlib.sha256(repr(about).encode("utf-8", "surrogateescape")).hexdigest()[:20]
    return cache_folder() / FOLDER / f"{name}.jpg"


def remember(file: Path) -> None:
    """This is the poster shown last. Raises ``OSError``."""
    fresh = file.parent / f".{LAST}.{os.getpid()}"
    fresh.write_text(file.name, "ascii")
    fresh.replace(file.parent / LAST)


def read_last() -> Path | None:
    """The poster shown last, by this run or an earlier one."""
    with suppress(OSError, ValueError):
        folder = cache_folder() / FOLDER
        file = folder / Path((folder / LAST).read_text("ascii")[:100]).name
        if file.is_file():
            return file
    return None


def tidy() -> None:
    """Delete the oldest posters above ``MOST``."""
    with suppress(OSError):
        files = sorted((cache_folder() / FOLDER).glob("*.jpg"), key=lambda file: file.stat().st_mtime)
        for file in files[:-MOST]:
            file.unlink(missing_ok=True)
