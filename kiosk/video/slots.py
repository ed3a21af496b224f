"""Wraps what a decoder wrote into a film's slots as frames, for software rendering or for the graphics card."""

from __future__ import annotations

import ctypes
from typing import Any

from PySide6.QtGui import QImage

from kiosk.video import swscale
from kiosk.video.colors import Colors
from kiosk.video.decoder_process import DecoderProcess
from kiosk.video.frame import PIXELS, Buffers, Frame, PixelFrame, PlanarFrame
from kiosk.video.picture import Size, i420_planes
from kiosk.video.wire import Message


class SlotFrames:
    """Frames of one film, in the ``layout`` its decoder reported.

    Each holds a reference to the shared memory, as a frame may be on show for longer than its decoder lives.
    """

    def __init__(self, decoder: DecoderProcess, region: int, layout: Message) -> None:
        self._decoder, self._region, self._layout = decoder, region, layout
        self._size = Size(layout["width"], layout["height"])
        self._buffers = Buffers(self._size)
        self._converter = _converter(layout, self._size) if layout["pixels"] == "planes" else None

    def frame(self, slot: int) -> Frame:
        """The frame in ``slot``."""
        address, pitch = self._decoder.segment.address(self._region, slot), self._layout["pitch"]
        converter, decoder = self._converter, self._decoder
        if converter is None:
            memory = (ctypes.c_char * (pitch * self._size.height)).from_address(address)
            image = QImage(memory, self._size.width, self._size.height, pitch, PIXELS)
            return PixelFrame(image, keeps=decoder)
        planes = [address + corner for corner in self._layout["corners"]]

        def convert(target: int, target_pitch: int, lines: range, keeps: object = decoder) -> None:
            converter.convert(planes, target, target_pitch, lines)

        return PlanarFrame(self._buffers, convert, is_plain=converter.is_plain)


def _converter(layout: Message, size: Size) -> swscale.Converter:
    library = swscale.library()
    assert library, "planes are only asked for where they can be turned into pixels"
    chroma, colors = swscale.CHROMAS[layout["chroma"]], Colors(layout["matrix"], layout["full"])
    return swscale.Converter(library, chroma, size, layout["pitches"], size, colors)


def video_frame(layout: Message, address: int) -> Any:
    """A ``QVideoFrame`` with a copy of the I420 frame at ``address`` and its colour space."""
    from PySide6.QtCore import QSize
    from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

    kind = QVideoFrameFormat(
        QSize(layout["width"], layout["height"]), QVideoFrameFormat.PixelFormat.Format_YUV420P
    )
    spaces = QVideoFrameFormat.ColorSpace
    kind.setColorSpace(
        {
            "bt601": spaces.ColorSpace_BT601,
            "bt709": spaces.ColorSpace_BT709,
            "bt2020": spaces.ColorSpace_BT2020,
        }[layout["matrix"]]
    )
    ranges = QVideoFrameFormat.ColorRange
    kind.setColorRange(ranges.ColorRange_Full if layout["full"] else ranges.ColorRange_Video)
    frame = QVideoFrame(kind)
    if frame.map(QVideoFrame.MapMode.WriteOnly):
        source = address
        for plane, (pitch, lines) in enumerate(i420_planes(layout["pitch"], layout["height"])):
            target, step = frame.bits(plane), frame.bytesPerLine(plane)
            into = (ctypes.c_char * len(target)).from_buffer(target)
            if step == pitch:
                ctypes.memmove(into, source, min(len(target), pitch * lines))
            else:
                for line in range(min(lines, len(target) // step)):
                    ctypes.memmove(ctypes.byref(into, line * step), source + line * pitch, min(step, pitch))
            source += pitch * lines
        frame.unmap()
    return frame
