"""A film's picture on its way to the screen: straight into the canvas where nothing lies in the way, and the same pixels
wherever it goes."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap, QRegion

from kiosk.video import swscale
from kiosk.video.colors import Colors
from kiosk.video.frame import Buffers, PlanarFrame, address_of, canvas_at, stripes
from kiosk.video.picture import Size

SIZE = Size(64, 48)
GREY = 0xFF808080
library = swscale.library()
pytestmark = [
    pytest.mark.skipif(library is None, reason="libswscale is not installed on this machine"),
    pytest.mark.usefixtures("qapp"),
]


class Planes:
    """A picture of noise, and how many lines of it were turned into pixels where."""

    def __init__(self, size: Size = SIZE) -> None:
        assert library
        raw = swscale.Raw.of(swscale.CHROMAS["I420"], size)
        self._memory = bytearray(os.urandom(raw.total))
        start = address_of(self._memory)
        self._planes = [start + plane for plane in raw.planes]
        self._converter = swscale.Converter(library, raw.chroma, size, raw.pitches, size, Colors("bt709"))
        self.done: list[tuple[int, range]] = []
        self.frame = PlanarFrame(Buffers(size), self._convert, is_plain=self._converter.is_plain)

    def _convert(self, address: int, pitch: int, lines: range) -> None:
        self.done.append((address, lines))
        self._converter.convert(self._planes, address, pitch, lines)

    def image(self, size: Size = SIZE) -> QImage:
        """What it looks like, by another frame of its own."""
        return PlanarFrame(Buffers(size), self._convert, is_plain=True).image().copy()


def canvas(kind: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    image = QImage(100, 80, kind)
    image.fill(GREY)
    return image


def draw(on: QImage | QPixmap, planes: Planes, target: QRectF, visible: QRegion | None = None) -> None:
    painter = QPainter(on)
    seen = visible or QRegion(on.rect())
    painter.setClipRegion(seen)
    planes.frame.draw(painter, target, seen)
    painter.end()


def drawn_apart(planes: Planes, target: QRectF, visible: QRegion | None = None) -> QImage:
    """The same by way of a picture in between."""
    image = canvas()
    painter = QPainter(image)
    painter.setClipRegion(visible or QRegion(image.rect()))
    painter.drawImage(target, planes.image())
    painter.end()
    return image


def lies_in(address: int, image: QImage) -> bool:
    start = address_of(image.bits())
    return start <= address < start + image.sizeInBytes()


TARGET = QRectF(18, 16, 64, 48)


def test_a_picture_is_turned_into_pixels_in_the_canvas_itself_and_nothing_beside_it_changes() -> None:
    image, planes = canvas(), Planes()
    draw(image, planes, TARGET)
    assert image == drawn_apart(planes, TARGET)
    assert [lies_in(address, image) for address, _ in planes.done[:1]] == [True]


@pytest.mark.parametrize(
    "covered",
    [
        QRect(40, 50, 30, 10),
        QRect(0, 37, 50, 5),
        QRect(0, 0, 100, 21),
        QRect(0, 63, 100, 17),
        QRect(18, 16, 1, 48),
        QRect(0, 0, 100, 80),
    ],
    ids=str,
)
def test_what_covers_a_part_of_it_stays(covered: QRect) -> None:
    """Qt does not draw anew what stands above a picture and hides it."""
    image, planes = canvas(), Planes()
    visible = QRegion(image.rect()).subtracted(covered)
    draw(image, planes, TARGET, visible)
    assert image == drawn_apart(planes, TARGET, visible)


def test_a_caption_in_the_middle_costs_its_own_lines_only() -> None:
    image, planes = canvas(), Planes()
    draw(image, planes, TARGET, QRegion(image.rect()).subtracted(QRect(30, 40, 20, 8)))
    assert [(lies_in(address, image), lines) for address, lines in planes.done] == [
        (True, range(24)),
        (False, range(24, 32)),
        (True, range(32, 48)),
    ]


Spoil = Callable[[QPainter], object]


@pytest.mark.parametrize(
    "spoil",
    [lambda p: p.setOpacity(0.5), lambda p: p.scale(0.5, 0.5), lambda p: p.rotate(90)],
    ids=["fades", "shrinks", "turns"],
)
def test_whatever_moves_or_fades_is_drawn_by_qt(spoil: Spoil) -> None:
    image = canvas()
    painter = QPainter(image)
    spoil(painter)
    assert canvas_at(painter, QRectF(0, 0, 64, 48), SIZE) is None
    painter.end()


@pytest.mark.parametrize(
    "target",
    [QRectF(18.5, 16, 64, 48), QRectF(18, 16, 60, 45), QRectF(60, 16, 64, 48), QRectF(-2, 0, 64, 48)],
    ids=str,
)
def test_a_place_that_does_not_fit_pixel_by_pixel_is_drawn_by_qt(target: QRectF) -> None:
    image, planes = canvas(), Planes()
    draw(image, planes, target)
    assert image == drawn_apart(planes, target)
    assert not lies_in(planes.done[0][0], image)


def test_a_canvas_of_another_kind_is_drawn_by_qt() -> None:
    planes, narrow = Planes(), canvas(kind=QImage.Format.Format_RGB16)
    draw(narrow, planes, TARGET)
    assert not lies_in(planes.done[0][0], narrow)
    pixmap = QPixmap(100, 80)
    pixmap.fill("grey")
    draw(pixmap, planes, TARGET)
    assert pixmap.toImage().pixel(20, 20) == planes.image().pixel(2, 4)


def test_a_width_that_vector_code_rounds_up_never_writes_beside_the_picture() -> None:
    size = Size(50, 38)
    image, planes = canvas(), Planes(size)
    draw(image, planes, QRectF(20, 20, 50, 38))
    assert image.pixel(70, 30) == image.pixel(19, 30) == GREY
    assert image.copy(20, 20, 50, 38) == planes.image(size)


def test_a_picture_is_turned_into_pixels_once() -> None:
    planes = Planes()
    assert planes.frame.image() == planes.frame.image()
    draw(canvas(), planes, TARGET)
    assert len(planes.done) == 1


def test_lines_go_in_even_numbers_and_none_is_left_out() -> None:
    area = QRect(0, 0, 64, 48)
    visible = QRegion(QRect(0, 3, 64, 20)).united(QRect(0, 23, 30, 9)).united(QRect(0, 40, 64, 8))
    assert list(stripes(area, visible)) == [
        (range(4), False),
        (range(4, 22), True),
        (range(22, 40), False),
        (range(40, 48), True),
    ]
    assert list(stripes(area, QRegion(200, 200, 5, 5))) == []
