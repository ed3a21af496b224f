"""The Qt Quick item that draws a film in software rendering. Never used with a render thread."""

from __future__ import annotations

import weakref
from typing import Any

import shiboken6
from PySide6.QtCore import Property, QObject, QRectF, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QSGNode, QSGRendererInterface, QSGRenderNode

from kiosk.video.film import Film

QML_IMPORT_NAME = "kiosk.video"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FilmPicture(QQuickItem):
    """Draws a film's newest frame, centred, and unscaled if the decoder already made it the right size."""

    filmChanged = Signal()
    groundChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        # The item's Python wrapper may long outlive the item; it must not keep the film alive.
        self._film_ref: weakref.ref[Film] | None = None
        self._ground = QColor("black")
        self.setFlag(QQuickItem.Flag.ItemHasContents)
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
        self.update()

    film = Property(QObject, _get_film, _set_film, notify=filmChanged)

    def _get_ground(self) -> QColor:
        return self._ground

    def _set_ground(self, color: QColor) -> None:
        if color != self._ground:
            self._ground = color
            self.groundChanged.emit()
            self.update()

    ground = Property(QColor, _get_ground, _set_ground, notify=groundChanged)

    @Slot()
    def _picture_arrived(self) -> None:
        self.update()

    def updatePaintNode(self, node: QSGNode, data: QQuickItem.UpdatePaintNodeData) -> QSGNode:  # noqa: N802
        if not isinstance(node, FilmNode):
            node = FilmNode(self)
        node.markDirty(QSGNode.DirtyStateBit.DirtyMaterial)
        return node

    def paint(self, painter: QPainter, visible: QRegion) -> None:
        """Draw the current frame and the background around it; only ``visible`` (window coordinates) has to be painted."""
        film = self._get_film()
        frame = film.frame if film else None
        area = QRectF(0, 0, self.width(), self.height())
        if frame is None:
            painter.fillRect(area, self._ground)
            return
        ratio = self.window().effectiveDevicePixelRatio()
        width, height = frame.size.width / ratio, frame.size.height / ratio
        if abs(width - area.width()) > 2 and abs(height - area.height()) > 2:
            factor = min(area.width() / width, area.height() / height)
            width, height = width * factor, height * factor
        target = QRectF((area.width() - width) / 2, (area.height() - height) / 2, width, height)
        if width < area.width() - 0.5 or height < area.height() - 0.5:
            painter.fillRect(area, self._ground)
        frame.draw(painter, target, visible)


class FilmNode(QSGRenderNode):
    """Paints the item with the painter of the whole scene, without an intermediate image."""

    def __init__(self, item: FilmPicture) -> None:
        super().__init__()
        self._item = weakref.ref(item)

    def flags(self) -> QSGRenderNode.RenderingFlag:  # type: ignore[override]
        return QSGRenderNode.RenderingFlag.OpaqueRendering | QSGRenderNode.RenderingFlag.BoundedRectRendering

    def rect(self) -> QRectF:
        item = self._item()
        return QRectF(0, 0, item.width(), item.height()) if item else QRectF()

    def render(self, state: QSGRenderNode.RenderState) -> None:
        item = self._item()
        window = item.window() if item else None
        if item is None or window is None:
            return
        interface = window.rendererInterface()
        resource = interface.getResource(window, QSGRendererInterface.Resource.PainterResource)
        painter: Any = shiboken6.wrapInstance(int(resource), QPainter)
        transform = self.matrix().toTransform()
        visible = state.clipRegion() or QRegion(transform.mapRect(self.rect()).toAlignedRect())
        # Before the transform: its coordinates are the window's.
        painter.setClipRegion(visible)
        painter.setTransform(transform)
        painter.setOpacity(self.inheritedOpacity())
        item.paint(painter, visible)
