"""Tiles get their pictures when they are looked at; one that has none, or a broken one, stands with its title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from kiosk.content.mission import mission_root
from kiosk.media.photos.photos import Photos
from kiosk.media.raster.rasteriser import Rasteriser
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Picture, Playlist
from kiosk.visitor.topics.film_pictures import WIDTH, FilmPictures
from kiosk.visitor.topics.tile_pictures import TilePictures
from kiosk.visitor.topics.topics_model import TopicsModel, topics
from tests.media import pdfs
from tests.media.test_photos import RED, Named, color_of, in_space, saved
from tests.stage.test_view_models import HOUSE, values

ART = mission_root() / "assets" / "art"


class Tiles:
    """A playlist whose first slides have these pictures, and its tiles."""

    def __init__(self, playlist: Playlist, cache: Path, *pictures: Path) -> None:
        slides = [item for item in playlist.items if isinstance(item, SlideItem)]
        items = [
            replace(item, slide=replace(item.slide, image=picture))
            for item, picture in zip(slides, pictures, strict=False)
        ]
        self.playlist = replace(playlist, items=(*items, *slides[len(items) :]))
        self.model = TopicsModel()
        self.model.set_rows(topics(self.playlist, "nl", "", HOUSE))
        self.rasteriser = Rasteriser(cache)
        self.photos = Photos(cache)
        self.pictures = TilePictures(HOUSE, self.rasteriser, self.model, photos=self.photos)

    def want(self, width: float = 200.0, height: float = 160.0, ratio: float = 1.0) -> None:
        self.pictures.want(self.playlist, width, height, ratio)

    def layers(self, row: int) -> Any:
        return values(self.model, b"layers")[row]


@pytest.fixture
def tiles(playlist: Playlist, tmp_path: Path) -> Iterator[Any]:
    made: list[Tiles] = []

    def make(*pictures: Path) -> Tiles:
        made.append(Tiles(playlist, tmp_path / "cache", *pictures))
        return made[-1]

    yield make
    for each in made:
        each.rasteriser.close()
        each.photos.close()


def test_a_drawing_comes_in_layers_that_lie_in_the_box(qtbot: QtBot, tiles: Any) -> None:
    shown = tiles(ART / "tegenmacht.svg")
    shown.want()
    qtbot.waitUntil(lambda: bool(shown.layers(0)), timeout=10_000)
    margin = values(shown.model, b"margin")[0]
    assert isinstance(margin, float)
    for layer in shown.layers(0):
        assert layer["source"].isLocalFile()
        assert -margin <= layer["x"] <= layer["x"] + layer["width"] <= 200 + margin
        assert -margin <= layer["y"] <= layer["y"] + layer["height"] <= 160 + margin
    assert [bool(each) for each in values(shown.model, b"layers")] == [True, False, False]


def test_a_drawing_that_bleeds_is_known_from_one_that_stands_free(qtbot: QtBot, tiles: Any) -> None:
    shown = tiles(ART / "samen-sterk.svg", ART / "tegenmacht.svg")
    shown.want()
    qtbot.waitUntil(lambda: bool(shown.layers(0) and shown.layers(1)), timeout=15_000)
    assert values(shown.model, b"bleeds") == [True, False, False]


def test_on_a_dense_screen_there_are_more_pixels_in_the_same_place(qtbot: QtBot, tiles: Any) -> None:
    shown = tiles(ART / "tegenmacht.svg")
    shown.want(ratio=2.0)
    qtbot.waitUntil(lambda: bool(shown.layers(0)), timeout=10_000)
    layer = shown.layers(0)[0]
    assert QImage(layer["source"].toLocalFile()).width() == pytest.approx(layer["width"] * 2, abs=2)


def test_a_page_of_a_pdf_stands_whole_in_the_middle_of_its_tile(
    qtbot: QtBot, tiles: Any, tmp_path: Path
) -> None:
    (tmp_path / "verslag.pdf").write_bytes(pdfs.pdf((100, 100), (200, 100)))
    shown = tiles()
    page = ImageItem(key="pdf:verslag.pdf (2)", path=tmp_path / "verslag.pdf", page=2)
    shown.playlist = replace(shown.playlist, items=(page, *shown.playlist.items))
    shown.model.set_rows(topics(shown.playlist, "nl", "", HOUSE))
    shown.want(200.0, 160.0)
    qtbot.waitUntil(lambda: bool(shown.layers(0)), timeout=10_000)
    assert values(shown.model, b"title")[0] == "verslag · 2"
    (layer,) = shown.layers(0)
    assert [layer[each] for each in ("x", "y", "width", "height")] == [0.0, 30.0, 200.0, 100.0]
    assert not values(shown.model, b"bleeds")[0], "nothing of it is cut off"


def test_a_photo_is_shown_as_it_is(qtbot: QtBot, tiles: Any, tmp_path: Path) -> None:
    photo = tmp_path / "foto.png"
    QImage(20, 20, QImage.Format.Format_RGB32).save(str(photo))
    shown = tiles(photo)
    shown.want()
    qtbot.waitUntil(lambda: values(shown.model, b"photo") == [QUrl.fromLocalFile(str(photo)), QUrl(), QUrl()])


def test_a_phones_photo_comes_in_its_right_colours(qtbot: QtBot, tiles: Any, tmp_path: Path) -> None:
    photo = saved(in_space(Named.DisplayP3), tmp_path / "foto.jpg")
    shown = tiles(photo)
    shown.want()

    def came() -> str:
        url = values(shown.model, b"photo")[0]
        assert isinstance(url, QUrl)
        return url.toLocalFile()

    qtbot.waitUntil(lambda: came() != "", timeout=20_000)
    made = Path(came())
    assert max(abs(a - b) for a, b in zip(color_of(made), RED, strict=True)) <= 3


@pytest.mark.logs("no picture on its tile", "cannot be drawn")
def test_what_is_gone_or_cannot_be_drawn_leaves_its_tile_plain(
    qtbot: QtBot, tiles: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "kapot.svg"
    broken.write_text("<svg xmlns='http://www.w3.org/2000/svg'><g", "utf-8")
    shown = tiles(tmp_path / "weg.svg", broken, ART / "tegenmacht.svg")
    shown.want()
    qtbot.waitUntil(lambda: bool(shown.layers(2)) and "cannot be drawn" in caplog.text, timeout=15_000)
    assert values(shown.model, b"title") == ["Samen sterk", "Waarom?", "Doe mee"]
    assert [bool(each) for each in values(shown.model, b"layers")] == [False, False, True]


def test_they_are_asked_for_once_and_anew_in_another_size(qtbot: QtBot, tiles: Any) -> None:
    shown = tiles(ART / "tegenmacht.svg")
    shown.want()
    qtbot.waitUntil(lambda: bool(shown.layers(0)), timeout=10_000)
    with qtbot.assertNotEmitted(shown.model.dataChanged):
        shown.want()
    with qtbot.waitSignal(shown.model.dataChanged):
        shown.want(300.0, 240.0)


def test_of_each_item_the_file_that_shows_it_best(playlist: Playlist, tmp_path: Path) -> None:
    film, poster = tmp_path / "f.webm", tmp_path / "p.png"
    assert playlist.items[0].picture is None
    assert ImageItem(key="image:a", path=poster).picture == Picture(poster)
    assert VideoItem(key="video:f", path=film).picture is None
    assert VideoItem(key="video:f", path=film, poster=poster).picture == Picture(poster)


@pytest.fixture
def film(tmp_path: Path) -> VideoItem:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"a film")
    return VideoItem(key="video:film", path=path, duration=None)


def seen(width: int, height: int) -> QImage:
    """A screen that is red where the film is, and dark beside it."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    painter.fillRect(0, (height - width // 2) // 2, width, width // 2, QColor("red"))
    painter.end()
    return image


