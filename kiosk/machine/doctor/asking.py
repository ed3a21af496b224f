"""Questions that may crash, hang or fail to load are asked of a process of their own, within a limit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from kiosk.machine import child

LAST_LINES = 6
"""Lines of what it said before it ended that are kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process said."""

    data: Mapping[str, Any] = field(default_factory=dict)
    """The JSON object on its last line of output; empty where it gave none."""
    output: str = ""
    complaint: str = ""
    """The end of what it said on its error stream."""
    code: int = 0
    is_late: bool = False

    @property
    def crashed(self) -> bool:
        return self.code < 0 and not self.is_late


def ask(module: str, *arguments: str, limit: float, environment: Mapping[str, str] | None = None) -> Answer:
    """What ``module`` answers when it is run with ``arguments``; it is ended after ``limit`` seconds."""
    return run(child.command(module, *arguments), limit=limit, environment=environment)


def run(
    command: Sequence[str], *, limit: float, environment: Mapping[str, str] | None = None, given: str = ""
) -> Answer:
    """What a program says that is ``given`` a text; it and all it started are ended after ``limit`` seconds."""
    surroundings = {**child.environment(), "LC_ALL": "C.UTF-8", **(environment or {})}
    try:
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=surroundings,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=os.name == "posix",
        )
    except OSError as error:
        return Answer(complaint=str(error), code=127)
    try:
        output, errors = process.communicate(given, timeout=limit)
    except subprocess.TimeoutExpired:
        _end(process)
        return Answer(code=process.returncode or -1, is_late=True)
    return Answer(_last_object(output), output, _last_lines(errors), process.returncode)


def _end(process: subprocess.Popen[str]) -> None:
    """With its children: they would hold its pipes open."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def _last_object(output: str) -> Mapping[str, Any]:
    for text in (output, output.strip().rpartition("\n")[2]):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            continue
        return found if isinstance(found, dict) else {}
    return {}


def _last_lines(errors: str) -> str:
    return "\n".join(errors.strip().splitlines()[-LAST_LINES:])
