"""Prepares a cue off screen: draws or finds its picture, opens its film, makes its QR code.

Nothing here blocks, not even on a disk: slow work runs on other threads or in children, and its result arrives as a signal.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.machine.background import ask
from kiosk.media.captions.track import CaptionTrack, read_captions
from kiosk.media.door import Way, way_of
from kiosk.media.photos.photos import Photo, Photos
from kiosk.media.raster.drawing_queue import SLOW, Answer, Slow
from kiosk.media.raster.layers import Layers
from kiosk.media.raster.rasteriser import Rasteriser
from kiosk.media.raster.svg import Drawing
from kiosk.playlist.model import Item, Picture
from kiosk.poster.boundary import Boundary
from kiosk.poster.composition import LOGO, Box, Composition
from kiosk.poster.drawing_colors import colors_for
from kiosk.poster.qr import draw_qr
from kiosk.poster.right_photos import RightPhotos, photo_for
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.theme.theme import INK, PAPER, Theme
from kiosk.video.film import VideoEngine
from kiosk.video.picture import Size

log = logging.getLogger("kiosk.poster")


def picture_of(item: Item) -> Path | None:
    """The file of an item's most telling picture."""
    return item.picture.path if item.picture else None


def film_box(size: Composition, pixel_ratio: float) -> Size:
    """The area for a film in a window of ``size``, in device pixels."""
    return Size(round(size.width * pixel_ratio), round(size.height * pixel_ratio))


