"""May this file be opened as a film? Looked at before any engine sees it: what it is, not what it is called."""

from __future__ import annotations

from pathlib import Path

from kiosk.content.kinds import Family, kind_of


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
