"""Every picture of content comes through one door: what it is by its bytes decides who decodes it, whatever it is called."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.media.door import CONVERTED, PLAIN, Way, way_of
from kiosk.media.kinds import Family, Kind, kind_of
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Item, Slide, SlideText
from kiosk.poster.composition import Composition
from kiosk.poster.preparation import Preparation
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.theme.theme import Theme
from tests.media.heic import PLAIN as HEIC
from tests.media.pictures import four_colors
from tests.stage.defects import ShortEngine
from tests.stage.test_view_models import HOUSE

HOUSE_OF_QML = Path(__file__).parents[2] / "kiosk"
SIZE = Composition(640, 360)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
GREEN = SVG + '<rect width="9" height="9" fill="#00ff00"/></svg>'
NESTED = (
    SVG
    + '<defs><g id="a0"><path d="M0 0h1v1z"/></g>'
    + "".join(f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 10))
    + '</defs><use xlink:href="#a9"/></svg>'
)
KNOWN_SOURCES = {
    "modelData.source": "a layer, given by SlideViewModel.layers or TilePicture.layers",
    "root.slide.artwork": "SlideViewModel.artwork",
    "root.slide.qr": "drawn here",
    'root.slide !== null ? root.slide.qr : ""': "drawn here",
    "tile.photo": "TilePicture.photo",
    "root.logo": "ThemeViewModel.set_logo",
    'Theme.logoCount > 0 ? Theme.logoBeside(name.color.toString()) : ""': "ThemeViewModel.set_logo",
}
"""Where QML's images come from: each is given by ``Preparation`` or ``TilePictures``, which ask ``way_of``."""


def image_sources() -> Iterator[tuple[str, str]]:
    """File and source of every ``Image`` (and whatever else decodes pictures) in our QML."""
    for path in sorted(HOUSE_OF_QML.rglob("*.qml")):
        for block in re.finditer(r"\b(?:Border|Animated)?Image\s*\{", text := path.read_text("utf-8")):
            depth, at = 1, block.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            source = re.search(r"^\s*source:\s*(.+)$", text[block.end() : at], re.M)
            yield path.name, source[1].strip() if source else ""


def test_every_image_in_qml_shows_what_came_through_the_door() -> None:
    found = list(image_sources())
    assert len(found) >= 8
    assert [each for each in found if each[1] not in KNOWN_SOURCES] == []


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.family is not Family.EMPTY])
def test_no_kind_but_five_plain_ones_is_decoded_here(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.media.door.kind_of", lambda path: kind)
    way = way_of(Path("x.png"))
    assert (kind.label in {"PNG", "JPEG", "WebP", "GIF", "BMP"}) == (kind in PLAIN)
    assert (kind.label in {"HEIC", "AVIF", "TIFF"}) == (kind in CONVERTED)
    assert (way is Way.PHOTO) == (kind in PLAIN | CONVERTED)
    assert (way is Way.DRAWN) == (kind is Kind.SVG)


# -- each way a picture comes to the screen ------------------------------------------------------------------------------


def photo(path: Path) -> Path:
    saved = path.with_suffix(".png")
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(saved))
    return saved.rename(path)


def tiff() -> bytes:
    packed = io.BytesIO()
    four_colors().save(packed, "TIFF")
    return packed.getvalue()


def slide(layout: Any, image: Path) -> SlideItem:
    return SlideItem(key=f"slide:{layout}", slide=Slide(layout, layout, {"nl": SlideText("Ja")}, image=image))


def items(path: Path, folder: Path) -> dict[str, Item]:
    film = folder / "film.mp4"
    return {
        "beside words": slide("statement", path),
        "photo": slide("photo", path),
        "image": ImageItem(key="image:a", path=path),
        "poster": VideoItem(key="video:a", path=film, poster=path),
    }


WAYS = ("beside words", "photo", "image", "poster")


class Prepared:
    """One cue, prepared by itself."""

    def __init__(self, folder: Path, item: Item, theme: Theme = HOUSE) -> None:
        self.preparation = Preparation(theme, ShortEngine(), folder / "cache")  # type: ignore[arg-type]
        self.preparation.rasteriser.be_patient(60.0)
        self.failed: list[str] = []
        self.laid_out: list[SlideViewModel] = []
        self.preparation.failed.connect(lambda serial, reason: self.failed.append(reason))
        self.preparation.laidOut.connect(self.laid_out.append)
        self.slide = SlideViewModel(1, item, "nl", theme)
        self.preparation.begin(self.slide, SIZE, 1.0)

    @property
    def shown(self) -> Path | None:
        source = self.slide._artwork
        return None if source.isEmpty() else Path(source.toLocalFile())

    def is_done(self) -> bool:
        return bool(self.failed or self.laid_out)


