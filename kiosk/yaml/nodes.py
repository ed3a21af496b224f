"""Parses YAML into a small tree in which every key and value has its line and column.

Scalars stay as typed (so ``no``, ``9:30`` and ``010`` are what they look like); models convert them later. The tree is built
from parser events with limits on their number and depth, so that a malicious file cannot exhaust memory or the stack. Aliases,
anchors and tags are refused.
"""

from __future__ import annotations

import math
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import yaml

from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.problems.source import source_lines
from kiosk.yaml.grammar import Grammar
from kiosk.yaml.mending import MAX_DEPTH, MAX_EVENTS, Readable, mend

MAX_BYTES = 1_000_000

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True, eq=False)
class ScalarNode:
    """Text as typed. ``broken`` was already reported and stands for nothing."""

    text: str
    place: Place
    plain: bool = True
    broken: bool = False
    number: int = 0

    @property
    def is_null(self) -> bool:
        """Nothing was typed (or the YAML word for it)."""
        return self.plain and self.text in _NULLS


@dataclass(slots=True, eq=False)
class ListNode:
    """A list; each element knows its ``number`` (from 1), which stays when others are taken out."""

    place: Place
    items: list[Node] = field(default_factory=list)
    broken: bool = False
    number: int = 0
    lost: set[str] = field(default_factory=set)
    """The numbers of elements that were taken out."""


@dataclass(slots=True, eq=False)
class MapNode:
    """Keys and values in the order typed, each key once."""

    place: Place
    entries: dict[str, tuple[ScalarNode, Node]] = field(default_factory=dict)
    broken: bool = False
    number: int = 0
    lost: set[str] = field(default_factory=set)
    """Keys of which something that was typed could not be kept."""

    def get(self, key: str) -> Node | None:
        """The value of ``key``, if typed."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def key(self, key: str) -> ScalarNode:
        """The key itself, for its place."""
        return self.entries[key][0]

    def spot(self, key: str) -> Place:
        """Where a finding about what stands behind ``key`` belongs: at the text itself, else at the key."""
        value = self.get(key)
        return value.place if isinstance(value, ScalarNode) and value.place.length else self.key(key).place


Node = ScalarNode | ListNode | MapNode


def read_text(path: Path, findings: Findings) -> str | None:
    """The text of a YAML or caption file, or ``None`` with the reason reported. Never opens a pipe or a
    device."""
    place = Place(path)
    if path in findings.drafts:
        return findings.drafts[path]
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            findings.add("file-unreadable", place, name=path.name)
            return None
        if info.st_size > MAX_BYTES:
            findings.add("file-too-big", place, name=path.name, size=math.ceil(info.st_size / 1_000_000))
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        findings.add("file-missing", place, name=path.name)
        return None
    except (OSError, ValueError):
        findings.add("file-unreadable", place, name=path.name)
        return None
    return decode(data, path, findings)


def decode(data: bytes, path: Path, findings: Findings) -> str | None:
    """``data`` as UTF-8 (a byte order mark is fine), or ``None`` with the reason reported."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (
        len(data) > 3 and (data[1::2].count(0) > len(data) // 4)
    ):
        findings.add("file-encoding", Place(path), name=path.name, found="UTF-16")
        return None
    if b"\0" in data:
        findings.add("file-binary", Place(path), name=path.name)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        before = data[: err.start].decode("utf-8", errors="replace")
        rubbish = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in data)
        if rubbish > len(data) // 50:
            findings.add("file-binary", Place(path), name=path.name)
        else:
            findings.add("file-encoding", _place_after(path, before), name=path.name, found="Windows-1252")
        return None


def read_tree(
    path: Path, findings: Findings, grammar: Grammar | None = None
) -> MapNode | ListNode | ScalarNode | None:
    """The tree of the YAML file ``path``; what is wrong is reported, what can be kept is kept.

    With the names of its keys (``grammar``) slips are told and mended that could be text as well.
    """
    text = read_text(path, findings)
    if text is None:
        return None
    findings.remember(path, text)
    readable = mend(path, text, grammar or Grammar(), findings)
    if readable is None:
        return None
    try:
        tree = _Builder(path, readable, findings).build(readable.events)
    except _RefusedError:
        return None
    if tree is None or (isinstance(tree, ScalarNode) and tree.is_null and not tree.broken):
        if not readable.has_cuts:
            findings.add("file-empty", Place(path), name=path.name)
        return None
    return tree


