"""The player's process: its Qt application, its logging, and its termination signals."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot, qSetMessagePattern
from PySide6.QtGui import QGuiApplication

from kiosk.machine.folders import cache_folder
from kiosk.machine.graphics import has_display
from kiosk.machine.memory import give_back_large_blocks
from kiosk.machine.picture_formats import keep_to_plain_pictures
from kiosk.machine.screens import draw_in_real_pixels

log = logging.getLogger("kiosk.app")


def make_application() -> QGuiApplication:
    """The one application object; offscreen where there is no screen."""
    give_back_large_blocks()
    # A picture that is due must not wait 5 ms (Python's default) for a thread that takes in what was saved.
    sys.setswitchinterval(0.001)
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    # Nothing takes text: an input method would only keep keys back and open windows of its own.
    os.environ["QT_IM_MODULE"] = "none"
    os.environ.pop("QT_IM_MODULES", None)
    draw_in_real_pixels(os.environ)
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    keep_to_plain_pictures(cache_folder())
    QGuiApplication.setDesktopFileName("fos-kiosk")
    application = QGuiApplication(["kiosk"])
    application.setApplicationName("FOS Kiosk")
    application.setQuitOnLastWindowClosed(False)
    return application


class EndSignals(QObject):
    """SIGTERM, SIGINT and SIGHUP, received through a socket, so that no timer has to poll for them.

    Signals:
        asked: this process is to end.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sockets: tuple[socket.socket, ...] = ()
        self._before: dict[int, Any] = {}
        if threading.current_thread() is not threading.main_thread():
            return
        reader, writer = socket.socketpair()
        writer.setblocking(False)
        self._sockets = (reader, writer)
        self._woken_before = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            # SIGHUP stays ignored under nohup.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._signalled)

    def close(self) -> None:
        """Leave the signals to who had them before."""
        if not self._sockets:
            return
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._woken_before)
        for each in self._sockets:
            each.close()
        self._sockets = ()

    @Slot()
    def _signalled(self) -> None:
        self._sockets[0].recv(64)
        self.asked.emit()


def log_everything() -> None:
    """Send Qt's messages and uncaught exceptions to the log; neither ends the show.

    Qt writes its own lines, in the log's form: a handler in Python would be called from QML's loader thread while the GUI
    thread waits for that thread with the interpreter lock held, and the two would wait for each other for ever.
    """
    qSetMessagePattern("%{time yyyy-MM-dd HH:mm:ss,zzz} %{type} kiosk.qml: %{message}")

    def from_python(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("unexpected", exc_info=(kind, error, trace))

    sys.excepthook = from_python
    threading.excepthook = lambda args: log.critical(
        "unexpected in a thread",
        exc_info=(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback),
    )
