"""What the built-in player's frames become where the processor draws."""

from __future__ import annotations

import ctypes

import pytest
from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from kiosk.video.frame import address_of
from kiosk.video.picture import Size
from kiosk.video.qt_pictures import FrameKind, FrameMaker
from kiosk.video.swscale import library

WIDTH, HEIGHT = 64, 32


def combed() -> QVideoFrame:
    """White in even lines and black in odd ones, as a picture of two moments has it beside an edge."""
    size = QSize(WIDTH, HEIGHT)
    frame = QVideoFrame(QVideoFrameFormat(size, QVideoFrameFormat.PixelFormat.Format_YUV420P))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    for plane in range(3):
        bits = frame.bits(plane)
        ctypes.memset(address_of(bits), 128, len(bits))
    pitch = frame.bytesPerLine(0)
    for line in range(HEIGHT):
        ctypes.memset(address_of(frame.bits(0)) + line * pitch, 16 if line % 2 else 235, pitch)
    frame.unmap()
    return frame


@pytest.mark.skipif(library() is None, reason="libswscale is not installed on this machine")
@pytest.mark.parametrize(("is_interlaced", "darkest"), [(False, 0), (True, 255)])
def test_an_interlaced_picture_is_drawn_from_the_lines_of_one_moment(
    is_interlaced: bool,
    darkest: int,
) -> None:
    maker = FrameMaker(Size(WIDTH, HEIGHT), "contain", limit_bytes=1 << 20)
    maker.is_interlaced = is_interlaced
    frame = combed()
    image = maker.make(frame, FrameKind.of(frame)).image()
    assert (image.width(), image.height()) == (WIDTH, HEIGHT)
    seen = [image.pixel(WIDTH // 2, line) & 255 for line in range(2, HEIGHT - 2)]
    assert min(seen) == pytest.approx(darkest, abs=8)
