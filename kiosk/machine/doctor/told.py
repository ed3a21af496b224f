"""Findings as people and programs read them. No library is needed: Babel and rich may be what is missing."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.machine.doctor.finding import Finding, State, worst_of
from kiosk.words.catalogue import section
from kiosk.words.printable import printable

NARROWEST = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words."""

    subject: str
    state: State
    name: str
    """The subject's name."""
    label: str
    """The state's name."""
    says: str
    cure: str


def told(findings: Sequence[Finding], language: str) -> list[Told]:
    """The findings in words. What the panel says too is said here by the same words: those of ``machine`` and ``cures``."""
    words, machine, cures = (
        section("doctor", language),
        section("machine", language),
        section("cures", language),
    )
    return [
        Told(
            each.subject,
            each.state,
            words["subjects"][each.subject],
            words["states"][each.state],
            filled(words["says"].get(each.code) or machine[each.code], each.values, language),
            filled(words["cures"].get(each.cure) or cures[each.cure], each.values, language)
            if each.cure
            else "",
        )
        for each in findings
    ]


def filled(sentence: str, values: Mapping[str, object], language: str) -> str:
    """``sentence`` with ``values`` in its braces: numbers as the language writes them, lists with commas."""
    return sentence.format(**{name: _as_text(value, language) for name, value in values.items()})


def _as_text(value: object, language: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(_as_text(each, language) for each in value)
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", section("setup", language)["decimal"])
    # Word by word: a name is cut where it is too long, and a line to be typed must not be.
    return " ".join(printable(word) for word in str(value).split(" "))


def verdict(findings: Sequence[Finding], language: str) -> str:
    """All of them in one sentence."""
    return str(section("doctor", language)["verdicts"][worst_of(findings)])


def as_text(findings: Sequence[Finding], language: str, width: int) -> str:
    """A table: state, subject and sentence, the cure below it; then the verdict."""
    rows = told(findings, language)
    label, name = column_widths(rows)
    indent = " " * (label + name + 4)
    lines = []
    for row in rows:
        first, *others = says_in_lines(row, rows, width)
        lines.append(f"{row.label:{label}}  {row.name:{name}}  {first}")
        lines += [indent + line for line in others]
        # A line to be typed is one line: it is copied from here.
        if row.cure:
            lines.append(f"{indent}→ {row.cure}")
    return "\n".join([*lines, "", verdict(findings, language)]) + "\n"


def says_in_lines(row: Told, rows: Sequence[Told], width: int) -> list[str]:
    """The sentence of ``row`` in its column of a table of ``rows`` that is ``width`` columns wide."""
    room = max(NARROWEST, width - sum(column_widths(rows)) - 4)
    return textwrap.wrap(row.says, room, break_long_words=False, break_on_hyphens=False) or [""]


def column_widths(rows: Sequence[Told]) -> tuple[int, int]:
    """Of the states' names, and of the subjects'."""
    return max(len(row.label) for row in rows), max(len(row.name) for row in rows)


def as_json(findings: Sequence[Finding], language: str, more: Mapping[str, object]) -> str:
    """``{"can_run": …, "state": …, "says": …, "findings": […]}`` and ``more``."""
    state = worst_of(findings)
    listed = [
        {
            "subject": each.subject,
            "state": each.state,
            "code": each.code,
            "says": row.says,
            "cure": row.cure,
        }
        for each, row in zip(findings, told(findings, language), strict=True)
    ]
    whole = {
        "can_run": state != "bad",
        "state": state,
        "says": verdict(findings, language),
        "findings": listed,
        **more,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, default=plain) + "\n"


def plain(value: object) -> object:
    """What JSON has no form for."""
    return sorted(value) if isinstance(value, frozenset) else str(value)
