"""Frames of Qt Multimedia as pictures of the size on screen, in their own colours, where the processor draws."""

from __future__ import annotations

import ctypes
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTransform
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from kiosk.playlist.model import Fit
from kiosk.video.colors import Colors, Matrix, usual_matrix
from kiosk.video.picture import Size, scaled
from kiosk.video.swscale import Chroma, Converter, Library

_Formats = QVideoFrameFormat.PixelFormat
_Spaces = QVideoFrameFormat.ColorSpace
CHROMAS = {
    _Formats.Format_YUV420P: Chroma(b"yuv420p", 1, 2, 2),
    _Formats.Format_YUV422P: Chroma(b"yuv422p", 1, 2, 1),
    _Formats.Format_YUV420P10: Chroma(b"yuv420p10le", 2, 2, 2),
    _Formats.Format_NV12: Chroma(b"nv12", 1, 1, 2),
    _Formats.Format_P010: Chroma(b"p010le", 2, 1, 2),
}
"""What films decode to here; anything else Qt turns into a picture itself, with the matrix of BT.601."""
MATRICES: dict[QVideoFrameFormat.ColorSpace, Matrix] = {
    _Spaces.ColorSpace_BT601: "bt601",
    _Spaces.ColorSpace_BT709: "bt709",
    _Spaces.ColorSpace_BT2020: "bt2020",
}
BUFFERS = 2
"""One on show, one to draw into."""


class FramePainter:
    """Turns one film's frames into images; the same two buffers serve again and again."""

    def __init__(self, box: Size, fit: Fit, *, limit_bytes: int) -> None:
        self._box, self._fit, self._limit = box, fit, limit_bytes
        self._shape: object = None
        self._converter: Converter | None = None
        self._images: list[tuple[bytearray, QImage]] = []
        self._turn = 0
        try:
            self._library: Library | None = Library()
        except OSError:
            self._library = None

    def paint(self, frame: QVideoFrame, aspect: float) -> QImage:
        """The picture of ``frame``, ``aspect`` times as wide as high when seen, at its size on screen."""
        turn = turn_of(frame)
        height = frame.width() if turn % 180 else frame.height()
        seen = Size(max(1, round(height * aspect)), height)
        size = scaled(seen, self._box, self._fit, limit_bytes=self._limit)
        return self._by_scaler(frame, size, turn) or self._by_qt(frame, size)

    @staticmethod
    def _by_qt(frame: QVideoFrame, size: Size) -> QImage:
        smooth = Qt.TransformationMode.SmoothTransformation
        return frame.toImage().scaled(size.width, size.height, mode=smooth)

    def _by_scaler(self, frame: QVideoFrame, size: Size, turn: int) -> QImage | None:
        chroma = CHROMAS.get(frame.pixelFormat())
        if self._library is None or chroma is None or frame.mirrored() or frame.surfaceFormat().isMirrored():
            return None
        if turn % 180:
            size = Size(size.height, size.width)
        if not frame.map(QVideoFrame.MapMode.ReadOnly):
            return None
        try:
            planes = range(frame.planeCount())
            pitches = tuple(frame.bytesPerLine(plane) for plane in planes)
            converter = self._ready(self._library, frame, chroma, pitches, size)
            if converter is None:
                return None
            addresses = [_address(frame.bits(plane)) for plane in planes]
            self._turn = (self._turn + 1) % BUFFERS
            buffer, image = self._images[self._turn]
            converter.convert(addresses, _address(buffer))
            return image.transformed(QTransform().rotate(turn)) if turn else image
        finally:
            frame.unmap()

    def _ready(
        self, library: Library, frame: QVideoFrame, chroma: Chroma, pitches: tuple[int, ...], size: Size
    ) -> Converter | None:
        kind = frame.surfaceFormat()
        matrix = MATRICES.get(kind.colorSpace(), usual_matrix(frame.height()))
        colors = Colors(matrix, kind.colorRange() == QVideoFrameFormat.ColorRange.ColorRange_Full)
        source = Size(frame.width(), frame.height())
        shape = (chroma, source, pitches, size, colors)
        if shape != self._shape:
            self.close()
            self._shape = shape
            pitch = (size.width * 4 + 63) & ~63
            try:
                self._converter = Converter(library, chroma, source, pitches, size, pitch, colors)
            except OSError:
                return None
            self._images = []
            for _ in range(BUFFERS):
                buffer = bytearray(pitch * size.height)
                image = QImage(buffer, size.width, size.height, pitch, QImage.Format.Format_RGB32)
                self._images.append((buffer, image))
        return self._converter

    def close(self) -> None:
        """Free what libswscale holds; pictures that were given away stay good as long as this object lives."""
        if self._converter:
            self._converter.close()
            self._converter = None


def turn_of(frame: QVideoFrame) -> int:
    """By how many degrees the picture is turned clockwise before it is shown."""
    turn: int = frame.surfaceFormat().rotation().value + frame.rotation().value
    return turn % 360


def _address(view: Any) -> int:
    """Where the bytes of a buffer begin."""
    return ctypes.addressof(ctypes.c_char.from_buffer(view))
