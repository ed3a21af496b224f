"""Describes a drawing for QML: its layers from back to front, and how each enters and drifts. Lengths in QML pixels."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl

from kiosk.media.raster.layers import DEFAULT_ENTER, Layers


def layers_of(drawing: Layers, pixel_ratio: float) -> list[dict[str, Any]]:
    """The layers of ``drawing``, which has ``pixel_ratio`` pixels per QML pixel."""
    return [
        {
            "source": QUrl.fromLocalFile(str(layer.picture)),
            "enterX": layer.enter[0],
            "enterY": layer.enter[1],
            "drift": layer.drift.kind,
            "angle": layer.drift.angle,
            "driftX": layer.drift.x,
            "driftY": layer.drift.y,
            "part": [number / pixel_ratio for number in layer.part],
        }
        for layer in drawing.layers
    ]


def whole(picture: QUrl) -> dict[str, Any]:
    """A picture as a single layer that does not move."""
    plain = {"drift": "none", "angle": 0.0, "driftX": 0.0, "driftY": 0.0, "part": []}
    return {"source": picture, "enterX": DEFAULT_ENTER[0], "enterY": DEFAULT_ENTER[1], **plain}
