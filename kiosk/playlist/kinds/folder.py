"""The kind ``folder``: everything showable in a folder, sorted by name; as an item of a playlist, or as a whole show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from kiosk.media.files import files_of
from kiosk.playlist.builder import Builder
from kiosk.playlist.entry import Entry
from kiosk.playlist.kind import Kind
from kiosk.playlist.kinds import kinds
from kiosk.playlist.listed import Listing
from kiosk.playlist.model import Item
from kiosk.playlist.values import FitName, SlideMotionName
from kiosk.words.sentence import Term
from kiosk.yaml.fields import Text
from kiosk.yaml.nodes import MapNode


class FolderEntry(Entry):
    """Shows everything in a folder that can be shown, in the order of the names."""

    folder: Text = Field(description="A folder in assets/.")
    fit: FitName | None = Field(default=None, description="How its pictures and films fill the screen.")
    motion: SlideMotionName = Field(
        default="drift", description="drift: its pictures grow very slowly for 8 s; still: they stand."
    )


def _items(entry: FolderEntry, node: MapNode, where: Term, builder: Builder) -> Sequence[Item]:
    place = node.spot("folder")
    files = builder.media.listing(entry.folder, place, where)
    if files is None:
        return []
    listing = Listing(kinds().values(), builder, builder.media.folder.assets, place, where)
    items = listing.items(files, entry, entry.motion)
    if not items:
        builder.findings.add("folder-empty", place, name=entry.folder, where=where)
    return items


def items_of_plain_folder(root: Path, builder: Builder) -> Sequence[Item]:
    """The items of a folder without a playlist; findings are placed at the files themselves."""
    listing = Listing(kinds().values(), builder, root, None, Term("folder", {"name": root.name}))
    entry = FolderEntry(folder=".")
    return listing.items(files_of(root), entry, entry.motion)


KIND = Kind("folder", 40, FolderEntry, _items)
