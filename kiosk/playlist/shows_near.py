"""The shows on this computer that somebody may want instead of the one that runs: playlists and folders near it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.content.folder import PLAYLIST_NAME, root_of
from kiosk.playlist.endings import EXPECTED

MOST = 40
"""Shows; nobody chooses among more by touch."""
MOST_FILES = 500
"""Entries of a folder that are looked at."""
MOST_BYTES = 1_000_000
_ITEMS = re.compile(rb"^\xef?\xbb?\xbf?items[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NearShow:
    """A playlist, or a folder with one or with pictures and films."""

    path: Path
    name: str
    """Of its file or folder."""
    title: Mapping[str, str] = field(default_factory=dict)
    """As its playlist says, by language; ``""`` where it says one for all."""
    comes_along: bool = False
    """The one that the kiosk brings itself."""

    def title_in(self, language: str) -> str:
        """What people call it."""
        return self.title.get(language) or self.title.get("") or next(iter(self.title.values()), self.name)


def shows_near(shown: Path, house: Path | None = None, home: Path | None = None) -> tuple[NearShow, ...]:
    """The playlists of the content folder of ``shown``, the content folders beside it, and the ``house``'s own; the order does
    not depend on which of them runs.

    Folders that hold pictures without a playlist are among them where they lie beside ``shown``, unless that is in
    ``home`` itself: nobody's own folders are offered to a public screen. Reads the disk; what cannot be read is no show.
    """
    root = root_of(shown)
    takes_plain = root.parent not in (home, root)
    found: list[NearShow | None] = []
    for folder in sorted({root, *_folders(root.parent)}, key=lambda each: (each.name.casefold(), each.name)):
        if folder == root:
            found += _playlists(root)
        else:
            show = _folder(folder)
            found.append(show if show and (takes_plain or show.path.is_file()) else None)
    if house and (own := _folder(house)):
        found.append(replace(own, comes_along=True))
    known: dict[Path, NearShow] = {}
    for each in found:
        if each:
            known.setdefault(each.path, each)
    return tuple(known.values())[:MOST]


def main_file(path: Path) -> Path:
    """The file or folder by which ``path`` is the same show as another path."""
    path = path.absolute()
    if path.is_file():
        return path
    for file in (path / "slides" / PLAYLIST_NAME, path / PLAYLIST_NAME):
        if file.is_file():
            return file
    return path


def _playlists(root: Path) -> Iterator[NearShow | None]:
    folder = root / "slides" if (root / "slides").is_dir() else root
    first = folder / PLAYLIST_NAME
    for file in sorted(_entries(folder), key=lambda each: (each != first, each.name.casefold())):
        if file.suffix.lower() in (".yaml", ".yml"):
            yield _playlist(file, root.name if file == first else file.stem)
    if not first.is_file():
        yield _folder(root)


def _folders(parent: Path) -> Iterator[Path]:
    return (each for each in _entries(parent) if not each.name.startswith(".") and each.is_dir())


def _folder(folder: Path) -> NearShow | None:
    file = main_file(folder)
    if file.is_file():
        return _playlist(file, folder.name)
    if any(each.suffix.lower() in EXPECTED for each in _entries(folder)):
        return NearShow(folder.absolute(), folder.name)
    return None


def _playlist(file: Path, name: str) -> NearShow | None:
    """``file`` if it is a playlist, whose title is read only then: most files beside it are slides."""
    try:
        if file.stat().st_size > MOST_BYTES or not _ITEMS.search(file.read_bytes()):
            return None
    except OSError:
        return None
    return NearShow(file.absolute(), name, _title(file))


def _title(file: Path) -> dict[str, str]:
    from kiosk.problems.findings import Findings
    from kiosk.yaml.nodes import MapNode, ScalarNode, read_tree

    tree = read_tree(file, Findings())
    title = tree.get("title") if isinstance(tree, MapNode) else None
    if isinstance(title, ScalarNode):
        return {"": title.text} if title.text else {}
    entries = title.entries if isinstance(title, MapNode) else {}
    return {
        language: text.text
        for language, (_, text) in entries.items()
        if isinstance(text, ScalarNode) and text.text
    }


def _entries(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [path for _, path in zip(range(MOST_FILES), folder.iterdir(), strict=False)]
    return []
