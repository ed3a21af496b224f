"""What a kind of item is, for whoever reads playlists: its keys, and how they become items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    """A file of a folder, and where its findings belong."""

    path: Path
    name: str
    place: Place
    where: Term
    siblings: Sequence[Path]
    """All files of the folder, itself among them."""
    motion: SlideMotion
    """What the folder says of its pictures."""

    def name_of(self, sibling: Path) -> str:
        """How people are told of another file of the folder."""
        return (PurePosixPath(self.name).parent / sibling.name).as_posix()


@dataclass(frozen=True, slots=True)
class Kind(Generic[E]):
    """A kind of item."""

    name: str
    """The key by which an item is told to be of this kind."""
    order: int
    """Where it stands among the kinds when they are listed."""
    entry: type[E]
    """Everything that may be typed of it."""
    items: Callable[[E, MapNode, Term, Builder], Sequence[Item]]
    """What an entry puts on the screen; nothing when it cannot be shown, with the reason reported."""
    families: frozenset[Family] = frozenset()
    """The files of a folder that it shows, or says why not."""
    of_file: Callable[[ListedFile, Entry, Builder], Sequence[Item]] | None = None
    """The same of a file of those families, in a folder that the entry asks for."""
