"""The line that would show a file that nothing shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist.loader import load
from kiosk.problems.findings import Findings
from kiosk.proof.leftovers import judge_leftovers
from tests.playlist.samples import GOOD_SLIDE


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("folder.pdf", "pdf: folder.pdf"),
        ("straat.MP4", "video: straat.MP4"),
        ("markt.jpg", "image: markt.jpg"),
        ("blad.HEIC", "image: blad.HEIC"),
    ],
)
def test_a_file_that_nothing_shows_is_offered_as_what_it_is(tmp_path: Path, name: str, line: str) -> None:
    for folder in ("slides", "assets"):
        (tmp_path / folder).mkdir()
    (tmp_path / "slides/test.yaml").write_text(GOOD_SLIDE, encoding="utf-8")
    (tmp_path / "slides/playlist.yaml").write_text("items:\n  - slide: test\n", encoding="utf-8")
    (tmp_path / "assets" / name).write_bytes(b"x")
    findings = Findings()
    judge_leftovers(load(tmp_path), findings)
    (problem,) = findings.problems
    assert problem.hint("nl") == (
        f"zet in de speellijst een regel zoals '- {line}', of haal weg wat niet meer nodig is"
    )
