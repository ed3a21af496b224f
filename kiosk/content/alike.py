"""Finds files whose name differs slightly from what was typed: Unicode form (on a Mac), case, a hidden suffix.

A different Unicode form is accepted silently, as nobody can see it; the other differences are accepted and reported.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from kiosk.words.spelling import one_form

_OLD_ENCODINGS = ("cp1252", "cp850")
"""Encodings of file names from old computers and archives, which are not UTF-8."""


def meant(base: Path, name: str) -> Path | None:
    """The file or folder below ``base`` that ``name`` means though it is written otherwise; ``None`` without one, or where
    there are several."""
    here, parts = base, PurePosixPath(name).parts
    for number, part in enumerate(parts, 1):
        if os.path.lexists(here / part):
            here /= part
            continue
        found = _nearly(_names(here), one_form(part), is_last=number == len(parts))
        if not found:
            return None
        here /= found
    return here if parts else None


def _nearly(names: list[str], wanted: str, *, is_last: bool) -> str:
    small = wanted.casefold()
    ways: list[Callable[[str], bool]] = [
        lambda name: one_form(name) == wanted,
        lambda name: one_form(name).casefold() == small,
        lambda name: any(_as_text(name, each) == wanted for each in _OLD_ENCODINGS),
    ]
    if is_last:
        ways.append(lambda name: one_form(name).casefold() in _with_hidden_ending(small))
    for number, is_alike in enumerate(ways):
        found = [name for name in names if is_alike(name)]
        if len(found) == 1 or (found and number == 0):
            return found[0]
        if found:
            return ""
    return ""


def _with_hidden_ending(name: str) -> tuple[str, ...]:
    """Variants of ``name`` with a suffix appended by an editor, or hidden by the system."""
    path = PurePosixPath(name)
    other = path.with_suffix(".yml").name if path.suffix == ".yaml" else name
    return f"{name}.txt", f"{name}{path.suffix}", other


def _as_text(name: str, encoding: str) -> str:
    if name.isascii() or not any("\udc80" <= sign <= "\udcff" for sign in name):
        return ""
    return one_form(os.fsencode(name).decode(encoding, errors="replace"))


def twins(path: Path) -> tuple[str, ...]:
    """All names in the folder of ``path`` that differ from its own only in form, its own among them."""
    if path.name.isascii():
        return (path.name,)
    wanted = one_form(path.name)
    return tuple(name for name in _names(path.parent) if one_form(name) == wanted)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(each.name for each in folder.iterdir())
    except OSError:
        return []
