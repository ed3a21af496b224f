"""Within brackets a question mark is text; all else is read as PyYAML reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kiosk.yaml.reading import Loader

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nl: {title: Waarom?}", {"nl": {"title": "Waarom?"}}),
        ("fr: {title: Pourquoi ?, text: Parce que}", {"fr": {"title": "Pourquoi ?", "text": "Parce que"}}),
        ("[ja?, nee ?, misschien]", ["ja?", "nee ?", "misschien"]),
        ("{vraag?: ja}", {"vraag?": "ja"}),
        ("link: {to: https://fos.ngo/?a=1}", {"link": {"to": "https://fos.ngo/?a=1"}}),
        ("{title: Waarom?\n  Daarom}", {"title": "Waarom? Daarom"}),
        ("title: Waarom? # vraag", {"title": "Waarom?"}),
    ],
)
def test_a_question_mark_within_brackets_is_text(text: str, value: Any) -> None:
    assert yaml.load(text, Loader=Loader) == value


@pytest.mark.parametrize("path", sorted((ROOT / "slides").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_mission_is_read_as_before(path: Path) -> None:
    assert events(path.read_text("utf-8"), Loader) == events(path.read_text("utf-8"), yaml.SafeLoader)


@given(st.text(alphabet="ab: -#,[]{}\n'\"|>&*!%@`", max_size=40))
def test_a_text_without_question_marks_is_read_as_before(text: str) -> None:
    assert events(text, Loader) == events(text, yaml.SafeLoader)


def events(text: str, loader: type[yaml.SafeLoader]) -> list[str]:
    """What the parser makes of ``text``, with the places; at its end where it stumbles."""
    found = []
    try:
        for event in yaml.parse(text, Loader=loader):
            start, end = event.start_mark, event.end_mark
            assert start is not None
            assert end is not None
            found.append(f"{event} {start.index}-{end.index}")
    except yaml.MarkedYAMLError as err:
        found.append(f"{err.problem} {err.problem_mark.index if err.problem_mark else ''}")
    return found
