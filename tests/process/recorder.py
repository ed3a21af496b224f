"""Records the screen: a line of JSON per sample with how much of it is black and what its parts look like.

Run as ``python tests/process/recorder.py FILE [SAMPLES_A_SECOND]`` with DISPLAY set; ends with its parent or on SIGTERM.
"""

from __future__ import annotations

import json
import os
import sys
import time
import zlib
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage

BLACK_LUMA = 16
SMALL = (160, 90)


def _row(image: QImage, line: int) -> bytes:
    """One line of a grey image, without the bytes that fill it up."""
    row: Any = image.constScanLine(line)
    return bytes(row)[: SMALL[0]]


def main() -> int:
    """Until ended."""
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    application = QGuiApplication(sys.argv)
    screen = application.primaryScreen()
    parent = os.getppid()
    with Path(sys.argv[1]).open("w", buffering=1) as file:

        def sample() -> None:
            now = time.monotonic()
            image = screen.grabWindow(0).toImage()
            small = image.scaled(*SMALL, mode=Qt.TransformationMode.FastTransformation).convertToFormat(
                QImage.Format.Format_Grayscale8
            )
            luma = b"".join(_row(small, line) for line in range(SMALL[1]))
            black = sum(value < BLACK_LUMA for value in luma) / len(luma)
            foot = luma[SMALL[0] * 72 :]
            line = {
                "t": round(now, 3),
                "black": round(black, 4),
                "hash": zlib.crc32(luma),
                "foot": zlib.crc32(foot),
            }
            file.write(json.dumps(line) + "\n")
            if os.getppid() != parent:
                application.exit(0)

        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(sample)
        timer.start(int(1000 / float(sys.argv[2]) if len(sys.argv) > 2 else 33))
        return application.exec()


if __name__ == "__main__":
    sys.exit(main())
