"""What ``test`` runs: every check runs even when an earlier one failed.

First the tests are only read, beside the quicker linters: in a fresh checkout Python then compiles each file once, and not once
for each of the workers that start together (ten seconds of a processor each). Then they run in two parts at once: those that
judge times or watch films as they play, and mostly wait; and those that keep the machine busy, which give way to the others.
So does mypy, which without its cache takes half a minute: beside the reading it would leave a processor idle in the end.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bootstrapping.say import Voice

# The tool has no `-m`, and its script names the folder in which it was installed, which may have moved.
_LINT_IMPORTS = "import sys, importlinter.cli as cli; sys.exit(cli.lint_imports(no_cache=True, no_logo=True))"


# As many as there are cores: beside them go the tests in time. Each worker takes seven seconds to read all tests.
_WORKERS = max(2, min(os.cpu_count() or 1, 4))
_SIDE_BY_SIDE = ("-n", str(_WORKERS), "--dist=loadfile", "--serial=without")
_IN_TIME = ("-n", "2", "--dist=loadfile", "--serial=only")
_LESS_URGENT = 10
"""How nice a check is that gives way: it gets a tenth beside one that does not. With less than that, what it waits for comes
too late for the product's own limits."""
_NO_TESTS = 5
"""How pytest ends where there was nothing to run."""


@dataclass(frozen=True)
class Check:
    """One check: the name people read, its command, and the checks that work beside it and speak after it."""

    name: str
    command: tuple[str, ...]
    beside: tuple["Check", ...] = ()
    is_part: bool = False
    """A part of the tests, which may be empty when other parts are not."""
    gives_way: bool = False
    """It runs beside checks that must not be disturbed."""
    is_silent: bool = False
    """What it prints is shown only if it fails."""


Call = Callable[[Check, Path, bool], tuple[int, str]]
"""Runs a check in a folder; whether its output is to be given back instead of shown. Its exit code and that output."""


def checks(root: Path, python: Path, pytest_arguments: Sequence[str]) -> list[Check]:
    """The checks of this checkout in the order they run: quick ones first."""
    tool = (str(python), "-m")
    pytest = (*tool, "pytest")
    linters = [Check("import-linter", (str(python), "-c", _LINT_IMPORTS))]
    if (root / "tests" / "lint_qml.py").is_file():
        linters.append(Check("qmllint", (str(python), "tests/lint_qml.py")))
    types = Check("mypy", (*tool, "mypy", "--strict", "kiosk", "packaging", "tests"), gives_way=True)
    in_time = Check("pytest, in time", (*pytest, *_IN_TIME, *pytest_arguments), is_part=True)
    return [
        Check("ruff check", (*tool, "ruff", "check", "--output-format=concise", ".")),
        Check("ruff format", (*tool, "ruff", "format", "--check", "--output-format=concise", ".")),
        Check(
            "pytest, collected",
            (*pytest, "--collect-only", "-q", *pytest_arguments),
            tuple(linters),
            is_part=True,
            is_silent=True,
        ),
        Check(
            "pytest, side by side",
            (*pytest, *_SIDE_BY_SIDE, *pytest_arguments),
            (types, in_time),
            is_part=True,
            gives_way=True,
        ),
    ]


def run_all(todo: Sequence[Check], root: Path, voice: Voice, call: Call | None = None) -> int:
    """Run *todo*; the exit code is that of the first check that failed."""
    call = call or _call
    start = time.monotonic()
    codes: dict[str, int] = {}
    for check in todo:
        with ThreadPoolExecutor(max(1, len(check.beside))) as pool:
            said = [(each, pool.submit(call, each, root, True)) for each in check.beside]
            voice.write(f"\n== {check.name}")
            codes[check.name], output = call(check, root, check.is_silent)
            if codes[check.name] and check.is_silent:
                voice.write(output.rstrip())
            for each, outcome in said:
                codes[each.name], output = outcome.result()
                voice.write(f"\n== {each.name}\n{output.rstrip()}")
    parts = [each.name for check in todo for each in (check, *check.beside) if each.is_part]
    if any(codes[name] != _NO_TESTS for name in parts):
        codes |= {name: 0 for name in parts if codes[name] == _NO_TESTS}
    failed = [name for name, code in codes.items() if code != 0]
    seconds = voice.duration(time.monotonic() - start)
    voice.write("")
    if failed:
        voice.say("checks-failed", names=", ".join(failed), seconds=seconds)
        return codes[failed[0]]
    voice.say("checks-passed", count=len(codes), seconds=seconds)
    return 0


def _surroundings(given: Mapping[str, str]) -> dict[str, str]:
    """The environment of a check: what Python compiled is kept, even where the user wants otherwise. The tests start hundreds
    of processes, and each would compile all of our modules anew (a third of a second)."""
    return {name: value for name, value in given.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _call(check: Check, root: Path, is_kept: bool) -> tuple[int, str]:
    # Windows has no such program; there all are equal.
    politely = ("nice", "-n", str(_LESS_URGENT)) if check.gives_way and shutil.which("nice") else ()
    done = subprocess.run(
        (*politely, *check.command),
        cwd=root,
        env=_surroundings(os.environ),
        check=False,
        stdout=subprocess.PIPE if is_kept else None,
        stderr=subprocess.STDOUT if is_kept else None,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    # A child ended by a signal has a negative code, which a shell cannot pass on.
    code = done.returncode if done.returncode >= 0 else 128 - done.returncode
    return code, done.stdout or ""
