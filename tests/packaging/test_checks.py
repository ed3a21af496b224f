"""What ``test`` runs, in which order, and how it ends."""

from __future__ import annotations

import io
import os
import shutil
import sys
import threading
from pathlib import Path

import pytest

from bootstrapping import checks, say

ROOT = Path(__file__).parents[2]
LINTERS = ("mypy", "import-linter", "qmllint")
COLLECTED = "pytest, collected"
TESTS = ("pytest, side by side", "pytest, in time")


def run(codes: dict[str, int], language: str = "en") -> tuple[int, list[str], str]:
    """The exit code, what ran, and what was said when the checks named end like that."""
    ran: list[str] = []
    out = io.StringIO()

    def call(check: checks.Check, root: Path, is_kept: bool) -> tuple[int, str]:
        ran.append(check.name)
        return codes.get(check.name, 0), f"{check.name} speaks" if is_kept else ""

    todo = checks.checks(ROOT, Path("python"), [])
    return checks.run_all(todo, ROOT, say.Voice(language, out), call), ran, out.getvalue()


def test_every_check_runs_and_the_first_failure_is_the_exit_code() -> None:
    code, ran, said = run({"qmllint": 2, "pytest, side by side": 1, "mypy": 3})
    assert code == 2
    assert sorted(ran) == sorted(["ruff check", "ruff format", *LINTERS, COLLECTED, *TESTS])
    assert ran[:2] == ["ruff check", "ruff format"]
    assert said.splitlines()[-1].startswith("Not passed: qmllint, pytest, side by side, mypy (")
    assert "== mypy\nmypy speaks\n" in said


def test_all_checks_passed() -> None:
    code, _, said = run({}, "nl")
    assert code == 0
    assert said.splitlines()[-1].startswith("Alle controles zijn geslaagd (8 ")


@pytest.mark.parametrize(
    ("alone", "beside", "code"), [(5, 0, 0), (0, 5, 0), (5, 1, 1), (1, 5, 1), (5, 5, 5), (0, 0, 0)]
)
def test_one_part_of_the_tests_may_be_empty_but_not_both(alone: int, beside: int, code: int) -> None:
    collected = 0 if 0 in (alone, beside) else 5
    assert run({COLLECTED: collected} | dict(zip(TESTS, (alone, beside), strict=True)))[0] == code


def test_the_linters_work_while_the_tests_are_read_or_run() -> None:
    ran = {name: threading.Event() for name in (*LINTERS, *TESTS)}
    beside = {
        COLLECTED: ("import-linter", "qmllint"),
        TESTS[0]: ("mypy", TESTS[1]),
        TESTS[1]: ("mypy", TESTS[0]),
    }

    def call(check: checks.Check, root: Path, is_kept: bool) -> tuple[int, str]:
        if check.name in ran:
            ran[check.name].set()
        return (0 if all(ran[name].wait(10) for name in beside.get(check.name, ())) else 1), ""

    assert (
        checks.run_all(checks.checks(ROOT, Path("python"), []), ROOT, say.Voice("en", io.StringIO()), call)
        == 0
    )


def test_what_is_only_read_is_printed_where_it_fails() -> None:
    assert "speaks" not in run({})[2].partition("import-linter")[0]
    assert f"== {COLLECTED}\n{COLLECTED} speaks\n" in run({COLLECTED: 2})[2]


def test_extra_arguments_reach_both_parts_of_the_tests(tmp_path: Path) -> None:
    found = checks.checks(tmp_path, Path("python"), ["-k", "show"])
    assert [check.name for check in found] == ["ruff check", "ruff format", COLLECTED, TESTS[0]]
    (collected, busy), (types, in_time) = found[2:], found[3].beside
    assert ([each.name for each in collected.beside], types.name) == (["import-linter"], "mypy")
    assert collected.command[-4:] == ("--collect-only", "-q", "-k", "show")
    assert busy.command[:3] == ("python", "-m", "pytest")
    assert busy.command[-3:] == ("--serial=without", "-k", "show")
    assert in_time.command[-3:] == ("--serial=only", "-k", "show")


@pytest.mark.skipif(shutil.which("nice") is None, reason="no such program here")
def test_all_but_the_tests_in_time_give_way(tmp_path: Path) -> None:
    code = "import os; print(os.nice(0))"
    command = (sys.executable, "-c", code)
    said = [
        checks._call(checks.Check("x", command, gives_way=gives_way), tmp_path, True)[1].strip()
        for gives_way in (False, True)
    ]
    # It is added to what this process has, 19 at most.
    assert said == [str(os.nice(0)), str(min(19, os.nice(0) + 10))]
    busy = checks.checks(tmp_path, Path("python"), [])[3]
    assert [each.name for each in (busy, *busy.beside) if not each.gives_way] == [TESTS[1]]


def test_what_a_check_says_can_be_kept_and_a_signal_is_a_failure(tmp_path: Path) -> None:
    code = "import os, sys; print('é', flush=True); os.kill(os.getpid(), 9)"
    ended = checks._call(checks.Check("x", (sys.executable, "-c", code)), tmp_path, True)
    assert ended == (137, "é\n")


def test_what_python_compiled_is_kept() -> None:
    assert checks._surroundings({"PATH": "/bin", "PYTHONDONTWRITEBYTECODE": "1"}) == {"PATH": "/bin"}