def test_the_tile_of_a_film_has_a_picture_of_it_once_it_was_on_stage(
    playlist: Playlist, film: VideoItem, tmp_path: Path, qtbot: QtBot
) -> None:
    films, model = FilmPictures(tmp_path / "cache"), TopicsModel()
    shown = replace(playlist, items=(film,))
    model.set_rows(topics(shown, "nl", "", HOUSE))
    tiles = TilePictures(HOUSE, Rasteriser(tmp_path / "cache"), model, films=films)
    tiles.want(shown, 200, 160, 1.0)
    assert films.found(film.path) is None
    films.keep(film.path, seen(1000, 1000), 2.0)
    qtbot.waitUntil(lambda: values(model, b"photo") != [QUrl()])
    (photo,) = values(model, b"photo")
    assert isinstance(photo, QUrl)
    picture = QImage(photo.toLocalFile())
    assert (picture.width(), picture.height()) == (WIDTH, WIDTH // 2), "nothing of what was beside it"
    assert QColor(picture.pixel(5, 5)).red() > 240
    assert list((tmp_path / "cache" / "films").glob("*part*")) == []


def test_a_film_that_was_saved_anew_has_no_picture_yet(film: VideoItem, tmp_path: Path, qtbot: QtBot) -> None:
    films = FilmPictures(tmp_path / "cache")
    with qtbot.waitSignal(films.taken):
        films.keep(film.path, seen(100, 50), 0.0)
    assert FilmPictures(tmp_path / "cache").found(film.path) is not None, "also after another start"
    film.path.write_bytes(b"another film")
    assert films.found(film.path) is None
