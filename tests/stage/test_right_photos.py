"""A phone's photo has its right colours and stands upright wherever the show draws it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.poster.composition import Composition
from kiosk.poster.preparation import Preparation
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.stage.refit import Refit
from kiosk.video.film import Film
from tests.media.test_photos import RED, Named, color_of, exif, in_space, saved, with_exif
from tests.stage.test_view_models import HOUSE

PLAYLIST = """languages: [nl]
items:
  - image: telefoon.jpg
    motion: still
  - slide: beeld
"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, QImage]:
    """Every item of a show of one photo of Display P3, turned by the camera: as a photo and beside words."""
    root = tmp_path_factory.mktemp("stand")
    (root / "slides").mkdir()
    (root / "assets").mkdir()
    image = in_space(Named.DisplayP3).scaled(900, 1200)
    for x in range(900):
        for y in range(1000, 1200):
            image.setPixel(x, y, 0xFF000000)
    with_exif(saved(image, root / "assets" / "telefoon.jpg"), exif(6))
    (root / "slides" / "playlist.yaml").write_text(PLAYLIST, "utf-8")
    (root / "slides" / "beeld.yaml").write_text(
        "layout: statement\nimage: telefoon.jpg\nnl: {title: Samen}\n", "utf-8"
    )
    target = root / "uit"
    target.mkdir()
    command = [sys.executable, "-m", "kiosk", "sheet", str(root), "-o", str(target), "--size", "800x600"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(root / "cache")}
    done = subprocess.run(
        [*command, "--moment", "end"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stderr
    return {path.stem: QImage(str(path)) for path in sorted(target.rglob("*.png"))}


def reds(image: QImage) -> float:
    """Which part of the picture is the photo's red, to three steps in each colour."""
    near = 0
    for x in range(0, image.width(), 4):
        for y in range(0, image.height(), 4):
            color = image.pixelColor(x, y)
            seen = (color.red(), color.green(), color.blue())
            near += max(abs(a - b) for a, b in zip(seen, RED, strict=True)) <= 3
    return near * 16 / (image.width() * image.height())


@pytest.mark.parametrize("what", ["telefoon", "beeld"])
def test_the_right_red_is_on_the_screen(drawn: dict[str, QImage], what: str) -> None:
    (image,) = (image for name, image in drawn.items() if what in name)
    assert reds(image) > 0.2


def test_it_stands_upright(drawn: dict[str, QImage]) -> None:
    """The dark end of the photo lies on the left after its turn, not below."""
    (image,) = (image for name, image in drawn.items() if "telefoon" in name)
    left = image.pixelColor(30, 150)
    assert left.red() < 60, "the dark end"
    assert image.pixelColor(600, 150).red() > 200


class Engine:
    """Opens films that never come."""

    def open(self, path: Path, **how: object) -> Film:
        return Film(path)


@pytest.fixture
def preparation(qtbot: QtBot, tmp_path: Path) -> Iterator[Preparation]:
    made = Preparation(HOUSE, Engine(), tmp_path / "cache")  # type: ignore[arg-type]
    yield made
    made.close()


def test_a_films_poster_has_its_right_colours(preparation: Preparation, qtbot: QtBot, tmp_path: Path) -> None:
    poster = saved(in_space(Named.DisplayP3), tmp_path / "poster.png")
    item = VideoItem(key="video:film", path=tmp_path / "film.webm", poster=poster)
    parent = QObject()
    slide = SlideViewModel(3, item, "nl", HOUSE, parent)
    preparation.begin(slide, Composition(64, 48), 1.0)
    qtbot.waitUntil(lambda: not slide.property("artwork").isEmpty(), timeout=20_000)
    shown = Path(slide.property("artwork").toLocalFile())
    assert shown != poster
    assert max(abs(a - b) for a, b in zip(color_of(shown), RED, strict=True)) <= 3
    slide.close()


def test_a_logo_has_its_right_colours(qtbot: QtBot, tmp_path: Path) -> None:
    logo = saved(in_space(Named.DisplayP3, alpha=True), tmp_path / "logo.png")
    made = Preparation(replace(HOUSE, logo={"ink": logo}), Engine(), tmp_path / "cache")  # type: ignore[arg-type]
    taken: list[Path] = []
    made.draw_logo(Composition(1280, 720), lambda token, path: taken.append(path or Path()))
    qtbot.waitUntil(lambda: bool(taken), timeout=20_000)
    assert max(abs(a - b) for a, b in zip(color_of(taken[0]), RED, strict=True)) <= 3
    made.close()


def test_a_photo_is_converted_again_for_a_larger_window(
    preparation: Preparation, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = saved(in_space(Named.DisplayP3), tmp_path / "foto.png")
    slide = SlideViewModel(3, ImageItem(key="image:foto", path=photo), "nl", HOUSE, preparation)

    def width() -> int:
        url = slide.property("artwork")
        return 0 if url.isEmpty() else QImage(url.toLocalFile()).width()

    preparation.begin(slide, Composition(32, 24), 1.0)
    qtbot.waitUntil(lambda: width() == 32, timeout=20_000)
    refit = Refit(preparation, preparation)
    refit.fit(slide, Composition(64, 48), 1.0)
    qtbot.waitUntil(lambda: width() == 64, timeout=20_000)
