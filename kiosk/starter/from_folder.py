"""A show of a folder of photos and films, with the folders in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from kiosk.content.folder import Cause, ContentError, ContentFolder
from kiosk.media.files import files_of, natural
from kiosk.media.looking import Looking
from kiosk.media.photos.head import head_of
from kiosk.media.size import image_size
from kiosk.playlist.model import Item
from kiosk.playlist.plain import judge_files
from kiosk.problems.problem import Problem
from kiosk.starter.found import Copy, Entry, Found
from kiosk.starter.left import Left, StarterError
from kiosk.starter.target import Target, is_systems, safe_name

MOST_NAMED = 40
"""Names that one sentence lists."""
FEW_UPRIGHT = 0.1
"""Upright photos in a folder that may be cropped, as a part of all."""


def from_folder(
    root: Path, photos: str, languages: tuple[str, ...], target: Target, looking: Looking | None = None
) -> Found:
    """Every photo, film and PDF below ``root``, for ``assets/<photos>``: an item ``folder`` for each folder that has some."""
    if (root / "slides").is_dir() and any((root / "slides").glob("playlist.y*ml*")):
        raise StarterError("new-is-show", source=root)
    found = Found()

    def unread(error: OSError) -> None:
        found.left.append(Left(_name(Path(error.filename or root), root), "new-unread"))

    others: list[str] = []
    for here, below, _ in os.walk(root, onerror=unread):
        folder = Path(here)
        below[:] = sorted((each for each in below if not is_systems(each)), key=natural)
        for name in [each for each in below if (folder / each).is_symlink()]:
            below.remove(name)
            found.left.append(Left(_name(folder / name, root), "new-linked-folder"))
        files = [each for each in files_of(folder) if not is_systems(each.name) and not each.is_dir()]
        if files:
            others += _one_folder(folder, files, root, photos, languages, target, found, looking)
    if others:
        shown = tuple(others[:MOST_NAMED])
        found.left.append(Left("", "new-others", {"count": len(others), "names": shown}))
    return found


def _one_folder(
    folder: Path,
    files: Sequence[Path],
    root: Path,
    photos: str,
    languages: tuple[str, ...],
    target: Target,
    found: Found,
    looking: Looking | None,
) -> list[str]:
    """Add what ``folder`` itself holds; returns the names of files that nobody would show."""
    below = PurePosixPath(photos, *(safe_name(part) for part in folder.relative_to(root).parts))
    linked = [each for each in files if each.is_symlink()]
    judged = judge_files([each for each in files if each not in linked], folder, languages, looking)
    items, problems = list(judged.items), list(judged.problems)
    wanted = {path: path for item in items for path in files_behind(item)}
    broken = [each for each in linked if not each.exists()]
    for link in linked:
        if link in broken:
            continue
        # What a link leads to is copied, wherever it lies: it is their own computer.
        path = link.resolve()
        behind = judge_files([path], path.parent, languages)
        items += behind.items
        problems += behind.problems
        wanted |= {path: link for item in behind.items for path in files_behind(item) if path.is_file()}
    for path, named in wanted.items():
        name = target.free_name(below / named.name)
        if name.name != named.name:
            found.left.append(Left(_name(named, root), "new-renamed", {"found": name.name}))
        found.copies.append(Copy(path, name))
    if items:
        found.shown += len(items)
        pictures = [item.picture.path for item in items if item.picture and not item.picture.page]
        found.entries.append(_entry_of(f"{below}/", pictures))
    blamed = {problem.file for problem in problems}
    found.left += [Left(_name(each.file, root), problem=each) for each in _worth_saying(problems, wanted)]
    found.left += [Left(_name(each, root), "new-broken-link") for each in broken]
    told = {
        *wanted,
        *wanted.values(),
        *blamed,
        *broken,
        *(each for each in linked if each.resolve() in blamed),
    }
    return [_name(each, root) for each in files if each not in told]


def _entry_of(name: str, pictures: Sequence[Path]) -> Entry:
    """The item for the folder ``name``. Where many of its ``pictures`` are upright, all are shown whole: a photo of people
    that fills a screen on its side has no heads."""
    upright = sum(_is_upright(each) for each in pictures)
    if upright > len(pictures) * FEW_UPRIGHT:
        return Entry({"folder": name, "fit": "contain"}, "whole")
    return Entry({"folder": name})


def _is_upright(path: Path) -> bool:
    try:
        size, is_turned = image_size(path), head_of(path).orientation > 4
    except OSError:
        return False
    if size is None:
        return False
    width, height = reversed(size) if is_turned else size
    return height > width


def _worth_saying(problems: Sequence[Problem], wanted: object) -> list[Problem]:
    """Errors only: what is warned of is taken along, and ``kiosk check`` says it."""
    return [each for each in problems if each.severity == "error" or each.code == "file-left-out"]


def files_behind(item: Item) -> list[Path]:
    """The files that an item is made of."""
    picture = [item.picture.path] if item.picture else []
    film = [item.film] if item.film else []
    return [*film, *picture, *item.captions.values(), *item.sign.values()]


def is_regular(path: Path) -> bool:
    """Whether ``path`` is a file that can be opened without waiting for ever: no pipe, no device."""
    try:
        ContentFolder(path.parent).accept(path)
    except ContentError as error:
        return error.cause is not Cause.NOT_REGULAR and error.cause is not Cause.MISSING
    return True


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) and path != root else path.name
