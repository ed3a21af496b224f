"""A playlist file that was read: its document, and each of its entries with the node it was typed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.playlist.document import PlaylistDocument
from kiosk.playlist.entry import Entry
from kiosk.playlist.items import sort_out
from kiosk.playlist.strangers import drop_slide, drop_theme_keys
from kiosk.problems.findings import Findings
from kiosk.words.sentence import Term
from kiosk.yaml.conform import conform
from kiosk.yaml.nodes import ListNode, MapNode, read_tree
from kiosk.yaml.shape import grammar_of, keys_of

PROSE = ("title", "part")
"""Keys of a playlist behind which people write what they like."""


@dataclass(frozen=True, slots=True)
class Opened:
    """``tree`` is what was typed, without what could not be read."""

    document: PlaylistDocument
    tree: MapNode

    @property
    def entries(self) -> Iterator[tuple[Entry, MapNode]]:
        """The entries and their nodes."""
        return entries_in(self.document.items, self.tree)


def opened(source: Path, findings: Findings) -> Opened | None:
    """The playlist ``source``; ``None``, with the reason reported, if too little of it can be read."""
    tree = read_tree(source, findings, grammar_of((PlaylistDocument,), PROSE))
    where = Term("playlist", {"name": source.name})
    if tree is None or tree.broken:
        return None
    if not isinstance(tree, MapNode):
        found = Term("a-list" if isinstance(tree, ListNode) else "a-text")
        findings.add("not-keys", tree.place, found=found, example=Term("example-playlist"), where=where)
        return None
    drop_theme_keys(tree, where, findings)
    if drop_slide(tree, keys_of(PlaylistDocument), where, findings) and "items" not in tree.entries:
        return None
    listed = tree.get("items")
    if isinstance(listed, ListNode):
        sort_out(listed, findings)
    document = conform(PlaylistDocument, tree, findings, where)
    return Opened(document, tree) if document else None


def entries_in(entries: Sequence[Entry], node: MapNode) -> Iterator[tuple[Entry, MapNode]]:
    """``entries`` with their nodes, which stand under ``items`` in ``node``."""
    listed = node.get("items")
    nodes = listed.items if isinstance(listed, ListNode) else []
    for entry, below in zip(entries, nodes, strict=True):
        if isinstance(below, MapNode):
            yield entry, below
