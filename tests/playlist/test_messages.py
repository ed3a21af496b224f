"""Every code, every language: the exact report of a small show with that one mistake."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from kiosk.problems.problem import WARNINGS
from kiosk.problems.report import problems_text
from kiosk.words.catalogue import languages, section
from tests.playlist.problem_pages import IN_SETTINGS
from tests.playlist.samples import CASES, lay_out
from tests.proof.samples import CASES as DRAWN_CASES
from tests.proof.samples import CASES_BY_CODE as DRAWN

ROOM = Path(load.__code__.co_filename).parent
# These stop a file or a show as a whole, or need company to exist.
IN_COMPANY = {"too-many-problems": {"unknown-key"}}


def codes(lang: str) -> set[str]:
    """Those that are found without drawing; the others have their cases in ``tests/proof`` and ``tests/machine/settings``."""
    return set(section("problems", lang)) - set(DRAWN) - set(IN_SETTINGS)


@pytest.fixture(scope="module")
def load_case(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Loaded]:
    """The load of the show with the mistake of this code, made once."""
    return cache(lambda code: load(lay_out(code, tmp_path_factory.mktemp("case") / "show"), hints=True))


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("code", sorted(codes("en")))
def test_the_report_of_each_code_reads_as_written_down(
    code: str, lang: str, load_case: Callable[[str], Loaded]
) -> None:
    assert problems_text(load_case(code), lang) == (CASES / code / f"expected.{lang}.txt").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("code", sorted(codes("en")))
def test_each_case_holds_its_own_problem_and_no_other(code: str, load_case: Callable[[str], Loaded]) -> None:
    found = {problem.code for problem in load_case(code).problems}
    assert found == {code} | IN_COMPANY.get(code, set())


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    assert {case.name for case in CASES.iterdir()} == codes("en")
    assert {case.name for case in DRAWN_CASES.iterdir()} == set(DRAWN)


def test_the_code_uses_no_code_without_words() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    used = set(re.findall(r'\.add\(\s*"([a-z-]+)"', source))
    assert used, "the pattern finds the calls"
    assert used <= codes("en")
    assert codes("en") | set(DRAWN) >= WARNINGS
