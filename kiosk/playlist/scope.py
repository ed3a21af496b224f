"""What was checked, for people: which playlist of which folder, how many items and files, how long a round lasts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from kiosk.media.kinds import kind_of
from kiosk.media.reading import FileBytes
from kiosk.media.tracks import length_of
from kiosk.playlist.model import Item, Playlist
from kiosk.words.printable import printable
from kiosk.words.sentence import Term


def scope_of(what: str, source: Path, root: Path, playlist: Playlist | None, files: Sequence[Path]) -> Term:
    """Of a ``what`` (playlist, slide, folder, theme, media or settings) read from ``source`` in the folder ``root``."""
    if source == root and what != "folder":
        root = source.parent
    name = source.relative_to(root).as_posix() if source.is_relative_to(root) else str(source)
    # A folder typed as ../stand is told as the place it is; one without ".." as it was typed, links and all.
    shown = os.path.realpath(root) if ".." in root.parts else str(root)
    about = Term(f"checked-{what}", {"name": printable(name), "root": printable(shown)})
    if what in ("theme", "settings"):
        return about
    if playlist is None:
        return Term("checked-nothing", {"what": about})
    present = sum(path.exists() for path in files)
    seconds, unknown = round_of(playlist)
    minutes, rest = divmod(round(seconds), 60)
    lasts = (
        Term("minutes", {"minutes": minutes, "seconds": rest})
        if minutes
        else Term("seconds", {"seconds": rest})
    )
    return Term(
        "checked",
        {
            "what": about,
            "items": Term("checked-items", {"count": len(playlist.items)}),
            "files": Term("checked-files", {"count": present}),
            "round": Term("round-but", {"time": lasts, "count": unknown})
            if unknown
            else Term("round", {"time": lasts}),
        },
    )


def round_of(playlist: Playlist) -> tuple[float, int]:
    """How long one round of ``playlist`` lasts when nobody touches it (s), without the films, so many, whose length their
    head does not say."""
    lengths = [_length(item, playlist.language) for item in playlist.items]
    return sum(each for each in lengths if each is not None), lengths.count(None)


def _length(item: Item, language: str) -> float | None:
    if item.duration is not None:
        return item.duration
    if item.film is None or not item.plays_by_itself:
        return item.reading_time(language)
    try:
        with FileBytes(item.film) as file:
            return length_of(file, kind_of(item.film).label)
    except OSError:
        return None
