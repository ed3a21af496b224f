"""Pictures for the tiles of the overview: drawings at the tile's size, photos and posters as they are.

The tiles are shown with their titles at once, and pictures follow when they are ready. A tile whose picture cannot be drawn
stays plain.
"""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot

from kiosk.machine.background import ask
from kiosk.media.door import Way, way_of
from kiosk.media.photos.photos import Photo, Photos
from kiosk.media.raster.drawing_queue import Answer, Slow
from kiosk.media.raster.layers import Layers
from kiosk.media.raster.rasteriser import Rasteriser
from kiosk.media.raster.svg import Drawing
from kiosk.media.readable import readable
from kiosk.playlist.model import Picture, Playlist
from kiosk.poster.drawing_colors import colors_for
from kiosk.theme.theme import Theme
from kiosk.visitor.topics.film_pictures import FilmPictures
from kiosk.visitor.topics.topics_model import PLAIN, TilePicture, TopicsModel

log = logging.getLogger("kiosk.stage")


Looked = Path | Layers | Drawing | Photo
"""A photo to show, a finished drawing, or what has to be drawn or converted first."""


class TilePictures(QObject):
    """Gives ``topics`` their pictures."""

    _found = Signal(object, object)
    _drawn = Signal(object, str, object)
    _converted = Signal(object, str, object)

    def __init__(
        self,
        theme: Theme,
        rasteriser: Rasteriser,
        topics: TopicsModel,
        parent: QObject | None = None,
        *,
        photos: Photos | None = None,
        films: FilmPictures | None = None,
    ) -> None:
        """``photos`` converts photos; without it they are used unconverted. ``films`` has the stills of films."""
        super().__init__(parent)
        self._films = films
        if films:
            films.taken.connect(self._take_film, Qt.ConnectionType.QueuedConnection)
        self._photos = photos
        self._converted.connect(self._take_converted, Qt.ConnectionType.QueuedConnection)
        self._theme, self._rasteriser, self._topics = theme, rasteriser, topics
        self._pixel_ratio, self._wide = 1.0, 0
        self._asked_for: tuple[Any, ...] = ()
        self._room: tuple[float, float, float] | None = None
        self._found.connect(self._take_found, Qt.ConnectionType.QueuedConnection)
        self._drawn.connect(self._take_late_drawing, Qt.ConnectionType.QueuedConnection)

    def want(self, playlist: Playlist, width: float, height: float, pixel_ratio: float) -> None:
        """Request a picture of ``width`` x ``height`` (QML pixels) for every tile; no effect if that was the last request."""
        wanted = (playlist, round(width), round(height), pixel_ratio, self._theme)
        if wanted == self._asked_for or min(width, height) < 1:
            return
        self._room, self._asked_for, self._pixel_ratio, self._wide = (
            (width, height, pixel_ratio),
            wanted,
            pixel_ratio,
            round(width * pixel_ratio),
        )
        self._topics.set_pictures({})
        ask(partial(self._look, playlist, self._theme, width, height), partial(self._found.emit, wanted))

    def want_again(self, playlist: Playlist, theme: Theme) -> None:
        """The playlist or the theme has changed: remake the pictures if tiles were ever requested."""
        self._theme = theme
        if self._room:
            self.want(playlist, *self._room)

    def _look(self, playlist: Playlist, theme: Theme, width: float, height: float) -> dict[str, Looked]:
        """The pictures by item key. Runs on a thread."""
        found: dict[str, Looked] = {}
        for item in playlist.items:
            try:
                picture = item.picture
                if picture is None and item.film and self._films and (taken := self._films.found(item.film)):
                    picture = Picture(taken)
                if picture:
                    found[item.key] = self._look_at(picture, theme, width, height)
            except OSError as error:
                log.warning("%s: no picture on its tile: %s", item.key, error)
            except Exception:
                log.exception("%s: no picture on its tile", item.key)
        return found

    def _look_at(self, picture: Picture, theme: Theme, width: float, height: float) -> Looked:
        path, way = picture.path, way_of(picture.path, picture.page)
        if way is Way.NOT:
            raise OSError(f"{path.name} is of a kind that is not shown")
        if way is Way.PHOTO:
            photo = Photo(path, self._wide, max(1, round(height * self._pixel_ratio)))
            return (self._photos.found(photo) if self._photos else path) or photo
        ratio = self._pixel_ratio
        size = max(1, round(width * ratio)), max(1, round(height * ratio))
        # The crop of portrait posters: there, too, words and picture are above each other.
        colors = colors_for(picture, theme)
        drawing = Drawing(path, *size, portrait=True, colors=colors, page=picture.page)
        return self._rasteriser.cached(drawing) or drawing

    @Slot(object, object)
    def _take_found(self, wanted: tuple[object, ...], found: dict[str, Looked]) -> None:
        if wanted != self._asked_for:
            return
        for key, picture in found.items():
            if isinstance(picture, Drawing):
                self._rasteriser.draw(picture, partial(self._drawn.emit, wanted, key))
            elif isinstance(picture, Layers):
                self._take_drawn(key, picture)
            elif isinstance(picture, Path):
                self._take_photo(key, picture)
            elif self._photos:
                self._photos.convert(picture, partial(self._converted.emit, wanted, key), is_awaited=False)

    @Slot(object, object)
    def _take_film(self, film: Path, picture: Path) -> None:
        """A still of ``film`` was taken: put it on the film's tile."""
        items = self._asked_for[0].items if self._asked_for else ()
        for item in items:
            if item.film == film and item.picture is None:
                self._take_photo(item.key, picture)

    @Slot(object, str, object)
    def _take_converted(self, wanted: tuple[object, ...], key: str, path: Path | None) -> None:
        if wanted == self._asked_for and path:
            self._take_photo(key, path)

    @Slot(object, str, object)
    def _take_late_drawing(self, wanted: tuple[object, ...], key: str, drawing: Answer) -> None:
        if wanted == self._asked_for:  # else it belongs to an earlier playlist or theme
            self._take_drawn(key, drawing)

    def _take_photo(self, key: str, path: Path) -> None:
        self._topics.set_picture(key, TilePicture(photo=QUrl.fromLocalFile(str(readable(path)))))

    def _take_drawn(self, key: str, drawing: Answer) -> None:
        try:
            self._give(key, None if isinstance(drawing, Slow) else drawing)
        except Exception:
            log.exception("%s: no picture on its tile", key)

    def _give(self, key: str, drawing: Layers | None) -> None:
        ratio = self._pixel_ratio
        if drawing is None:
            self._topics.set_picture(key, PLAIN)
            return
        margin = drawing.margin / ratio
        layers = [
            {
                "source": QUrl.fromLocalFile(str(layer.picture)),
                "x": layer.part[0] / ratio - margin,
                "y": layer.part[1] / ratio - margin,
                "width": layer.part[2] / ratio,
                "height": layer.part[3] / ratio,
            }
            for layer in drawing.layers
        ]
        lefts = [layer.part[0] for layer in drawing.layers]
        rights = [layer.part[0] + layer.part[2] for layer in drawing.layers]
        bleeds = min(lefts) <= 0 and max(rights) >= self._wide + 2 * drawing.margin and not self._is_page(key)
        self._topics.set_picture(key, TilePicture(layers=layers, margin=margin, bleeds=bleeds))

    def _is_page(self, key: str) -> bool:
        """Whether the item shows a page of a document, which is not cropped on a tile."""
        items = self._asked_for[0].items if self._asked_for else ()
        return any(item.key == key and item.picture and item.picture.page for item in items)
