"""Every code of the drawn show, every language: the exact report of a small show with that one mistake."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.words.catalogue import languages
from tests.proof.samples import CASES, CASES_BY_CODE

ROOT = Path(__file__).resolve().parents[2]


def printed(*arguments: str) -> object:
    command = [sys.executable, "-m", "tests.proof.draw", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def reports() -> object:
    """The reports of all cases by code and language, drawn once."""
    return printed()


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("code", CASES_BY_CODE)
def test_the_report_of_each_code_reads_as_written_down(
    code: str, lang: str, reports: dict[str, dict[str, str]]
) -> None:
    assert reports[code][lang] == (CASES / code / f"expected.{lang}.txt").read_text("utf-8")


@pytest.mark.parametrize("code", CASES_BY_CODE)
def test_each_case_holds_its_own_problem_and_no_other(code: str, reports: dict[str, dict[str, str]]) -> None:
    assert reports[code]["codes"] == code


def test_where_all_is_well_nothing_is_found() -> None:
    assert printed("mission") == {"mission": [], "busy": []}
