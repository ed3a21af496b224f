"""Decodes the pictures of one film and prints whether it flashes: since when (s), how often in a second, general or red.

A process of its own, so that a hostile or endless film costs no more than its time limit:
``python -m kiosk.proof.flash_child FILE SECONDS``. What was not decoded in so many seconds of the processor is not judged.
"""

from __future__ import annotations

import os
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.proof.flashes import Color, FlashMeter, cells_for
from kiosk.proof.sound_child import limit_resources

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtMultimedia import QVideoFrame

SILENT_S = 15.0
"""Seconds without any picture after which the film is over: Qt does not say so of every film."""
AS_FAST_AS_IT_GOES = 1000.0
"""Times its own pace. Measured: all 1350 pictures of a film of 45 s (1920 x 1080) come, in 3 s."""
ACROSS, DOWN = 8, 6
"""So many pixels of each cell are averaged, evenly spread: all of them cost five times as much as decoding."""


def main(path: Path, seconds: float) -> None:
    """Print what was found, if anything."""
    limit_resources()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QLoggingCategory, QTimer, QUrl
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

    QLoggingCategory.setFilterRules("*=false")
    application = QGuiApplication(["kiosk"])
    player, sink, watch = QMediaPlayer(), QVideoSink(), QTimer()
    meters: list[FlashMeter] = []

    def take(frame: QVideoFrame) -> None:
        if not frame.isValid():
            return
        watch.start(int(SILENT_S * 1000))
        columns, rows = cells_for(frame.width(), frame.height())
        if not meters:
            meters.append(FlashMeter(columns, rows))
        if colors := colors_of(frame, columns, rows):
            meters[0].take(frame.startTime() / 1e6, colors)
        if time.process_time() > seconds:
            application.quit()

    def look(status: QMediaPlayer.MediaStatus) -> None:
        if status in (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia):
            application.quit()

    player.setVideoSink(sink)
    sink.videoFrameChanged.connect(take)
    player.mediaStatusChanged.connect(look)
    player.errorOccurred.connect(lambda *error: application.quit())
    watch.timeout.connect(application.quit)
    watch.start(int(SILENT_S * 1000))
    player.setSource(QUrl.fromLocalFile(str(path)))
    player.setPlaybackRate(AS_FAST_AS_IT_GOES)
    player.play()
    application.exec()
    if meters and (found := meters[0].found()):
        print(found.at, found.count, found.kind, flush=True)


def colors_of(frame: QVideoFrame, columns: int, rows: int) -> list[Color]:
    """The linear colours of the cells, row by row; empty where the picture cannot be read."""
    from PySide6.QtGui import QImage
    from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

    kinds = QVideoFrameFormat.PixelFormat
    if frame.pixelFormat() not in (kinds.Format_YUV420P, kinds.Format_YUV422P):
        means = _means(frame.toImage(), columns, rows)
        return [(_linear(each >> 16 & 255), _linear(each >> 8 & 255), _linear(each & 255)) for each in means]
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return []
    try:
        down = 2 if frame.pixelFormat() == kinds.Format_YUV420P else 1
        sizes = ((frame.width(), frame.height()), *((frame.width() // 2, frame.height() // down),) * 2)
        planes = []
        for plane, (width, height) in enumerate(sizes):
            bits, pitch = frame.bits(plane), frame.bytesPerLine(plane)
            image = QImage(bits, width, height, pitch, QImage.Format.Format_Grayscale8)
            planes.append([each & 255 for each in _means(image, columns, rows)])
    finally:
        frame.unmap()
    surface = frame.surfaceFormat()
    is_old = surface.colorSpace() is QVideoFrameFormat.ColorSpace.ColorSpace_BT601
    is_full = surface.colorRange() is QVideoFrameFormat.ColorRange.ColorRange_Full
    return [_rgb(*part, is_old, is_full) for part in zip(*planes, strict=True)]


def _means(image: QImage, columns: int, rows: int) -> list[int]:
    """The mean colour of each cell, as 0xAARRGGBB."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage as Image

    shape, how = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
    some = image.scaled(columns * ACROSS, rows * DOWN, shape, how.FastTransformation)
    small = some.scaled(columns, rows, shape, how.SmoothTransformation).convertToFormat(
        Image.Format.Format_RGB32
    )
    # A list, as the memory goes with the picture.
    return memoryview(small.constBits()).cast("B").cast("I").tolist()


@cache
def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@cache
def _rgb(light: int, blue: int, red: int, is_old: bool, is_full: bool) -> Color:
    """Linear light of Y'CbCr, by BT.601 or BT.709."""
    of_red, of_blue = (0.299, 0.114) if is_old else (0.2126, 0.0722)
    y = light / 255 if is_full else (light - 16) / 219
    scale = 255 if is_full else 224
    cb, cr = (blue - 128) / scale, (red - 128) / scale
    r, b = y + 2 * (1 - of_red) * cr, y + 2 * (1 - of_blue) * cb
    g = (y - of_red * r - of_blue * b) / (1 - of_red - of_blue)

    def part(value: float) -> float:
        return _linear(round(255 * min(1.0, max(0.0, value))))

    return part(r), part(g), part(b)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
