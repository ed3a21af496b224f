"""The least there is to compare with: two pictures of the window's size, one fading in over the other, and nothing else.

``python -m tests.bench.crossfade ONE TWO software|gpu ROUNDS X_SERVER`` with DISPLAY set. Prints one line of JSON, the
stretches of ``stretches.py``.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImageReader
from PySide6.QtQuick import QQuickView, QQuickWindow, QSGRendererInterface

from kiosk.poster.motion import FADE_MS
from tests.bench.stopwatch import Stopwatch

PAUSE_MS = 500
QML = """
import QtQuick

Item {
    id: root

    required property url lower
    required property url upper
    required property int ms
    property int above: 1
    readonly property bool isReady: one.status === Image.Ready && two.status === Image.Ready

    signal ended

    function go() {
        above = 1 - above;
        const picture = above ? two : one;
        picture.z = 1;
        (above ? one : two).z = 0;
        fade.target = picture;
        fade.start();
    }

    Image { id: one; anchors.fill: parent; source: root.lower }
    Image { id: two; anchors.fill: parent; source: root.upper }
    NumberAnimation {
        id: fade
        property: "opacity"
        from: 0
        to: 1
        duration: root.ms
        onFinished: root.ended()
    }
}
"""


def main() -> int:
    """Fade to and fro, then tell."""
    one, two, render, rounds, x_server = sys.argv[1:6]
    if render == "software":
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    application = QGuiApplication(["bare"])
    view = QQuickView()
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.resize(QImageReader(one).size())
    pictures = {"lower": QUrl.fromLocalFile(one), "upper": QUrl.fromLocalFile(two)}
    view.setInitialProperties({**pictures, "ms": FADE_MS})
    with tempfile.TemporaryDirectory() as folder:
        qml = Path(folder) / "CrossFade.qml"
        qml.write_text(QML, "utf-8")
        view.setSource(QUrl.fromLocalFile(str(qml)))
    root = view.rootObject()
    if root is None or not root.property("isReady"):
        print([error.toString() for error in view.errors()], file=sys.stderr)
        return 1
    watch = Stopwatch(view, int(x_server))
    left = int(rounds) + 1

    def go() -> None:
        watch.begin("bare cross-fade", "two pictures")
        root.go()  # type: ignore[attr-defined]

    def ended() -> None:
        nonlocal left
        # The first one does not count: it fills what is kept.
        if left > int(rounds):
            watch.drop()
        watch.end()
        left -= 1
        if left:
            QTimer.singleShot(PAUSE_MS, go)
        else:
            application.exit(0)

    root.ended.connect(ended)  # type: ignore[attr-defined]
    view.show()
    QTimer.singleShot(PAUSE_MS, go)
    code = application.exec()
    print(json.dumps(watch.as_plain()), flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
