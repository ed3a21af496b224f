"""What organisers type and mean otherwise: each slip gets one message, at its line, with their own line as it should be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.playlist.loader import load
from kiosk.problems.report import problems_text
from kiosk.words.catalogue import languages
from tests.playlist.slips import lay_out_slip, said_of, slips

SLIPS = slips()
# The files that a slip names need not be there.
PLACE = re.compile(r"^([\w/.-]+\.yaml):(\d+):.*(?<!\[asset-missing\])$", re.M)
TIP = re.compile(r"^([\w/.-]+\.yaml):(\d+):.*\n(?:.*\n){2}    tip: typ: ([^(\n]+)$", re.M)


@pytest.mark.parametrize("name", SLIPS)
def test_what_is_said_of_each_slip_reads_as_written_down(name: str, tmp_path: Path) -> None:
    slip = SLIPS[name]
    assert said_of(slip, tmp_path / "show") == {lang: slip[lang] for lang in languages()}


@pytest.mark.parametrize("name", SLIPS)
def test_a_line_typed_as_the_tip_says_is_good(name: str, tmp_path: Path) -> None:
    slip = SLIPS[name]
    root = tmp_path / "show"
    start = lay_out_slip(slip, root)
    tips = TIP.findall(slip["nl"])
    for file, number, line in tips:
        path = root / file
        lines = path.read_text(encoding="utf-8").split("\n")
        typed = lines[int(number) - 1]
        lines[int(number) - 1] = typed[: len(typed) - len(typed.lstrip())] + line
        path.write_text("\n".join(lines), encoding="utf-8")
    left = problems_text(load(start, hints=True), "nl")
    assert not {(file, number) for file, number, _ in tips} & set(PLACE.findall(left)), left
