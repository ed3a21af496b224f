"""Content that is hard to set on the real stage, and slides spoilt on purpose: the audit must find what is wrong."""

from __future__ import annotations

import pytest

from kiosk.proof.rules import RULES, Shot
from tests.stage.audits import SIZES, audited
from tests.stage.hard import LONG, write
from tests.stage.rules import broken, slides, under_the_bar, where
from tests.stage.tricks import TRICKS, Trick

LANGUAGES = {"1024x600": ("nl",), "1080x1920": ("fr",)}
"""One for each shape: but for one headline they have the same words."""


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Shot], str]:
    content = write(tmp_path_factory.mktemp("hard"))
    return audited(content, *SIZES, "spoilt", languages=LANGUAGES)


@pytest.fixture(scope="module")
def shots(audit: tuple[list[Shot], str]) -> list[Shot]:
    return [shot for shot in audit[0] if "trick" not in shot]


@pytest.fixture(scope="module")
def tricks(audit: tuple[list[Shot], str]) -> dict[str, Shot]:
    return {shot["trick"]: shot for shot in audit[0] if "trick" in shot}


def test_qml_says_no_word_of_complaint(audit: tuple[list[Shot], str]) -> None:
    assert audit[1] == ""


def test_every_layout_is_seen_with_many_words_with_few_and_without_its_picture(shots: list[Shot]) -> None:
    languages = sum(map(len, LANGUAGES.values()))
    seen = [(shot["key"], shot["language"], *shot["size"]) for shot in slides(shots)]
    assert len(set(seen)) == len(seen) == 3 * len(LONG) * languages
    assert [where(shot) for shot in shots if not shot.get("drawn", True)] == []


@pytest.mark.parametrize("rule", RULES)
def test_hard_words_are_never(rule: str, shots: list[Shot]) -> None:
    assert [line for shot in shots for line in broken(shot, rule)] == []


def test_the_visitors_bar_covers_no_word_of_a_slide(shots: list[Shot]) -> None:
    # On a tall screen too many words may stand where the second row of keys comes up: better than to be cut.
    wide = [shot for shot in shots if shot["size"][0] > shot["size"][1]]
    assert under_the_bar(wide) == []


def test_a_slide_is_built_up_and_in_the_end_nothing_of_it_is_translucent(shots: list[Shot]) -> None:
    assert all(shot["faint"] for shot in shots if shot["phase"] == "start")
    assert [(where(shot), shot["faint"]) for shot in slides(shots) if shot["faint"]] == []


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.name)
def test_the_audit_finds(trick: Trick, tricks: dict[str, Shot]) -> None:
    spoilt = tricks[trick.name]
    assert list(broken(spoilt["before"], trick.rule)) == []
    assert list(broken(spoilt["after"], trick.rule)) != []


def test_every_rule_is_broken_by_a_trick() -> None:
    assert {trick.rule for trick in TRICKS} == set(RULES)
