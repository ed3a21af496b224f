"""The player's end of one decoder process: starts it, listens on a thread, notices when it dies or falls silent."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import IO

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.machine import child
from kiosk.video.segment import Segment
from kiosk.video.watchdog import was_held_up
from kiosk.video.wire import Message, pack, unpack

log = logging.getLogger("kiosk.video")

SLEEP = 2.0
"""Seconds of suspension after which libVLC has lost its pace: it considers all that follows late, and shows none of it."""
PING_EVERY = 0.2
"""Seconds between two pings to a decoder at work."""
SILENCE = 0.6
"""Seconds without any message after a ping; together with ``PING_EVERY`` a hung decoder is found within 0.8 s."""
START_PATIENCE = 15.0
"""The same limit while it starts: Python and libVLC take 0.15 s on a quiet machine, over 1 s on a busy one, and more on a small
one that has just been switched on."""
KIND = 0.5
"""Seconds that a decoder has to exit by itself when its input ends."""
LOOK_EVERY_MS = 20


class DecoderProcess(QObject):
    """One decoder process and the memory it shares with us.

    Signals:
        said(decoder, message): a message from it, on the GUI thread; ``frame`` and ``format`` go to ``on_picture`` instead.
        slept(decoder): this computer, or both processes, did not run for more than ``SLEEP``.
        died(decoder): the process is gone, or did not answer and was ended (once; not after ``close``).
        left(decoder): after ``close``: the process is gone and nothing of it is left.
    """

    # The sender is an argument: a lambda that captured the decoder would keep it, and its memory, alive for ever.
    said = Signal(object, dict)
    slept = Signal(object)
    died = Signal(object)
    left = Signal(object)
    _gone = Signal()

    def __init__(self, slot_bytes: int, on_picture: Callable[[DecoderProcess, Message], None]) -> None:
        """Raises ``OSError`` where the system has no memory, process or file left for it."""
        super().__init__()
        self.segment = Segment(slot_bytes)
        self.is_ready = False
        self.films = 0
        """How many films it has been asked to open so far."""
        self._on_picture = on_picture
        self._closing = self._is_dead = False
        self._last_word = time.monotonic()
        self._asked: float | None = None
        self._felt = 0.0
        try:
            self._process = self._started()
        except OSError:
            self.segment.close()
            raise
        assert self._process.stdout is not None
        assert self._process.stdin is not None
        if sys.platform != "win32":
            # A line is shorter than an atomic pipe write (4 KiB), so it is written whole or not at all.
            os.set_blocking(self._process.stdin.fileno(), False)
        self._gone.connect(self._has_died, Qt.ConnectionType.QueuedConnection)
        self._pulse = QTimer(self)
        self._pulse.setInterval(int(PING_EVERY * 1000))
        self._pulse.timeout.connect(self._ping)
        self._kill_at = 0.0
        self._burial = QTimer(self)
        self._burial.setInterval(LOOK_EVERY_MS)
        self._burial.timeout.connect(self._look_whether_gone)
        self._listener = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)

    def _started(self) -> subprocess.Popen[bytes]:
        inherited = (self.segment.fd,) if self.segment.fd >= 0 else ()
        return subprocess.Popen(
            child.command("kiosk.video.decoder", self.segment.handle, str(self.segment.slot_bytes)),
            env=child.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if log.isEnabledFor(logging.DEBUG) else subprocess.DEVNULL,
            pass_fds=inherited,
            bufsize=0,
        )

    def listen(self) -> None:
        """Start reading the decoder's messages. Connect the signals first, or the first messages may be lost."""
        self._listener.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def tell(self, **message: object) -> None:
        """Send a message to the decoder without waiting; a dead decoder is noticed by the listener."""
        assert self._process.stdin is not None
        try:
            if self._process.stdin.write(pack(message)) is None:
                # The pipe is full with hundreds of unread lines: the decoder hangs.
                self._end_hung()
        except (OSError, ValueError):
            log.debug("the decoder does not listen any more")

    def watch(self, is_at_work: bool) -> None:
        """Ping the decoder only while a film opens, plays or ends; one that merely holds a frame is not checked."""
        if self._closing or self._is_dead:
            return
        if is_at_work and not self._pulse.isActive():
            self._asked, self._felt = None, time.monotonic()
            self._pulse.start()
        elif not is_at_work:
            self._pulse.stop()

    @Slot()
    def _ping(self) -> None:
        now = time.monotonic()
        felt, self._felt = self._felt, now
        if was_held_up(felt, PING_EVERY):
            # Neither process ran meanwhile: ping it again.
            self._asked = None
            if now - felt > SLEEP:
                self.slept.emit(self)
        if self._asked is not None and self._last_word < self._asked:
            # Rounded to the nearest check: a timer may fire a little early.
            if now - self._asked >= (SILENCE if self.is_ready else START_PATIENCE) - PING_EVERY / 2:
                self._end_hung()
            return
        self._asked = now
        self.tell(do="ping")

    def _end_hung(self) -> None:
        log.warning("the decoder does not answer")
        self._process.kill()
        # Queued: the caller of ``tell`` does not expect the decoder to die during the call.
        self._gone.emit()

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

    # -- the end ------------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """End the process without waiting for it, by force only if it does not exit by itself; ``left`` follows."""
        if self._closing:
            return
        self._closing = True
        self._pulse.stop()
        self._kill_at = time.monotonic() + (0 if self._is_dead else KIND)
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._burial.start()
        self._look_whether_gone()

    def close_and_wait(self) -> None:
        """The same, waiting until it is gone: for the end of the program."""
        self.close()
        if not self._burial.isActive():
            return
        try:
            self._process.wait(max(0.01, self._kill_at - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(2)
        self._bury()

    @Slot()
    def _look_whether_gone(self) -> None:
        if self._process.poll() is not None:
            self._bury()
        elif time.monotonic() >= self._kill_at:
            self._process.kill()

    def _bury(self) -> None:
        self._burial.stop()
        if self._listener.ident is not None:
            # The stream ended together with the process.
            self._listener.join(2)
        self.segment.close()
        self.left.emit(self)
