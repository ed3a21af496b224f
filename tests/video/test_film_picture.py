"""The film as an item of a scene that the processor draws, with other items above it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk.video.film import Film
from kiosk.video.film_picture import FilmNode, FilmPicture
from kiosk.video.frame import PixelFrame

RED, GREEN, BLUE = (QColor(name) for name in ("red", "#00ff00", "blue"))


class Counted(PixelFrame):
    """One colour, and what was seen of it each time it was drawn."""

    def __init__(self, color: QColor) -> None:
        image = QImage(160, 90, QImage.Format.Format_RGB32)
        image.fill(color)
        super().__init__(image)
        self.seen: list[QRegion] = []

    def draw(self, painter: QPainter, target: QRectF, visible: QRegion) -> None:
        self.seen.append(QRegion(visible))
        super().draw(painter, target, visible)


class Scene:
    """A film at (20, 10) in a window of 200 x 120, with an opaque sign and a see-through one above it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.film = Film(Path("film.mp4"))
        self.window = QQuickWindow()
        self.window.resize(200, 120)
        self.window.setColor("grey")
        self.picture = FilmPicture()
        self.picture.setParentItem(self.window.contentItem())
        self.picture.setPosition(QRectF(20, 10, 0, 0).topLeft())
        self.picture.setSize(QSizeF(160, 90))
        self.picture.setProperty("film", self.film)
        self.engine = QQmlEngine()
        self.opaque = self._sign("x: 40; y: 30; width: 30; height: 20; color: 'blue'")
        self.clear = self._sign("x: 100; y: 60; width: 30; height: 20; color: '#800000ff'")
        self.window.show()
        qtbot.waitUntil(self.window.isExposed)

    def _sign(self, words: str) -> QQuickItem:
        component = QQmlComponent(self.engine)
        component.setData(f"import QtQuick\nRectangle {{ {words} }}".encode(), "")
        item = component.create()
        assert isinstance(item, QQuickItem)
        item.setParent(self.window)
        item.setParentItem(self.window.contentItem())
        return item

    def show(self, color: QColor) -> Counted:
        """A new picture of the film, until it was drawn."""
        self.film.frame = frame = Counted(color)
        self.film.pictureArrived.emit()
        self._qtbot.waitUntil(lambda: bool(frame.seen))
        return frame

    def at(self, x: int, y: int) -> QColor:
        return self.window.grabWindow().pixelColor(x, y)


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    scene = Scene(qtbot)
    yield scene
    scene.film.close()
    scene.window.close()


def test_each_new_picture_is_drawn_below_what_stands_above_it(scene: Scene) -> None:
    for color in (RED, GREEN, RED):
        scene.show(color)
        assert scene.at(30, 20) == color
        assert scene.at(50, 40) == BLUE
        half = scene.at(110, 70)
        assert (half.blue(), half.red(), half.green()) == (128, color.red() // 2, color.green() // 2)
        assert scene.at(5, 5) == QColor("grey")


def test_before_its_first_picture_there_is_ground(scene: Scene) -> None:
    assert scene.at(30, 20) == QColor("black")
    scene.picture.setProperty("ground", RED)
    assert scene.at(30, 20) == RED


def test_it_is_told_what_hides_it(scene: Scene) -> None:
    frame = scene.show(RED)
    assert frame.seen[0] == QRegion(20, 10, 160, 90).subtracted(QRegion(40, 30, 30, 20))


def test_a_sign_that_changes_has_only_its_own_place_drawn_anew(scene: Scene, qtbot: QtBot) -> None:
    frame = scene.show(RED)
    before = len(frame.seen)
    scene.clear.setProperty("color", "#80ff0000")
    qtbot.waitUntil(lambda: len(frame.seen) > before)
    assert frame.seen[-1] == QRegion(100, 60, 30, 20)


def test_a_film_in_a_slide_that_fades_is_drawn_there(scene: Scene) -> None:
    """A slide is a layer while it moves: another canvas, and half of it is the window's colour."""
    slide = scene._sign("width: 200; height: 120; color: 'transparent'; layer.enabled: true; opacity: 0.5")
    scene.picture.setParentItem(slide)
    scene.window.setColor("black")
    scene.show(GREEN)
    assert scene.at(170, 90).green() in (127, 128)
    scene.show(RED)
    assert scene.at(170, 90).red() in (127, 128)


def test_through_a_film_that_fades_one_sees_what_lies_beneath(scene: Scene) -> None:
    scene.window.setColor("blue")
    scene.show(GREEN)
    scene.picture.setOpacity(0.5)
    for color in (GREEN, RED):
        scene.show(color)
        seen = scene.at(170, 90)
        assert seen.blue() in (127, 128)
        assert seen.red() + seen.green() in (127, 128)


def nodes() -> list[FilmNode]:
    return [thing for thing in gc.get_objects() if type(thing) is FilmNode]


def test_what_draws_it_goes_with_the_scene(scene: Scene) -> None:
    scene.at(30, 20)
    before = len(nodes())
    for _ in range(3):
        scene.picture.setParentItem(None)  # type: ignore[arg-type]
        scene.at(30, 20)
        scene.picture.setParentItem(scene.window.contentItem())
        scene.at(30, 20)
    gc.collect()
    assert len(nodes()) == before
