"""Every example in the organiser's guide can be copied: the checker has nothing to say about it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kiosk.playlist import load
from kiosk.playlist.model import LAYOUTS

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "slides" / "README.md").read_text("utf-8")
NAMED = re.findall(r"```yaml\n# slides/([\w-]+)\.yaml\n(.*?)```", GUIDE, re.S)
EXAMPLES = [(name, text) for name, text in NAMED if name != "playlist"]


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_of_a_slide_passes_the_check(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "slides").mkdir()
    shutil.copytree(ROOT / "assets" / "art", tmp_path / "assets" / "art")
    (tmp_path / "slides" / f"{name}.yaml").write_text(text, "utf-8")
    (tmp_path / "slides" / "playlist.yaml").write_text(f"items:\n  - slide: {name}\n", "utf-8")
    assert [problem.code for problem in load(tmp_path).problems] == []


def test_every_layout_has_an_example() -> None:
    layouts = {match for _, text in EXAMPLES for match in re.findall(r"^layout: (\w+)", text, re.M)}
    assert layouts == set(LAYOUTS)
