"""Provides slides with photos that are upright and in sRGB; most files already are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.media.photos.photos import Photo, Photos
from kiosk.poster.boundary import Boundary
from kiosk.poster.composition import Box
from kiosk.poster.slide_view_model import SlideViewModel


def photo_for(path: Path, box: Box, pixel_ratio: float) -> Photo:
    """``path`` at the size it needs for ``box``."""
    return Photo(path, max(1, round(box.width * pixel_ratio)), max(1, round(box.height * pixel_ratio)))


class RightPhotos(QObject):
    """Gives slides their photos, at once or after a conversion.

    ``laid_out`` is called with a slide that had to wait; ``failed`` with the number of one that consists of a photo that cannot
    be shown, and with the reason.
    """

    _converted = Signal(int, object)

    def __init__(
        self,
        photos: Photos,
        boundary: Boundary,
        laid_out: Callable[[SlideViewModel], None],
        failed: Callable[[int, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._photos, self._boundary, self._laid_out, self._failed = photos, boundary, laid_out, failed
        self._waiting: dict[int, SlideViewModel] = {}
        self._converted.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def look(self, photo: Photo) -> tuple[Photo, Path | None]:
        """``photo`` and the file to show for it, which is ``None`` if it has to be converted first.

        Reads the file, so do not call it on the GUI thread. ``OSError`` when it cannot be read.
        """
        return photo, self._photos.found(photo)

    def give(self, slide: SlideViewModel, photo: Photo, found: Path | None) -> bool:
        """Give ``slide`` what ``look`` found; returns whether it has its photo now."""
        if found:
            slide.set_artwork(found)
            return True
        serial = slide.serial
        self._waiting[serial] = slide
        self._photos.convert(
            photo,
            lambda path: self._converted.emit(serial, path),
            is_wanted=lambda: serial in self._waiting,
        )
        return False

    def is_awaited(self, serial: int) -> bool:
        return serial in self._waiting

    def forget(self, serial: int) -> None:
        """The slide is no longer wanted."""
        self._waiting.pop(serial, None)

    @Slot(int, object)
    def _take(self, serial: int, path: Path | None) -> None:
        slide = self._waiting.pop(serial, None)
        if slide is None:
            return
        with self._boundary.around(slide):
            if path is None and slide.needs_picture:
                self._failed(serial, "picture-unreadable")
                return
            if path is None:
                slide.markArtMissing()
            else:
                slide.set_artwork(path)
            self._laid_out(slide)
