"""Pages of documents: opened by the child alone, and shown only as what they were asked for."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.media.door import Way, way_of
from kiosk.media.kinds import Kind
from kiosk.media.raster.asking import told_of
from kiosk.media.raster.drawing_queue import SLOW
from kiosk.media.raster.layers import Layers
from kiosk.media.raster.rasteriser import Rasteriser
from kiosk.media.raster.store import is_whole_png
from kiosk.media.raster.svg import Drawing
from tests.media import pdfs, samples


@pytest.mark.parametrize(
    ("data", "page", "way"),
    [
        (samples.PDF, 1, Way.DRAWN),
        (samples.PDF, 0, Way.NOT),
        (samples.png(), 1, Way.NOT),
        (samples.png(), 0, Way.PHOTO),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', 1, Way.NOT),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', 0, Way.DRAWN),
    ],
)
def test_only_a_document_has_pages_and_only_its_pages_are_shown(
    tmp_path: Path, data: bytes, page: int, way: Way
) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert way_of(path, page) is way


def test_what_the_child_knows_nothing_of_is_told_of_by_nothing(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"PK")
    assert told_of(path, Kind.OFFICE) == {}


@pytest.fixture
def rasteriser(tmp_path: Path) -> Iterator[Rasteriser]:
    made = Rasteriser(tmp_path / "cache")
    yield made
    made.close()


def wanted(path: Path, width: int = 90, height: int = 60, *, page: int = 1, fit: str = "contain") -> Drawing:
    return Drawing(path, width, height, portrait=False, colors={}, page=page, fit=fit)


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "verslag.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.logs("cannot be drawn")
def test_a_page_of_what_is_no_document_is_not_drawn(rasteriser: Rasteriser, tmp_path: Path) -> None:
    assert rasteriser.draw_now(wanted(written(tmp_path, samples.png()))) is None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            pdfs.pdf((72, 144), (14_400, 72)),
            {
                "pages": [[25.4, 50.8], [5080.0, 25.4]],
                "headings": ["", ""],
                "words": [0, 0],
                "texts": ["", ""],
            },
        ),
        (
            pdfs.pdf((72, 72), lost=1),
            {"pages": [[25.4, 25.4], None], "headings": ["", ""], "words": [0, 0], "texts": ["", ""]},
        ),
        (samples.PDF, {"refused": "broken"}),
        (b"", {"refused": "broken"}),
    ],
)
def test_the_child_tells_how_large_the_pages_are_or_why_there_are_none(
    tmp_path: Path, data: bytes, told: dict[str, object]
) -> None:
    assert told_of(written(tmp_path, data), Kind.PDF) == {"bytes": 0, **told}


@pytest.mark.parametrize(
    ("content", "outline", "heading"),
    [
        (pdfs.words("Onze visie", "kleine woorden " * 20), "", "Onze visie"),
        (pdfs.words("Onze visie"), "", "Onze visie"),
        (pdfs.words("Onze visie"), "Hoofdstuk 1. Visie", "Hoofdstuk 1. Visie"),
        # What LibreOffice calls every slide that nobody named.
        (pdfs.words("Onze visie"), "Slide 3", "Onze visie"),
        (pdfs.words("12", "kleine woorden " * 20), "", ""),
        (pdfs.words("12"), "Pagina 12", "Pagina 12"),
        # A number by itself is no heading, with the words below it it is one.
        (pdfs.words("24) Tj /F 25 Tf 0 -60 Td (December", "kleine woorden " * 20), "", "24 December"),
        (pdfs.words("x", "allemaal even groot " * 20).replace("/F 40", "/F 12"), "", ""),
        (pdfs.words("woord " * 13, "kleine woorden " * 20), "", "woord " * 10 + "woord…"),
        (pdfs.filled(pdfs.RED, 9, 9), "", ""),
    ],
)
def test_a_page_is_called_by_its_outline_or_by_its_large_words(
    tmp_path: Path, content: str, outline: str, heading: str
) -> None:
    data = pdfs.pdf((595, 842), content=[content], outline=outline)
    assert told_of(written(tmp_path, data), Kind.PDF)["headings"] == [heading]


@pytest.mark.parametrize(
    ("small", "told"),
    [
        ("Wij waren met dertig.", "Onze visie Wij waren met dertig."),
        ("woord " * 400, "Onze visie " + "woord " * 247 + "woord…"),
    ],
)
def test_what_stands_on_a_page_is_told_up_to_two_minutes_of_speech(
    tmp_path: Path, small: str, told: str
) -> None:
    data = pdfs.pdf((595, 842), content=[pdfs.words("Onze visie", small)])
    assert told_of(written(tmp_path, data), Kind.PDF)["texts"] == [told]


def test_a_pdf_that_is_gone_is_told_of_by_nothing(tmp_path: Path) -> None:
    assert told_of(tmp_path / "weg.pdf", Kind.PDF) == {}


@pytest.mark.parametrize(
    ("fit", "size", "part"),
    [
        ("contain", (45, 60), (22, 0, 45, 60)),
        ("cover", (90, 60), (0, 0, 90, 60)),
        ("fill", (90, 120), (0, 0, 90, 120)),
    ],
)
def test_a_page_is_drawn_as_large_as_its_place_takes(
    rasteriser: Rasteriser, tmp_path: Path, fit: str, size: tuple[int, int], part: tuple[int, ...]
) -> None:
    made = rasteriser.draw_now(wanted(written(tmp_path, pdfs.pdf((300, 400))), fit=fit))
    assert made
    (layer,) = made.layers
    assert layer.part == part
    assert is_whole_png(layer.picture.read_bytes())
    image = QImage(str(layer.picture))
    assert (image.width(), image.height()) == size
    color = image.pixelColor(size[0] // 2, size[1] // 2)
    assert (color.red(), color.green(), color.blue()) == (204, 26, 26)


def test_what_covers_its_place_is_the_middle_of_the_page(rasteriser: Rasteriser, tmp_path: Path) -> None:
    """Red above and below, a green band in the middle that is as high as what is seen."""
    painted = f"{pdfs.filled(pdfs.RED, 100, 300)} {pdfs.GREEN} rg 0 100 100 100 re f"
    path = written(tmp_path, pdfs.pdf((100, 300), content=[painted]))
    made = rasteriser.draw_now(wanted(path, 60, 60, fit="cover"))
    assert made
    image = QImage(str(made.layers[0].picture))
    colors = [image.pixelColor(30, row) for row in (2, 30, 57)]
    assert all(color.green() > color.red() for color in colors)


def test_each_page_size_and_fit_is_kept_by_itself_and_found_again(
    rasteriser: Rasteriser, tmp_path: Path
) -> None:
    path = written(tmp_path, pdfs.pdf((90, 60), (60, 90), content=["", pdfs.filled(pdfs.GREEN, 60, 90)]))
    orders = [wanted(path), wanted(path, page=2), wanted(path, 45, 30), wanted(path, page=2, fit="cover")]
    assert [rasteriser.cached(each) for each in orders] == [None] * 4
    made = [rasteriser.draw_now(each) for each in orders]
    assert len({each.layers[0].picture for each in made if isinstance(each, Layers)}) == 4
    assert [rasteriser.cached(each) for each in orders] == made
    written(tmp_path, pdfs.pdf((90, 60)))
    assert rasteriser.cached(orders[0]) is None


@pytest.mark.logs("cannot be drawn")
@pytest.mark.parametrize("page", [3, 99])
def test_a_page_that_is_not_there_is_not_drawn(rasteriser: Rasteriser, tmp_path: Path, page: int) -> None:
    path = written(tmp_path, pdfs.pdf(pdfs.A4, pdfs.A4))
    assert rasteriser.draw_now(wanted(path, page=page)) is None


def test_a_page_five_metres_wide_is_drawn_no_larger_than_its_place(
    rasteriser: Rasteriser, tmp_path: Path
) -> None:
    made = rasteriser.draw_now(wanted(written(tmp_path, pdfs.pdf((14_400, 20))), 900, 600, fit="fill"))
    assert made
    image = QImage(str(made.layers[0].picture))
    assert image.width() * image.height() <= 4 * 900 * 600


@pytest.mark.skipif(sys.platform == "win32", reason="this system sets no limits")
@pytest.mark.logs("cannot be drawn")
def test_a_page_without_end_costs_three_seconds_of_the_child(rasteriser: Rasteriser, tmp_path: Path) -> None:
    path = written(tmp_path, pdfs.endless())
    began = time.thread_time()
    made = rasteriser._attempt(wanted(path), 60.0, is_awaited=True)
    assert made is None
    assert made is not SLOW
    assert time.thread_time() - began < 1.0


@pytest.mark.skipif(sys.platform == "win32", reason="this system sets no limits")
@pytest.mark.logs("cannot be drawn")
def test_a_page_of_more_memory_than_there_is_hurts_only_the_child(
    rasteriser: Rasteriser, tmp_path: Path
) -> None:
    path = written(tmp_path, pdfs.pdf((100, 100)))
    assert rasteriser.draw_now(wanted(path, 15_000, 15_000)) is None
    assert rasteriser.draw_now(wanted(path)) is not None
