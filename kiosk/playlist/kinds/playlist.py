"""The kind ``playlist``: the items of another playlist, in this place."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from kiosk.playlist.builder import Builder
from kiosk.playlist.entry import Entry
from kiosk.playlist.kind import Kind
from kiosk.playlist.model import Item
from kiosk.words.sentence import Term
from kiosk.yaml.fields import Text
from kiosk.yaml.nodes import MapNode


class PlaylistEntry(Entry):
    """Shows the items of another playlist."""

    playlist: Text = Field(description="The name of another playlist in slides/, such as evening.yaml.")


def _items(entry: PlaylistEntry, node: MapNode, where: Term, builder: Builder) -> Sequence[Item]:
    if builder.nested is None:
        return []
    return builder.nested.included(entry.playlist, entry, node, where, builder)


KIND = Kind("playlist", 70, PlaylistEntry, _items, is_group=True)
