"""The dark screen and the dimmed one: what is seen, and what a finger on it does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from kiosk.proof.measures import descendants
from kiosk.show.state import Phase
from tests.patience import PatientBot
from tests.stage.fingers import Touch
from tests.stage.visited import View, Visited

STANDS = View("slide", 0, Phase.ATTRACT)


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides/a.yaml").write_text("layout: statement\nnl: {title: Ja}\nfr: {title: Oui}\n", "utf-8")
    (tmp_path / "slides/playlist.yaml").write_text("languages: [nl, fr]\nitems: [{slide: a}]\n", "utf-8")
    with Visited.of(tmp_path, tmp_path / "cache", "640x360", 60.0, "nl") as made:
        made.stand(STANDS)
        made.begin(STANDS)
        yield made


def picture_is(visited: Visited, color: str) -> bool:
    image = visited.scene.window.grabWindow()
    places = [(image.width() * x // 8, image.height() * y // 8) for x in range(1, 8) for y in range(1, 8)]
    return all(image.pixelColor(*place) == QColor(color) for place in places)


def test_in_the_dark_nothing_is_seen_and_a_finger_wakes_it_and_does_no_more(
    visited: Visited, qtbot: PatientBot
) -> None:
    key = next(item for item in descendants(visited.root) if item.objectName() == "pill-fr")
    at = key.mapToScene(QPointF(key.width() / 2, key.height() / 2)).toPoint()
    visited.become(replace(visited.standing, phase=Phase.DARK))
    qtbot.waitUntil(lambda: picture_is(visited, "black"))
    finger = Touch(visited.scene.window)
    finger.press(at)
    assert visited.state.phase is Phase.EXPLORE
    assert not picture_is(visited, "black")
    finger.release(at)
    assert visited.state.language == "nl"


def test_brightness_darkens_everything_alike(visited: Visited) -> None:
    before = visited.scene.window.grabWindow().pixelColor(320, 20)
    settings = replace(visited.settings, brightness=50)
    visited.become(replace(visited.standing, settings=settings))
    after = visited.scene.window.grabWindow().pixelColor(320, 20)
    assert before.red() > 100
    for bright, dim in (
        (before.red(), after.red()),
        (before.green(), after.green()),
        (before.blue(), after.blue()),
    ):
        assert abs(dim - bright / 2) <= 2
