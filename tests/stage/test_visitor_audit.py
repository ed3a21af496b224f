"""The audit of everything a visitor meets, on the smallest screen, and what it finds where something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stage.visitor_audit import ROOT, failures, walked, with_more
from tests.stage.visitor_compared import COMPARED
from tests.stage.visitor_rules import RULES, STANDS, too_far_for_largest

pytestmark = pytest.mark.serial

SMALL, TALL = STANDS[0], STANDS[-1]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_more(ROOT, tmp_path_factory.mktemp("content"), "normal")


@pytest.fixture(scope="module")
def found(content: Path) -> dict[str, list[str]]:
    return failures(SMALL, walked(content, SMALL, "fr", "brief"))


@pytest.mark.parametrize("rule", [*RULES, *COMPARED])
def test_a_visitor_meets_nothing_that_is(rule: str, found: dict[str, list[str]]) -> None:
    assert found[rule] == []


def test_a_control_that_is_too_small_nameless_and_out_of_reach_of_tab_is_found(content: Path) -> None:
    spoilt = failures(SMALL, walked(content, SMALL, "fr", "spoilt"))
    for rule in ("target under 15 mm or 44 px", "no name or role", "Tab does not reach it"):
        assert any("nextKey" in case or "pauseKey" in case for case in spoilt[rule]), rule


def test_where_keys_stand_low_none_covers_words_and_nothing_to_touch_lies_under_them(tmp_path: Path) -> None:
    content = with_more(ROOT, tmp_path / "content", "low")
    found = failures(TALL, walked(content, TALL, "fr", "brief", "touched"))
    assert not {rule: cases for rule, cases in found.items() if cases}


def test_words_of_keys_that_are_small_for_the_stands_distance_are_found() -> None:
    stand = next(each for each in STANDS if each.name == "24 inch")
    key = {"place": "nextKey", "text": "Suivant", "inLayout": False, "isName": False}
    shot = {
        "distance": 1.5,
        "isLargest": True,
        "phase": "explore",
        "dots": stand.dots,
        "u": 10.8,
        "texts": [key | {"pixels": 28}, key | {"pixels": 40}, key | {"pixels": 28, "inLayout": True}],
    }
    assert list(too_far_for_largest(stand, shot)) == ["nextKey 'Suivant': 28 px, 40 are needed"]
    assert not [*too_far_for_largest(stand, shot | {"distance": None})]
    assert not [*too_far_for_largest(stand, shot | {"u": 5.0})], "no screen bears larger ones"
