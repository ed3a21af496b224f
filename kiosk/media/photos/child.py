"""The child that converts photos: one JSON order per line on standard input, one answer per line on standard output.

Each photo is made upright, in sRGB and no larger than it is shown. The answer is the suffix of the file written, or an empty
line. It is started as a file and imports nothing of the kiosk.
"""

from __future__ import annotations

import contextlib
import json
import math
import sys
from typing import Any

MEMORY_LIMIT = 3_000_000_000
"""Bytes of address space; a photo of 108 megapixels, scaled while it is read, takes 1.2 GB of it."""
JPEG_QUALITY = 95
PNG_QUALITY = 80
"""Qt's quality for PNG, which sets the compression: fast, and lossless all the same."""


def limit_resources() -> None:
    """Limit the memory to what a photo needs, where the system supports it."""
    if sys.platform != "win32":
        import resource

        # Whoever started the kiosk may have set a lower one.
        with contextlib.suppress(ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def converted(order: dict[str, Any]) -> str:
    """Carry out one order; returns the suffix of the file written to ``target``, or an empty string."""
    from PySide6.QtCore import QByteArray, QSize, Qt
    from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QTransform

    reader = QImageReader(order["path"], QByteArray(order["format"].encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    turned = order["orientation"] >= 5
    width, height = (order["height"], order["width"]) if turned else (order["width"], order["height"])
    part = max(width / max(1, size.width()), height / max(1, size.height()))
    if part < 1:
        reader.setScaledSize(QSize(math.ceil(size.width() * part), math.ceil(size.height() * part)))
    image = reader.read()
    if image.isNull():
        return ""
    if order["format"] != "jpeg" and order["orientation"] != 1:
        # Qt rotates only JPEGs. EXIF orientations: 2 mirrored, 3 upside down, 4 both, 5 to 8 the same and rotated.
        angle = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}.get(order["orientation"], 0)
        if order["orientation"] in (2, 4, 5, 7):
            image = image.flipped(Qt.Orientation.Horizontal)
            angle = -angle
        image = image.transformed(QTransform().rotate(angle))
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if not image.colorSpace().isValid() and order["adobe"]:
        image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    has_alpha = image.hasAlphaChannel()
    plain = QImage.Format.Format_ARGB32 if has_alpha else QImage.Format.Format_RGB32
    if image.colorSpace().isValid():
        right = image.convertedToColorSpace(srgb, plain)
        image = image if right.isNull() else right
    image = image.convertToFormat(plain)
    image.setColorSpace(QColorSpace())
    ending = "png" if has_alpha or order["format"] == "png" else "jpg"
    writer = QImageWriter(order["target"], QByteArray(ending.encode()))
    writer.setQuality(PNG_QUALITY if ending == "png" else JPEG_QUALITY)
    return ending if writer.write(image) else ""


def main() -> None:
    """Entry of the child; it ends with its input."""
    limit_resources()
    for line in sys.stdin.buffer:
        try:
            answer = converted(json.loads(line))
        except Exception as error:  # noqa: BLE001  (whatever it is, the next photo may be better)
            print(error, file=sys.stderr)
            answer = ""
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
