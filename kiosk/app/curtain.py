"""The curtain: a window below the player's with the poster shown last, which people see while there is no player.

A process of its own, as small as a window can be: no QML, no fonts, no theme.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QImage,
    QPainter,
    QPaintEvent,
    QRasterWindow,
    QScreen,
)

from kiosk.app.last_poster import read_last
from kiosk.machine.messages import pack, received
from kiosk.machine.screens import draw_in_real_pixels

_STDIN, _STDOUT = 0, 1
GROUND = "#D9121F"
"""The house's red, where there is no poster yet."""
BACK_MS = 150
"""After this it comes back when it was minimised."""
REVIVES_AFTER_MS, STAYS_MS = 3_000, 20_000
"""After the supervisor's end: when another one is started, unless the player did that already, and how long this window stays
for that one's own to come."""


class Curtain(QRasterWindow):
    """The window. It fills its screen, takes no focus, and lies below all others where the desktop lets it.

    Signals:
        heard(message): the supervisor has said something.
        lost: the supervisor is gone.
    """

    heard = Signal(object)
    lost = Signal()

    def __init__(self, arguments: list[str], *, waits: bool) -> None:
        super().__init__()
        self._arguments, self._waits = arguments, waits
        self._picture = QImage()
        self._is_ready = False
        self.setTitle("FOS Kiosk")
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFlags(
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnBottomHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.heard.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self.lost.connect(self._supervisor_lost, Qt.ConnectionType.QueuedConnection)
        self.windowStateChanged.connect(self._state_changed)
        self._is_wanted = False
        self.screenChanged.connect(self._fill_screen)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._follow)
        for screen in QGuiApplication.screens():
            self._follow(screen)

    def begin(self) -> None:
        """Come to the screen, unless the player is there already and this platform cannot put a window below it."""
        self.take(read_last())
        threading.Thread(target=self._listen, daemon=True).start()
        if not self._waits or can_come_below():
            self._come()
        else:
            # From now on its silence means that it hangs.
            self._say("here")

    def take(self, file: Path | None) -> None:
        """Show this poster from now on."""
        picture = QImage(str(file)) if file else QImage()
        if not picture.isNull():
            self._picture = picture
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRect(0, 0, self.width(), self.height())
        painter.fillRect(area, QColor(GROUND))
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, self._picture)
        painter.end()
        if not self._is_ready:
            self._is_ready = True
            self._say("ready")

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    @Slot()
    def _state_changed(self) -> None:
        """A desktop was told to minimise it, or to show what lies below all windows."""
        QTimer.singleShot(BACK_MS, self._come_back)

    @Slot()
    def _come_back(self) -> None:
        if self.isVisible() and self.windowState() == Qt.WindowState.WindowMinimized:
            self.showNormal()
            self._fill_screen()
            self.lower()

    def _come(self) -> None:
        """Come to the screen as soon as there is one."""
        if not has_screen():
            if not self._is_wanted:
                self._say("no-screen")
            self._is_wanted = True
            return
        if self._is_wanted:
            self._is_wanted = False
            self._say("screen")
        self._fill_screen()
        self.lower()
        self.show()

    @Slot(QScreen)
    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._fill_screen)
        if self._is_wanted:
            self._come()

    @Slot()
    def _fill_screen(self) -> None:
        screen = self.screen()
        if screen and not screen.geometry().isEmpty():
            self.setGeometry(screen.geometry())
        if self._is_wanted:
            self._come()

    def _go_to(self, at: object) -> None:
        """Cover the screen on which the player's window is: its place as [x, y, width, height]."""
        if not (isinstance(at, list) and len(at) == 4 and all(isinstance(each, int) for each in at)):
            return
        for screen in QGuiApplication.screens():
            if (
                screen.geometry().contains(at[0] + at[2] // 2, at[1] + at[3] // 2)
                and screen is not self.screen()
            ):
                self.setScreen(screen)
                self._fill_screen()

    @Slot(object)
    def _obey(self, message: dict[str, object]) -> None:
        order = message.get("do")
        if order == "poster":
            self._go_to(message.get("at"))
            file = message.get("file")
            self.take(Path(file) if isinstance(file, str) else None)
        elif order == "show" and not self.isVisible():
            self._come()
        elif order == "answer":
            self._say("here")

    @Slot()
    def _supervisor_lost(self) -> None:
        QTimer.singleShot(REVIVES_AFTER_MS, self._revive)
        QTimer.singleShot(STAYS_MS, self._leave)

    @Slot()
    def _leave(self) -> None:
        QGuiApplication.exit(0)

    @Slot()
    def _revive(self) -> None:
        # Only now: it needs what this process has no other use for.
        from kiosk.app.revival import revive

        revive(self._arguments, os.getpid())

    def _listen(self) -> None:
        with suppress(OSError, RuntimeError):
            for message in received(_STDIN):
                self.heard.emit(message)
        with suppress(RuntimeError):
            self.lost.emit()

    @staticmethod
    def _say(what: str) -> None:
        with suppress(OSError):
            os.write(_STDOUT, pack({"say": what}))


def has_screen() -> bool:
    """Whether there is a screen with a size: without an output Wayland has one without a name, of 0 x 0."""
    return any(not screen.size().isEmpty() for screen in QGuiApplication.screens())


def can_come_below() -> bool:
    """Whether a window can be put below others that are there; Wayland puts each new one on top."""
    return QGuiApplication.platformName() in ("xcb", "windows", "cocoa")


def main() -> int:
    """Entry of the process."""
    # Ctrl+C at a terminal reaches all its processes; this one goes when the supervisor says so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    at = sys.argv.index("--")
    mine, arguments = sys.argv[1:at], sys.argv[at + 1 :]
    draw_in_real_pixels(os.environ)
    QGuiApplication.setDesktopFileName("fos-kiosk")
    application = QGuiApplication(["kiosk"])
    application.setQuitOnLastWindowClosed(False)
    curtain = Curtain(arguments, waits="--waits" in mine)
    curtain.begin()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
