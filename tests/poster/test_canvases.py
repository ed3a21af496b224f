"""One slide can be drawn alone; two canvases in one process have two themes and two languages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.playlist import load
from kiosk.playlist.model import Playlist
from kiosk.poster.easel import Easel
from kiosk.poster.phrases import Phrases, invitation_in
from kiosk.video.choose import make_engine
from kiosk.video.film import VideoEngine
from kiosk.visitor.scene import draw_in_software

ROOT = Path(__file__).parents[2]
SIZE = (640, 360)
LIMIT = 15_000


@pytest.fixture(scope="module")
def mission() -> Playlist:
    loaded = load(ROOT)
    assert loaded.playlist
    return loaded.playlist


@pytest.fixture
def engine(qapp: object) -> Iterator[VideoEngine]:
    draw_in_software()
    made = make_engine("auto", software=True)
    yield made
    made.close()


def drawn(qtbot: QtBot, easel: Easel, mission: Playlist, language: str, serial: int = 1) -> QImage:
    easel.canvas.hold(1e6, 1.0)
    with qtbot.waitSignal(easel.drawn, timeout=LIMIT):
        easel.show(serial, mission.items[0], language, SIZE)
    return easel.window.grabWindow()


def colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, SIZE[0], 8) for y in range(0, SIZE[1], 8)}


def test_two_canvases_with_two_themes_and_two_languages_draw_side_by_side(
    qtbot: QtBot, engine: VideoEngine, mission: Playlist, tmp_path: Path
) -> None:
    red = mission.theme.color("red").lower()
    theme = replace(mission.theme, colors={**mission.theme.colors, "red": "#004488"}, wordmark="ANDER")
    one, other = Easel(mission.theme, engine, tmp_path), Easel(theme, engine, tmp_path)
    try:
        dutch, french = drawn(qtbot, one, mission, "nl"), drawn(qtbot, other, mission, "fr")
        assert red in colors(dutch)
        assert "#004488" not in colors(dutch)
        assert "#004488" in colors(french)
        assert red not in colors(french)
        assert one.slide is not None
        assert other.slide is not None
        assert one.slide.property("title") != other.slide.property("title")
        assert one.look.phrases.property("words")["Next"] == "Volgende"
        assert other.look.phrases.property("words")["Next"] == "Suivant"
        # The first one is still what it was: nothing of the second has reached it.
        assert colors(one.window.grabWindow()) == colors(dutch)
    finally:
        one.close()
        other.close()


def test_an_easel_shows_one_slide_after_the_other(
    qtbot: QtBot, engine: VideoEngine, mission: Playlist, tmp_path: Path
) -> None:
    easel = Easel(mission.theme, engine, tmp_path)
    try:
        first = drawn(qtbot, easel, mission, "nl")
        again = drawn(qtbot, easel, mission, "nl", serial=2)
        assert first == again
        assert drawn(qtbot, easel, mission, "en", serial=3) != first
    finally:
        easel.close()


def test_what_cannot_be_drawn_is_said_with_its_reason(
    qtbot: QtBot, engine: VideoEngine, mission: Playlist, tmp_path: Path
) -> None:
    from kiosk.playlist.kinds.image_item import ImageItem

    easel = Easel(mission.theme, engine, tmp_path)
    try:
        with qtbot.waitSignal(easel.failed, timeout=LIMIT) as said:
            easel.show(7, ImageItem(key="image:weg", path=tmp_path / "weg.png"), "nl", SIZE)
        assert said.args == [7, "picture-missing"]
    finally:
        easel.close()


def test_phrases_follow_their_language_and_nobody_elses(qtbot: QtBot) -> None:
    one, other = Phrases(), Phrases()
    with qtbot.waitSignal(one.languageChanged), qtbot.assertNotEmitted(other.languageChanged):
        one.set_language("fr")
    other.set_language("nl")
    assert (one.property("words")["Close"], other.property("words")["Close"]) == ("Fermer", "Sluiten")
    with qtbot.assertNotEmitted(one.languageChanged):
        one.set_language("fr")


@pytest.mark.logs("no words of ours in ar")
def test_a_language_without_a_catalogue_speaks_english(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    spoken = Phrases()
    spoken.set_language("ar")
    assert spoken.property("words")["Close"] == "Close"
    assert "no words of ours in ar" in caplog.text


def test_passers_by_are_asked_in_every_language() -> None:
    assert len({invitation_in(language) for language in ("nl", "fr", "en")}) == 3
