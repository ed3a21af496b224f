"""The single place that decides how a picture from content is decoded, by its content and not its name.

The player itself decodes five plain formats. A child rasterises SVG, which is code, and pages of documents, and makes plain
photos of three formats that phones, cameras and scanners write. Nothing else is shown.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from kiosk.media.kinds import Family, Kind, kind_of

PLAIN = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP, Kind.GIF, Kind.BMP})
"""Formats that the player decodes; its Qt has no decoder for any other (``kiosk/machine/picture_formats.py``)."""


CONVERTED = frozenset({Kind.HEIC, Kind.AVIF, Kind.TIFF})
"""Formats of photos that the child decodes."""


class Way(Enum):
    """How a picture is shown."""

    PHOTO = "photo"
    """As a photo: as it is, or converted first (:class:`~kiosk.media.photos.photos.Photos`)."""
    DRAWN = "drawn"
    """Rasterised by a child, as PNG layers."""
    NOT = "not"


def way_of(path: Path, page: int = 0) -> Way:
    """How the picture ``path``, or that page of the document, is to be shown now; ``OSError`` when it cannot be read."""
    kind = kind_of(path)
    if page:
        return Way.DRAWN if kind.family is Family.PDF else Way.NOT
    if kind in PLAIN or kind in CONVERTED:
        return Way.PHOTO
    return Way.DRAWN if kind is Kind.SVG else Way.NOT
