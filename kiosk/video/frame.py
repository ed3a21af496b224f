"""One picture of a film on its way to the screen: pixels already, or planes that become pixels where they are drawn.

Planes are a third of the bytes. Where nothing lies in the way they are turned into pixels in the window's own memory; a
picture of pixels would be written, read, and written once more.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from kiosk.video.picture import Size

PIXELS = QImage.Format.Format_RGB32
MOVES_AT_MOST = (QTransform.TransformationType.TxNone, QTransform.TransformationType.TxTranslate)
CANVASES = (PIXELS, QImage.Format.Format_ARGB32_Premultiplied)


class Frame(Protocol):
    """A picture of ``size`` pixels."""

    @property
    def size(self) -> Size: ...

    def image(self) -> QImage:
        """In pixels, which stay as they are until two more pictures of the film were asked for."""

    def draw(self, painter: QPainter, target: QRectF, visible: QRegion) -> None:
        """Draw it over ``target``, of which ``visible`` is seen (window coordinates)."""


class PixelFrame:
    """Pixels. ``keeps`` is what owns their memory."""

    def __init__(self, image: QImage, *, keeps: object = None) -> None:
        self._image, self._keeps = image, keeps
        self.size = Size(image.width(), image.height())

    def image(self) -> QImage:
        return self._image

    def draw(self, painter: QPainter, target: QRectF, visible: QRegion) -> None:
        painter.drawImage(target, self._image)


class Buffers:
    """Memory for pictures of one ``size``, two in turns: one on show, one to draw into."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.pitch = (size.width * 4 + 63) & ~63
        """Bytes from line to line: lines begin at multiples of 64, as vector code likes it."""
        self._images: list[QImage] = []
        self._next = 0

    def take(self) -> tuple[int, QImage]:
        """Where the next picture is to be written, and the image that shows what lies there."""
        if len(self._images) <= self._next:
            memory = bytearray(self.pitch * self.size.height)
            self._images.append(QImage(memory, self.size.width, self.size.height, self.pitch, PIXELS))
        image = self._images[self._next]
        self._next = 1 - self._next
        return address_of(image.bits()), image


Convert = Callable[[int, int, range], None]
"""``(address, pitch, lines)``: write these lines of the picture as pixels; its first line would lie at ``address``."""


class PlanarFrame:
    """Planes, and who turns them into pixels.

    ``is_plain``: any even number of lines can be had apart from the others, and not a byte beside them is written.
    """

    def __init__(self, buffers: Buffers, convert: Convert, *, is_plain: bool) -> None:
        self.size = buffers.size
        self._buffers, self._convert, self._is_plain = buffers, convert, is_plain
        self._image: QImage | None = None

    def image(self) -> QImage:
        if self._image is None:
            address, self._image = self._buffers.take()
            self._convert(address, self._buffers.pitch, range(self.size.height))
        return self._image

    def draw(self, painter: QPainter, target: QRectF, visible: QRegion) -> None:
        canvas = canvas_at(painter, target, self.size) if self._is_plain and self._image is None else None
        if canvas is None:
            painter.drawImage(target, self.image())
            return
        aside: tuple[int, QImage] | None = None
        for lines, is_free in stripes(canvas.area, visible):
            if is_free:
                self._convert(canvas.address, canvas.pitch, lines)
                continue
            # Something covers a part of these lines and will not be drawn anew.
            aside = aside or self._buffers.take()
            address, image = aside
            self._convert(address, self._buffers.pitch, lines)
            corner = QPointF(target.x(), target.y() + lines.start)
            painter.drawImage(corner, image, QRectF(0, lines.start, self.size.width, len(lines)))


@dataclass(frozen=True, slots=True)
class Canvas:
    """The memory behind a painter: the first pixel of ``area`` lies at ``address``, the next line ``pitch`` bytes on."""

    address: int
    pitch: int
    area: QRect


def canvas_at(painter: QPainter, target: QRectF, size: Size) -> Canvas | None:
    """The memory where ``target`` lies, if a picture of ``size`` can be put there as it is: pixel on pixel, fully seen, and
    ``painter`` paints pixels of ours."""
    device = painter.device()
    if not isinstance(device, QImage) or device.format() not in CANVASES:
        return None
    transform = painter.deviceTransform()
    if painter.opacity() < 1 or transform.type() not in MOVES_AT_MOST:
        return None
    exact = transform.mapRect(target)
    area = exact.toAlignedRect()
    if QRectF(area) != exact or area.size().toTuple() != (size.width, size.height):
        return None
    if not device.rect().contains(area):
        return None
    pitch = device.bytesPerLine()
    # Not a copy: a painter that has begun has its device's pixels for itself.
    start = address_of(device.bits()) + area.y() * pitch + area.x() * 4
    return Canvas(start, pitch, area)


def stripes(area: QRect, visible: QRegion) -> Iterator[tuple[range, bool]]:
    """The lines of ``area`` of which ``visible`` has anything, from top to bottom in even numbers: which, and whether they
    are seen from side to side."""
    seen = visible.intersected(area)
    line, height = 0, area.height()
    whole = [rect.translated(-area.topLeft()) for rect in _rects(seen) if rect.width() == area.width()]
    free = [range(rect.top() + 1 & ~1, rect.bottom() + 1 & ~1) for rect in whole]
    for lines in [*(lines for lines in free if lines), range(height, height)]:
        between = range(line, lines.start)
        if between and seen.intersects(QRect(area.x(), area.y() + between.start, area.width(), len(between))):
            yield between, False
        if lines:
            yield lines, True
        line = lines.stop


def _rects(region: QRegion) -> Iterator[QRect]:
    return iter(region)  # type: ignore[call-overload,no-any-return]


def address_of(view: Any) -> int:
    """Where the bytes of a writable buffer begin."""
    return ctypes.addressof(ctypes.c_char.from_buffer(view))
