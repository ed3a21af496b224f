"""What an examination found, and what all of them say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

State = Literal["good", "attention", "bad"]
WORST_LAST: tuple[State, ...] = ("good", "attention", "bad")

SUBJECTS = (
    "libraries",
    "packages",
    "films",
    "graphics",
    "screen",
    "touch",
    "sound",
    "voice",
    "disk",
    "clock",
    "memory",
    "heat",
    "fonts",
    "power",
    "permissions",
    "settings",
    "content",
    "trial",
)
"""What is examined, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found. ``code`` is its sentence in the catalogues' ``doctor.says``, or in ``machine`` where the panel
    says the same; ``cure`` the one of what to do in ``doctor.cures``, or in ``cures``; empty where nothing has to be done. All
    are filled with ``values``."""

    subject: str
    state: State
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    cure: str = ""


def good(subject: str, code: str, **values: object) -> Finding:
    """All is well."""
    return Finding(subject, "good", code, values)


def attention(subject: str, code: str, cure: str, **values: object) -> Finding:
    """The kiosk runs, but somebody should know."""
    return Finding(subject, "attention", code, values, cure)


def bad(subject: str, code: str, cure: str, **values: object) -> Finding:
    """The kiosk does not run, or not as it should, until this is cured."""
    return Finding(subject, "bad", code, values, cure)


def gigabytes(megabytes: int) -> float:
    """As people read it: with a decimal below ten."""
    return megabytes // 1000 if megabytes >= 10_000 else megabytes / 1000


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """By subject, and of one subject the worst first."""
    return tuple(
        sorted(findings, key=lambda each: (SUBJECTS.index(each.subject), -WORST_LAST.index(each.state)))
    )


def worst_of(findings: Sequence[Finding]) -> State:
    """The state of the whole computer."""
    return max((each.state for each in findings), key=WORST_LAST.index, default="good")
