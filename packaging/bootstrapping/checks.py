"""What ``test`` runs, one after the other: every check runs even when an earlier one failed."""

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrapping.say import Voice

# The tool has no `-m`, and its script names the folder in which it was installed, which may have moved.
_LINT_IMPORTS = "import sys, importlinter.cli as cli; sys.exit(cli.lint_imports(no_cache=True, no_logo=True))"


@dataclass(frozen=True)
class Check:
    """One check: the name people read, and its command."""

    name: str
    command: tuple[str, ...]


def checks(root: Path, python: Path, pytest_arguments: Sequence[str]) -> list[Check]:
    """The checks of this checkout in the order they run: quick ones first."""
    tool = (str(python), "-m")
    found = [
        Check("ruff check", (*tool, "ruff", "check", "--output-format=concise", ".")),
        Check("ruff format", (*tool, "ruff", "format", "--check", "--output-format=concise", ".")),
        Check("mypy", (*tool, "mypy", "--strict", "kiosk", "packaging", "tests")),
        Check("import-linter", (str(python), "-c", _LINT_IMPORTS)),
    ]
    if (root / "tests" / "lint_qml.py").is_file():
        found.append(Check("qmllint", (str(python), "tests/lint_qml.py")))
    found.append(Check("pytest", (*tool, "pytest", *pytest_arguments)))
    return found


def run_all(
    todo: Sequence[Check], root: Path, voice: Voice, call: Callable[[Check, Path], int] | None = None
) -> int:
    """Run *todo*; the exit code is that of the first check that failed."""
    call = call or _call
    start = time.monotonic()
    failed: list[str] = []
    code = 0
    for check in todo:
        voice.write(f"\n== {check.name}")
        result = call(check, root)
        if result != 0:
            failed.append(check.name)
            code = code or result
    seconds = voice.duration(time.monotonic() - start)
    voice.write("")
    if failed:
        voice.say("checks-failed", names=", ".join(failed), seconds=seconds)
    else:
        voice.say("checks-passed", count=len(todo), seconds=seconds)
    return code


def _call(check: Check, root: Path) -> int:
    code = subprocess.run(check.command, cwd=root, check=False).returncode
    # A child ended by a signal has a negative code, which a shell cannot pass on.
    return code if code >= 0 else 128 - code
