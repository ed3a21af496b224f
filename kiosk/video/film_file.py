"""Checks whether a file may be opened as a film, by its content and not its name, before any engine sees it."""

from __future__ import annotations

from pathlib import Path

from kiosk.media.kinds import Family, Kind, kind_of
from kiosk.media.whole import is_whole

TELL_THEIR_LENGTH = frozenset({Kind.MP4, Kind.MOV, Kind.WEBM, Kind.MKV})
"""Formats whose stated lengths prove that the file is complete."""
LOOKS, LOOK_AHEAD = 8, 0.1
"""How many bytes are read to see whether a file is readable, and over which part of its length."""


def film_file_problem(path: Path) -> str:
    """Why ``path`` must not be opened as a film, as a code (``missing``, ``no-film``, ``unreadable``), or an empty text.

    Only a regular file is opened at all: a pipe or a device would never answer.
    """
    try:
        if not path.exists():
            return "missing"
        return "" if path.is_file() and kind_of(path).family is Family.FILM else "no-film"
    except OSError:
        return "unreadable"


def is_proven_whole(path: Path) -> bool:
    """Whether the lengths stated in the file prove that it is complete; ``False`` also where it states none."""
    try:
        kind = kind_of(path)
        return kind in TELL_THEIR_LENGTH and is_whole(path, kind)
    except OSError:
        return False


def can_be_read(path: Path, part: float) -> bool:
    """Whether the file can be read from ``part`` (0 to 1) of its length on. On a dead USB stick this may block for ever."""
    try:
        with path.open("rb", buffering=0) as file:
            size = path.stat().st_size
            for look in range(LOOKS):
                file.seek(int(size * min(1.0, part + LOOK_AHEAD * look / LOOKS)))
                file.read(1)
    except OSError:
        return False
    return True
