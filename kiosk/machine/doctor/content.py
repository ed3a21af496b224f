"""What ``kiosk check`` says of the content, and of the settings, in one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.machine.doctor.asking import ask
from kiosk.machine.doctor.finding import Finding, attention, bad, good
from kiosk.machine.typed_command import quoted, typed_command

LIMIT = 120.0
"""Five hundred photos on a slow USB stick."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the check said; ``problems`` as in its JSON."""

    is_playable: bool = True
    problems: Sequence[Mapping[str, Any]] = ()
    is_checked: bool = True
    languages: Sequence[str] = ()
    """Those of the playlist; none where it has none, or was not read."""

    @property
    def errors(self) -> int:
        return sum(each.get("severity") == "error" for each in self.problems)


def look(path: str, language: str) -> Content:
    """Have it checked, in a process of its own."""
    answer = ask("kiosk", "check", "--format", "json", "--lang", language, "--", path, limit=LIMIT)
    if "playable" not in answer.data:
        return Content(is_checked=False)
    problems, spoken = answer.data.get("problems", ()), answer.data.get("languages", ())
    return Content(bool(answer.data["playable"]), tuple(problems), languages=tuple(spoken))


def judge_settings(found: Content, path: str) -> list[Finding]:
    """What it means of the file with this computer's settings."""
    values = {"line": f"{typed_command()} check {quoted(path)}", "count": len(found.problems)}
    if not found.is_checked:
        return []
    if found.problems:
        return [attention("settings", "settings-wrong", "type", **values)]
    return [good("settings", "settings-good")]


def judge(found: Content, path: str) -> list[Finding]:
    """What it means."""
    values = {"line": f"{typed_command()} check {quoted(path)}", "errors": found.errors}
    if not found.is_checked:
        return [attention("content", "content-unchecked", "type", **values)]
    if not found.is_playable:
        return [bad("content", "content-nothing", "type", **values)]
    if found.errors:
        return [attention("content", "content-errors", "type", **values)]
    if found.problems:
        return [attention("content", "content-warnings", "type", **values, count=len(found.problems))]
    return [good("content", "content-good")]
