"""Every text that is written into a playlist reads back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.problems.findings import Findings
from kiosk.starter.written import scalar, text_of
from kiosk.yaml.nodes import MapNode, ScalarNode, read_tree

TYPED = [
    "no",
    "1.5",
    "010",
    "9:30",
    "'t Is genoeg",
    'zeg "ja"',
    "a: b",
    "#samen",
    "a #b",
    "- x",
    "{x}",
    "[",
    "\\",
    "@",
    "~",
    "é\u00a0:",
    "twee  blanks",
    "👍",
]


def read_back(folder: Path, text: str) -> str:
    path = folder / "a.yaml"
    path.write_text(text_of([f"a: {scalar(text)}"]), "utf-8")
    tree = read_tree(path, Findings())
    assert isinstance(tree, MapNode)
    node = tree.get("a")
    assert isinstance(node, ScalarNode)
    return node.text


@pytest.mark.parametrize("text", TYPED)
def test_a_text_reads_back_as_it_was(tmp_path: Path, text: str) -> None:
    assert read_back(tmp_path, text) == text


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=12))
def test_any_text_reads_back_on_one_line(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    line = text.strip()
    assert not line or read_back(tmp_path_factory.getbasetemp(), text) == line


def test_what_yaml_cannot_hold_is_replaced(tmp_path: Path) -> None:
    assert read_back(tmp_path, "a\x07b\ud800c\nd") == "a\ufffdb\ufffdc d"


def test_quotes_are_double_so_that_an_apostrophe_ends_nothing() -> None:
    assert scalar("'t Is: genoeg") == '"\'t Is: genoeg"'
