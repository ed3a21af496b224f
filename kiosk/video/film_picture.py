"""The film as an item of the scene, on machines that draw in software. Never used with a render thread."""

from __future__ import annotations

import weakref

from PySide6.QtCore import Property, QObject, QRectF, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.video.film import Film

QML_IMPORT_NAME = "Kiosk.Video"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FilmPicture(QQuickPaintedItem):
    """Draws a film's newest picture, centred and not scaled when the decoder already made it the right size."""

    filmChanged = Signal()
    groundChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        # The wrapper of an item may outlive it by long; it must not keep the film.
        self._film_ref: weakref.ref[Film] | None = None
        self._ground = QColor("black")
        self.setOpaquePainting(True)
        # An update asked for while the item was hidden is lost. The slot must be declared: QML fixed the class already,
        # and a connection to an undeclared method of it is silently lost.
        self.visibleChanged.connect(self._picture_arrived)

    def _get_film(self) -> Film | None:
        return self._film_ref() if self._film_ref else None

    def _set_film(self, film: QObject | None) -> None:
        before = self._get_film()
        if film is before:
            return
        if before is not None:
            before.pictureArrived.disconnect(self._picture_arrived)
        self._film_ref = weakref.ref(film) if isinstance(film, Film) else None
        if isinstance(film, Film):
            film.pictureArrived.connect(self._picture_arrived)
        self.filmChanged.emit()
        self.update(self.boundingRect().toAlignedRect())

    film = Property(QObject, _get_film, _set_film, notify=filmChanged)

    def _get_ground(self) -> QColor:
        return self._ground

    def _set_ground(self, color: QColor) -> None:
        if color != self._ground:
            self._ground = color
            self.groundChanged.emit()
            self._picture_arrived()

    ground = Property(QColor, _get_ground, _set_ground, notify=groundChanged)

    @Slot()
    def _picture_arrived(self) -> None:
        self.update(self.boundingRect().toAlignedRect())

    def paint(self, painter: QPainter) -> None:
        film = self._get_film()
        image: QImage | None = film.image if film else None
        area = QRectF(0, 0, self.width(), self.height())
        if image is None:
            painter.fillRect(area, self._ground)
            return
        ratio = self.window().effectiveDevicePixelRatio() if self.window() else 1.0
        width, height = image.width() / ratio, image.height() / ratio
        if abs(width - area.width()) > 2 and abs(height - area.height()) > 2:
            factor = min(area.width() / width, area.height() / height)
            width, height = width * factor, height * factor
        target = QRectF((area.width() - width) / 2, (area.height() - height) / 2, width, height)
        if width < area.width() - 0.5 or height < area.height() - 0.5:
            painter.fillRect(area, self._ground)
        painter.drawImage(target, image)
