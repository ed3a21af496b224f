"""No object of Qt is made with its properties as keywords: on Turkish and Azeri computers PySide does not find them.

It makes ``setInterval`` out of ``interval`` by the rules of the computer's language, where the capital of "i" is "İ": the
program ends with "'interval' is not a Qt property or a signal".
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [
    path
    for room in ("kiosk", "tests", "packaging")
    for path in sorted((ROOT / room).rglob("*.py"))
    if "PySide6" in path.read_text("utf-8")
]


def keywords_of_qt(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of every keyword with which an object of Qt is made, but for its parent."""
    tree = ast.parse(source)
    modules = {
        name.asname or name.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.")
        for name in node.names
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in modules):
            continue
        module = importlib.import_module(str(modules[node.func.id]))
        if hasattr(getattr(module, node.func.id, None), "staticMetaObject"):
            yield from ((node.lineno, word.arg or "**") for word in node.keywords if word.arg != "parent")


def test_keywords_are_found() -> None:
    source = "from PySide6.QtCore import QTimer, Property\nQTimer(None, singleShot=True)\nProperty(int, notify=1)\n"
    assert list(keywords_of_qt(source)) == [(2, "singleShot")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_objects_of_qt_are_made_without_keywords(path: Path) -> None:
    assert list(keywords_of_qt(path.read_text("utf-8"))) == []