def whole_of(size: Composition) -> Box:
    """From edge to edge."""
    return Box(0, 0, size.width, size.height)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found on disk for a cue, for a window of ``size``."""

    size: Composition
    pixel_ratio: float
    code: tuple[Path, int] | None = None
    drawing: Drawing | None = None
    """Set if its picture is a drawing; ``layers`` too, if it was drawn before."""
    layers: Layers | None = None
    reason: str = ""
    """The code of why it has no picture; empty if it has one, or needs none."""
    photo: tuple[Photo, Path | None] | None = None
    """Its photo or poster and the file to show, which is ``None`` if it has to be converted first."""
    tracks: Mapping[str, CaptionTrack] = field(default_factory=dict)
    descriptions: Mapping[str, CaptionTrack] = field(default_factory=dict)


_AskedLogo = tuple[str, Theme, Composition]
"""Token of the words beside the logo, theme, and window size."""


def logo_drawings(theme: Theme, size: Composition) -> dict[str, Drawing]:
    """The logos of ``theme`` by token, for a window of ``size``."""
    wide, high = round(LOGO[0] * size.u * 2), round(LOGO[1] * size.u * 2)
    return {
        token: Drawing(path, wide, high, size.is_portrait, theme.colors, crop=False)
        for token, path in theme.logo.items()
    }


class Preparation(QObject):
    """Prepares view models for drawing.

    Signals:
        failed(serial, reason): the slide cannot be shown.
        laidOut(slide): everything that the slide had to wait for is there, and it may be laid out.
    """

    failed = Signal(int, str)
    laidOut = Signal(object)
    _found = Signal(int, object)
    _drawn = Signal(int, object)
    _logo_found = Signal(object, object)
    _logo_drawn = Signal(object, object)
    _qr_drawn = Signal(int, object)

    def __init__(self, theme: Theme, engine: VideoEngine, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._engine = theme, engine
        self._rasteriser = Rasteriser(cache)
        self.boundary = Boundary(self.failed.emit)
        self.photos = Photos(cache)
        self._right_photos = RightPhotos(
            self.photos, self.boundary, self.laidOut.emit, self.failed.emit, self
        )
        self._waiting: dict[int, SlideViewModel] = {}
        self._pixel_ratio = 1.0
        self._codes: dict[tuple[str, str, str], tuple[Path, int] | None] = {}
        self._qr_awaited: dict[int, SlideViewModel] = {}
        self._qr_drawn.connect(self._take_qr, Qt.ConnectionType.QueuedConnection)
        self._logo_for: tuple[Theme, Composition] | None = None
        self._logo_take: Callable[[str, Path | None], None] = lambda token, path: None
        self._found.connect(self._take_found, Qt.ConnectionType.QueuedConnection)
        self._logo_found.connect(self._take_found_logo, Qt.ConnectionType.QueuedConnection)
        self._drawn.connect(self._take_drawn, Qt.ConnectionType.QueuedConnection)
        self._logo_drawn.connect(self._take_logo, Qt.ConnectionType.QueuedConnection)

    def begin(self, slide: SlideViewModel, size: Composition, pixel_ratio: float) -> None:
        """Start preparing ``slide`` for a window of ``size``; it is laid out once its files have been examined.

        A film is laid out before its first frame is there, and reports ready when that comes.
        """
        slide.prepared_for = (size, pixel_ratio, self._theme)
        serial = slide.serial
        self._waiting[serial] = slide
        # The slide itself is not passed along: if the thread held the last reference, it would delete it there.
        fills = slide.needs_picture or slide.item.is_film
        question = partial(self._look, slide.item, slide.link, fills, size, pixel_ratio)
        ask(question, lambda found: self._found.emit(serial, found))

    def forget(self, slide: SlideViewModel) -> None:
        """The slide is no longer wanted."""
        self._waiting.pop(slide.serial, None)
        self._qr_awaited.pop(slide.serial, None)
        self._right_photos.forget(slide.serial)

    @property
    def theme(self) -> Theme:
        """The theme in whose colours drawings and QR codes are made."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Use this theme for everything prepared from now on."""
        self._theme = theme

    def renew_qr(self, slide: SlideViewModel) -> None:
        """Remake the QR code of ``slide`` in the present theme; until then it keeps its old one."""
        serial = slide.serial
        self._qr_awaited[serial] = slide
        question = partial(self.qr_of, slide.link, self._theme)
        ask(question, lambda code: self._qr_drawn.emit(serial, (slide.link, code)))

    @Slot(int, object)
    def _take_qr(self, serial: int, made: tuple[str, tuple[Path, int] | None]) -> None:
        link, code = made
        slide = self._qr_awaited.pop(serial, None)
        if slide and code and slide.link == link:
            with self.boundary.around(slide):
                slide.set_qr(*code)

    @property
    def rasteriser(self) -> Rasteriser:
        """The rasteriser, which is closed together with this object."""
        return self._rasteriser

    def close(self) -> None:
        self._rasteriser.close()
        self.photos.close()

    def _look(self, item: Item, link: str, fills: bool, size: Composition, ratio: float) -> Found | Exception:
        """Examine the files of ``item``. Runs on a thread.

        ``fills``: its picture fills the screen, instead of being beside words.
        """
        try:
            code = self.qr_of(link, self._theme) if link else None
            found = Found(size, ratio, code=code)
            if item.captions or item.descriptions:
                found = replace(found, tracks=_read(item.captions), descriptions=_read(item.descriptions))
            return self._look_at(item.picture, found, fills=fills) if item.picture else found
        except Exception as error:  # noqa: BLE001  (it costs the cue, on the window's thread)
            return error

    def _look_at(self, picture: Picture, found: Found, *, fills: bool) -> Found:
        path, size, ratio = picture.path, found.size, found.pixel_ratio
        try:
            drawing = self.drawing_of(picture, size, ratio, fills=fills)
            if drawing:
                return replace(found, drawing=drawing, layers=self._rasteriser.cached(drawing))
            if way_of(path, picture.page) is Way.PHOTO:
                box = whole_of(size) if fills else size.art()
                return replace(found, photo=self._right_photos.look(photo_for(path, box, ratio)))
            log.warning("%s is of a kind that is not shown", path.name)
        except FileNotFoundError:
            return replace(found, reason="picture-missing")
        except OSError as error:
            log.warning("%s cannot be read: %s", path.name, error.strerror or error)
        return replace(found, reason="picture-unreadable")

    @Slot(int, object)
    def _take_found(self, serial: int, found: Found | Exception) -> None:
        slide = self._waiting.pop(serial, None)
        if slide is None:
            return
        with self.boundary.around(slide):
            if isinstance(found, Exception):
                raise found
            if found.code:
                slide.set_qr(*found.code)
            if slide.item.film:
                self._open_film(slide, slide.item.film, found)
            if self._picture(slide, found):
                return
            self.laidOut.emit(slide)

    def _picture(self, slide: SlideViewModel, found: Found) -> bool:
        """Give ``slide`` its picture, which a child draws first if it is SVG. Returns whether it is not there now."""
        picture = slide.item.picture
        if picture is None:
            return False
        if found.reason:
            if slide.needs_picture:
                self.failed.emit(slide.serial, found.reason)
                return True
            log.warning("%s is shown without its picture %s (%s)", slide.key, picture.path.name, found.reason)
            slide.markArtMissing()
        elif found.photo:
            is_there = self._right_photos.give(slide, *found.photo)
            # A film does not wait for its poster: its first frame is shown instead.
            return not is_there and not slide.item.is_film
        elif found.layers:
            slide.set_drawing(found.layers, found.pixel_ratio)
        elif found.drawing:
            serial = slide.serial
            self._waiting[serial], self._pixel_ratio = slide, found.pixel_ratio
            self._rasteriser.draw(
                found.drawing,
                lambda answer: self._drawn.emit(serial, answer),
                is_wanted=lambda: serial in self._waiting,
            )
            return True
        return False

    def _drawing(
        self, picture: Picture, box: Box, size: Composition, pixel_ratio: float, theme: Theme
    ) -> Drawing:
        width, height = round(box.width * pixel_ratio), round(box.height * pixel_ratio)
        return Drawing(
            picture.path,
            max(1, width),
            max(1, height),
            size.is_portrait,
            colors_for(picture, theme),
            crop=box == size.art(),  # beside words
            page=picture.page,
            fit=picture.fit,
        )

    def drawing_of(
        self,
        picture: Picture,
        size: Composition,
        ratio: float,
        *,
        fills: bool,
        theme: Theme | None = None,
    ) -> Drawing | None:
        """The drawing to make for ``picture`` in a window of ``size``, ``None`` if it is not a drawing.

        In the present theme unless another one is given. Reads the file, so do not call it on the GUI thread. Raises
        ``OSError`` when the file is gone.
        """
        if way_of(picture.path, picture.page) is not Way.DRAWN:
            return None
        box = whole_of(size) if fills else size.art()
        return self._drawing(picture, box, size, ratio, theme or self._theme)

    def is_drawing(self, slide: SlideViewModel) -> bool:
        """Whether the first drawing or photo for ``slide`` is still to come."""
        return slide.serial in self._waiting or self._right_photos.is_awaited(slide.serial)

    @Slot(int, object)
    def _take_drawn(self, serial: int, drawing: Answer) -> None:
        slide = self._waiting.pop(serial, None)
        if slide is None:
            return
        with self.boundary.around(slide):
            if drawing and not isinstance(drawing, Slow):
                slide.set_drawing(drawing, self._pixel_ratio)
            elif slide.needs_picture:
                self.failed.emit(serial, "picture-slow" if drawing is SLOW else "picture-unreadable")
                return
            else:
                slide.markArtMissing()
            self.laidOut.emit(slide)

    # -- the organisation's own sign --------------------------------------------------------------------------------

    def draw_logo(self, size: Composition, take: Callable[[str, Path | None], None]) -> None:
        """Call ``take`` with each token and its logo file, drawn for a window of ``size`` if it is SVG.

        ``None`` for a logo that cannot be shown.
        """
        self._logo_for, self._logo_take = (self._theme, size), take
        for token, drawing in logo_drawings(self._theme, size).items():
            asked = (token, self._theme, size)
            ask(partial(self.look_at_logo, drawing), partial(self._logo_found.emit, asked))

    def look_at_logo(self, drawing: Drawing) -> Path | Drawing | Photo | None:
        """The logo file to show, or the drawing or photo to make first; ``None`` if it cannot be read. Runs on a thread."""
        try:
            way = way_of(drawing.path)
            if way is Way.PHOTO:
                photo = Photo(drawing.path, drawing.width, drawing.height)
                return self.photos.found(photo) or photo
            if way is Way.NOT:
                return None
            found = self._rasteriser.cached(drawing)
            return found.layers[0].picture if found else drawing
        except OSError as error:
            log.warning(
                "the logo %s cannot be read: %s; the wordmark stands instead", drawing.path.name, error
            )
        except Exception:
            log.exception("the logo %s; the wordmark stands instead", drawing.path.name)
        return None

    @Slot(object, object)
    def _take_found_logo(self, asked: _AskedLogo, found: Path | Drawing | Photo | None) -> None:
        if isinstance(found, Drawing):
            self._rasteriser.draw(found, partial(self._logo_drawn.emit, asked))
        elif isinstance(found, Photo):
            self.photos.convert(found, partial(self._logo_drawn.emit, asked))
        else:
            self._take_logo(asked, found)

    @Slot(object, object)
    def _take_logo(self, asked: _AskedLogo, drawing: Answer | Path) -> None:
        token, *made_for = asked
        if tuple(made_for) == self._logo_for:  # else the theme or size has changed meanwhile
            made = None if isinstance(drawing, Slow) else drawing
            self._logo_take(token, made.layers[0].picture if isinstance(made, Layers) else made)

    def _open_film(self, slide: SlideViewModel, path: Path, found: Found) -> None:
        film = self._engine.open(path, box=film_box(found.size, found.pixel_ratio), fit=slide.item.fit)
        serial = slide.serial
        film.failed.connect(lambda reason: self.failed.emit(serial, reason))
        slide.set_film(film, dict(found.tracks), dict(found.descriptions))

    def qr_of(self, link: str, theme: Theme) -> tuple[Path, int] | None:
        """The QR code for ``link`` in the colours of ``theme``, made once and kept; slides with the same link share it.

        ``None`` if there is none, and the slide is shown without. Reads the disk.
        """
        wanted = (link, theme.color(INK), theme.color(PAPER))
        known = self._codes.get(wanted)
        if wanted not in self._codes or (known and not known[0].is_file()):
            known = self._codes[wanted] = self._drawn_qr(link, theme)
        return known

    def _drawn_qr(self, link: str, theme: Theme) -> tuple[Path, int] | None:
        try:
            return draw_qr(link, theme, self._rasteriser.store)
        except (OSError, ValueError) as error:  # it cannot be stored, or the link is too long for any QR code
            log.warning("no code for %.80s: %s", link, error)
        except Exception:
            log.exception("no code for %.80s", link)
        return None


def _read(files: Mapping[str, Path]) -> dict[str, CaptionTrack]:
    return {language: read_captions(path, language) for language, path in files.items()}
