"""Hold a tree of nodes against a model: everything that does not fit is reported with its place and taken
out.

One wrong key does not cost the item: the model is tried, what it refuses is cut from the tree, and it is
tried again, until what is left fits. Only a missing key that must be there takes its whole block along.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.playlist.document import (
    BLOCKS,
    KINDS,
    SlideDocument,
    TextBlock,
    keys_of,
)
from kiosk.playlist.nodes import ListNode, MapNode, Node, ScalarNode
from kiosk.playlist.scan import LARGEST, MOST_BYTES
from kiosk.playlist.theme_document import THEME_BLOCKS, ThemeDocument
from kiosk.problems.findings import Findings
from kiosk.problems.nearest import nearest
from kiosk.problems.problem import Place
from kiosk.words.catalogue import languages
from kiosk.words.language_codes import LANGUAGE_CODES, language_names
from kiosk.words.sentence import Term

M = TypeVar("M", bound=BaseModel)

_EXPECTED = {
    "string_type": "text",
    "list_type": "list",
    "dict_type": "languages",
    "model_type": "block",
    "model_attributes_type": "block",
}
_ALREADY_SAID = ("union_tag_not_found", "union_tag_invalid")
"""An item that lost the key of its kind: that the key was no good has been reported."""


@dataclass(slots=True)
class _Spot:
    """Where an error points: the containers above it, the key or number in the innermost, and what stands
    there."""

    owner: MapNode | ListNode
    step: str | int
    key: ScalarNode | None
    node: Node | None
    trail: tuple[tuple[str, Node], ...]
    on_key: bool = False

    @property
    def place(self) -> Place:
        if self.on_key and self.key:
            return self.key.place
        if self.node is None:
            return self.owner.place
        if self.key and (not isinstance(self.node, ScalarNode) or not self.node.place.length):
            return self.key.place
        return self.node.place

    @property
    def name(self) -> str:
        """The key, or for an element of a list the key of that list."""
        if self.key:
            return self.key.text
        return next((name for name, _ in reversed(self.trail) if name), "")


def conform(model: type[M], tree: MapNode, findings: Findings, where: Term) -> M | None:
    """The model filled from ``tree``, with ``tree`` pruned to match; ``None`` when too little is left."""
    _drop_broken(tree)
    run = _Run(model, tree, findings, where)
    while True:
        try:
            result = model.model_validate(plain(tree))
        except ValidationError as err:
            if not run.prune(err):
                run.report_empty()
                return None
        else:
            run.report_empty()
            return result


def plain(node: Node) -> Any:
    """The tree as plain text, lists and dictionaries; an empty value is ``None``."""
    if isinstance(node, ScalarNode):
        return None if node.is_null else node.text
    if isinstance(node, ListNode):
        return [plain(each) for each in node.items]
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def item_term(node: Node) -> Term:
    """How an item is named: by its number and what it shows."""
    if isinstance(node, MapNode):
        for kind in KINDS:
            value = node.get(kind)
            if isinstance(value, ScalarNode) and not value.is_null:
                return Term("item", {"number": node.number, "kind": kind, "name": value.text})
    return Term("item-bare", {"number": node.number})


def near_language(typed: str) -> str:
    """The language code that was probably meant."""
    lower = typed.strip().lower()
    names = language_names()
    if lower in names:
        return names[lower]
    if lower in LANGUAGE_CODES:
        return lower
    usual = (*languages(), "de")
    if lower[:2] in usual and len(lower) > 2:
        return lower[:2]
    return names.get(nearest(lower, names), "") if len(lower) > 3 else nearest(lower, usual)


class _Run:
    """One tree against one model, in as many rounds as it takes."""

    def __init__(self, model: type[BaseModel], tree: MapNode, findings: Findings, where: Term) -> None:
        self._model = model
        self._tree = tree
        self._findings = findings
        self._where = where
        self._empty: dict[tuple[int, str], tuple[Place, Term]] = {}
        self._misspelt: set[tuple[int, str]] = set()

    def prune(self, error: ValidationError) -> bool:
        """Report and cut everything ``error`` names; ``False`` when the root itself cannot stand."""
        details = error.errors(include_url=False, include_input=False)
        # Unknown keys first: a misspelt key explains why the right one is missing.
        details.sort(key=lambda each: each["type"] == "missing")
        cut: list[tuple[MapNode | ListNode, Node | str]] = []
        can_stand = True
        for detail in details:
            spot = self._find(detail["loc"])
            if detail["type"] in _ALREADY_SAID and spot.node is not None:
                cut.append((spot.owner, spot.node))
                continue
            self._report(spot, detail)
            if detail["type"] == "missing":
                holder = self._holder(spot.owner)
                can_stand = can_stand and holder is not None
                if holder is not None:
                    cut.append((holder, spot.owner))
            elif isinstance(spot.owner, MapNode):
                cut.append((spot.owner, str(spot.step)))
            elif spot.node is not None:
                cut.append((spot.owner, spot.node))
        for owner, what in cut:
            _remove(owner, what)
        return can_stand and bool(cut)

    def report_empty(self) -> None:
        """Keys with nothing behind them are reported last: by then it is known whether they were needed."""
        for (_, key), (place, where) in self._empty.items():
            self._findings.add("empty-value", place, key=key, where=where)

    def _find(self, loc: tuple[int | str, ...]) -> _Spot:
        owner: MapNode | ListNode = self._tree
        trail: tuple[tuple[str, Node], ...] = ()
        spot = _Spot(owner, "", None, None, trail)
        node: Node | None = self._tree
        in_items = False
        for step in loc:
            if in_items and isinstance(step, str) and node is not None and len(trail) == 2 and step in KINDS:
                in_items = False  # pydantic names the chosen kind after the number
                continue
            if step == "[key]":
                spot.on_key = True
                break
            if isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                in_items = bool(trail) and trail[-1][0] == "items"
                spot = _Spot(node, step, None, node.items[step], trail)
            elif isinstance(node, MapNode):
                entry = node.entries.get(str(step))
                spot = _Spot(node, step, entry[0] if entry else None, entry[1] if entry else None, trail)
            else:
                break
            node = spot.node
            if node is None:
                break
            trail = (*trail, (str(step) if isinstance(step, str) else "", node))
        return spot

    def _report(self, spot: _Spot, detail: Any) -> None:
        kind: str = detail["type"]
        params: dict[str, Any] = detail.get("ctx") or {}
        where = self._context(spot)
        if kind == "missing":
            self._missing(spot, str(detail["loc"][-1]), where)
        elif spot.on_key:
            self._language(spot, spot.key.text if spot.key else "", where)
        elif kind == "extra_forbidden":
            self._unknown_key(spot, where)
        elif isinstance(spot.node, ScalarNode) and spot.node.is_null:
            place = spot.key.place if spot.key else spot.node.place
            self._empty[id(spot.owner), spot.name] = (place, where)
        elif kind == "unknown-language":
            self._language(spot, _text(spot.node), where)
        elif kind == "unknown-value" and isinstance(spot.node, ScalarNode):
            options = tuple(params["options"])
            self._findings.add(
                kind,
                spot.place,
                key=spot.name,
                value=spot.node.text,
                options=options,
                near=nearest(spot.node.text, options),
                where=where,
            )
        elif kind in ("bad-duration", "duration-range", "warn-short", "bad-link") and isinstance(
            spot.node, ScalarNode
        ):
            near = f"https://{spot.node.text}" if kind == "bad-link" and "://" not in spot.node.text else ""
            self._findings.add(
                kind,
                spot.place,
                key=spot.name,
                value=spot.node.text,
                shortest=params.get("shortest", ""),
                near="" if " " in near else near,
                where=where,
            )
        elif kind == "link-too-long" and isinstance(spot.node, ScalarNode):
            count, limit = len(spot.node.text), MOST_BYTES[LARGEST]
            self._findings.add(kind, spot.place, key=spot.name, count=count, limit=limit, where=where)
        elif kind == "bad-color" and isinstance(spot.node, ScalarNode):
            self._findings.add(
                kind, spot.place, key=spot.name, value=spot.node.text, near=params["near"], where=where
            )
        else:
            self._wrong_type(spot, params.get("expected") or _EXPECTED.get(kind, "text"), where)

    def _missing(self, spot: _Spot, key: str, where: Term) -> None:
        if entry := self._empty.pop((id(spot.owner), key), None):
            self._findings.add("missing-value", entry[0], key=key, where=where)
        elif (id(spot.owner), key) not in self._misspelt:
            self._findings.add("missing-key", spot.place, key=key, where=where)

    def _wrong_type(self, spot: _Spot, expected: str, where: Term) -> None:
        found = (
            {ScalarNode: "text", ListNode: "list", MapNode: "block"}[type(spot.node)] if spot.node else "text"
        )
        if expected == "text" and spot.name in ("duration", "idle", "warn"):
            expected = "duration"
        self._findings.add(
            "wrong-type",
            spot.place,
            key=spot.name,
            expected=Term(f"a-{expected}"),
            found=Term(f"a-{found}"),
            example=Term(f"example-{expected}", {"key": spot.name}),
            where=where,
        )

    def _language(self, spot: _Spot, typed: str, where: Term) -> None:
        self._findings.add(
            "unknown-language", spot.place, value=typed, near=near_language(typed), where=where
        )

    def _unknown_key(self, spot: _Spot, where: Term) -> None:
        key = spot.name
        place = spot.key.place if spot.key else spot.place
        allowed = keys_of(self._model_at(spot))
        owner_kind = self._item_kind(spot)
        if owner_kind:
            homes = tuple(
                kind for kind, model in KINDS.items() if key in model.model_fields and kind != owner_kind
            )
            if homes:
                self._findings.add(
                    "key-of-other-kind", place, key=key, kind=owner_kind, homes=homes, where=where
                )
                return
        near = nearest(key, allowed)
        self._misspelt.add((id(spot.owner), near))
        self._findings.add("unknown-key", place, key=key, options=allowed, near=near, where=where)

    def _item_kind(self, spot: _Spot) -> str:
        """The kind of item the key stands directly in, or ``""``."""
        if len(spot.trail) != 2 or spot.trail[0][0] != "items" or not isinstance(spot.owner, MapNode):
            return ""
        return next((kind for kind in KINDS if kind in spot.owner.entries), "")

    def _model_at(self, spot: _Spot) -> type[BaseModel]:
        if kind := self._item_kind(spot):
            return KINDS[kind]
        name = next((name for name, _ in reversed(spot.trail) if name), "")
        if not name:
            return self._model
        blocks = THEME_BLOCKS if self._model is ThemeDocument else BLOCKS
        return blocks.get(name, TextBlock)

    def _context(self, spot: _Spot) -> Term:
        if spot.trail and spot.trail[0][0] == "items" and len(spot.trail) > 1:
            return item_term(spot.trail[1][1])
        if spot.trail and issubclass(self._model, SlideDocument):
            return Term("block-of", {"block": spot.trail[0][0], "where": self._where})
        if spot.trail and spot.trail[0][0] != "items" and isinstance(spot.trail[0][1], MapNode):
            return Term("block", {"block": spot.trail[0][0]})
        return self._where

    def _holder(self, child: Node) -> MapNode | ListNode | None:
        todo: list[MapNode | ListNode] = [self._tree]
        while todo:
            owner = todo.pop()
            for each in _children(owner):
                if each is child:
                    return owner
                if not isinstance(each, ScalarNode):
                    todo.append(each)
        return None


def _children(owner: MapNode | ListNode) -> list[Node]:
    return (
        list(owner.items) if isinstance(owner, ListNode) else [value for _, value in owner.entries.values()]
    )


def _remove(owner: MapNode | ListNode, what: Node | str) -> None:
    if isinstance(owner, ListNode):
        owner.items = [each for each in owner.items if each is not what]
    elif isinstance(what, str):
        owner.entries.pop(what, None)
    else:
        owner.entries = {key: entry for key, entry in owner.entries.items() if entry[1] is not what}


def _drop_broken(tree: MapNode | ListNode) -> None:
    """Take out what was already reported while reading."""
    for child in _children(tree):
        if child.broken:
            _remove(tree, child)
        elif not isinstance(child, ScalarNode):
            _drop_broken(child)


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, ScalarNode) else ""
