"""Runs work that draws, without a screen and within the application's event loop."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from kiosk.app.process import make_application
from kiosk.visitor.scene import draw_in_software

T = TypeVar("T")


def offscreen(work: Callable[[], T]) -> T:
    """What ``work`` returns; what it raises is raised. It may wait in event loops of its own: they run only within that of
    the application."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    if QQuickWindow.graphicsApi() != QSGRendererInterface.GraphicsApi.Software:
        draw_in_software()
    failure: list[Exception] = []
    done: list[T] = []

    def run() -> None:
        try:
            done.append(work())
        except Exception as error:  # noqa: BLE001  (raised again outside the event loop)
            failure.append(error)
        application.exit(0)

    QTimer.singleShot(0, run)
    application.exec()
    if failure:
        raise failure[0]
    return done[0]
