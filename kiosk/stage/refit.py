"""Slides that stand or wait while the window takes another size: what was made for the old one is made anew.

The words follow by themselves. A drawing stays until the new one is there, a film goes on where it is.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.content.layers import Layers
from kiosk.playlist.model import VideoItem
from kiosk.stage.composition import Composition
from kiosk.stage.cue_view_model import CueViewModel
from kiosk.stage.preparation import Preparation, film_box

log = logging.getLogger("kiosk.stage")


class Refit(QObject):
    """Has slides fit the window as it is now."""

    _drawn = Signal(object, object)

    def __init__(self, preparation: Preparation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preparation = preparation
        self._slides: dict[int, CueViewModel] = {}
        self._drawn.connect(self._take_drawn, Qt.ConnectionType.QueuedConnection)

    def fit(self, slide: CueViewModel, size: Composition, pixel_ratio: float) -> None:
        """Make what ``slide`` was prepared with anew, if that was for another size."""
        wanted = (size, pixel_ratio)
        if slide.prepared_for == wanted or self._preparation.is_drawing(slide):
            # One that is being drawn comes here again when it is laid out.
            return
        slide.prepared_for = wanted
        if isinstance(slide.item, VideoItem):
            if slide.current_film:
                slide.current_film.fit_to(film_box(size, pixel_ratio))
            return
        try:
            drawing = self._preparation.drawing_of(slide, size, pixel_ratio)
            if drawing is None:
                return
            rasteriser = self._preparation.rasteriser
            found = rasteriser.cached(drawing)
        except OSError as error:
            log.warning("%s keeps its drawing of another size: %s", slide.cue.key, error)
            return
        if found:
            slide.set_drawing(found, pixel_ratio)
            return
        serial = slide.cue.serial
        self._slides[serial] = slide
        rasteriser.draw(drawing, lambda layers: self._drawn.emit((serial, wanted), layers))

    def forget(self, slide: CueViewModel) -> None:
        """It has left the stage."""
        self._slides.pop(slide.cue.serial, None)

    @Slot(object, object)
    def _take_drawn(self, asked: tuple[int, tuple[Composition, float]], layers: Layers | None) -> None:
        serial, wanted = asked
        slide = self._slides.get(serial)
        if slide is None or slide.prepared_for != wanted:
            return
        del self._slides[serial]
        if layers:
            slide.set_drawing(layers, wanted[1])
        elif not slide.needs_picture:
            slide.lackArt()
