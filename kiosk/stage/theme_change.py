"""Changes the theme of a running show: first remakes what the open slide needs, then switches everything at once."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.machine.background import ask
from kiosk.media.photos.photos import Photo
from kiosk.media.raster.drawing_queue import Answer
from kiosk.media.raster.svg import Drawing
from kiosk.playlist.model import Picture, Playlist
from kiosk.poster.composition import Composition
from kiosk.poster.font_files import read_fonts
from kiosk.poster.preparation import Preparation, logo_drawings
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.theme.theme import Theme

log = logging.getLogger("kiosk.stage")

LONGEST_MS = 6_000
"""A drawing takes 4 s at most, but a disk may stall for ever: after this time the theme changes without waiting."""


@dataclass(frozen=True, slots=True)
class _Open:
    """The parts of the open slide that are made in the theme's colours."""

    picture: Picture | None
    link: str
    fills: bool
    size: Composition
    pixel_ratio: float


class ThemeChange(QObject):
    """Signals:
    ready(theme, fonts): all that is seen at once is made, and kept where it is found again. ``fonts`` are the files of the
        theme's fonts by role, ``None`` where the disk did not answer.
    """

    ready = Signal(object, object)
    _found = Signal(int, object)
    _drawn = Signal(int)

    def __init__(self, playlist: Playlist, preparation: Preparation, parent: QObject | None = None) -> None:
        """The theme of ``playlist`` is the present one."""
        super().__init__(parent)
        self._theme, self._files = playlist.theme, playlist.theme_content
        self._preparation = preparation
        self._number, self._left = 0, 0
        self._fonts: Mapping[str, bytes] | None = None
        self._found.connect(self._take_found, Qt.ConnectionType.QueuedConnection)
        self._drawn.connect(self._take_drawn, Qt.ConnectionType.QueuedConnection)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LONGEST_MS)
        self._limit.timeout.connect(self._end)

    def want(
        self, playlist: Playlist, slide: SlideViewModel | None, size: Composition, pixel_ratio: float
    ) -> None:
        """Prepare what ``slide`` needs to be shown in the theme of ``playlist`` in a window of ``size``.

        No effect if it is the present theme and its fonts and logos are unchanged.
        """
        theme, files = playlist.theme, playlist.theme_content
        if (theme, files) == (self._theme, self._files):
            return
        self._theme, self._files, self._fonts = theme, files, None
        self._number += 1
        number = self._number
        shown = _Open(None, "", False, size, pixel_ratio)
        if slide:
            fills = slide.needs_picture or slide.item.is_film
            shown = _Open(slide.item.picture, slide.link, fills, size, pixel_ratio)
        self._limit.start()
        ask(partial(self._look, theme, shown), lambda found: self._found.emit(number, found))

    def _look(self, theme: Theme, shown: _Open) -> tuple[Mapping[str, bytes], list[Drawing]]:
        """The fonts, and what has never been drawn in this theme. On a thread."""
        if shown.link:
            self._preparation.qr_of(shown.link, theme)
        wanted: list[Drawing | Photo | Path | None] = [
            self._preparation.look_at_logo(logo) for logo in logo_drawings(theme, shown.size).values()
        ]
        if shown.picture:
            try:
                wanted.append(
                    self._preparation.drawing_of(
                        shown.picture, shown.size, shown.pixel_ratio, fills=shown.fills, theme=theme
                    )
                )
            except OSError as error:
                log.warning("%s keeps its drawing: %s", shown.picture.path.name, error)
        cached = self._preparation.rasteriser.cached
        return read_fonts(theme), [each for each in wanted if isinstance(each, Drawing) and not cached(each)]

    @Slot(int, object)
    def _take_found(self, number: int, found: tuple[Mapping[str, bytes], list[Drawing]]) -> None:
        if number != self._number or not self._limit.isActive():
            return
        self._fonts, drawings = found
        self._left = len(drawings)
        for drawing in drawings:
            self._preparation.rasteriser.draw(
                drawing, partial(self._tell, number), is_wanted=lambda: number == self._number
            )
        if not drawings:
            self._end()

    def _tell(self, number: int, _: Answer) -> None:
        self._drawn.emit(number)

    @Slot(int)
    def _take_drawn(self, number: int) -> None:
        if number == self._number and self._limit.isActive():
            self._left -= 1
            if self._left <= 0:
                self._end()

    @Slot()
    def _end(self) -> None:
        self._limit.stop()
        self.ready.emit(self._theme, self._fonts)
