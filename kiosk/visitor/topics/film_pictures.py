"""Stills of films for their tiles, taken while they play and kept across restarts.

Opening a film only for its still would occupy a decoder during a visit; so a film's tile is plain until it has played once.
"""

from __future__ import annotations

import hashlib
import logging
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from kiosk.machine.background import ask

log = logging.getLogger("kiosk.stage")

WIDTH = 960
QUALITY = 88


class FilmPictures(QObject):
    """Signals:
    taken(film, picture): there is a still of this film now; both are paths.
    """

    taken = Signal(object, object)

    def __init__(self, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = cache / "films"
        self._kept: set[Path] = set()

    def found(self, film: Path) -> Path | None:
        """The still of this film's present file, if there is one. Reads the disk."""
        picture = self._place(film)
        return picture if picture.is_file() else None

    def keep(self, film: Path, picture: QImage, aspect: float) -> None:
        """Keep a still, once per run; ``aspect`` crops the bars beside the film, 0 does not crop."""
        if film in self._kept or picture.isNull():
            return
        self._kept.add(film)
        ask(partial(self._save, film, picture, aspect), partial(self._tell, film))

    def _tell(self, film: Path, picture: Path | None) -> None:
        if picture:
            self.taken.emit(film, picture)

    def _place(self, film: Path) -> Path:
        at = film.stat()
        told = b"%s %d %d" % (os.fsencode(film), at.st_size, at.st_mtime_ns)
        return self._folder / f"{hashlib.sha256(told).hexdigest()[:40]}.jpg"

    def _save(self, film: Path, picture: QImage, aspect: float) -> Path | None:
        """Write the file atomically."""
        target = self._place(film)
        part = target.with_name(f"{os.getpid()}.part-{target.name}")
        smooth = Qt.TransformationMode.SmoothTransformation
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if cut(picture, aspect).scaledToWidth(WIDTH, smooth).save(str(part), quality=QUALITY):
                part.replace(target)
                return target
            part.unlink(missing_ok=True)
        except OSError:
            log.debug("%s", target, exc_info=True)
        log.warning("%s: its picture cannot be kept", film.name)
        return None


def cut(picture: QImage, aspect: float) -> QImage:
    """Crop the middle to this aspect ratio, width over height."""
    wide, high = picture.width(), picture.height()
    if aspect <= 0 or not wide or not high:
        return picture
    inner = (min(wide, round(high * aspect)), min(high, round(wide / aspect)))
    return picture.copy((wide - inner[0]) // 2, (high - inner[1]) // 2, *inner)
