"""A poll's answers: each mistake in them is one message."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist import load


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        ("[a, b]", []),
        ("[[x], b]", ["wrong-type"]),
        ("[a, {b: c}]", ["wrong-type"]),
        ("[{a: b}, {c: d}]", ["wrong-type", "wrong-type"]),
        ("[a, b, c, d, e, [f]]", ["wrong-type"]),
        ("[a]", ["answers-count"]),
        ("[]", ["answers-count"]),
        ("[[x]]", ["answers-count", "wrong-type"]),
        ("[a, b, c, d, e, f]", ["answers-count"]),
    ],
)
def test_one_mistake_in_the_answers_is_one_message(tmp_path: Path, answers: str, codes: list[str]) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides/poll.yaml").write_text(
        f"layout: poll\nnl:\n  title: Wat kiezen wij\n  answers: {answers}\n", "utf-8"
    )
    (tmp_path / "slides/playlist.yaml").write_text("languages: [nl]\nitems:\n  - slide: poll\n", "utf-8")
    assert sorted(problem.code for problem in load(tmp_path).problems) == codes
