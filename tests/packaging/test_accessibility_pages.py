"""The table of EN 301 549 has every clause once, and what it names as evidence is there.

The statement names each button as it is called, and the heights that a stand is told are those of the layout.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from kiosk.poster.composition import Composition
from kiosk.words.catalogue import languages, section
from tests.access.rules import RULES as TOLD
from tests.read_words import HEADINGS
from tests.stage.visitor_compared import COMPARED
from tests.stage.visitor_rules import RULES as SEEN

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "packaging" / "EN-301-549.md"
ROW = re.compile(
    r"\| (?P<clauses>[^|]+) \| (?P<asks>[^|]+) \| \*\*(?P<state>[a-z ]+)\*\* \| (?P<shown>[^|]+) \|"
)
NUMBER = re.compile(r"\d+(?:\.\d+)*")
ROWS = [row for line in TABLE.read_text("utf-8").splitlines() if (row := ROW.fullmatch(line))]
STATES = {"met", "partly", "not met", "open", "not applicable"}
MISSING = "*Missing:*"
EVIDENCE = re.compile(r"`[^`]*(tests|kiosk|packaging|slides)[/.][^`]*`")


def numbered(above: str, *last: int) -> list[str]:
    """Clauses below ``above``: from 1 to a single number, or those that are given."""
    return [f"{above}.{number}" for number in (last if len(last) > 1 else range(1, last[0] + 1))]


WCAG = {
    "1.1": [1],
    "1.2": [1, 2, 3, 4, 5],
    "1.3": [1, 2, 3, 4, 5],
    "1.4": [1, 2, 3, 4, 5, 10, 11, 12, 13],
    "2.1": [1, 2, 4],
    "2.2": [1, 2],
    "2.3": [1],
    "2.4": [2, 3, 4, 6, 7],
    "2.5": [1, 2, 3, 4],
    "3.1": [1, 2],
    "3.2": [1, 2],
    "3.3": [1, 2, 3, 4],
    "4.1": [1, 2, 3],
}
"""Criteria of WCAG 2.1, A and AA, that V3.2.1 asks of documents; of software all but two."""
NOT_OF_SOFTWARE = {"2.4.2", "3.1.2"}
TWICE = [
    *("1.1.1", "1.2.3", "1.3.1", "1.3.2", "1.3.5", "1.4.4", "1.4.5"),
    *("2.1.1", "2.1.4", "2.5.3", "3.1.1", "3.3.1", "4.1.1", "4.1.2", "4.1.3"),
]
"""With one form for open functionality and one for closed."""
CRITERIA = [f"{part}.{number}" for part, numbers in WCAG.items() for number in numbers]


def of_software(criterion: str) -> list[str]:
    if criterion in NOT_OF_SOFTWARE:
        return []
    if criterion == "1.2.1":
        return ["11.1.2.1.1", "11.1.2.1.2.1", "11.1.2.1.2.2"]
    return numbered(f"11.{criterion}", 2) if criterion in TWICE else [f"11.{criterion}"]


CLAUSES = [
    *numbered("5.1.2", 2),
    *numbered("5.1.3", 16),
    *("5.1.4", "5.1.5", *numbered("5.1.6", 2), "5.1.7"),
    *("5.2", "5.3", "5.4", *numbered("5.5", 2), *numbered("5.6", 2), "5.7", "5.8", "5.9"),
    *("6", "13"),
    *(*numbered("7.1", 5), *numbered("7.2", 3), "7.3"),
    *(*numbered("8.1", 3), *numbered("8.2.1", 2), *numbered("8.2.2", 2)),
    *(*numbered("8.3.2", 2), *numbered("8.3.2.3", 3), *numbered("8.3.2", 4, 5, 6)),
    *(*numbered("8.3.3", 2), *numbered("8.3.3.3", 2), *numbered("8.3.4", 2), *numbered("8.3.4.3", 2, 3)),
    *("8.3.5", "8.3.6", "8.4.1", *numbered("8.4.2", 2), "8.4.3", "8.5"),
    "9",
    *(f"10.{criterion}" for criterion in CRITERIA),
    *("10.5", "10.6"),
    *chain.from_iterable(of_software(criterion) for criterion in CRITERIA),
    *("11.5.1", *numbered("11.5.2", 17), *numbered("11.6", 2), "11.7", *numbered("11.8", 5)),
    *(*numbered("12.1", 2), *numbered("12.2", 2, 3, 4)),
]
"""Those of V3.2.1 that ask something."""
NEW = ["2.4.2", "2.4.11", "2.5.7", "2.5.8", "3.2.4", "3.2.6", "3.3.7", "3.3.8"]
"""Criteria that came with V4.1.1."""


def test_each_clause_is_answered_once() -> None:
    answered = Counter(
        clause
        for row in ROWS
        if not row["clauses"].startswith("WCAG")
        for clause in NUMBER.findall(row["clauses"])
    )
    assert answered == Counter(CLAUSES)


def test_what_is_new_in_wcag_2_2_is_answered_once() -> None:
    rows = [row["clauses"] for row in ROWS if row["clauses"].startswith("WCAG")]
    assert [NUMBER.findall(row)[0] for row in rows] == NEW


def test_each_answer_is_one_of_five_and_says_what_shows_it_or_what_is_missing() -> None:
    assert {row["state"] for row in ROWS} == STATES
    lacking = [
        row["clauses"] for row in ROWS if (MISSING in row["shown"]) != (row["state"] in ("partly", "not met"))
    ]
    unshown = [row["clauses"] for row in ROWS if row["state"] == "met" and not EVIDENCE.search(row["shown"])]
    assert (lacking, unshown) == ([], [])


def test_all_that_is_named_as_evidence_is_there() -> None:
    named = re.findall(r"`([^`]+)`", TABLE.read_text("utf-8"))
    wrong = [each for each in named if not is_there(each)]
    assert wrong == []
    assert sum("::" in each for each in named) > 50


def is_there(named: str) -> bool:
    """A test, a file, a folder or a module that it names; other words need not be anywhere."""
    if module := re.search(r"python -m (tests[\w.]*)", named):
        return (ROOT / module[1].replace(".", "/")).with_suffix(".py").exists()
    if re.match(r"(tests|kiosk|packaging|slides)/", named):
        path, _, test = named.partition("::")
        file = ROOT / path
        return file.exists() and (not test or f"\ndef {test}(" in file.read_text("utf-8"))
    return True


def test_rules_that_are_quoted_are_those_of_the_walk_and_the_audit() -> None:
    rules = {*TOLD, *SEEN, *COMPARED}
    quoted = [
        rule
        for part in re.findall(r"\(rules? ([^)]*)\)", TABLE.read_text("utf-8"))
        for rule in re.findall(r"\"([^\"]+)\"", part)
    ]
    assert len(quoted) > 10
    assert set(quoted) <= rules


def statement() -> dict[str, str]:
    """Its parts, by language."""
    parts = re.split(r"^# (.+)$", (ROOT / "slides" / "TOEGANKELIJKHEID.md").read_text("utf-8"), flags=re.M)
    found = {
        HEADINGS[title]: words
        for title, words in zip(parts[1::2], parts[2::2], strict=True)
        if title in HEADINGS
    }
    assert set(found) == set(languages())
    return found


@pytest.mark.parametrize("language", languages())
def test_the_statement_names_each_button_as_it_is_called(language: str) -> None:
    called = {*section("screen", language).values(), *section("operator", language).values()}
    named = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", statement()[language])
    assert len(named) >= 15
    assert set(named) - called == set()


def test_the_statement_says_the_same_in_each_language() -> None:
    shapes = {
        language: [line[:2] for line in words.splitlines() if line.startswith(("## ", "- ", "| ", "**"))]
        for language, words in statement().items()
    }
    assert len({tuple(shape) for shape in shapes.values()}) == 1
    figures = {language: set(re.findall(r"\b\d{3,4}\b", words)) for language, words in statement().items()}
    assert len({frozenset(each) for each in figures.values()}) == 1


HEIGHTS = re.findall(
    r"^\| (\d+) inch, (across|upright) \| (\d+) \| (\d+) \|$",
    (ROOT / "packaging" / "README.md").read_text("utf-8"),
    re.M,
)


@pytest.mark.parametrize(("inches", "way", "highest", "edge"), HEIGHTS)
def test_no_button_of_a_low_stand_is_higher_than_its_table_says(
    inches: str, way: str, highest: str, edge: str
) -> None:
    sides = (1920, 1080) if way == "across" else (1080, 1920)
    dots = math.hypot(*sides) / int(inches)
    size = Composition(*sides)
    assert (size.height - size.reach_top(dots)) / dots * 25.4 <= int(highest)
    assert int(highest) + int(edge) <= 1100
