"""The audit of the panel, on the smallest screen and in the longest language, and what it finds where something is wrong."""

from __future__ import annotations

import pytest

from tests.operator.panel_audit import PANEL_STANDS, State, failures, walked
from tests.operator.panel_walk import BRIEF

SMALL = PANEL_STANDS[0]
FOUND = {
    "target too small": "nowPrevious",
    "targets nearer than 3 mm": "nowNext",
    "no name or role": "nowHold",
    "Tab does not reach it": "nowNext",
    "the focus is not seen": "panelTab-now",
    "words clipped": "nowTitle",
    "words faint": "nowTitle",
}
"""What was spoilt on purpose: the rule that finds it, and where."""


@pytest.fixture(scope="module")
def states() -> list[State]:
    return walked(SMALL, "fr", "brief", "spoilt")


def test_an_operator_meets_nothing_that_is_too_small_unnamed_unreached_cut_off_or_faint(
    states: list[State],
) -> None:
    sound = [state for state in states if state["view"] != "spoilt"]
    assert {state["view"] for state in sound} == {"corner", *BRIEF}
    assert {rule: cases for rule, cases in failures(SMALL, sound).items() if cases} == {}


@pytest.mark.parametrize("rule", FOUND)
def test_a_fault_of_the_panel_is_found(rule: str, states: list[State]) -> None:
    spoilt = failures(SMALL, [state for state in states if state["view"] == "spoilt"])
    assert any(FOUND[rule] in case for case in spoilt[rule])
