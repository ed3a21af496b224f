"""One frame of a film on its way to the screen: RGB pixels, or YUV planes that are converted while they are drawn.

Planes have a third of the bytes. Where nothing covers the film they are converted straight into the window's own memory; an
RGB frame would be written, read, and written once more.
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
    """A frame of ``size`` pixels."""

    @property
    def size(self) -> Size: ...

    def image(self) -> QImage:
        """The frame as an image, valid until two more images of the film have been requested."""

    def draw(self, painter: QPainter, target: QRectF, visible: QRegion) -> None:
        """Draw the frame into ``target``; only ``visible`` (window coordinates) has to be painted."""


class PixelFrame:
    """RGB pixels. ``keeps`` owns their memory."""

    def __init__(self, image: QImage, *, keeps: object = None) -> None:
        self._image, self._keeps = image, keeps
        self.size = Size(image.width(), image.height())

    def image(self) -> QImage:
        return self._image

    def draw(self, painter: QPainter, target: QRectF, visible: QRegion) -> None:
        painter.drawImage(target, self._image)


class Buffers:
    """A double buffer for frames of one ``size``: one on show, one to draw into."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.pitch = (size.width * 4 + 63) & ~63
        """Bytes from line to line: a multiple of 64, as SIMD code prefers."""
        self._images: list[QImage] = []
        self._next = 0

    def take(self) -> tuple[int, QImage]:
        """The address for the next frame, and an image over that memory."""
        if len(self._images) <= self._next:
            memory = bytearray(self.pitch * self.size.height)
            self._images.append(QImage(memory, self.size.width, self.size.height, self.pitch, PIXELS))
        image = self._images[self._next]
        self._next = 1 - self._next
        return address_of(image.bits()), image


Convert = Callable[[int, int, range], None]
"""``(address, pitch, lines)``: convert these lines of the frame; ``address`` is where its first line would be."""


class PlanarFrame:
    """YUV planes and their conversion.

    ``is_plain``: any even number of lines can be converted separately, and no byte outside them is written.
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
            # Something covers a part of these lines and will not be redrawn.
            aside = aside or self._buffers.take()
            address, image = aside
            self._convert(address, self._buffers.pitch, lines)
            corner = QPointF(target.x(), target.y() + lines.start)
            painter.drawImage(corner, image, QRectF(0, lines.start, self.size.width, len(lines)))


@dataclass(frozen=True, slots=True)
class Canvas:
    """The memory that a painter draws to: the first pixel of ``area`` is at ``address``, the next line ``pitch`` bytes on."""

    address: int
    pitch: int
    area: QRect


def canvas_at(painter: QPainter, target: QRectF, size: Size) -> Canvas | None:
    """The memory behind ``target``, if a frame of ``size`` can be written there directly.

    That needs an unscaled frame on whole pixels, fully visible, and a ``painter`` on an image.
    """
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
    # This does not copy: the active painter has already detached its device's pixels.
    start = address_of(device.bits()) + area.y() * pitch + area.x() * 4
    return Canvas(start, pitch, area)


def stripes(area: QRect, visible: QRegion) -> Iterator[tuple[range, bool]]:
    """The visible lines of ``area`` from top to bottom, in even numbers, and whether they are visible over their full width."""
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
    """The address of a writable buffer."""
    return ctypes.addressof(ctypes.c_char.from_buffer(view))
