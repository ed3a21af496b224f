"""The player's end of the decoder process: starts it, listens on a thread, replaces it when it dies."""

from __future__ import annotations

import logging
import subprocess
import threading
from typing import IO, Any

from PySide6.QtCore import QObject, Signal

from kiosk.machine import child
from kiosk.video.segment import Segment
from kiosk.video.wire import Message, pack, unpack

log = logging.getLogger("kiosk.video")


class DecoderProcess(QObject):
    """One decoder process.

    Signals:
        said(message): a word of the decoder, on the GUI thread; ``frame`` words go to ``on_frame`` instead.
        died: the process is gone (not after ``close``).
    """

    said = Signal(dict)
    died = Signal()

    def __init__(self, segment: Segment, on_frame: Any) -> None:
        super().__init__()
        self._on_frame = on_frame
        self._closing = False
        inherited = (segment.fd,) if segment.fd >= 0 else ()
        self._process = subprocess.Popen(
            child.command("kiosk.video.decoder", segment.handle, str(segment.slot_bytes)),
            env=child.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if log.isEnabledFor(logging.DEBUG) else subprocess.DEVNULL,
            pass_fds=inherited,
            bufsize=0,
        )
        assert self._process.stdout is not None
        self._listener = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)

    def listen(self) -> None:
        """Hear the decoder, from now on: call it when the signals are connected, or the first words may be lost."""
        self._listener.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def tell(self, **message: Any) -> None:
        """Say something to the decoder; a dead one is noticed by the listener."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(pack(message))
        except (OSError, ValueError):
            log.debug("the decoder does not listen any more")

    def _listen(self, stream: IO[bytes]) -> None:
        with stream:
            pending = b""
            while data := stream.read(65536):
                *lines, pending = (pending + data).split(b"\n")
                for line in lines:
                    self._hear(unpack(line))
        if not self._closing:
            self.died.emit()

    def _hear(self, message: Message) -> None:
        if message.get("say") in ("frame", "format"):
            self._on_frame(message)
        else:
            self.said.emit(message)

    def close(self) -> None:
        """End the process, kindly for half a second, then for good."""
        self._closing = True
        process = self._process
        if process.stdin:
            process.stdin.close()
        try:
            process.wait(0.5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(2)
        if self._listener.ident is not None:
            self._listener.join(2)