class _Mark(Protocol):
    """A point in the text, counted from 0."""

    line: int
    column: int
    index: int


class _RefusedError(Exception):
    """The file was given up; the reason is reported."""


@dataclass(slots=True)
class _Open:
    """A list or mapping being filled; ``key`` waits for its value."""

    node: ListNode | MapNode
    key: ScalarNode | None = None
    skip_value: bool = False


class _Builder:
    """Turns parser events into a tree, without recursion."""

    def __init__(self, path: Path, readable: Readable, findings: Findings) -> None:
        self._path = path
        self._readable = readable
        self._findings = findings
        self._stack: list[_Open] = []
        self._root: Node | None = None

    def build(self, events: Iterable[yaml.Event]) -> Node | None:
        documents = 0
        for count, event in enumerate(events):
            if count > MAX_EVENTS:
                self._findings.add("file-too-long", self._place(event.start_mark), name=self._path.name)
                raise _RefusedError
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._findings.add("yaml-documents", self._place(event.start_mark, 3))
                    break
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._put(self._stack.pop().node)
            elif isinstance(event, yaml.ScalarEvent):
                self._put(self._scalar(event))
            elif isinstance(event, yaml.AliasEvent):
                self._refuse_sign(event)
                self._put(ScalarNode("", self._place(event.start_mark), broken=True))
        return self._root

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._findings.add("yaml-deep", self._place(event.start_mark), limit=MAX_DEPTH)
            raise _RefusedError
        broken = self._is_signed(event)
        place = self._place(event.start_mark)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        self._stack.append(
            _Open(ListNode(place, broken=broken) if is_list else MapNode(place, broken=broken))
        )

    def _scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        plain = event.style is None
        start, end = _mark(event.start_mark), _mark(event.end_mark)
        place = self._readable.place(start.index, end.index)
        return ScalarNode(event.value, place, plain, self._is_signed(event))

    def _put(self, node: Node) -> None:
        if not self._stack:
            self._root = node
            return
        top = self._stack[-1]
        if isinstance(top.node, ListNode):
            node.number = len(top.node.items) + 1
            top.node.items.append(node)
        elif top.skip_value:
            top.skip_value = False
        elif top.key is None:
            self._put_key(top, top.node, node)
        else:
            top.node.entries[top.key.text] = (top.key, node)
            top.key = None

    def _put_key(self, top: _Open, owner: MapNode, node: Node) -> None:
        if not isinstance(node, ScalarNode) or node.broken or node.is_null:
            if not node.broken:
                self._findings.add("key-not-text", node.place)
            top.skip_value = True
        elif node.text in owner.entries:
            owner.lost.add(node.text)
            first = owner.key(node.text).place.line
            self._findings.add("duplicate-key", node.place, key=node.text, first=first)
            top.skip_value = True
        else:
            top.key = node

    def _is_signed(self, event: yaml.NodeEvent) -> bool:
        """Whether the node carries ``&name`` or ``!tag``: mostly text that lost its first word to YAML."""
        if event.anchor is None and getattr(event, "tag", None) is None:
            return False
        self._refuse_sign(event)
        return True

    def _refuse_sign(self, event: yaml.Event) -> None:
        mark = _mark(event.start_mark)
        text = self._readable.text
        word = text[mark.index :].split(maxsplit=1)[0].rstrip(",]}")
        self._findings.add("yaml-sign", self._place(mark, len(word)), sign=text[mark.index])

    def _place(self, mark: _Mark | None, length: int = 0) -> Place:
        return replace(self._readable.place(_mark(mark).index), length=length)


def _mark(mark: _Mark | None) -> _Mark:
    """Every event of the parser has its marks; only their declared type leaves it open."""
    assert mark is not None
    return mark


def _place_after(path: Path, before: str, length: int = 0) -> Place:
    lines = source_lines(before)
    return Place(path, len(lines), len(lines[-1]) + 1, length)
