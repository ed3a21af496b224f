"""The player's end of its supervisor: what it hears from it, what it tells it, and what it does when that is gone."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.app.revival import revive
from kiosk.app.supervisor.mandate import Mandate
from kiosk.machine.messages import pack, received

log = logging.getLogger("kiosk.app")

BEAT_MS = 1000
REVIVES_AGAIN_MS = 40_000
"""After this the next supervisor is tried, if the last one has not ended this player."""
_STDIN = 0


class Supervised(QObject):
    """The supervisor as the player sees it.

    Signals:
        asked_to_stop: the show is to end.
        asked_to_raise: the window is to come to the front.
        show_allowed: the window may be shown; the curtain is there.
        told(code, fields): what happened to an earlier player, for the operator.
    """

    asked_to_stop = Signal()
    asked_to_raise = Signal()
    show_allowed = Signal()
    told = Signal(str, object)
    _heard = Signal(object)
    _lost = Signal()

    def __init__(self, mandate: Mandate, arguments: Sequence[str], parent: QObject | None = None) -> None:
        """``arguments`` are those of ``kiosk run``, for a supervisor that has to be started anew."""
        super().__init__(parent)
        self.mandate = mandate
        self._arguments = list(arguments)
        self._words = _own(mandate.words)
        self._is_over = False
        self.may_show = not mandate.waits
        self._lives: Callable[[], str] = lambda: ""
        self._said = ""
        self._heard.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self._lost.connect(self._revive, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def listen(self) -> None:
        """Begin to listen, once the signals are connected."""
        threading.Thread(target=self._listen, name="supervisor", daemon=True).start()

    def beat(self, lives: Callable[[], str]) -> None:
        """Begin to beat. ``lives`` gives an empty text as long as all is well, else the reason why not."""
        self._lives = lives
        self._timer.start()

    def say(self, what: str, **fields: object) -> None:
        """Tell the supervisor; nothing is waited for, and a word that finds no room is lost."""
        with suppress(OSError):
            os.write(self._words, pack({"say": what, **fields}))

    def over(self, code: int) -> None:
        """The show is over, and this process about to end."""
        self._is_over = True
        self._timer.stop()
        self.say("over", code=code)

    def _listen(self) -> None:
        with suppress(OSError, RuntimeError):
            for message in received(_STDIN):
                self._heard.emit(message)
        with suppress(RuntimeError):
            self._lost.emit()

    @Slot(object)
    def _obey(self, message: dict[str, object]) -> None:
        order = message.get("do")
        if order == "stop":
            self.asked_to_stop.emit()
        elif order == "raise":
            self.asked_to_raise.emit()
        elif order == "show":
            self.may_show = True
            self.show_allowed.emit()
        elif order == "note":
            self.told.emit(str(message.get("code")), message.get("fields") or {})

    @Slot()
    def _beat(self) -> None:
        why = self._lives()
        if why != self._said:
            self._said = why
            if why:
                log.error("no beat: %s", why)
        if not why:
            self.say("beat")

    @Slot()
    def _revive(self) -> None:
        """The supervisor is gone: another one takes over, and this player goes on until its own player has a picture."""
        if self._is_over:
            return
        self._is_over = True
        self._timer.stop()
        log.error("the supervisor is gone; another one is started")
        self._start_another()

    @Slot()
    def _start_another(self) -> None:
        revive(self._arguments, os.getpid())
        QTimer.singleShot(REVIVES_AGAIN_MS, self._start_another)


def _own(words: int) -> int:
    """The descriptor that the supervisor gave us, for us alone, and never waited for."""
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.open_osfhandle(words, os.O_WRONLY)
    with suppress(OSError):
        os.set_inheritable(words, False)
        os.set_blocking(words, False)
    return words
