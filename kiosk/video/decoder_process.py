"""The player's end of one decoder process: starts it, listens on a thread, notices when it dies or falls silent."""

from __future__ import annotations

import logging
import subprocess
import threading
import time
from collections.abc import Callable
from typing import IO

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.machine import child
from kiosk.video.segment import Segment
from kiosk.video.wire import Message, pack, unpack

log = logging.getLogger("kiosk.video")

PING_EVERY = 0.2
"""Seconds between two questions to a decoder at work."""
SILENCE = 0.6
"""Seconds without any word after a question: with the time until it is asked, a hung decoder is found within 0.8 s."""


class DecoderProcess(QObject):
    """One decoder process and the memory it shares with us.

    Signals:
        said(decoder, message): a word of it, on the GUI thread; ``frame`` and ``format`` go to ``on_picture`` instead.
        died(decoder): the process is gone, or did not answer and was ended (once; not after ``close``).
    """

    # Each names its sender: a lambda that remembers the decoder would keep it, and its memory, alive for ever.
    said = Signal(object, dict)
    died = Signal(object)
    _gone = Signal()

    def __init__(self, slot_bytes: int, on_picture: Callable[[DecoderProcess, Message], None]) -> None:
        super().__init__()
        self.segment = Segment(slot_bytes)
        self.is_ready = False
        self.films = 0
        """How many it was ever asked to open."""
        self._on_picture = on_picture
        self._closing = self._is_dead = False
        self._last_word = time.monotonic()
        self._asked: float | None = None
        inherited = (self.segment.fd,) if self.segment.fd >= 0 else ()
        self._process = subprocess.Popen(
            child.command("kiosk.video.decoder", self.segment.handle, str(self.segment.slot_bytes)),
            env=child.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if log.isEnabledFor(logging.DEBUG) else subprocess.DEVNULL,
            pass_fds=inherited,
            bufsize=0,
        )
        assert self._process.stdout is not None
        self._gone.connect(self._has_died, Qt.ConnectionType.QueuedConnection)
        self._pulse = QTimer(self)
        self._pulse.setInterval(int(PING_EVERY * 1000))
        self._pulse.timeout.connect(self._feel_pulse)
        self._listener = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)

    def listen(self) -> None:
        """Hear the decoder, from now on: call it when the signals are connected, or the first words may be lost."""
        self._listener.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def tell(self, **message: object) -> None:
        """Say something to the decoder; a dead one is noticed by the listener."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(pack(message))
        except (OSError, ValueError):
            log.debug("the decoder does not listen any more")

    def watch(self, is_at_work: bool) -> None:
        """Whether it must answer: while a film opens, plays or ends. One that only holds a picture is left in peace."""
        if self._closing or self._is_dead:
            return
        if is_at_work and not self._pulse.isActive():
            self._asked = None
            self._pulse.start()
        elif not is_at_work:
            self._pulse.stop()

    @Slot()
    def _feel_pulse(self) -> None:
        now = time.monotonic()
        if self._asked is not None and self._last_word < self._asked:
            # The nearest look counts: a timer may fire a little early.
            if now - self._asked >= SILENCE - PING_EVERY / 2:
                log.warning("the decoder does not answer")
                self._process.kill()
                self._has_died()
            return
        self._asked = now
        self.tell(do="ping")

    @Slot()
    def _has_died(self) -> None:
        if self._closing or self._is_dead:
            return
        self._is_dead = True
        self._pulse.stop()
        self.died.emit(self)

    # -- the listener's thread ----------------------------------------------------------------------------------------

    def _listen(self, stream: IO[bytes]) -> None:
        with stream:
            pending = b""
            while data := stream.read(65536):
                self._last_word = time.monotonic()
                *lines, pending = (pending + data).split(b"\n")
                for line in lines:
                    self._hear(unpack(line))
        if not self._closing:
            self._gone.emit()

    def _hear(self, message: Message) -> None:
        if self._is_dead or self._closing:
            return
        if message.get("say") in ("frame", "format"):
            self._on_picture(self, message)
        else:
            self.said.emit(self, message)

    def close(self) -> None:
        """End the process, kindly for half a second, then for good."""
        if self._closing:
            return
        self._closing = True
        self._pulse.stop()
        process = self._process
        if process.stdin:
            process.stdin.close()
        try:
            process.wait(0.01 if self._is_dead else 0.5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(2)
        if self._listener.ident is not None:
            self._listener.join(2)
        self.segment.close()
