"""Decides which files of a folder are shown. Files that people would expect to see are never skipped silently."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from kiosk.content.folder import Cause, ContentError
from kiosk.media.files import found_term
from kiosk.media.kinds import Family
from kiosk.media.kinds import Kind as FileKind
from kiosk.playlist.builder import Builder
from kiosk.playlist.endings import EXPECTED, RAW
from kiosk.playlist.entry import Entry
from kiosk.playlist.kind import Kind, ListedFile
from kiosk.playlist.model import Item, SlideMotion
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term

_RAW_SUFFIXES = frozenset(f".{each}" for each in RAW.split())
_MOST_LOOKED_AT = 500
"""Maximum number of file names examined in a subfolder."""


def _pictures_of(files: Sequence[Path]) -> set[str]:
    """The names of the JPEGs: cameras save one of the same name beside the raw photo."""
    return {path.stem.casefold() for path in files if path.suffix.lower() in (".jpg", ".jpeg")}


class Listing:
    """Judges the files of one folder and gives each to the one of ``kinds`` that shows it. ``place`` is where the folder was
    asked for, and without it each finding is placed at the file itself."""

    def __init__(
        self, kinds: Collection[Kind[Any]], builder: Builder, base: Path, place: Place | None, where: Term
    ) -> None:
        self._takers = {family: kind for kind in kinds for family in kind.families}
        self._builder, self._base, self._place, self._where = builder, base, place, where

    def items(
        self,
        files: Sequence[Path],
        entry: Entry,
        *,
        siblings: Sequence[Path],
        motion: SlideMotion,
        title: Mapping[str, str],
    ) -> list[Item]:
        """What those of ``files`` that are part of the show put on the screen, in their order, as ``entry`` wants it.

        ``siblings`` are all files of the folder; ``motion`` and ``title`` are its own.
        """
        looking = self._builder.media.looking
        looking.expect(len(files))
        pictures = _pictures_of(files)
        beside = [path for path in siblings if path.suffix.lower() not in EXPECTED]
        found: list[Item] = []
        for path in files:
            name, at = path.relative_to(self._base).as_posix(), self._place or Place(path)
            looking.looked()
            kind = self._peek(path, name, at)
            if kind is None or (kind.family is Family.RAW and path.stem.casefold() in pictures):
                continue
            taker = self._takers.get(kind.family)
            if taker and taker.of_file:
                file = ListedFile(path, name, at, self._where, beside, motion, title)
                found += taker.of_file(file, entry, self._builder)
            elif path.suffix.lower() in EXPECTED:
                is_kind = found_term(kind)
                self._builder.findings.add("file-left-out", at, name=name, found=is_kind, where=self._where)
        return found

    def expected(self, files: Sequence[Path]) -> list[Path]:
        """Those of ``files`` that people expect to see, whether they can be shown or not."""
        pictures = _pictures_of(files)
        return [
            path
            for path in files
            if self._is_expected(path)
            and not (path.suffix.lower() in _RAW_SUFFIXES and path.stem.casefold() in pictures)
        ]

    def _is_expected(self, path: Path) -> bool:
        if path.suffix.lower() in EXPECTED:
            return True
        with suppress(ContentError, OSError):
            return self._builder.media.kind(self._builder.media.folder.accept(path)).family in self._takers
        return False

    def _peek(self, path: Path, name: str, at: Place) -> FileKind | None:
        try:
            self._builder.media.folder.accept(path)
            self._builder.findings.look(path)
            return self._builder.media.kind(path)
        except (ContentError, OSError) as err:
            if path.is_dir():
                self._look_inside(path, name, at)
            elif path.suffix.lower() in EXPECTED:
                is_link = isinstance(err, ContentError) and err.cause is Cause.LINK
                code = "path-link" if is_link else "file-unreadable"
                self._builder.findings.add(code, at, name=name, near="", where=self._where)
            return None

    def _look_inside(self, path: Path, name: str, at: Place) -> None:
        """A playlist may ask for a folder within the folder by an item of its own; a plain folder cannot."""
        if self._place is not None:
            return
        try:
            with os.scandir(path) as entries:
                names = [Path(entry.name).suffix.lower() for entry in islice(entries, _MOST_LOOKED_AT)]
        except OSError:
            return
        if EXPECTED.intersection(names):
            self._builder.findings.add("folder-inside", at, name=name, where=self._where)
