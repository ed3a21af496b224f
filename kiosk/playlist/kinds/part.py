"""The kind ``part``: entries that belong together, under a title of the overview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import Field

from kiosk.playlist.builder import Builder
from kiosk.playlist.entry import Entry
from kiosk.playlist.kind import Kind
from kiosk.playlist.model import Item
from kiosk.playlist.values import Words
from kiosk.words.sentence import Term
from kiosk.yaml.nodes import MapNode

if TYPE_CHECKING:
    # The entries of all kinds but those that hold items: told in kiosk.playlist.document, where they are known.
    from kiosk.playlist.entry import Entry as PlainEntry


class PartEntry(Entry):
    """Groups items under a title in the overview."""

    part: Words = Field(description="The title of the part, one text or one per language.")
    items: list[PlainEntry] = Field(description="What belongs to it, in this order.")


def _items(entry: PartEntry, node: MapNode, where: Term, builder: Builder) -> Sequence[Item]:
    title = builder.title(entry.part, node, where, "part")
    if builder.nested is None:
        return []
    found = builder.nested.below(entry.items, node, builder.below(entry))
    return [replace(item, part=item.part or title) for item in found]


KIND = Kind("part", 60, PartEntry, _items, holds_items=True, is_group=True)
