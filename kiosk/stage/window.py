"""The one window: shown when its first slide is ready, never before."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QResizeEvent
from PySide6.QtQml import QQmlEngine, qmlRegisterSingletonType
from PySide6.QtQuick import QQuickView

from kiosk.show.state import Phase
from kiosk.stage.composition import Composition
from kiosk.stage.stage import Stage
from kiosk.stage.theme_view_model import ThemeViewModel
from kiosk.stage.type_view_model import TypeViewModel

LEAST = 10
"""Pixels; no window is smaller."""
log = logging.getLogger("kiosk.stage")

QML = Path(__file__).parent / "qml"


class KioskWindow(QQuickView):
    """Shows ``Main.qml``.

    Signals:
        resized: the window has a new size.
        leaveWanted: somebody at a keyboard pressed Ctrl+Q, or closed a window that does not stay.
        keyed(int): -1 or +1, an arrow key that nothing on the screen took.
        awake: somebody pressed a key, whichever. One that is held, or that something lies on, is pressed once.
    """

    resized = Signal()
    leaveWanted = Signal()
    keyed = Signal(int)
    awake = Signal()

    def __init__(self, theme: ThemeViewModel) -> None:
        super().__init__()
        self.setTitle("FOS Kiosk")
        self.setColor(QColor(theme.theme.color("red")))
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self._stage: Stage | None = None
        self.stays = False
        """Whether it is a stand's whole screen, which is not closed."""

    def load(self, stage: Stage) -> list[str]:
        """Load the scene; what is wrong with it, as sentences for the log."""
        self._stage = stage
        self.setInitialProperties({"stage": stage.view_model})
        self.setSource(QUrl.fromLocalFile(str(QML / "Main.qml")))
        return [error.toString() for error in self.errors()]

    @property
    def has_room(self) -> bool:
        """Whether it has a size to draw in; without any output Wayland says 0 x 0."""
        return min(self.width(), self.height()) >= LEAST

    def composition(self) -> Composition:
        return Composition(max(LEAST, self.width()), max(LEAST, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Q and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.leaveWanted.emit()
            return
        if event.isAutoRepeat():
            return
        state = self._stage.view_model.state if self._stage else None
        phase = state.phase if state else None
        self.awake.emit()
        # What answers the question or wakes the loop presses nothing that comes up with that.
        if phase is Phase.STILL_THERE:
            return
        event.ignore()
        if phase is Phase.EXPLORE:
            super().keyPressEvent(event)
        if not event.isAccepted() and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.keyed.emit(1 if event.key() == Qt.Key.Key_Right else -1)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4, a window manager, a desktop's overview: visitors find them all. A window with a frame is no stand."""
        event.ignore()
        if self.stays:
            log.info("somebody tried to close the window; the kiosk stays. Ctrl+Q leaves")
        else:
            self.leaveWanted.emit()


_theme: ThemeViewModel
_type: TypeViewModel


def register_look(theme: ThemeViewModel, type_: TypeViewModel) -> None:
    """Make them known to QML as the singletons ``Theme`` and ``Type`` of every window loaded from here on."""
    global _theme, _type
    _theme, _type = theme, type_
    for each in (theme, type_):
        QQmlEngine.setObjectOwnership(each, QQmlEngine.ObjectOwnership.CppOwnership)
    _register_once()


@cache
def _register_once() -> None:
    # Registering a singleton a second time confuses Qt about its own types: no later window of the process would load.
    qmlRegisterSingletonType(ThemeViewModel, "Kiosk.Stage", 1, 0, "Theme", lambda engine: _theme)  # type: ignore[call-overload]
    qmlRegisterSingletonType(TypeViewModel, "Kiosk.Stage", 1, 0, "Type", lambda engine: _type)  # type: ignore[call-overload]
