"""The kiosk's window, which is not shown before its first slide is ready."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QResizeEvent
from PySide6.QtQuick import QQuickView

from kiosk.poster.composition import Composition
from kiosk.poster.look import Look
from kiosk.show import events as on
from kiosk.show.state import Phase

LEAST = 10
"""Pixels; no window is smaller."""
log = logging.getLogger("kiosk.stage")


class KioskWindow(QQuickView):
    """The window of the show, in which everything looks like ``look``.

    Signals:
        resized: the window has a new size.
        asked(event): a request from the keyboard, as an event of the show. A key that is held down counts once.
    """

    resized = Signal()
    asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        look.give_to(self.engine())
        self.setTitle("FOS Kiosk")
        self.take_colors(look)
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self._phase: Phase | None = None
        self.stays = False
        """Whether it is the full screen of a stand, which visitors must not be able to close."""

    def take_colors(self, look: Look) -> None:
        """Use the theme's colour for the background, which is seen before anything is drawn."""
        self.setColor(QColor(look.theme.theme.color("red")))

    def load(self, scene: Path, properties: dict[str, object]) -> list[str]:
        """Load a scene with its properties; returns its errors, as sentences for the log."""
        self.setInitialProperties(properties)
        self.setSource(QUrl.fromLocalFile(str(scene)))
        return [error.toString() for error in self.errors()]

    def set_phase(self, phase: Phase) -> None:
        """Set the show's phase, on which the meaning of keys depends."""
        self._phase = phase

    @property
    def has_room(self) -> bool:
        """Whether the window has a size to draw in; without any output Wayland reports 0 x 0."""
        return min(self.width(), self.height()) >= LEAST

    def composition(self) -> Composition:
        return Composition(max(LEAST, self.width()), max(LEAST, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Q and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(on.Stop())
            return
        if event.isAutoRepeat():
            return
        phase = self._phase
        self.asked.emit(on.Touch())
        # A key press that answers the question or wakes the loop must not also activate what then appears.
        if phase is Phase.STILL_THERE:
            return
        event.ignore()
        if phase is Phase.EXPLORE:
            super().keyPressEvent(event)
        if not event.isAccepted() and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.asked.emit(on.Advance() if event.key() == Qt.Key.Key_Right else on.GoBack())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ignore Alt+F4 and the window manager on a stand: visitors find them all. A framed window may be closed."""
        event.ignore()
        if self.stays:
            log.info("somebody tried to close the window; the kiosk stays. Ctrl+Q leaves")
        else:
            self.asked.emit(on.Stop())
