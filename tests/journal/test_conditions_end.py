"""Conditions in the sources: what opens one comes from somewhere, and so does what closes it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from kiosk.journal import conditions
from kiosk.journal.conditions import MENDED, Condition
from kiosk.journal.event_log import Event
from kiosk.words.catalogue import section

ROOM = Path(conditions.__file__).parents[1]
OF_SUBJECTS = {f"{name}-read" for name in ("battery", "disk", "content-disk", "heat", "power")}
"""Put together from the name of what ``app/computer_watch.py`` looks at."""
NEVER = {name for name, mended in MENDED.items() if mended is conditions._never}
"""What only the next start mends."""


def literals() -> set[str]:
    """Every text in the sources, but those of the room that keeps health."""
    files = [file for file in ROOM.rglob("*.py") if file.name not in ("conditions.py", "health.py")]
    return {
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.fixture(scope="module")
def texts() -> set[str]:
    """Not while the tests are collected, which each of several workers does."""
    return literals() | OF_SUBJECTS


def test_what_opens_a_condition_is_told_by_somebody(texts: set[str]) -> None:
    assert {name for name in MENDED if name not in texts} == set()


@pytest.mark.parametrize("name", sorted(set(MENDED) - NEVER))
def test_a_condition_that_can_be_mended_is_closed_by_an_event_that_somebody_tells(
    name: str, texts: set[str]
) -> None:
    open_one = Condition(name, "video:a", {}, 0.0, 0.0, was_started=True)
    assert any(MENDED[name](open_one, Event(text, 1.0, {"key": "video:a"})) for text in texts)


def test_a_sentence_with_a_cure_is_of_something_that_is_wrong() -> None:
    cured = set(section("cures", "en")) - set(section("reasons", "en")) - set(section("health", "en"))
    assert cured - set(MENDED) == set()
