"""The content folder: the only place pictures, films, captions and slides are taken from.

A name typed by a person becomes a path only here, and only when it stays inside. Nothing is opened:
``stat`` tells what a file is, so a pipe or a device can never hang the reader.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from kiosk.content.alike import meant

PLAYLIST_NAME = "playlist.yaml"
_URL = re.compile(
    r"^[A-Za-z][A-Za-z0-9+.-]+://|^(?:data|file|http|https|ftp|rtsp|udp|mailto):", re.IGNORECASE
)
_DRIVE = re.compile(r"^[A-Za-z]:(?:[\\/]|$)")


def root_of(path: Path) -> Path:
    """The content folder that ``path`` means: itself, the one around ``slides/``, or the one a playlist file lies in.

    What is not there yet is a folder, unless it is called like a playlist.
    """
    path = path.absolute()
    if path.is_file() or (path.suffix.lower() in (".yaml", ".yml") and not path.is_dir()):
        return path.parent.parent if path.parent.name == "slides" else path.parent
    return path.parent if path.name == "slides" and (path / PLAYLIST_NAME).exists() else path


class Cause(StrEnum):
    """Why a name does not lead to a file of the content folder."""

    EMPTY = "empty"
    URL = "url"
    ABSOLUTE = "absolute"
    BACKSLASH = "backslash"
    OUTSIDE = "outside"
    LINK = "link"
    MISSING = "missing"
    IS_FOLDER = "is-folder"
    NOT_A_FOLDER = "not-a-folder"
    NOT_REGULAR = "not-regular"


class ContentError(Exception):
    """A name that cannot be taken; ``path`` is where it would have been, if that can be said at all."""

    def __init__(self, cause: Cause, name: str, path: Path | None = None) -> None:
        super().__init__(f"{name!r}: {cause.value}")
        self.cause = cause
        self.name = name
        self.path = path


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A folder with ``slides/`` and ``assets/``; ``assets`` may be the folder itself (a plain folder of
    pictures).

    A name that differs from a file's own in the form of its accents, in capitals or by an ending that the system hides
    leads to that file; who asks compares the path with the name, and says so."""

    root: Path
    assets_name: str = "assets"
    slides_name: str = "slides"
    _real_root: Path = field(init=False, repr=False, compare=False)
    """Where the folder is behind links; looked up once, since every file is held against it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_real_root", self.root.resolve())

    @staticmethod
    def around(source: Path, root: Path) -> ContentFolder:
        """The folder of the playlist file ``source``. Where somebody put it beside everything else instead of into ``slides/``,
        the pictures and slides are beside it too, unless they have their folders."""
        if source.parent != root:
            return ContentFolder(root)
        names = ((name if (root / name).is_dir() else ".") for name in ("assets", "slides"))
        return ContentFolder(root, *names)

    @property
    def assets(self) -> Path:
        """Where pictures, films and captions are named from."""
        return self.root / self.assets_name

    @property
    def slides(self) -> Path:
        """Where slide files are named from."""
        return self.root / self.slides_name

    def asset(self, name: str) -> Path:
        """The regular file ``name`` below ``assets``, or :class:`ContentError` with its cause."""
        return self._file(self.assets, name)

    def asset_folder(self, name: str) -> Path:
        """The folder ``name`` below ``assets``, or :class:`ContentError` with its cause."""
        path, mode = self._inside(self.assets, name)
        if not stat.S_ISDIR(mode):
            raise ContentError(Cause.NOT_A_FOLDER, name, path)
        return path

    def slide(self, name: str) -> Path:
        """The slide file called ``name`` (without ``.yaml``), or :class:`ContentError` with its cause."""
        return self._file(self.slides, f"{name}.yaml", typed=name)

    def playlist(self, name: str) -> Path:
        """The playlist file ``name`` among the slides, or :class:`ContentError` with its cause."""
        return self._file(self.slides, name)

    def accept(self, path: Path) -> Path:
        """``path``, a file of a listed folder, itself when it is a regular file inside the root, else :class:`ContentError`."""
        with suppress(OSError):
            if stat.S_ISREG(path.lstat().st_mode):
                return path  # no link: it lies where its folder does, which was looked at
        resolved, mode = self._look(path, path.name)
        if not stat.S_ISREG(mode):
            raise ContentError(Cause.NOT_REGULAR, path.name, resolved)
        return path

    def _file(self, base: Path, name: str, typed: str | None = None) -> Path:
        path, mode = self._inside(base, name, typed)
        if stat.S_ISDIR(mode):
            raise ContentError(Cause.IS_FOLDER, typed or name, path)
        if not stat.S_ISREG(mode):
            raise ContentError(Cause.NOT_REGULAR, typed or name, path)
        return path

    def _inside(self, base: Path, name: str, typed: str | None = None) -> tuple[Path, int]:
        shown = typed if typed is not None else name
        if not shown.strip():
            raise ContentError(Cause.EMPTY, shown)
        if _URL.match(name):
            raise ContentError(Cause.URL, shown)
        if name.startswith(("/", "\\", "~/")) or _DRIVE.match(name) or (os.name == "nt" and Path(name).drive):
            raise ContentError(Cause.ABSOLUTE, shown)
        if "\\" in name:
            raise ContentError(Cause.BACKSLASH, shown)
        if ".." in PurePosixPath(name).parts:
            raise ContentError(Cause.OUTSIDE, shown)
        path = base / name
        try:
            _, mode = self._look(path, shown)
        except ContentError as err:
            other = meant(base, name) if err.cause is Cause.MISSING and "\0" not in name else None
            if other is None or other == path:
                raise
            path = other
            _, mode = self._look(path, shown)
        return path, mode

    def _look(self, path: Path, shown: str) -> tuple[Path, int]:
        try:
            resolved = path.resolve(strict=True)
            mode = resolved.stat().st_mode
        except (OSError, ValueError, RuntimeError) as err:
            # RuntimeError: links that go round in circles (Python < 3.13); ValueError: a NUL in the name.
            raise ContentError(Cause.MISSING, shown, path if "\0" not in shown else None) from err
        if not resolved.is_relative_to(self._real_root):
            raise ContentError(Cause.LINK, shown, path)
        return resolved, mode