@pytest.fixture
def prepared(qtbot: QtBot, tmp_path: Path) -> Iterator[Any]:
    made: list[Prepared] = []

    def prepare(way: str, path: Path) -> Prepared:
        made.append(Prepared(tmp_path, items(path, tmp_path)[way]))
        qtbot.waitUntil(made[-1].is_done, timeout=60_000)
        return made[-1]

    yield prepare
    for each in made:
        each.slide.close()
        each.preparation.close()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["tekening.svg", "foto.png", "geen naam"])
def test_a_drawing_is_drawn_by_the_child_whatever_it_is_called(
    prepared: Any, tmp_path: Path, way: str, name: str
) -> None:
    path = tmp_path / name
    path.write_text(GREEN)
    done = prepared(way, path)
    assert done.shown is not None
    assert done.shown.parent == tmp_path / "cache"
    assert kind_of(done.shown) in PLAIN
    image = QImage(str(done.shown))
    assert image.pixelColor(image.rect().center()).name() == "#00ff00"


@pytest.mark.parametrize("way", WAYS)
def test_a_photo_is_shown_as_it_is(prepared: Any, tmp_path: Path, way: str) -> None:
    path = photo(tmp_path / "tekening.svg")
    assert prepared(way, path).shown == path


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("data", [HEIC, tiff()], ids=["heic", "tiff"])
def test_a_photo_of_a_phone_or_a_scanner_is_made_plain_by_the_child(
    qtbot: QtBot, prepared: Any, tmp_path: Path, way: str, data: bytes
) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(data)
    done = prepared(way, path)
    qtbot.waitUntil(
        lambda: bool(done.failed or done.shown), timeout=20_000
    )  # a film does not wait for its poster
    assert done.shown is not None
    assert done.shown.parent == tmp_path / "cache/photos"
    assert kind_of(done.shown) is Kind.JPEG
    assert QImage(str(done.shown)).pixelColor(2, 2).red() > 150


@pytest.mark.logs("cannot be shown: it cannot be converted")
@pytest.mark.parametrize("way", [way for way in WAYS if way != "poster"])
def test_a_photo_that_the_child_cannot_decode_is_not_shown(prepared: Any, tmp_path: Path, way: str) -> None:
    path = tmp_path / "foto.heic"
    path.write_bytes(HEIC[:-60])
    done = prepared(way, path)
    assert done.shown is None
    assert done.failed == (["picture-unreadable"] if way in ("photo", "image") else [])


@pytest.mark.logs("is of a kind that is not shown")
@pytest.mark.may_log("is shown without its picture")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("content", [b"\xff\x0a" + bytes(64), b"%PDF-1.7", b"\0\0\1\0", b"words", b""])
def test_nothing_else_reaches_a_decoder(prepared: Any, tmp_path: Path, way: str, content: bytes) -> None:
    path = tmp_path / "foto.png"
    path.write_bytes(content)
    done = prepared(way, path)
    assert done.shown is None
    assert done.failed == (["picture-unreadable"] if way in ("photo", "image") else [])


@pytest.mark.may_log("is shown without its picture")
@pytest.mark.parametrize("way", WAYS)
def test_what_is_gone_is_told_as_a_picture(prepared: Any, tmp_path: Path, way: str) -> None:
    done = prepared(way, tmp_path / "weg.png")
    assert done.shown is None
    assert done.failed == (["picture-missing"] if way in ("photo", "image") else [])


@pytest.mark.parametrize("way", WAYS)
def test_one_that_takes_long_is_shown_without_and_keeps_nobody_waiting(
    qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    (tmp_path / "traag.svg").write_text(NESTED)
    (tmp_path / "groen.svg").write_text(GREEN)
    preparation = Preparation(HOUSE, ShortEngine(), tmp_path / "cache")  # type: ignore[arg-type]
    preparation.rasteriser.be_patient(0.2)
    failed: list[tuple[int, str]] = []
    laid_out: list[int] = []
    preparation.failed.connect(lambda serial, reason: failed.append((serial, reason)))
    preparation.laidOut.connect(lambda slide: laid_out.append(slide.serial))
    slow = SlideViewModel(1, items(tmp_path / "traag.svg", tmp_path)[way], "nl", HOUSE)
    preparation.begin(slow, SIZE, 1.0)
    is_its_picture = way in ("photo", "image")
    qtbot.waitUntil(lambda: bool(failed or laid_out), timeout=20_000)
    assert failed == ([(1, "picture-slow")] if is_its_picture else [])
    assert laid_out == ([] if is_its_picture else [1])
    preparation.rasteriser.be_patient(15)
    healthy = SlideViewModel(2, items(tmp_path / "groen.svg", tmp_path)[way], "nl", HOUSE)
    preparation.begin(healthy, SIZE, 1.0)
    qtbot.waitUntil(lambda: 2 in laid_out, timeout=20_000)
    assert not healthy._artwork.isEmpty()
    for each in (slow, healthy):
        each.close()
    preparation.close()
