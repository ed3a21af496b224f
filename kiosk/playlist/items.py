"""Determines the kind of each entry of a playlist, and makes its items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import lcm

from kiosk.media.files import is_office, report_office
from kiosk.playlist.builder import Builder
from kiosk.playlist.endings import kind_by_ending
from kiosk.playlist.entry import Entry
from kiosk.playlist.kinds import kinds
from kiosk.playlist.model import Item
from kiosk.playlist.schedule import When, both
from kiosk.playlist.when_checks import mind_when
from kiosk.playlist.when_document import mind_both, when_of
from kiosk.problems.findings import Findings
from kiosk.problems.nearest import nearest_word
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term
from kiosk.yaml.conform import element_term
from kiosk.yaml.nodes import ListNode, MapNode, Node, ScalarNode
from kiosk.yaml.own_line import corrected


def sort_out(items: ListNode, findings: Findings, inside: bool = False) -> None:
    """Remove entries of unknown kind, and report why; also within entries that hold others. ``inside`` of one there is no
    other one."""
    kept: list[Node] = []
    for node in items.items:
        if node.broken:
            continue
        if not isinstance(node, MapNode):
            if isinstance(node, ScalarNode) and is_office(node.text):
                where = Term("item-bare", {"number": node.number})
                report_office(node.text, node.place, where, findings)
                continue
            text = node.text if isinstance(node, ScalarNode) and not node.is_null else "…"
            meant = f"{kind_by_ending(text)}: {text}"
            line = f"- {meant}" if text == "…" else corrected(findings, node.place, meant)
            findings.add("item-not-block", node.place, number=node.number, text=text, line=line)
            continue
        typed = [kind for kind in kinds() if kind in node.entries]
        if len(typed) == 1:
            value = node.get(typed[0])
            if isinstance(value, ScalarNode) and value.is_null and not value.broken:
                where = Term("item-bare", {"number": node.number})
                findings.add("missing-value", node.key(typed[0]).place, key=typed[0], where=where)
            elif value is not None and not value.broken:
                known = kinds()[typed[0]].entry.model_fields
                _mind_ending(node, typed[0])
                mind_when(node, known, element_term(node, kinds()), findings)
                if not kinds()[typed[0]].holds_items:
                    kept.append(node)
                elif inside:
                    findings.add("part-in-part", node.key(typed[0]).place, number=node.number)
                else:
                    kept.append(node)
                    below = node.get("items")
                    if isinstance(below, ListNode):
                        sort_out(below, findings, inside=True)
        elif typed:
            second = sorted(typed, key=lambda kind: node.key(kind).place)[1]
            lines = tuple(f"- {kind}: {_shown(node.get(kind))}" for kind in typed)
            place = node.key(second).place
            findings.add("two-kinds", place, number=node.number, kinds=tuple(typed), lines=lines)
        else:
            near, place = _near_kind(node)
            line = corrected(findings, place, near) if near else ""
            about = {"number": node.number, "kinds": tuple(kinds()), "near": near, "line": line}
            findings.add("no-kind", place, **about)
    items.items = kept


def _mind_ending(node: MapNode, kind: str) -> None:
    """What the ending of its file says that an entry should be, it may have the keys of: that is told at the file."""
    value = node.get(kind)
    other = kind_by_ending(value.text) if isinstance(value, ScalarNode) else kind
    if other in kinds() and other not in (kind, "slide"):
        foreign = kinds()[other].entry.model_fields.keys() - kinds()[kind].entry.model_fields.keys()
        for key in foreign & node.entries.keys():
            node.lost.add(key)
            del node.entries[key]


def _near_kind(node: MapNode) -> tuple[str, Place]:
    for key, (key_node, _) in node.entries.items():
        if near := nearest_word(key, kinds()):
            return near, key_node.place
    for key_node, value in node.entries.values():
        if isinstance(value, ScalarNode) and (kind := kind_by_ending(value.text)) != "slide":
            return kind, key_node.place
    return "", node.place


def _shown(value: Node | None) -> str:
    return value.text if isinstance(value, ScalarNode) else "…"


def items_of(entry: Entry, node: MapNode, builder: Builder) -> Sequence[Item]:
    """The items of ``entry``: one, several for a folder, none if it cannot be shown."""
    kind = next(kind for kind in kinds().values() if isinstance(entry, kind.entry))
    where = element_term(node, kinds())
    when = when_of(entry.when, node, where, builder.findings)
    items = kind.items(entry, node, where, builder)
    if kind.is_group:
        within = [_within(item, when, entry.every) for item in items]
        mind_both(items, within, when, node, builder.findings)
        return within
    return [replace(item, place=node.place, when=when, every=entry.every) for item in items]


def _within(item: Item, when: When | None, every: int) -> Item:
    """``item`` in a group that is shown so: its own schedule holds besides."""
    return replace(item, when=both(when, item.when), every=lcm(every, item.every))
