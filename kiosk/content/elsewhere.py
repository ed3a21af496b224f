"""Finds what somebody put, or looked for, in another folder than the one that was meant."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from kiosk.words.spelling import one_form

_NEAR = 0.75


def elsewhere(root: Path, name: str, home: Path) -> Path | None:
    """The file called ``name`` (its folder does not count) that lies in ``root`` or its ``slides`` or ``assets``, and not in
    ``home``."""
    wanted = one_form(PurePosixPath(name).name).casefold()
    for folder in (root, root / "slides", root / "assets"):
        if folder == home:
            continue
        for entry in _entries(folder):
            if one_form(entry.name).casefold() == wanted and entry.is_file(follow_symlinks=False):
                return Path(entry.path)
    return None


def near_path(missing: Path) -> str:
    """The folder that was probably meant by ``missing``, as it is typed from here: one beside it of a like name, or one of its
    very name where the way to it was left out, or was not needed. Empty without one."""
    wanted = one_form(missing.name).casefold()
    here = Path.cwd()
    for parent in dict.fromkeys((missing.parent, missing.parent.parent, here, here.parent)):
        names = [entry.name for entry in _entries(parent) if entry.is_dir() and entry.name[0] not in "._"]
        same = [name for name in names if one_form(name).casefold() == wanted]
        found = same or (get_close_matches(missing.name, names, 1, _NEAR) if parent == missing.parent else [])
        if found:
            return _typed(parent / found[0], here)
    return ""


def _typed(path: Path, here: Path) -> str:
    try:
        typed = os.path.relpath(path, here)
    except ValueError:  # another drive
        return str(path)
    return f'"{typed}"' if " " in typed else typed


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []
