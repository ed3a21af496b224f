"""What another load of the same content means for the show that runs: a broken save, or a show that takes its place.

A save is broken when a text that was changed has mistakes that it did not have: the show that runs stays as it is. What is
missing or damaged beside texts that did not change (a deleted photo, a stick pulled out) is no slip of a pen: it is left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

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


def judge(shown: Loaded, loaded: Loaded) -> AnotherLoad:
    """``loaded`` compared with ``shown``, which runs. Asks the disk which files are gone."""
    broken = _new_mistakes(shown, loaded)
    now = shown.playlist if broken else _with_known_items(shown, loaded.playlist)
    kept = {item.key for item in loaded.playlist.items} if loaded.playlist and not broken else set()
    gone = frozenset(item.key for item in _items(shown) if item.key not in kept and _is_deleted(item, shown))
    if broken and now:
        now = replace(now, items=tuple(item for item in now.items if item.key not in gone)) if gone else None
    return AnotherLoad(loaded, now, broken, gone)


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


def _is_deleted(item: Item, shown: Loaded) -> bool:
    """Whether its file is gone while its folder is still there: a stick that was pulled out comes back."""
    file = item.file
    try:
        return file is not None and shown.root.is_dir() and file.parent.is_dir() and not file.exists()
    except OSError:
        return False


def _new_mistakes(shown: Loaded, loaded: Loaded) -> tuple[Problem, ...]:
    if loaded.playlist is None:
        return tuple(sorted(_errors(loaded), key=_follows)) if shown.playlist else ()
    known = Counter(_name(problem) for problem in _errors(shown))
    found = []
    for problem in _errors(loaded):
        if not _is_changed(problem.file, shown, loaded):
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


def _is_changed(file: Path, shown: Loaded, loaded: Loaded) -> bool:
    return file in loaded.texts and loaded.texts[file] != shown.texts.get(file)


def _name(problem: Problem) -> tuple[object, ...]:
    """What makes a mistake the same one although lines were added above it."""
    return problem.file, problem.code, repr(problem.params)
