"""Adapts the slides on stage to a new window size or theme: whatever was made for the old one is made again.

Text follows by itself, and so do photos that need no conversion. A drawing beside text is hidden at once when the size changes
and returns as soon as it is redrawn; one that fills the screen stays meanwhile, and so do all when only the colours change. A
film keeps playing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.machine.background import ask
from kiosk.media.photos.photos import Photo
from kiosk.media.raster.drawing_queue import Answer, Slow
from kiosk.media.raster.layers import Layers
from kiosk.media.raster.svg import Drawing
from kiosk.playlist.model import Picture
from kiosk.poster.composition import Composition
from kiosk.poster.preparation import Preparation, film_box, whole_of
from kiosk.poster.right_photos import photo_for
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.theme.theme import Theme

log = logging.getLogger("kiosk.stage")


Asked = tuple[int, tuple[Composition, float, Theme], bool]
"""The slide's serial, the size and theme wanted, and whether only the theme has changed."""
_Look = Drawing | Layers | Photo | Path | None


class Refit(QObject):
    """Adapts slides to the window and the theme."""

    _found = Signal(object, object)
    _drawn = Signal(object, object)

    def __init__(self, preparation: Preparation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preparation = preparation
        self._slides: dict[int, SlideViewModel] = {}
        self._found.connect(self._take_found, Qt.ConnectionType.QueuedConnection)
        self._drawn.connect(self._take_drawn, Qt.ConnectionType.QueuedConnection)

    def fit_all(
        self, slides: Iterable[SlideViewModel], theme: Theme, size: Composition, pixel_ratio: float
    ) -> None:
        """``fit`` each slide in the colours of ``theme``; an exception costs only the slide concerned."""
        self._preparation.set_theme(theme)
        for slide in slides:
            with self._preparation.boundary.around(slide):
                slide.set_theme(theme)
                self.fit(slide, size, pixel_ratio)

    def fit(self, slide: SlideViewModel, size: Composition, pixel_ratio: float) -> None:
        """Remake the drawing or film of ``slide`` if it was prepared for another size or theme."""
        wanted, before = (size, pixel_ratio, self._preparation.theme), slide.prepared_for
        if before == wanted or self._preparation.is_drawing(slide):
            # A slide that is still being prepared is checked again when it is laid out.
            return
        slide.prepared_for = wanted
        keeps_size = before is not None and before[:2] == wanted[:2]
        if before and before[2] != wanted[2] and slide.link:
            self._preparation.renew_qr(slide)
        if slide.item.is_film:
            if slide.current_film and not keeps_size:
                slide.current_film.fit_to(film_box(size, pixel_ratio))
            return
        picture = slide.item.picture
        if picture is None:
            return
        serial = slide.serial
        self._slides[serial] = slide
        question = partial(self._look, picture, size, pixel_ratio, fills=slide.needs_picture)
        ask(question, lambda found: self._found.emit((serial, wanted, keeps_size), found))

    def _look(self, picture: Picture, size: Composition, ratio: float, *, fills: bool) -> _Look:
        """What has to be drawn or converted, or the result made earlier for this size. Runs on a thread."""
        try:
            drawing = self._preparation.drawing_of(picture, size, ratio, fills=fills)
            if drawing:
                return self._preparation.rasteriser.cached(drawing) or drawing
            photo = photo_for(picture.path, whole_of(size) if fills else size.art(), ratio)
            found = self._preparation.photos.found(photo)
            return None if found == picture.path else found or photo
        except OSError as error:
            log.warning("%s keeps its drawing of another size: %s", picture.path.name, error)
            return None

    @Slot(object, object)
    def _take_found(self, asked: Asked, found: _Look) -> None:
        if isinstance(found, Photo):
            self._preparation.photos.convert(
                found,
                lambda path: self._drawn.emit(asked, path),
                is_wanted=lambda: asked[0] in self._slides,
            )
        elif isinstance(found, Drawing):
            slide = self._slides.get(asked[0])
            if slide and not asked[2]:
                slide.hide_drawing()
            self._preparation.rasteriser.draw(
                found,
                lambda answer: self._drawn.emit(asked, answer),
                is_wanted=lambda: asked[0] in self._slides,
            )
        elif found:
            self._take_drawn(asked, found)
        else:
            self._slides.pop(asked[0], None)

    def forget(self, slide: SlideViewModel) -> None:
        """It has left the stage."""
        self._slides.pop(slide.serial, None)

    @Slot(object, object)
    def _take_drawn(self, asked: Asked, layers: Answer | Path) -> None:
        serial, wanted, keeps_size = asked
        slide = self._slides.get(serial)
        if slide is None or slide.prepared_for != wanted:
            return
        del self._slides[serial]
        with self._preparation.boundary.around(slide):
            if isinstance(layers, Path):
                slide.set_artwork(layers)
            elif layers and not isinstance(layers, Slow):
                slide.set_drawing(layers, wanted[1])
            elif slide.is_bare or (not slide.needs_picture and (keeps_size or not layers)):
                # No picture is better than one of the wrong size or in another theme's colours.
                slide.markArtMissing()
