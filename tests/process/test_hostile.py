"""Content that is out to stop the show, in the real program: it ends in order, and everything healthy was seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.cli.test_commands import harmed_png
from tests.process.stand import ROOT, Stand, qml_warnings, virtual_screen
from tests.stage.test_door import NESTED

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.timeout(500),
]
CLIP = ROOT / "tests" / "data" / "clip.webm"
GOOD = ("slide:eerst", "image:goed.png", "slide:laatst")


def hostile_show(folder: Path) -> Path:
    """The first item already is one: a film whose poster is an SVG without end, under a picture's name too."""
    slides, assets = folder / "slides", folder / "assets"
    slides.mkdir(parents=True)
    assets.mkdir()
    for name in ("poster.svg", "poster.png", "beeld.png", "naast.svg"):
        (assets / name).write_text(NESTED, "utf-8")
    (assets / "kapot.png").write_bytes(harmed_png())
    shutil.copy(CLIP, assets / "clip.webm")
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0x0A5A3E)
    picture.save(str(assets / "goed.png"))
    link = f"link: https://fos.ngo/?q={'a' * 2_600}\n"
    for name, more in (("eerst", link), ("laatst", "image: naast.svg\n")):
        (slides / f"{name}.yaml").write_text(f"layout: statement\n{more}nl: {{title: {name}}}\n", "utf-8")
    items = (
        "video: clip.webm\n    poster: poster.svg\n    attract: poster",
        "slide: eerst",
        "image: beeld.png",
        "video: clip.webm\n    poster: poster.png\n    attract: poster",
        "image: kapot.png",
        "image: goed.png",
        "slide: laatst",
    )
    text = "languages: [nl]\ndefaults: {duration: 1s, transition: cut}\nitems:\n"
    (slides / "playlist.yaml").write_text(text + "".join(f"  - {each}\n" for each in items), "utf-8")
    return folder


def test_no_picture_stops_the_show_or_has_a_healthy_one_blamed(tmp_path: Path) -> None:
    with virtual_screen() as display:
        stand = Stand(display, tmp_path, hostile_show(tmp_path / "show"), "--rounds", "1")
        try:
            stand.wait_for("cue-started", limit=60, key=GOOD[-1])
            assert stand.process.wait(30) == 0
        finally:
            stand.stop()
    started = [str(event["key"]) for event in stand.events("cue-started")]
    assert [key for key in started if key in GOOD] == list(GOOD)
    problems = {str(event["key"]): event["reason"] for event in stand.events("problem")}
    # A quick machine finds that it has no room for it before a slow one finds that it has no end.
    assert problems.pop("image:beeld.png") in ("picture-slow", "picture-unreadable")
    assert problems == {"image:kapot.png": "picture-unreadable"}
    log = stand.log.read_text("utf-8")
    assert "Traceback" not in log
    assert [line for line in qml_warnings(log) if "svg" in line.lower()] == []
