"""Frames of Qt Multimedia as pictures of the size on screen, in their own colours, where the processor draws."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTransform
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from kiosk.playlist.model import Fit
from kiosk.video.colors import Colors, Matrix, usual_matrix
from kiosk.video.frame import Buffers, Frame, PixelFrame, PlanarFrame, address_of
from kiosk.video.picture import Size, scaled
from kiosk.video.swscale import Chroma, Converter, Library, Raw, Scaler, library

_Formats = QVideoFrameFormat.PixelFormat
_Spaces = QVideoFrameFormat.ColorSpace
I420 = Chroma(b"yuv420p", 1, 2, 2)
CHROMAS = {
    _Formats.Format_YUV420P: I420,
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


class FrameMaker:
    """Takes one film's frames; they are turned into pixels when they are drawn."""

    def __init__(self, box: Size, fit: Fit, *, limit_bytes: int) -> None:
        self._box, self._fit, self._limit = box, fit, limit_bytes
        self._shape: Shape | None = None
        self._conversion: Conversion | None = None

    def make(self, frame: QVideoFrame, aspect: float) -> Frame:
        """The picture of ``frame``, ``aspect`` times as wide as high when seen, at its size on screen."""
        turn = turn_of(frame)
        height = frame.width() if turn % 180 else frame.height()
        seen = Size(max(1, round(height * aspect)), height)
        size = scaled(seen, self._box, self._fit, limit_bytes=self._limit)
        return self._by_scaler(frame, size, turn) or self._by_qt(frame, size)

    @staticmethod
    def _by_qt(frame: QVideoFrame, size: Size) -> Frame:
        smooth = Qt.TransformationMode.SmoothTransformation
        return PixelFrame(frame.toImage().scaled(size.width, size.height, mode=smooth))

    def _by_scaler(self, frame: QVideoFrame, size: Size, turn: int) -> Frame | None:
        chroma = CHROMAS.get(frame.pixelFormat())
        found = library()
        if found is None or chroma is None or frame.mirrored() or frame.surfaceFormat().isMirrored():
            return None
        if turn % 180:
            size = Size(size.height, size.width)
        if not frame.map(QVideoFrame.MapMode.ReadOnly):
            return None
        pitches = tuple(frame.bytesPerLine(plane) for plane in range(frame.planeCount()))
        frame.unmap()
        kind = frame.surfaceFormat()
        matrix = MATRICES.get(kind.colorSpace(), usual_matrix(frame.height()))
        colors = Colors(matrix, kind.colorRange() == QVideoFrameFormat.ColorRange.ColorRange_Full)
        shape = Shape(chroma, Size(frame.width(), frame.height()), pitches, size, colors)
        if shape != self._shape:
            self._shape = shape
            try:
                self._conversion = Conversion(found, shape)
            except OSError:
                self._conversion = None
        if self._conversion is None:
            return None
        made = self._conversion.frame(frame)
        return PixelFrame(made.image().transformed(QTransform().rotate(turn))) if turn else made


@dataclass(frozen=True, slots=True)
class Shape:
    """What a film's frames are, and the size at which they are shown."""

    chroma: Chroma
    source: Size
    pitches: tuple[int, ...]
    size: Size
    colors: Colors


class Conversion:
    """Turns frames of one shape into pixels, by way of planes of the right size. ``OSError`` where libswscale refuses."""

    def __init__(self, found: Library, shape: Shape) -> None:
        self._buffers = Buffers(shape.size)
        self._scaler: Scaler | None = None
        chroma, source, pitches = shape.chroma, shape.source, shape.pitches
        if chroma.down == 2 and (chroma, source) != (I420, shape.size):
            raw = Raw.of(I420, shape.size)
            self._scaler = Scaler(found, chroma, source, pitches, raw)
            self._memory = bytearray(raw.total)
            start = address_of(self._memory)
            self._planes = [start + plane for plane in raw.planes]
            chroma, source, pitches = raw.chroma, raw.size, raw.pitches
        self._converter = Converter(found, chroma, source, pitches, shape.size, shape.colors)
        self._scaled: QVideoFrame | None = None

    def frame(self, frame: QVideoFrame) -> PlanarFrame:
        """``frame``, which is scaled when it is drawn for the first time."""

        def convert(target: int, pitch: int, lines: range) -> None:
            if self._scaler and self._scaled is frame:
                self._converter.convert(self._planes, target, pitch, lines)
            elif frame.map(QVideoFrame.MapMode.ReadOnly):
                planes = [address_of(frame.bits(plane)) for plane in range(frame.planeCount())]
                if self._scaler:
                    self._scaler.scale(planes, self._planes)
                    self._scaled, planes = frame, self._planes
                self._converter.convert(planes, target, pitch, lines)
                frame.unmap()

        return PlanarFrame(self._buffers, convert, is_plain=self._converter.is_plain)


def turn_of(frame: QVideoFrame) -> int:
    """By how many degrees the picture is turned clockwise before it is shown."""
    turn: int = frame.surfaceFormat().rotation().value + frame.rotation().value
    return turn % 360
