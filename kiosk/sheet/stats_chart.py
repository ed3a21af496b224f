"""Bars of a report, drawn by QtGraphs without a screen and without a graphics card."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickView

_CHART = Path(__file__).with_name("StatsChart.qml")
BAR = 0.7
"""How much of its place a bar takes."""


def bars(
    counts: Sequence[int], picked: int | None, size: tuple[int, int], ground: str, ink: str, accent: str
) -> QImage:
    """Bars for ``counts`` that fill ``size`` (pixels): the highest reaches the upper edge, each has an equal part of the width.
    The one at ``picked`` is in the colour ``accent``. A null image where it cannot be drawn."""
    with _without_card():
        view = QQuickView()
        view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        view.resize(*size)
        view.setInitialProperties(
            {
                "counts": [float(0 if number == picked else count) for number, count in enumerate(counts)],
                "picked": [float(count if number == picked else 0) for number, count in enumerate(counts)],
                "names": [str(number) for number in range(len(counts))],
                "most": float(max(1, *counts)),
                "ground": QColor(ground),
                "ink": QColor(ink),
                "accent": QColor(accent),
            }
        )
        view.setSource(QUrl.fromLocalFile(str(_CHART)))
        if view.status() is not QQuickView.Status.Ready:
            return QImage()
        # The axes are laid out by the first picture, and stand in the second.
        view.grabWindow()
        return view.grabWindow()


@contextmanager
def _without_card() -> Iterator[None]:
    """QtGraphs looks for a graphics card, and says that there is none; all that others say goes its usual way."""

    def hear(kind: QtMsgType, context: QMessageLogContext, said: str) -> None:
        if said.startswith("QRhi"):
            return
        if before:
            before(kind, context, said)
        else:
            logging.getLogger("kiosk.qt").warning("%s", said)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
