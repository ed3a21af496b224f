"""Where the words and settings of an item were typed, so that a finding points at the very line."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from kiosk.content.mission import mission_root
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.model import Item
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place, Problem
from kiosk.proof.fields import Field
from kiosk.yaml.nodes import ListNode, MapNode, Node, read_tree


class Places:
    """Finds places in the files of a show, each of which is read once more when it is first asked for."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._trees: dict[Path, Node | None] = {}
        self._maps: dict[Path, dict[Place, MapNode]] = {}
        self._starts: dict[Path, list[int]] = {}

    def entry(self, item: Item, key: str = "") -> Place:
        """The value of ``key`` in the item's entry of the playlist; the entry itself if it has none."""
        if item.place is None:
            return self._own_file(item)
        node = self._entry(item.place)
        return node.spot(key) if node and key in node.entries else item.place

    def words(self, item: Item, language: str, field: Field = ()) -> Place:
        """Where the words of ``field`` are typed in this language; the block of the language, or the whole, if they are
        not."""
        if item.words_file:
            tree = self._tree(item.words_file)
            return _deepest(tree, (language, *field)) or Place(item.words_file)
        if item.place is None:
            return self._own_file(item)
        # A playlist's own items have a title as their only words: one text, or one for each language.
        entry = self._entry(item.place)
        if entry is None or "title" not in entry.entries:
            return self.entry(item)
        return _deepest(entry, ("title", language)) or entry.spot("title")

    def setting(self, item: Item, key: str) -> Place:
        """The value of ``key`` that a slide's file, or else the item's entry, has for all languages."""
        if item.words_file:
            return _deepest(self._tree(item.words_file), (key,)) or Place(item.words_file)
        return self.entry(item, key)

    def of_show(self, key: str) -> Place:
        """The value of ``key`` in the playlist itself."""
        tree = self._tree(self._loaded.source) if self._loaded.source.is_file() else None
        if isinstance(tree, MapNode) and key in tree.entries:
            return tree.spot(key)
        return Place(self._loaded.source)

    def wordmark(self) -> Place | None:
        """Where the name on the screen was typed; ``None`` where it is that of the theme which travels with the kiosk."""
        house = mission_root() / "assets"
        for file in self._loaded.texts:
            is_house = file.is_relative_to(house) and self._loaded.root != mission_root()
            if (
                file.suffix in (".yaml", ".yml")
                and not is_house
                and file.parent != self._loaded.root / "slides"
            ):
                tree = self._tree(file)
                if isinstance(tree, MapNode) and "wordmark" in tree.entries:
                    return tree.spot("wordmark")
        return None

    def asset_name(self, path: Path) -> str:
        """The name of a file as a playlist calls it."""
        assets = self._loaded.root / "assets"
        return path.relative_to(assets).as_posix() if path.is_relative_to(assets) else path.name

    def is_in(self, problem: Problem, entry: Place) -> bool:
        """Whether a problem of the same file stands in the entry that begins at ``entry``."""
        return entry.line <= problem.line < self._end_of(entry)

    def _end_of(self, entry: Place) -> float:
        """The line on which the entry that follows begins."""
        if entry.file not in self._starts:
            tree = self._tree(entry.file)
            self._starts[entry.file] = sorted(
                node.place.line
                for listed in _lists(tree)
                for node in listed.items
                if isinstance(node, MapNode)
            )
        starts = self._starts[entry.file]
        number = bisect_right(starts, entry.line)
        return starts[number] if number < len(starts) else math.inf

    def _own_file(self, item: Item) -> Place:
        file = item.film or (item.picture.path if item.picture else None)
        return Place(file or self._loaded.source)

    def _entry(self, place: Place) -> MapNode | None:
        if place.file not in self._maps:
            self._maps[place.file] = {node.place: node for node in _maps(self._tree(place.file))}
        return self._maps[place.file].get(place)

    def _tree(self, file: Path) -> Node | None:
        if file not in self._trees:
            # What is wrong in it was reported when it was loaded.
            self._trees[file] = read_tree(file, Findings())
        return self._trees[file]


class EasyPlaces(Places):
    """The same for the easy words of a slide."""

    def words(self, item: Item, language: str, field: Field = ()) -> Place:
        return super().words(item, language, ("easy", *field))

    def wordmark(self) -> Place | None:
        """It is told of with the usual words."""
        return None


def _deepest(tree: Node | None, path: Field) -> Place | None:
    """Where ``path`` leads to, or as far as it leads; ``None`` if not even its first step is there."""
    place: Place | None = None
    node = tree
    for step in path:
        if isinstance(node, MapNode) and step in node.entries:
            place, node = node.spot(str(step)), node.get(str(step))
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
        else:
            break
    return place


def _lists(node: Node | None) -> Iterator[ListNode]:
    """Every list in a tree."""
    if isinstance(node, MapNode):
        for _, value in node.entries.values():
            yield from _lists(value)
    elif isinstance(node, ListNode):
        yield node
        for each in node.items:
            yield from _lists(each)


def _maps(node: Node | None) -> Iterator[MapNode]:
    """Every block of keys in a tree."""
    if isinstance(node, MapNode):
        yield node
        for _, value in node.entries.values():
            yield from _maps(value)
    elif isinstance(node, ListNode):
        for each in node.items:
            yield from _maps(each)
