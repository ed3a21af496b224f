"""An exception at any step of a cue's way costs that cue, is written down once, and the show reaches the next one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Property
from pytestqt.qtbot import QtBot

from kiosk.playlist.model import LAYOUTS
from kiosk.poster.boundary import Boundary
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.show.state import Cue
from tests.stage.defects import PLANTS
from tests.stage.test_view_models import HOUSE

pytestmark = pytest.mark.serial

ROOT = Path(__file__).resolve().parents[2]
FILMS = {"video:kapot", "video:kapot-poster"}
EVERY = {f"slide:kapot-{layout}" for layout in LAYOUTS} | {"image:kapot"} | FILMS
LOST: dict[str, set[str]] = {
    "nothing": set(),
    # Many slides may have the same one; without it each stands with its address.
    "given its code": set(),
    "given its drawing": {"slide:kapot-story"},
    "given its film": FILMS,
    # The others have their words in other letters.
    "its headline measured": EVERY - {"slide:kapot-photo", "image:kapot"},
    "its film played": {"video:kapot"},
    "its captions looked up": {"video:kapot"},
    # These were seen.
    "told of its film's end": set(),
    "let go": set(),
    "its move ended": set(),
}
"""Step -> the cues that cannot be shown; all of them where it is not named."""
REASONS = {"said to be drawn": "not ready in time"}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    command = [sys.executable, "-m", "tests.stage.defects", str(tmp_path_factory.mktemp("defects"))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Binding loop" not in done.stderr
    return {each["step"]: each for each in map(json.loads, done.stdout.splitlines())}


@pytest.mark.timeout(310)
@pytest.mark.parametrize("step", PLANTS)
def test_an_exception_costs_the_cue_it_is_about_and_no_other(
    told: dict[str, dict[str, Any]], step: str
) -> None:
    seen, lost = told[step], LOST.get(step, EVERY)
    assert seen["started"][0] == "slide:eerst"
    assert seen["started"][-1] == "slide:laatst"
    assert sorted(seen["problems"]) == sorted([key, REASONS.get(step, "defect")] for key in lost)
    if lost and step not in REASONS:
        assert seen["tracebacks"] == len(lost), "once a cue"


def test_of_items_that_break_there_is_no_picture_and_of_the_others_there_is(
    told: dict[str, dict[str, Any]],
) -> None:
    assert told["photographed"]["drawn"] == ["slide:eerst", "slide:laatst"]


def test_whatever_qml_reads_of_a_slide_is_guarded() -> None:
    read = {name: each for name, each in vars(SlideViewModel).items() if isinstance(each, Property)}
    assert len(read) > 40
    assert [name for name, each in read.items() if not hasattr(each.fget, "__wrapped__")] == []


@pytest.mark.logs("met with an exception")
@pytest.mark.parametrize(
    ("name", "empty"),
    [("title", ""), ("points", []), ("onPaper", False), ("qrModules", 0), ("filmAspect", 0.0)],
)
def test_what_cannot_be_read_is_empty_and_the_slide_says_so_once(
    qtbot: QtBot, cue: Cue, name: str, empty: object, caplog: pytest.LogCaptureFixture
) -> None:
    slide = SlideViewModel(cue.serial, cue.item, "nl", HOUSE)
    broke: list[int] = []
    slide.broke.connect(broke.append)
    for each in ("item", "_qr_modules", "_film"):
        delattr(slide, each)
    assert slide.property(name) == empty
    assert slide.property(name) == empty
    assert broke == [7]
    assert sum(bool(record.exc_info) for record in caplog.records) == 1


@pytest.mark.qt_no_exception_capture
def test_what_ends_in_qt_while_a_cue_is_in_hand_costs_it_when_the_work_is_done(
    cue: Cue, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    lost: list[tuple[int, str]] = []
    monkeypatch.setattr(sys, "excepthook", lambda *said: heard.append(said[1]))
    boundary = Boundary(lambda serial, reason: lost.append((serial, reason)))
    boundary.install()
    error = RuntimeError("in a slot")
    with boundary.around(cue):
        for _ in range(3):
            sys.excepthook(RuntimeError, error, None)
        assert not lost
    assert (lost, heard) == ([(7, "defect")], [error])
    sys.excepthook(RuntimeError, error, None)
    boundary.remove()
    assert heard == [error, error], "without a cue it is only written down"
