"""The single place that decides how a picture from content is decoded, by its content and not its name.

The player itself decodes five plain formats. A child rasterises SVG, which is code, and pages of documents. Nothing else is
shown.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from kiosk.media.kinds import Family, Kind, kind_of

PLAIN = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP, Kind.GIF, Kind.BMP})
"""Formats that the player decodes; its Qt has no decoder for any other (``kiosk/machine/picture_formats.py``)."""


class Way(Enum):
    """How a picture is shown."""

    PLAIN = "plain"
    DRAWN = "drawn"
    """Rasterised by a child, as PNG layers."""
    NOT = "not"


def way_of(path: Path, page: int = 0) -> Way:
    """How the picture ``path``, or that page of the document, is to be shown now; ``OSError`` when it cannot be read."""
    kind = kind_of(path)
    if page:
        return Way.DRAWN if kind.family is Family.PDF else Way.NOT
    if kind in PLAIN:
        return Way.PLAIN
    return Way.DRAWN if kind is Kind.SVG else Way.NOT
