"""Validates a tree of nodes against a model: everything invalid is reported with its place and removed.

One wrong key does not cost the item: whatever the model rejects is removed from the tree, and the rest validated again, until
it is valid. Only a missing required key removes its whole block.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.problems.findings import Findings
from kiosk.problems.nearest import near_language, nearest_word
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term
from kiosk.words.spelling import seen
from kiosk.yaml.lists_typed import both_languages, by_language, languages_in, languages_meant, parts
from kiosk.yaml.nodes import ListNode, MapNode, Node, ScalarNode
from kiosk.yaml.own_line import as_list, corrected, quoted, rest_of_line, value_replaced
from kiosk.yaml.shape import elements_of, keys_of, misfits, model_at, tag_of, takes_languages

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


def conform(
    model: type[M], tree: MapNode, findings: Findings, where: Term, *, block: str = "block"
) -> M | None:
    """The model filled from ``tree``, with ``tree`` pruned to match; ``None`` when too little is left.

    ``block`` is the term by which a block of the tree is told: ``block``, or ``block-of`` where files have blocks of the same
    names.
    """
    _drop_broken(tree)
    run = _Run(model, tree, findings, where, block)
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


def tell_value(
    model: type[BaseModel], key: ScalarNode, value: ScalarNode, findings: Findings, where: Term
) -> None:
    """Report what is wrong with ``value`` behind ``key``, which was typed otherwise: the line to type is to pass."""
    tree = MapNode(key.place, {key.text: (key, value)})
    _Run(model, tree, findings, where, "block").tell_value(_Spot(tree, key.text, key, value, ()), model)


def plain(node: Node) -> Any:
    """The tree as plain text, lists and dictionaries; an empty value is ``None``."""
    if isinstance(node, ScalarNode):
        return None if node.is_null else node.text
    if isinstance(node, ListNode):
        return [plain(each) for each in node.items]
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def element_term(node: Node, kinds: Iterable[str]) -> Term:
    """How an element of a list is told: by its number, and by its kind and what it names where it has one."""
    if isinstance(node, MapNode):
        for kind in kinds:
            value = node.get(kind)
            if isinstance(value, ScalarNode) and not value.is_null:
                return Term("item", {"number": node.number, "kind": kind, "name": value.text})
    return Term("item-bare", {"number": node.number})


class _Run:
    """One tree against one model, in as many rounds as it takes."""

    def __init__(
        self, model: type[BaseModel], tree: MapNode, findings: Findings, where: Term, block: str
    ) -> None:
        self._model = model
        self._block = block
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
        can_stand, is_mended = True, False
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
            elif isinstance(spot.owner, MapNode) and spot.key and (better := self._meant(spot, detail)):
                spot.owner.entries[spot.key.text] = (spot.key, better)
                is_mended = True
            elif isinstance(spot.owner, MapNode):
                self._misspelt.add((id(spot.owner), str(spot.step)))
                cut.append((spot.owner, str(spot.step)))
            elif spot.node is not None:
                cut.append((spot.owner, spot.node))
        for owner, what in cut:
            _remove(owner, what)
        return can_stand and (bool(cut) or is_mended)

    def report_empty(self) -> None:
        """Report keys without a value last: only then is it known whether they were required."""
        for (_, key), (place, where) in self._empty.items():
            self._findings.add("empty-value", place, key=key, where=where)

    def _find(self, loc: tuple[int | str, ...]) -> _Spot:
        owner: MapNode | ListNode = self._tree
        trail: tuple[tuple[str, Node], ...] = ()
        spot = _Spot(owner, "", None, None, trail)
        node: Node | None = self._tree
        choices: Mapping[str, type[BaseModel]] = {}
        for step in loc:
            if isinstance(step, str) and step in choices:
                choices = {}  # pydantic names the chosen alternative after the number
                continue
            if step == "[key]":
                spot.on_key = True
                break
            if isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                choices = elements_of(self._model, trail)
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
            near = nearest_word(spot.node.text, options)
            self._findings.add(
                kind,
                spot.place,
                key=spot.name,
                value=seen(spot.node.text, near),
                options=options,
                near=near,
                line=value_replaced(self._findings, spot.place, spot.name, near),
                where=where,
            )
        elif "-" in kind and kind != "wrong-type" and isinstance(spot.node, ScalarNode):
            # A code of ours, with what its message needs besides; pydantic's own have underscores.
            given: dict[str, Any] = {"value": spot.node.text, **params}
            if meant := given.get("near"):
                text = given.pop("yaml", "") or quoted(meant, in_brackets=False)
                given["line"] = value_replaced(self._findings, spot.place, spot.name, text)
            self._findings.add(kind, spot.place, key=spot.name, **given, where=where)
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
        self._findings.add(
            "wrong-type",
            spot.place,
            key=spot.name,
            expected=Term(f"a-{expected}"),
            found=Term(f"a-{found}"),
            example=self._example(spot, expected),
            where=where,
        )

    def _example(self, spot: _Spot, expected: str) -> Term:
        """The person's own line as it should be, where that is sure; else an example."""
        node, line = spot.node, ""
        if isinstance(node, ScalarNode) and spot.key:
            if expected == "list":
                line = value_replaced(
                    self._findings, spot.place, spot.name, as_list(parts(spot.name, _text(spot.node)))
                )
            elif expected == "languages":
                block = f"{{{languages_in(self._tree)[0]}: {quoted(node.text)}}}"
                line = value_replaced(self._findings, spot.place, spot.name, block)
            elif expected == "block" and self._is_words(spot):
                block = f"{{title: {quoted(node.text)}}}"
                line = value_replaced(self._findings, spot.place, spot.name, block)
            elif expected == "visitor" and nearest_word(node.text, ("off",)):
                line = f"{spot.name}: off"
        elif isinstance(node, ListNode) and spot.key and expected == "languages":
            line = by_language(spot.key.text, node, self._tree)
            if line and not rest_of_line(self._findings, spot.key.place):
                return Term("own-lines", {"line": line})
        elif isinstance(node, ListNode) and spot.key and expected == "text":
            rest = rest_of_line(self._findings, spot.key.place)
            line = f"{spot.name}: {quoted(rest)}" if rest.startswith("[") and rest.endswith("]") else ""
        return Term("own-line", {"line": line}) if line else Term(f"example-{expected}", {"key": spot.name})

    def _meant(self, spot: _Spot, detail: Any) -> Node | None:
        """What is read instead of a text where a list or a block of words belongs: what it means is sure."""
        node = spot.node
        if not isinstance(node, ScalarNode) or node.is_null:
            return None
        if detail["type"] == "list_type":
            return ListNode(
                node.place, [ScalarNode(each, node.place) for each in parts(spot.name, _text(spot.node))]
            )
        if detail["type"].startswith("model_") and self._is_words(spot):
            title = ScalarNode("title", node.place)
            return MapNode(node.place, {"title": (title, node)})
        return None

    def _is_words(self, spot: _Spot) -> bool:
        """Whether the words of a language belong here: a text alone is their headline."""
        if not spot.key or spot.node is None:
            return False
        block = model_at(self._model, (*spot.trail, (spot.key.text, spot.node)))
        return {"title", "label"} <= set(block.model_fields)

    def _language(self, spot: _Spot, typed: str, where: Term) -> None:
        several = languages_meant(typed)
        near = ", ".join(several) if len(several) > 1 and spot.name == "languages" else near_language(typed)
        self._findings.add("unknown-language", spot.place, value=typed, near=near, where=where)

    def _unknown_key(self, spot: _Spot, where: Term) -> None:
        key = spot.name
        place = spot.key.place if spot.key else spot.place
        model = model_at(self._model, spot.trail)
        allowed = keys_of(model)
        kinds = elements_of(self._model, spot.trail[:-1]) if spot.trail and not spot.trail[-1][0] else {}
        if owner_kind := tag_of(spot.owner, kinds):
            homes = tuple(
                kind for kind, other in kinds.items() if key in other.model_fields and kind != owner_kind
            )
            if homes:
                self._findings.add(
                    "key-of-other-kind", place, key=key, kind=owner_kind, homes=homes, where=where
                )
                return
        near = nearest_word(key, allowed)
        self._misspelt.add((id(spot.owner), near))
        if isinstance(spot.owner, MapNode) and near in spot.owner.entries:
            if self._in_language(spot, near, where):
                return
            near = ""
        line = corrected(self._findings, place, near)
        self._findings.add(
            "unknown-key", place, key=seen(key, near), options=allowed, near=near, line=line, where=where
        )
        if near:
            self.tell_value(replace(spot, step=near, key=ScalarNode(near, place)), model)

    def tell_value(self, spot: _Spot, model: type[BaseModel]) -> None:
        """What is wrong with the value behind a key of another name, told with it: the line to type is to pass."""
        if spot.key and isinstance(spot.node, ScalarNode) and not spot.node.is_null:
            for detail in misfits(model, spot.key.text, spot.node.text):
                self._report(spot, detail)

    def _in_language(self, spot: _Spot, near: str, where: Term) -> bool:
        """``titre:`` beside ``title:``: the same key, with the text in another language."""
        if not spot.key or not takes_languages(model_at(self._model, spot.trail), near):
            return False
        line = both_languages(near, spot.owner, spot.name, self._tree)
        if line:
            about = {"key": spot.name, "near": near, "line": line, "where": where}
            self._findings.add("key-in-language", spot.key.place, **about)
        return bool(line)

    def _context(self, spot: _Spot) -> Term:
        """The innermost element of a list of alternatives in which it stands, else the block, else the whole file."""
        for depth in reversed(range(1, len(spot.trail))):
            if not spot.trail[depth][0] and (choices := elements_of(self._model, spot.trail[:depth])):
                term = element_term(spot.trail[depth][1], choices)
                suffix = getattr(model_at(self._model, spot.trail), "element_suffix", "")
                return Term(f"{term.name}-{suffix}", term.params) if suffix else term
        if spot.trail and isinstance(spot.trail[0][1], MapNode):
            return Term(self._block, {"block": spot.trail[0][0], "where": self._where})
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
        owner.lost |= {str(each.number) for each in owner.items if each is what}
        owner.items = [each for each in owner.items if each is not what]
    elif isinstance(what, str):
        owner.lost.add(what)
        owner.entries.pop(what, None)
    else:
        owner.lost |= {key for key, entry in owner.entries.items() if entry[1] is what}
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
