"""Problems as programs read them: one a line for editors and logs of builds, or SARIF for services that collect findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kiosk.problems.problem import Problem
from kiosk.problems.report import Judged
from kiosk.words.printable import printable

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_BASE = "CONTENT"


def as_lines(judged: Judged, lang: str, here: Path) -> str:
    """``file:line:column: severity: message``, with paths as seen from ``here``, where the command was typed: editors and
    builds make links of them. The severity stays English, since they look for it."""
    return "".join(
        f"{_seen_from(problem.file, here)}:{problem.line}:{problem.column}: {problem.severity}: "
        f"{problem.message(lang)} ({problem.hint(lang)}) [{problem.code}]\n"
        for problem in judged.problems
    )


def as_sarif(judged: Judged, lang: str, version: str) -> str:
    """A log in the Static Analysis Results Interchange Format 2.1.0 (OASIS), by ``version`` of this program."""
    codes = list(dict.fromkeys(problem.code for problem in judged.problems))
    levels = {problem.code: problem.severity for problem in judged.problems}
    rules = [
        {
            "id": code,
            "shortDescription": {"text": code.replace("-", " ")},
            "defaultConfiguration": {"level": levels[code]},
        }
        for code in codes
    ]
    run = {
        "tool": {"driver": {"name": "kiosk check", "version": version, "language": lang, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"uri": f"{judged.root.as_uri()}/"}},
        "results": [_result(problem, judged.root, codes, lang) for problem in judged.problems],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(problem: Problem, root: Path, codes: list[str], lang: str) -> dict[str, Any]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    if problem.length:
        region["endColumn"] = problem.column + problem.length
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": problem.severity,
        "message": {"text": f"{problem.message(lang)}\n{problem.hint(lang)}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(problem.file, root), "region": region}}
        ],
    }


def _artifact(file: Path, root: Path) -> dict[str, str]:
    if file != root and file.is_relative_to(root):
        return {"uri": quote(file.relative_to(root).as_posix(), errors="surrogateescape"), "uriBaseId": _BASE}
    return {"uri": file.as_uri()}


def _seen_from(file: Path, here: Path) -> str:
    return printable(file.relative_to(here).as_posix() if file.is_relative_to(here) else str(file))
