"""Makes the items of entries within a part, and of other playlists; these go in no circle, and have limits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.content.folder import Cause, ContentError
from kiosk.media.files import warn_name
from kiosk.playlist.builder import Builder
from kiosk.playlist.entry import Entry
from kiosk.playlist.items import items_of
from kiosk.playlist.model import Item
from kiosk.playlist.opened import entries_in, opened
from kiosk.problems.nearest import nearest_file
from kiosk.words.sentence import Term
from kiosk.yaml.nodes import MapNode
from kiosk.yaml.own_line import value_replaced

DEEPEST = 5
"""Playlists within each other."""
MOST_INCLUDED = 50
"""Playlists that are included in a show, each as often as it is."""
MOST_ITEMS = 10_000
"""Items after which no other playlist is included."""


class Nesting:
    """Of one load: ``source`` is the playlist that is loaded."""

    def __init__(self, source: Path) -> None:
        self._open = [source]
        self._included = 0

    def below(self, entries: Sequence[Entry], node: MapNode, builder: Builder) -> Sequence[Item]:
        return [
            item for entry, below in entries_in(entries, node) for item in items_of(entry, below, builder)
        ]

    def included(
        self, name: str, entry: Entry, node: MapNode, where: Term, builder: Builder
    ) -> Sequence[Item]:
        path = self._find(name, node, where, builder)
        if path is None or not self._may_open(path, name, node, where, builder):
            return []
        self._included += 1
        self._open.append(path)
        try:
            found = opened(path, builder.findings)
            if found is None:
                return []
            inner = builder.below(entry, found.document.defaults)
            return [item for each, below in found.entries for item in items_of(each, below, inner)]
        finally:
            self._open.pop()

    def _find(self, name: str, node: MapNode, where: Term, builder: Builder) -> Path | None:
        folder, place, findings = builder.media.folder, node.spot("playlist"), builder.findings
        typed = name if name.endswith((".yaml", ".yml")) else f"{name}.yaml"
        try:
            path = folder.playlist(typed)
        except ContentError as err:
            if err.cause not in (Cause.MISSING, Cause.EMPTY):
                builder.media.report_slide(err, place, where)
                return None
            if err.path:
                findings.look(err.path)
            near = nearest_file(typed, _names(folder.slides, self._open))
            line = value_replaced(findings, place, "playlist", near) if near else ""
            findings.add("playlist-missing", place, name=typed, near=near, line=line, where=where)
            return None
        findings.look(path)
        warn_name(path, folder.slides, typed, place, where, findings)
        return path

    def _may_open(self, path: Path, name: str, node: MapNode, where: Term, builder: Builder) -> bool:
        place = node.spot("playlist")
        real = [each.resolve() for each in self._open]
        if path.resolve() in real:
            way = [each.name for each in self._open[real.index(path.resolve()) :]]
            builder.findings.add(
                "playlist-circle", place, name=name, way=" → ".join([*way, path.name]), where=where
            )
            return False
        is_deep = len(self._open) > DEEPEST
        if is_deep or self._included >= MOST_INCLUDED or builder.made >= MOST_ITEMS:
            about = {"deep": DEEPEST, "lists": MOST_INCLUDED, "items": MOST_ITEMS}
            builder.findings.add("playlist-limit", place, name=name, **about, where=where)
            return False
        return True


def _names(folder: Path, but: Sequence[Path]) -> list[str]:
    try:
        return sorted(path.name for path in folder.glob("*.y*ml") if path not in but)
    except OSError:
        return []
