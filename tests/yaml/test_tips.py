"""Who types what the tip says, to the letter and on its line, is told nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist.loader import load
from kiosk.problems.problem import Problem
from kiosk.words.sentence import fill
from tests.yaml.samples import GOOD

WHOLE = {
    "slides/goed.yaml": GOOD,
    "slides/playlist.yaml": "languages: [nl, fr, en]\nitems:\n  - slide: goed\n",
}


def lay_out(root: Path, files: dict[str, str]) -> None:
    for name, text in (WHOLE | files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "assets").mkdir(exist_ok=True)


def follow(problem: Problem) -> None:
    """Type what the tip of ``problem`` says."""
    lines = problem.file.read_text("utf-8").splitlines()
    line = lines[problem.line - 1]
    blanks = problem.params.get("blanks")
    indent = line[: len(line) - len(line.lstrip())]
    if blanks is not None:
        told = fill("{blanks}", {"blanks": blanks}, "nl")
        indent = " " * int("".join(sign for sign in told if sign.isdigit()) or 0)
    lines[problem.line - 1] = indent + str(problem.params["near"])
    if second := problem.params.get("second"):
        typed = line.strip()
        column = len(indent) + typed.index(str(problem.params["first"]))
        lines.insert(problem.line, " " * column + str(second))
    problem.file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def playlist(items: str) -> dict[str, str]:
    return {"slides/playlist.yaml": f"languages: [nl, fr, en]\n{items}\n"}


@pytest.mark.parametrize(
    "typed",
    [
        "items:\n  - slide: goed\n    when: days: za, between: \"10:00-18:00\"",
        "items:\n  - slide: goed\n    when: (days: za, between: \"10:00-18:00\")",
        "items:\n  - slide: goed\n    when: days: za; between: \"10:00-18:00\"",
        "items:\n  - slide: goed\n    when: days: [za, zo], between: \"10:00-18:00\"",
        "items:\n  - slide: goed\n    when: days: za",
        "items:\n  - slide: goed, duration: 15s",
        "items:\n  - slide: goed; duration: 15s",
        "items:\n  - slide: goed duration: 15s",
        "title: nl: De straat, onze wijk, fr: La rue\nitems:\n  - slide: goed",
        "title: (nl: De straat, fr: La rue)\nitems:\n  - slide: goed",
        "title: {nl: De straat; fr: La rue}\nitems:\n  - slide: goed",
    ],
)  # fmt: skip
def test_the_tip_to_the_letter_passes(typed: str, tmp_path: Path) -> None:
    lay_out(tmp_path, playlist(typed))
    (problem,) = load(tmp_path).problems
    follow(problem)
    assert load(tmp_path).problems == ()
