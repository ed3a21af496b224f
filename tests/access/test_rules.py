"""The rules of the walk: each finds its fault in a moment made by hand, and none in the moment without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.access.heard import Node
from tests.access.planted import FAULTS
from tests.access.rules import RULES, Box, Moment, judged
from tests.process.stand import ROOT

TITLE, TEXT, KEY, PICTURE = (40, 40, 600, 100), (40, 120, 600, 160), (40, 600, 140, 700), (640, 0, 1280, 560)
ABLE = ("ENABLED", "FOCUSABLE", "SHOWING")
TREE = (
    Node("application", "FOS Kiosk", "", ("SHOWING",), (0, 0, 0, 0)),
    Node("frame", "FOS Kiosk", "", ("SHOWING",), (0, 0, 1280, 720), 1),
    Node("image", "Een kring", "", ("SHOWING",), PICTURE, 2),
    Node("heading", "Samen sterk", "", ("SHOWING",), TITLE, 2),
    Node("label", "Alleen vraag je.", "", ("SHOWING",), TEXT, 2),
    Node("push button", "Contrast", "", (*ABLE, "CHECKABLE", "FOCUSED"), KEY, 2, 3),
)
KEY_SEEN = {
    "object": "contrastKey",
    "name": "Contrast",
    "box": list(KEY),
    "share": 1.0,
    "scrolls": False,
    "isChoice": True,
    "isOn": False,
    "isAble": True,
    "isCurrent": None,
}


def text(words: str, box: Box, share: float = 1.0) -> dict[str, Any]:
    return {"text": words, "object": "", "box": list(box), "share": share, "scrolls": False}


LOOK: dict[str, Any] = {
    "texts": [
        text("Samen\nsterk", TITLE),
        text("Alleen vraag je.", TEXT),
        text("Contrast", (50, 670, 130, 690)),
    ],
    "keys": [KEY_SEEN],
    "things": [{"box": list(box), "share": 1.0, "scrolls": False} for box in (TITLE, TEXT, KEY, PICTURE)],
    "size": [1280, 720],
    "phase": "explore",
    "pad": False,
    "panel": "",
    "focus": "contrastKey",
}
WHOLE = Moment(
    "visit",
    LOOK,
    TREE,
    language="nl",
    locale="nl_NL",
    announced=["Samen sterk"],
    read=["Samen", "vraag"],
    expects={"heading": "Samen sterk", "told": ["Een kring"], "said": ["Samen sterk"]},
)


def with_node(number: int, **changed: Any) -> Sequence[Node]:
    """The tree with one node told otherwise."""
    return [replace(node, **changed) if place == number else node for place, node in enumerate(TREE)]


def with_look(**changed: Any) -> Mapping[str, Any]:
    return {**LOOK, **changed}


def without_focus(*states: str) -> Sequence[Node]:
    return with_node(5, states=states)


SPOILT: dict[str, Moment] = {
    "texts that are not told": replace(WHOLE, tree=[*TREE[:4], *TREE[5:]]),
    "told, and not on the screen": replace(WHOLE, tree=with_node(4, name="Alleen vraag je. Samen niet.")),
    "told, and hidden or outside": replace(WHOLE, tree=with_node(2, box=(1280, 0, 1920, 560))),
    "told, and without pixels": replace(WHOLE, colors=lambda box: 1 if tuple(box) == TEXT else 2),
    "controls that are not told": replace(WHOLE, tree=TREE[:5]),
    "without a name": replace(WHOLE, tree=with_node(2, name="")),
    "without a role": replace(WHOLE, tree=with_node(5, role="label")),
    "without a state": replace(WHOLE, tree=without_focus(*ABLE, "FOCUSED")),
    "with a wrong state": replace(WHOLE, tree=without_focus(*ABLE, "CHECKABLE", "CHECKED", "FOCUSED")),
    "told beneath a question or a panel": replace(WHOLE, look=with_look(phase="dark")),
    "titles that are no headings": replace(WHOLE, tree=with_node(3, role="label")),
    "focus on what is not told": replace(WHOLE, tree=without_focus(*ABLE, "CHECKABLE")),
    "what the state is for": replace(WHOLE, expects={"told": ["Een rij"]}),
    "what comes and is not announced": replace(WHOLE, announced=[]),
    "in the wrong language": replace(WHOLE, locale="C"),
    "read in the picture and not told": replace(WHOLE, read=["sterk", "onderhandel"]),
}


def test_nothing_is_found_where_all_is_told() -> None:
    assert {rule: cases for rule, cases in judged(WHOLE).items() if cases} == {}


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_finds_its_fault(rule: str) -> None:
    assert judged(SPOILT[rule])[rule]


def test_words_that_are_covered_need_not_be_told_and_may_not() -> None:
    covered = with_look(texts=[text("Samen sterk", TITLE), text("Alleen vraag je.", TEXT, share=0.0)])
    found = judged(replace(WHOLE, look=covered))
    assert found["told, and not on the screen"]
    assert judged(replace(WHOLE, look=covered, tree=[*TREE[:4], *TREE[5:]]))["texts that are not told"] == []


def test_what_a_picture_shows_must_be_told_once_it_has_come() -> None:
    expects = {"art": "Een rij"}
    assert judged(replace(WHOLE, expects=expects))["what the state is for"] == []
    assert judged(replace(WHOLE, expects=expects, look=with_look(hasArt=True)))["what the state is for"]


def test_what_lies_beside_a_question_is_found() -> None:
    asks = with_look(phase="still-there")
    alone = [
        *TREE[:2],
        Node("alert", "Ben je er nog?", "", ("SHOWING",), (0, 0, 1280, 720), 2),
        replace(TREE[5], depth=3),
    ]
    assert judged(replace(WHOLE, look=asks, tree=alone))["told beneath a question or a panel"] == []
    beside = [*alone, replace(TREE[4], depth=2)]
    assert judged(replace(WHOLE, look=asks, tree=beside))["told beneath a question or a panel"]


def test_a_fault_is_planted_for_each_rule() -> None:
    assert {fault.rule for fault in FAULTS} == set(RULES)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_what_a_planted_fault_changes_is_still_there(fault: Any) -> None:
    assert fault.before in (ROOT / "kiosk" / fault.file).read_text("utf-8")
