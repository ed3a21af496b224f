"""The interface of a kind of item for reading playlists: its keys, and how they become items."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from kiosk.media.kinds import Family
from kiosk.playlist.builder import Builder
from kiosk.playlist.entry import Entry
from kiosk.playlist.model import Item, SlideMotion
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term
from kiosk.yaml.nodes import MapNode

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of a folder, and the place for findings about it."""

    path: Path
    name: str
    place: Place
    where: Term
    siblings: Sequence[Path]
    """The files of the folder that are not shown themselves, such as captions."""
    motion: SlideMotion
    """The folder's setting for its pictures."""
    title: Mapping[str, str]
    """The folder's own title, by language."""

    def name_of(self, sibling: Path) -> str:
        """The name of another file of the folder in findings."""
        return (PurePosixPath(self.name).parent / sibling.name).as_posix()


@dataclass(frozen=True, slots=True)
class Kind(Generic[E]):
    """A kind of item."""

    name: str
    """The key that marks an entry as this kind."""
    order: int
    """Its position in lists of kinds."""
    entry: type[E]
    """The model of its entries."""
    items: Callable[[E, MapNode, Term, Builder], Sequence[Item]]
    """Makes the items of an entry; none, with the reason reported, if it cannot be shown."""
    families: frozenset[Family] = frozenset()
    """The families of files in a folder that it handles: shows, or reports why not."""
    holds_items: bool = False
    """Whether other entries stand below it, under ``items``."""
    is_group: bool = False
    """Whether its items are those of other entries, whose own ``when`` and ``every`` hold besides."""
    of_file: Callable[[ListedFile, Entry, Builder], Sequence[Item]] | None = None
    """Makes the items of such a file in a folder requested by the entry."""
