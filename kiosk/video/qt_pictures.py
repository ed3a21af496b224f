"""Converts frames of Qt Multimedia to their size on screen, in the film's own colours, for software rendering."""

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
"""Pixel formats that are converted here; Qt converts any other itself, with the BT.601 matrix."""
MATRICES: dict[QVideoFrameFormat.ColorSpace, Matrix] = {
    _Spaces.ColorSpace_BT601: "bt601",
    _Spaces.ColorSpace_BT709: "bt709",
    _Spaces.ColorSpace_BT2020: "bt2020",
}


@dataclass(frozen=True, slots=True)
class FrameKind:
    """The format of a film's frames."""

    size: Size
    """Size of the frame as stored."""
    turn: int
    """Clockwise rotation for display, in degrees."""
    chroma: Chroma | None
    """``None`` where Qt has to convert the frame."""
    colors: Colors

    @classmethod
    def of(cls, frame: QVideoFrame) -> FrameKind:
        stored = frame.surfaceFormat()
        size = Size(frame.width(), frame.height())
        matrix = MATRICES.get(stored.colorSpace(), usual_matrix(size.height))
        is_full = stored.colorRange() == QVideoFrameFormat.ColorRange.ColorRange_Full
        is_mirrored = frame.mirrored() or stored.isMirrored()
        chroma = None if is_mirrored else CHROMAS.get(frame.pixelFormat())
        turn: int = stored.rotation().value + frame.rotation().value
        return cls(size, turn % 360, chroma, Colors(matrix, is_full))

    @property
    def seen(self) -> Size:
        """Size after rotation. Qt has already applied the pixel aspect ratio."""
        return Size(self.size.height, self.size.width) if self.turn % 180 else self.size


class FrameKinds:
    """Caches the format of one film's frames until it changes (0.85 instead of 0.97 ms a frame)."""

    def __init__(self) -> None:
        self._format: QVideoFrameFormat | None = None
        self._kind: FrameKind | None = None

    def of(self, frame: QVideoFrame) -> FrameKind:
        stored = frame.surfaceFormat()
        if self._kind is None or stored != self._format:
            self._format, self._kind = stored, FrameKind.of(frame)
        return self._kind


class FrameMaker:
    """Takes one film's frames, which are converted when they are drawn."""

    def __init__(self, box: Size, fit: Fit, *, limit_bytes: int) -> None:
        self._box, self._fit, self._limit = box, fit, limit_bytes
        self.is_interlaced = False
        """If so, every other line belongs to the other field and is dropped."""
        self._shape: Shape | None = None
        self._conversion: Conversion | None = None

    def make(self, frame: QVideoFrame, kind: FrameKind) -> Frame:
        """``frame`` at its size on screen."""
        size = scaled(kind.seen, self._box, self._fit, limit_bytes=self._limit)
        return self._by_scaler(frame, size, kind) or self._by_qt(frame, size)

    @staticmethod
    def _by_qt(frame: QVideoFrame, size: Size) -> Frame:
        smooth = Qt.TransformationMode.SmoothTransformation
        return PixelFrame(frame.toImage().scaled(size.width, size.height, mode=smooth))

    def _by_scaler(self, frame: QVideoFrame, size: Size, kind: FrameKind) -> Frame | None:
        found = library()
        if found is None or kind.chroma is None:
            return None
        if kind.turn % 180:
            size = Size(size.height, size.width)
        if not frame.map(QVideoFrame.MapMode.ReadOnly):
            return None
        pitches = tuple(frame.bytesPerLine(plane) for plane in range(frame.planeCount()))
        frame.unmap()
        source = kind.size
        if self.is_interlaced and source.height % 4 == 0:
            source, pitches = Size(source.width, source.height // 2), tuple(2 * pitch for pitch in pitches)
        shape = Shape(kind.chroma, source, pitches, size, kind.colors)
        if shape != self._shape:
            self._shape = shape
            try:
                self._conversion = Conversion(found, shape)
            except OSError:
                self._conversion = None
        if self._conversion is None:
            return None
        made = self._conversion.frame(frame)
        if kind.turn:
            return PixelFrame(made.image().transformed(QTransform().rotate(kind.turn)))
        return made


@dataclass(frozen=True, slots=True)
class Shape:
    """The format of a film's frames, and the size at which they are shown."""

    chroma: Chroma
    source: Size
    pitches: tuple[int, ...]
    size: Size
    colors: Colors


class Conversion:
    """Scales the planes of frames of one shape, then converts them to RGB. ``OSError`` where libswscale refuses."""

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
