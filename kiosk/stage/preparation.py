"""Getting a cue ready off screen: its picture drawn or found, its film opened, its code made.

Nothing here waits: what takes time happens elsewhere and arrives as a signal.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.content.kinds import Kind, kind_of
from kiosk.content.layers import Layers
from kiosk.content.photos import Photos
from kiosk.content.raster import Rasteriser
from kiosk.content.svg import Drawing
from kiosk.playlist.model import SlideItem, VideoItem
from kiosk.playlist.theme import Theme
from kiosk.show.state import Cue
from kiosk.stage.boundary import Boundary
from kiosk.stage.code import draw_code
from kiosk.stage.composition import LOGO, Box, Composition
from kiosk.stage.cue_view_model import CueViewModel
from kiosk.stage.right_photos import RightPhotos, photo_for
from kiosk.video.captions import CaptionTrack, read_captions
from kiosk.video.film import VideoEngine
from kiosk.video.picture import Size

log = logging.getLogger("kiosk.stage")


def film_box(size: Composition, pixel_ratio: float) -> Size:
    """The room of a film in a window of ``size``, in the screen's pixels."""
    return Size(round(size.width * pixel_ratio), round(size.height * pixel_ratio))


class Preparation(QObject):
    """Makes view models ready to be drawn.

    Signals:
        failed(serial, reason): the cue cannot be shown.
    """

    failed = Signal(int, str)
    _drawn = Signal(int, object)
    _logo_drawn = Signal(str, object)

    def __init__(self, theme: Theme, engine: VideoEngine, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._engine, self._cache = theme, engine, cache
        self._rasteriser = Rasteriser(cache)
        self._boundary = Boundary(self.failed.emit)
        self.photos = Photos(cache)
        self._right_photos = RightPhotos(
            self.photos, self._boundary, lambda slide: self._laid_out(slide), self
        )
        self._waiting: dict[int, CueViewModel] = {}
        self._pixel_ratio = 1.0
        self._codes: dict[str, tuple[Path, int] | None] = {}
        self._logo_takers: dict[str, Callable[[str, Path], None]] = {}
        self._drawn.connect(self._take_drawn, Qt.ConnectionType.QueuedConnection)
        self._logo_drawn.connect(self._take_logo, Qt.ConnectionType.QueuedConnection)

    def begin(self, slide: CueViewModel, size: Composition, pixel_ratio: float) -> bool:
        """Start getting ``slide`` ready for a window of ``size``; whether it may be laid out at once.

        A film whose picture is not there yet is laid out at once too; it reports ready when its first picture comes.
        """
        slide.prepared_for = (size, pixel_ratio)
        item = slide.item
        if slide.link:
            self._make_qr(slide, slide.link)
        if isinstance(item, VideoItem):
            self._open_film(slide, item, size, pixel_ratio)
            return True
        if not isinstance(item, SlideItem):
            return self._photo(slide, item.path, size, pixel_ratio)
        if item.slide.image is None:
            return True
        if item.slide.layout == "photo":
            return self._photo(slide, item.slide.image, size, pixel_ratio)
        return self._art(slide, item.slide.image, size, pixel_ratio)

    def forget(self, slide: CueViewModel) -> None:
        """Nobody waits for this slide any more."""
        self._waiting.pop(slide.cue.serial, None)
        self._right_photos.forget(slide.cue.serial)

    @property
    def rasteriser(self) -> Rasteriser:
        """Draws whatever is SVG; closed with this."""
        return self._rasteriser

    def close(self) -> None:
        self._rasteriser.close()
        self.photos.close()

    def on_laid_out(self, laid_out: Callable[[CueViewModel], None]) -> None:
        """Who is told when a slide that had to wait for its drawing may be laid out."""
        self._laid_out = laid_out

    def _photo(self, slide: CueViewModel, path: Path, size: Composition, pixel_ratio: float) -> bool:
        """A picture from edge to edge: without it there is nothing to show."""
        try:
            return self._picture(slide, path, Box(0, 0, size.width, size.height), size, pixel_ratio)
        except OSError:
            self._later(slide.cue, "picture-missing")
            return False

    def _art(self, slide: CueViewModel, path: Path, size: Composition, pixel_ratio: float) -> bool:
        """A picture beside words, which stand without it if they must."""
        try:
            return self._picture(slide, path, size.art(), size, pixel_ratio)
        except OSError:
            log.warning("slide %s: its picture %s is gone; it is shown without", slide.cue.key, path.name)
            slide.lackArt()
            return True

    def _picture(
        self, slide: CueViewModel, path: Path, box: Box, size: Composition, pixel_ratio: float
    ) -> bool:
        """Give ``slide`` its picture; SVG is drawn by a child first. Whether it is there already."""
        if kind_of(path) is not Kind.SVG:
            return self._right_photos.give(slide, photo_for(path, box, pixel_ratio))
        drawing = self._drawing(path, box, size, pixel_ratio)
        found = self._rasteriser.cached(drawing)
        if found:
            slide.set_drawing(found, pixel_ratio)
            return True
        serial = slide.cue.serial
        self._waiting[serial], self._pixel_ratio = slide, pixel_ratio
        self._rasteriser.draw(drawing, lambda layers: self._drawn.emit(serial, layers))
        return False

    def _drawing(self, path: Path, box: Box, size: Composition, pixel_ratio: float) -> Drawing:
        width, height = round(box.width * pixel_ratio), round(box.height * pixel_ratio)
        is_beside_words = box == size.art()
        return Drawing(
            path, max(1, width), max(1, height), size.is_portrait, self._theme.colors, crop=is_beside_words
        )

    def drawing_of(self, slide: CueViewModel, size: Composition, pixel_ratio: float) -> Drawing | None:
        """What is to be drawn for ``slide`` in a window of ``size``; ``None`` where its picture is no drawing.

        Raises ``OSError`` when the file is gone.
        """
        item = slide.item
        path = item.slide.image if isinstance(item, SlideItem) else item.path
        if path is None or kind_of(path) is not Kind.SVG:
            return None
        box = Box(0, 0, size.width, size.height) if slide.needs_picture else size.art()
        return self._drawing(path, box, size, pixel_ratio)

    def is_drawing(self, slide: CueViewModel) -> bool:
        """Whether the first drawing or photo for ``slide`` is still to come."""
        return slide.cue.serial in self._waiting or self._right_photos.is_awaited(slide.cue.serial)

    @Slot(int, object)
    def _take_drawn(self, serial: int, drawing: Layers | None) -> None:
        slide = self._waiting.pop(serial, None)
        if slide is None:
            return
        with self._boundary.around(slide.cue):
            if drawing:
                slide.set_drawing(drawing, self._pixel_ratio)
            elif slide.needs_picture:
                self.failed.emit(serial, "picture-unreadable")
                return
            else:
                slide.lackArt()
            self._laid_out(slide)

    # -- the organisation's own sign --------------------------------------------------------------------------------

    def draw_logo(self, size: Composition, take: Callable[[str, Path], None]) -> None:
        """Give ``take`` the theme's logo files by token, drawn for a window of ``size`` where they are SVG."""
        width, height = round(LOGO[0] * size.u * 2), round(LOGO[1] * size.u * 2)
        for token, path in self._theme.logo.items():
            try:
                if kind_of(path) is not Kind.SVG:
                    take(token, path)
                    continue
                drawing = Drawing(path, width, height, size.is_portrait, self._theme.colors, crop=False)
                found = self._rasteriser.cached(drawing)
            except OSError as error:
                log.warning("the logo %s cannot be read: %s; the wordmark stands instead", path.name, error)
                continue
            except Exception:
                log.exception("the logo %s; the wordmark stands instead", path.name)
                continue
            if found:
                take(token, found.layers[0].picture)
            else:
                self._logo_takers[token] = take
                self._rasteriser.draw(drawing, partial(self._logo_drawn.emit, token))

    @Slot(str, object)
    def _take_logo(self, token: str, drawing: Layers | None) -> None:
        take = self._logo_takers.pop(token, None)
        if take and drawing:
            take(token, drawing.layers[0].picture)

    def _open_film(self, slide: CueViewModel, item: VideoItem, size: Composition, pixel_ratio: float) -> None:
        film = self._engine.open(item.path, box=film_box(size, pixel_ratio), fit=item.fit)
        serial = slide.cue.serial
        film.failed.connect(lambda reason: self.failed.emit(serial, reason))
        if item.poster:
            box = Box(0, 0, size.width, size.height)
            with contextlib.suppress(OSError):  # the film's own first picture stands instead
                self._right_photos.give(slide, photo_for(item.poster, box, pixel_ratio))
        tracks: dict[str, CaptionTrack] = {
            code: read_captions(path, code) for code, path in item.captions.items()
        }
        slide.set_film(film, tracks)

    def _make_qr(self, slide: CueViewModel, link: str) -> None:
        """The code for ``link``, made here once and kept. Many slides may share one: without it each stands as it is."""
        known = self._codes.get(link)
        if link not in self._codes or (known and not known[0].is_file()):
            known = self._codes[link] = self._drawn_code(link)
        if known:
            slide.set_qr(*known)

    def _drawn_code(self, link: str) -> tuple[Path, int] | None:
        try:
            return draw_code(link, self._theme, self._cache)
        except (OSError, ValueError) as error:  # it cannot be kept, or is too long for any code
            log.warning("no code for %.80s: %s", link, error)
        except Exception:
            log.exception("no code for %.80s", link)
        return None

    def _later(self, cue: Cue, reason: str) -> None:
        QTimer.singleShot(0, self, lambda: self.failed.emit(cue.serial, reason))
