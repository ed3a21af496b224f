"""The folder that is made: whole, or not at all.

Everything is written to a hidden folder inside it, on the same disk, and moved up at the end. Whatever goes wrong before that
(a full disk, a stick that is pulled out, Ctrl+C) leaves the place as it was. Nothing is ever overwritten.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from kiosk.starter.left import StarterError
from kiosk.words.spelling import one_form

_OF_SYSTEMS = frozenset(
    {"lost+found", "system volume information", "$recycle.bin", "desktop.ini", "thumbs.db"}
)
"""What computers put on an empty stick by themselves."""
SPARE_BYTES = 2_000_000
"""Left free on the disk besides the copies: names, folders, our own texts."""
LONGEST_NAME = 200
"""Bytes of a file's name; file systems take 255, and a number may be put behind it."""


def is_systems(name: str) -> bool:
    """Whether a file of this name is one that nobody made."""
    return name.startswith(".") or name.casefold() in _OF_SYSTEMS


class Target:
    """The new folder while it is being made. It is kept by :meth:`commit`, and gone again without that."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._made: list[Path] = []
        self._moved: list[Path] = []
        self._staging = Path()
        self._taken: set[str] = set()

    def refuse_used(self, source: Path | None = None) -> None:
        """Raise :class:`StarterError` where something stands already, or where the folder would lie inside its ``source``."""
        if source is not None and source.is_dir():
            inside = self.folder.resolve()
            if inside == source.resolve() or source.resolve() in inside.parents:
                raise StarterError("new-inside", folder=self.folder, source=source)
        if self.folder.is_symlink() and not self.folder.exists():
            raise StarterError("new-used", folder=self.folder)
        if self.folder.exists() and not self.folder.is_dir():
            raise StarterError("new-is-file", folder=self.folder)
        if self.folder.is_dir() and any(not is_systems(each.name) for each in self.folder.iterdir()):
            raise StarterError("new-used", folder=self.folder)

    def refuse_small(self, needed: int) -> None:
        """Raise :class:`StarterError` where the disk has no room for ``needed`` bytes."""
        there = next(each for each in (self.folder, *self.folder.parents) if each.exists())
        free = shutil.disk_usage(there).free
        if free < needed + SPARE_BYTES:
            raise StarterError("new-space", needed=-(-needed // 1_000_000), free=free // 1_000_000)

    def __enter__(self) -> Self:
        try:
            for folder in [
                each for each in (*reversed(self.folder.parents), self.folder) if not each.exists()
            ]:
                folder.mkdir()
                self._made.append(folder)
            self._staging = Path(tempfile.mkdtemp(prefix=".kiosk-new-", dir=self.folder))
        except OSError:
            self._undo()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._staging != Path():
            shutil.rmtree(self._staging, ignore_errors=True)
        if kind is not None:
            self._undo()

    def _undo(self) -> None:
        for path in self._moved:
            shutil.rmtree(path, ignore_errors=True)
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()

    def free_name(self, name: PurePosixPath) -> PurePosixPath:
        """``name``, or one like it where a file of that name is there: two names that differ only in capitals or in the form
        of their accents are one on other computers."""
        for number in range(1, 100_000):
            wanted = name if number == 1 else name.with_name(f"{name.stem}-{number}{name.suffix}")
            key = one_form(str(wanted)).casefold()
            if key not in self._taken:
                self._taken.add(key)
                return wanted
        raise FileExistsError(str(name))

    def write(self, name: str, text: str) -> None:
        """Write a text file of ours."""
        path = self._path(PurePosixPath(name))
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def copy(self, source: Path, name: PurePosixPath) -> None:
        """Copy a file with its date, which photos are sorted by."""
        path = self._path(name)
        with source.open("rb") as old, path.open("xb") as new:
            shutil.copyfileobj(old, new, 1 << 20)
        date = source.stat()
        with suppress(OSError):
            os.utime(path, ns=(date.st_atime_ns, date.st_mtime_ns))

    def _path(self, name: PurePosixPath) -> Path:
        path = self._staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def commit(self) -> None:
        """Move everything to its place."""
        for each in sorted(self._staging.iterdir()):
            place = self.folder / each.name
            if place.exists():
                raise FileExistsError(str(place))
            self._moved.append(place)
            each.rename(place)


def safe_name(name: str) -> str:
    """``name`` as it can be written in a playlist and lie on any disk: without bytes that are no text, control signs,
    backslashes or blanks at its ends. Most names stay as they are."""
    clean = "".join("-" if _is_odd(sign) else sign for sign in name).strip()
    clean = clean if clean.strip(".") else "-"
    while len(clean.encode()) > LONGEST_NAME:
        path = PurePosixPath(clean)
        clean = path.stem[:-1] + path.suffix if len(path.suffix) < 12 else clean[:-1]
    return clean


def _is_odd(sign: str) -> bool:
    return sign in "/\\" or not sign.isprintable()
