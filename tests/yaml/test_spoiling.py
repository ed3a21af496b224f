"""A good file with one sign too many, too few or in the wrong place: told where it is, and hardly a line lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from kiosk.content.mission import mission_root
from kiosk.playlist.slide_document import SlideDocument
from kiosk.playlist.slides import PROSE
from kiosk.problems.findings import Findings
from kiosk.yaml.mending import mend
from kiosk.yaml.shape import grammar_of

GRAMMAR = grammar_of((SlideDocument,), PROSE)
SIGNS = " \t:'\"-#\u00a0{[,“–\n"
SLIDES = ("waarom", "waardig-werk", "doe-mee")


def spoilt(text: str, choice: random.Random) -> tuple[str, int]:
    """``text`` with one sign deleted, put in or exchanged with the next, and where."""
    at = choice.randrange(len(text) - 1)
    way = choice.randrange(3)
    if way == 0:
        return text[:at] + text[at + 1 :], at
    if way == 1:
        return text[:at] + choice.choice(SIGNS) + text[at:], at
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :], at


def is_yaml(text: str) -> bool:
    try:
        list(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return False
    return True


def worded(text: str) -> int:
    """Lines with anything in them."""
    return sum(map(bool, map(str.strip, text.splitlines())))


@pytest.mark.parametrize("name", SLIDES)
def test_one_wrong_sign_is_told_where_it_is_and_costs_hardly_a_line(name: str) -> None:
    text = (mission_root() / f"slides/{name}.yaml").read_text("utf-8")
    choice = random.Random(name)
    broken = told = lost = 0
    while broken < 30:
        typed, at = spoilt(text, choice)
        if is_yaml(typed):
            continue
        broken += 1
        findings = Findings()
        readable = mend(Path(name), typed, GRAMMAR, findings)
        assert readable is not None, typed
        number = typed.count("\n", 0, at) + 1
        told += any(number <= problem.line <= number + 1 for problem in findings.problems)
        lost += worded(typed) - worded(readable.text)
    assert told >= 27
    assert lost <= 2 * broken


@pytest.mark.parametrize("name", SLIDES)
def test_a_full_stop_that_slipped_into_the_next_line_costs_no_line(name: str) -> None:
    text = (mission_root() / f"slides/{name}.yaml").read_text("utf-8")
    ends = [at for at in range(len(text) - 2) if text[at : at + 2] == ".\n"]
    assert len(ends) > 15
    for at in ends:
        typed = f"{text[:at]}\n.{text[at + 2 :]}"
        findings = Findings()
        readable = mend(Path(name), typed, GRAMMAR, findings)
        assert readable is not None
        assert [problem.line for problem in findings.problems] == [text.count("\n", 0, at) + 2]
        assert worded(readable.text) == worded(typed)


def test_a_full_stop_that_belongs_where_it_stands_is_left_alone() -> None:
    text = "layout: statement\nnl:\n  title: Kijk\n  more: |\n    Zie\n    . - hier\n    .  text: en daar\n"
    findings = Findings()
    readable = mend(Path("a"), text, GRAMMAR, findings)
    assert readable is not None
    assert (readable.text, findings.problems) == (text, ())


@pytest.mark.parametrize("name", SLIDES)
def test_a_good_file_is_read_as_it_is(name: str) -> None:
    text = (mission_root() / f"slides/{name}.yaml").read_text("utf-8")
    findings = Findings()
    readable = mend(Path(name), text, GRAMMAR, findings)
    assert readable is not None
    assert (readable.text, findings.problems, findings.cures) == (text, (), {})
