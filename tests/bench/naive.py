"""Pictures and films one after another, as a beginner would write it with Qt Multimedia: ``NaivePage.qml`` in a window.

``python -m tests.bench.naive WIDTHxHEIGHT PICTURE_SECONDS FILE...``
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine


def main() -> int:
    """Show it until somebody ends it."""
    size, seconds, *files = sys.argv[1:]
    width, height = size.split("x")
    application = QGuiApplication(["naive"])
    engine = QQmlApplicationEngine()
    engine.setInitialProperties(
        {
            "width": int(width),
            "height": int(height),
            "files": [QUrl.fromLocalFile(file) for file in files],
            "pictureSeconds": float(seconds),
        }
    )
    engine.load(QUrl.fromLocalFile(str(Path(__file__).with_name("NaivePage.qml"))))
    return application.exec() if engine.rootObjects() else 1


if __name__ == "__main__":
    sys.exit(main())
