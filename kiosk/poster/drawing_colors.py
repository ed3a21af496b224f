"""The colours in which a picture is drawn: the theme's, such that all of it is seen on its field."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.media.raster.svg import palette_of
from kiosk.playlist.model import Picture
from kiosk.theme.on_ground import colors_on
from kiosk.theme.theme import Theme


def colors_for(picture: Picture, theme: Theme) -> Mapping[str, str]:
    """Colours by token. Reads the file, so do not call it on the GUI thread. Raises ``OSError`` when it is gone."""
    palette = palette_of(picture.path) if picture.ground else None
    if palette is None:
        return theme.colors
    return colors_on(picture.ground, palette.made_for, palette.used, theme.colors)
