"""The one door through which a picture of content comes to the screen: what it is by its bytes decides who decodes it.

The player itself decodes five plain formats. SVG is code, and a document has pages: a child draws them. Nothing else is shown,
whatever it is called.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from kiosk.media.kinds import Family, Kind, kind_of

PLAIN = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP, Kind.GIF, Kind.BMP})
"""What the player decodes; its Qt is left without a decoder for anything else (``kiosk/machine/picture_formats.py``)."""


class Way(Enum):
    """How a picture is shown."""

    PLAIN = "plain"
    DRAWN = "drawn"
    """By a child, as layers of PNG."""
    NOT = "not"


def way_of(path: Path, page: int = 0) -> Way:
    """How the picture ``path``, or that page of the document, is to be shown now; ``OSError`` when it cannot be read."""
    kind = kind_of(path)
    if page:
        return Way.DRAWN if kind.family is Family.PDF else Way.NOT
    if kind in PLAIN:
        return Way.PLAIN
    return Way.DRAWN if kind is Kind.SVG else Way.NOT
