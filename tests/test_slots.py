"""What a signal calls is declared: every method of a ``QObject`` that is connected has ``@Slot``.

PySide gives an object whose method is not declared a metaobject of its own. QML remembers what it knows of each metaobject by
its address for ever: some two kilobytes a film, and when the next object's came to lie at the same address it was taken for
the old one, a slide of which every property is undefined.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "kiosk"
QT = {"QObject", "QQuickItem", "QQuickView", "QAbstractListModel"}


def classes() -> dict[str, ast.ClassDef]:
    trees = (ast.parse(path.read_text("utf-8")) for path in sorted(HOUSE.rglob("*.py")))
    return {node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def objects_of_qt(found: dict[str, ast.ClassDef]) -> set[str]:
    known = set(QT)
    while more := {name for name, node in found.items() if name not in known and bases(node) & known}:
        known |= more
    return known - QT


def connected(node: ast.ClassDef) -> Iterator[str]:
    """Names of its own methods that it connects to something."""
    for call in ast.walk(node):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        if call.func.attr != "connect" or not call.args:
            continue
        target = call.args[0]
        if (
            isinstance(target, ast.Attribute)
            and isinstance(target.value, ast.Name)
            and target.value.id == "self"
        ):
            yield target.attr


def declared(node: ast.ClassDef) -> set[str]:
    return {
        method.name
        for method in node.body
        if isinstance(method, ast.FunctionDef)
        for mark in method.decorator_list
        if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == "Slot"
    }


def signals(found: dict[str, ast.ClassDef]) -> set[str]:
    """Names of our own signals: one may be connected to another."""
    return {
        target.id
        for node in found.values()
        for line in node.body
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call)
        if isinstance(line.value.func, ast.Name) and line.value.func.id == "Signal"
        for target in line.targets
        if isinstance(target, ast.Name)
    }


@pytest.fixture(scope="module")
def found() -> dict[str, ast.ClassDef]:
    return classes()


@pytest.fixture(scope="module")
def ours(found: dict[str, ast.ClassDef]) -> list[str]:
    """Classes of Qt objects that connect something to themselves."""
    return sorted(name for name in objects_of_qt(found) if set(connected(found[name])))


def test_there_are_such_classes(ours: list[str]) -> None:
    assert {"Film", "VlcFilm", "QtFilm", "SlideViewModel", "Stage", "FilmPicture"} <= set(ours)


def test_what_is_connected_is_declared(found: dict[str, ast.ClassDef], ours: list[str]) -> None:
    known = signals(found)

    def undeclared(name: str) -> set[str]:
        node = found[name]
        family = [node, *(found[base] for base in bases(node) if base in found)]
        return set(connected(node)).difference(known, *map(declared, family))

    assert {name: missing for name in ours if (missing := undeclared(name))} == {}
