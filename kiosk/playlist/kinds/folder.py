"""The kind ``folder``: everything showable in a folder, sorted by name; as an item of a playlist, or as a whole show."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import BeforeValidator, Field

from kiosk.media.files import files_of
from kiosk.playlist.builder import Builder, Waiting
from kiosk.playlist.endings import EXPECTED
from kiosk.playlist.entry import Entry
from kiosk.playlist.folder_order import ORDERS, Order, in_order, newest, time_of, today
from kiosk.playlist.kind import Kind
from kiosk.playlist.kinds import kinds
from kiosk.playlist.listed import Listing
from kiosk.playlist.model import Item
from kiosk.playlist.values import Count, FitName, SlideMotionName, Words
from kiosk.words.sentence import Term
from kiosk.yaml.fields import Text, one_of
from kiosk.yaml.nodes import MapNode

OrderName = Annotated[Order, BeforeValidator(one_of(ORDERS))]


class FolderEntry(Entry):
    """Shows everything in a folder that can be shown."""

    folder: Text = Field(description="A folder in assets/.")
    order: OrderName = Field(
        default="name", description="name: 2 before 10; date: oldest first; shuffle: another order each day."
    )
    newest: Count | None = Field(default=None, description="Show only so many: the newest by date.")
    title: Words = Field(default_factory=dict, description="A title, one text or one per language.")
    fit: FitName | None = Field(default=None, description="How its pictures and films fill the screen.")
    motion: SlideMotionName = Field(
        default="drift", description="drift: its pictures grow very slowly for 8 s; still: they stand."
    )


def _items(entry: FolderEntry, node: MapNode, where: Term, builder: Builder) -> Sequence[Item]:
    place = node.spot("folder")
    if builder.media.is_to_come(entry.folder) and PurePosixPath(entry.folder).suffix.lower() not in EXPECTED:
        builder.waiting.append(Waiting("folder-to-come", "asset-missing", place, entry.folder, where))
        return []
    files = builder.media.listing(entry.folder, place, where)
    if files is None:
        return []
    listing = Listing(kinds().values(), builder, builder.media.folder.assets, place, where)
    title = builder.title(entry.title, node, where)
    chosen = _chosen(files, entry, listing, builder)
    items = listing.items(chosen, entry, siblings=files, motion=entry.motion, title=title)
    if not items:
        # Of each file that people expect to see it was said why they do not.
        code = "" if listing.expected(files) else "folder-waiting"
        builder.waiting.append(Waiting(code, "folder-empty", place, entry.folder, where))
    return items


def _chosen(files: Sequence[Path], entry: FolderEntry, listing: Listing, builder: Builder) -> Sequence[Path]:
    """The files that ``entry`` asks for, in its order."""
    looking = builder.media.looking
    dated = cache(lambda file: time_of(file, look=looking.may_look()))
    if entry.newest:
        files = newest(listing.expected(files), entry.newest, dated)
    return in_order(files, entry.order, dated, today())


def items_of_plain_folder(root: Path, builder: Builder) -> Sequence[Item]:
    """The items of a folder without a playlist; findings are placed at the files themselves."""
    return items_of_files(files_of(root), root, builder)


def items_of_files(files: Sequence[Path], root: Path, builder: Builder) -> Sequence[Item]:
    """The items of some files of such a folder."""
    listing = Listing(kinds().values(), builder, root, None, Term("folder", {"name": root.name}))
    entry = FolderEntry(folder=".")
    return listing.items(files, entry, siblings=files, motion=entry.motion, title={})


KIND = Kind("folder", 40, FolderEntry, _items)
