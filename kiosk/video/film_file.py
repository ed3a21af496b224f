"""May this file be opened as a film? Looked at before any engine sees it: what it is, not what it is called."""

from __future__ import annotations

from pathlib import Path

from kiosk.media.kinds import Family, Kind, kind_of
from kiosk.media.whole import is_whole

TELL_THEIR_LENGTH = frozenset({Kind.MP4, Kind.MOV, Kind.WEBM, Kind.MKV})
"""Kinds of film whose own lengths prove that all of the file is there."""
LOOKS, LOOK_AHEAD = 8, 0.1
"""How many bytes are read to see whether a file can be read, and over which part of it."""


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
    """Whether the lengths written in the file say that nothing of it is missing; ``False`` also where they say nothing."""
    try:
        kind = kind_of(path)
        return kind in TELL_THEIR_LENGTH and is_whole(path, kind)
    except OSError:
        return False


def can_be_read(path: Path, part: float) -> bool:
    """Whether the file's bytes from ``part`` (0 to 1) of it on can be read. On a dead stick this may take for ever."""
    try:
        with path.open("rb", buffering=0) as file:
            size = path.stat().st_size
            for look in range(LOOKS):
                file.seek(int(size * min(1.0, part + LOOK_AHEAD * look / LOOKS)))
                file.read(1)
    except OSError:
        return False
    return True
