"""Slides move as they do elsewhere on screens that a desktop scales: no part of any picture is black."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.process.stand import ROOT, Stand, virtual_screen

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.timeout(500),
]
SLIDE = "layout: statement\ncolor: {color}\nnl: {{title: Samen sterk, text: Wij zijn er.}}\n"
MOVES = ("fade", "push", "wipe")
SCALED = {
    "QT_SCALE_FACTOR": "1.25",
    "QT_SCREEN_SCALE_FACTORS": "2",
    "QT_FONT_DPI": "144",
    "QT_USE_PHYSICAL_DPI": "1",
    "QT_ENABLE_HIGHDPI_SCALING": "1",
}
"""Every way in which a desktop asks for larger letters."""


def record_moves(display: str, folder: Path, *options: str, environment: dict[str, str]) -> list[float]:
    """How much of each picture of a round with every move was black; the width and height of the window are real pixels."""
    (folder / "assets").mkdir()
    slides = folder / "slides"
    slides.mkdir()
    for name, color in zip(MOVES, ("sun", "paper", "red"), strict=True):
        (slides / f"{name}.yaml").write_text(SLIDE.format(color=color), "utf-8")
    items = "".join(f"  - slide: {name}\n    transition: {name}\n" for name in MOVES)
    (slides / "playlist.yaml").write_text(f"defaults: {{duration: 1s}}\nitems:\n{items}", "utf-8")
    recording = folder / "recording.jsonl"
    stand = Stand(display, folder, folder, *options, environment=environment)
    try:
        stand.wait_for("first-picture")
        recorder = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/process/recorder.py"), str(recording), "50"],
            env={**os.environ, "DISPLAY": display},
            cwd=ROOT,
        )
        try:
            stand.wait_for("moved", move=MOVES[0])
        finally:
            recorder.terminate()
            recorder.wait(10)
        moved = {event["move"] for event in stand.events("moved")}
        shown = stand.events("window-shown")[0]
    finally:
        stand.stop()
    assert moved >= set(MOVES)
    assert (shown["width"], shown["height"]) == (1280, 720)
    return [json.loads(line)["black"] for line in recording.read_text().splitlines()]


def test_nothing_is_black_while_slides_move_on_a_scaled_desktop(tmp_path: Path) -> None:
    with virtual_screen() as display:
        black = record_moves(display, tmp_path, "--render", "software", environment=SCALED)
    assert len(black) > 25
    assert max(black) < 0.05
