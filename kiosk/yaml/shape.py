"""Finds the model for a position in a tree, from the models' annotations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Tag, TypeAdapter, ValidationError

from kiosk.yaml.grammar import Grammar
from kiosk.yaml.nodes import MapNode, Node


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys a block may have, its own before those that it shares with others."""
    shared = {key for base in model.__bases__ for key in _fields_of(base)}
    keys = [(name, field.alias or name) for name, field in model.model_fields.items()]
    own = [key for name, key in keys if name not in shared]
    return (*own, *(key for name, key in keys if name in shared))


def model_at(model: type[BaseModel], trail: Iterable[tuple[str, Node]]) -> type[BaseModel]:
    """The model of the innermost block on the way ``trail`` (keys and their nodes; an element of a list has no key)."""
    found: type[BaseModel] = model
    here: Any = model
    for key, node in trail:
        here = _below(here, key)
        choices = alternatives(here)
        here = choices[tag] if (tag := tag_of(node, choices)) else here
        if _is_model(block := _block(here)):
            found = block
    return found


def alternatives(annotation: Any) -> Mapping[str, type[BaseModel]]:
    """The models among which the elements of a list choose by a key of their own; empty where there is no choice."""
    found: dict[str, type[BaseModel]] = {}
    for option in _options(annotation):
        tags = (
            [part.tag for part in get_args(option)[1:] if isinstance(part, Tag)]
            if _is_annotated(option)
            else []
        )
        if tags:
            found[tags[0]] = _bare(option)
    return found


def elements_of(model: type[BaseModel], trail: Iterable[tuple[str, Node]]) -> Mapping[str, type[BaseModel]]:
    """The alternatives for the elements of the list to which ``trail`` leads."""
    here: Any = model
    for key, node in trail:
        here = _below(here, key)
        choices = alternatives(here)
        here = choices[tag] if (tag := tag_of(node, choices)) else here
    return alternatives(_below(here, ""))


def misfits(model: type[BaseModel], key: str, value: str) -> list[Any]:
    """What would be wrong with the text ``value`` behind ``key``, as pydantic tells it."""
    for name, field in model.model_fields.items():
        if key == (field.alias or name):
            annotation: Any = (
                Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            )
            try:
                TypeAdapter(annotation).validate_python(value)
            except ValidationError as err:
                errors = err.errors(include_url=False, include_input=False)
                return [each for each in errors[:1] if not each["loc"]]
    return []


def takes_languages(model: type[BaseModel], key: str) -> bool:
    """Whether a text for each language may stand behind ``key``."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return key in fields and _is_by_language(fields[key].annotation)


def tag_of(node: Node, choices: Mapping[str, type[BaseModel]]) -> str:
    """Which of ``choices`` the block ``node`` makes, by the first of their keys that it has; ``""`` for none."""
    if not isinstance(node, MapNode):
        return ""
    return next((tag for tag in choices if tag in node.entries), "")


def _below(annotation: Any, key: str) -> Any:
    """What stands below a key of a block, or (without a key) in a list."""
    if not key:
        lists = [each for each in _options(annotation) if get_origin(_bare(each)) is list]
        return get_args(_bare(lists[0]))[0] if lists else Any
    block = _block(annotation)
    if not _is_model(block):
        return Any
    for name, field in block.model_fields.items():
        if key == (field.alias or name):
            return field.annotation
    # Every other key has the model that the block gives to keys of no name (the words of a slide, by language).
    return (
        get_args(get_type_hints(block)["__pydantic_extra__"])[1]
        if block.model_config.get("extra") == "allow"
        else Any
    )


def _block(annotation: Any) -> Any:
    """The one model among the options of ``annotation``."""
    return next((bare for each in _options(annotation) if _is_model(bare := _bare(each))), Any)


def _options(annotation: Any) -> tuple[Any, ...]:
    bare = _bare(annotation)
    return get_args(bare) if get_origin(bare) in (Union, UnionType) else (annotation,)


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if _is_annotated(annotation) else annotation


def _is_annotated(annotation: Any) -> bool:
    return get_origin(annotation) is Annotated


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _fields_of(base: type) -> Iterable[str]:
    return base.model_fields if issubclass(base, BaseModel) else ()


@cache
def grammar_of(models: tuple[type[BaseModel], ...], prose: tuple[str, ...]) -> Grammar:
    """The keys of ``models`` and of all blocks within them."""
    tops = {key for model in models for key in keys_of(model)}
    inner: set[str] = set()
    keys: set[str] = set()
    lists: set[str] = set()
    openers: set[str] = set()
    blocks: set[str] = set()
    by_language: set[str] = set()
    seen: set[type[BaseModel]] = set()
    todo: list[Any] = list(models)
    while todo:
        annotation = todo.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation in seen:
                continue
            seen.add(annotation)
            for name, info in annotation.model_fields.items():
                key = info.alias or name
                keys.add(key)
                if annotation not in models:
                    inner.add(key)
                if _has_list(info.annotation):
                    lists.add(key)
                if _is_model(_block(info.annotation)):
                    blocks.add(key)
                if _is_by_language(info.annotation):
                    by_language.add(key)
                todo.append(info.annotation)
            if annotation.model_config.get("extra") == "allow":
                todo.append(get_type_hints(annotation)["__pydantic_extra__"])
            continue
        openers |= alternatives(annotation).keys()
        todo += get_args(annotation)
    return Grammar(
        keys=frozenset(keys),
        lists=frozenset(lists),
        openers=frozenset(openers),
        tops=frozenset(tops),
        inner=frozenset(inner),
        prose=frozenset(prose) & keys,
        blocks=frozenset(blocks | by_language),
        by_language=frozenset(by_language),
    )


def _has_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(get_origin(each) is list for each in get_args(annotation))


def _is_by_language(annotation: Any) -> bool:
    return any(get_origin(_bare(each)) is dict for each in _options(annotation))
