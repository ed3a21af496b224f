"""What another load of the same content means for the show that runs: a broken save, or a show that takes its place.

A save is broken when a text that was changed has mistakes that it did not have, or cannot be read any longer: the show that
runs stays as it is. It stays too when a whole folder has gone: one that was renamed, or a stick that was pulled out, comes
back. What is missing or damaged beside texts that did not change (a deleted photo) is no slip of a pen: it is left out.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.content.watching import TEXTS
from kiosk.playlist.contents import files_of
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.model import Item, Playlist
from kiosk.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class AnotherLoad:
    """``playlist`` is to be shown now; ``None`` if all stays as it is."""

    loaded: Loaded
    playlist: Playlist | None
    broken: tuple[Problem, ...] = ()
    """The mistakes for which this load is not shown, causes before what follows from them."""
    deleted: frozenset[str] = frozenset()
    """Keys of items of the show that runs whose files have been deleted. Nobody sees them any longer."""
    gone: Path | None = None
    """The folder that is no longer there, for which this load is not shown."""
    is_news: bool = True
    """Whether it is yet to be told why this load is not shown."""

    @property
    def is_refused(self) -> bool:
        """Whether the show that runs stays as it is, but for what was deleted."""
        return bool(self.broken) or self.gone is not None


def judge(shown: Loaded, loaded: Loaded) -> AnotherLoad:
    """``loaded`` compared with ``shown``, which runs. Asks the disk which files are gone."""
    gone = _folder_gone(shown)
    broken = () if gone else _new_mistakes(shown, loaded)
    is_refused = bool(broken or gone)
    now = shown.playlist if is_refused else _with_known_items(shown, loaded.playlist)
    kept = {item.key for item in loaded.playlist.items} if loaded.playlist and not is_refused else set()
    deleted = frozenset(
        item.key for item in _items(shown) if item.key not in kept and is_deleted(item, shown)
    )
    if is_refused and now:
        left = tuple(item for item in now.items if item.key not in deleted)
        now = replace(now, items=left) if deleted else None
    return AnotherLoad(loaded, now, broken, deleted, gone)


def _with_known_items(shown: Loaded, playlist: Playlist | None) -> Playlist | None:
    """The same playlist, in which each item that did not change is the very object of ``shown``.

    Who compares the two then does so by identity: a thousand items take the window's thread 0.1 ms instead of 10.
    """
    if playlist is None:
        return None
    known = {item.key: item for item in _items(shown)}
    return replace(playlist, items=tuple(_known(item, known.get(item.key)) for item in playlist.items))


def _known(item: Item, old: Item | None) -> Item:
    return old if old is not None and old == item else item


def _items(loaded: Loaded) -> tuple[Item, ...]:
    return loaded.playlist.items if loaded.playlist else ()


def is_deleted(item: Item, shown: Loaded) -> bool:
    """Whether its file is gone while its folder is still there: a stick that was pulled out comes back."""
    file = item.file
    try:
        return file is not None and shown.root.is_dir() and file.parent.is_dir() and not file.exists()
    except OSError:
        return False


def _folder_gone(shown: Loaded) -> Path | None:
    """The folder of the show that runs, its playlist's or ``assets``, if it cannot be opened any longer."""
    if shown.playlist is None:
        return None
    assets = shown.root / "assets"
    used = (*shown.texts, *(file for item in shown.playlist.items for file in files_of(item)))
    folders = [shown.root, shown.source.parent]
    if any(file.is_relative_to(assets) for file in used):
        folders.append(assets)
    return next((folder for folder in folders if not _is_there(folder)), None)


def _is_there(folder: Path) -> bool:
    try:
        with os.scandir(folder):
            return True
    except OSError:
        return False


def _new_mistakes(shown: Loaded, loaded: Loaded) -> tuple[Problem, ...]:
    if loaded.playlist is None:
        return tuple(sorted(_errors(loaded), key=_follows)) if shown.playlist else ()
    known = Counter(_name(problem) for problem in _errors(shown))
    found = []
    for problem in _errors(loaded):
        if not _is_changed(problem, shown, loaded):
            continue
        known[_name(problem)] -= 1
        if known[_name(problem)] < 0:
            found.append(problem)
    return tuple(found)


def _errors(loaded: Loaded) -> tuple[Problem, ...]:
    return tuple(problem for problem in loaded.problems if problem.severity == "error")


def _follows(problem: Problem) -> bool:
    """Whether other mistakes are its cause."""
    return problem.code in ("nothing-to-show", "folder-nothing")


def _is_changed(problem: Problem, shown: Loaded, loaded: Loaded) -> bool:
    file = problem.file
    if file in loaded.texts:
        return loaded.texts[file] != shown.texts.get(file)
    # A text that could not be read is none of ``texts``; one that was deleted is missing where it is named.
    return file.suffix.lower() in TEXTS and problem.code != "file-missing"


def _name(problem: Problem) -> tuple[object, ...]:
    """What makes a mistake the same one although lines were added above it."""
    return problem.file, problem.code, repr(problem.params)
