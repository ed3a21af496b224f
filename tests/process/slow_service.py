"""A speech service that answers, late: each command of speech-dispatcher's protocol takes it two seconds. It speaks nothing."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

LATE_S = 2.0
VOICES = ("Dutch\tnl\tnone", "French (Belgium)\tfr-BE\tnone", "English (Great Britain)\ten-GB\tnone")


@contextlib.contextmanager
def slow_service(path: Path) -> Iterator[None]:
    """It listens on ``path``."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        threading.Thread(target=_accept, args=(listening,), daemon=True).start()
        try:
            yield
        finally:
            # Whoever waits to accept is woken by this, not by being closed.
            listening.shutdown(socket.SHUT_RDWR)


def _accept(listening: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=_talk, args=(connection,), daemon=True).start()


def _talk(connection: socket.socket) -> None:
    number = 0
    with contextlib.suppress(OSError), connection, connection.makefile("rwb") as lines:
        while line := lines.readline():
            time.sleep(LATE_S)
            command = line.decode().strip()
            if command == "LIST SYNTHESIS_VOICES":
                answer = [*(f"249-{voice}" for voice in VOICES), "249 OK"]
            elif command == "SPEAK":
                lines.write(b"230 OK RECEIVING DATA\r\n")
                lines.flush()
                while lines.readline().strip() != b".":
                    pass
                number += 1
                answer = [f"225-{number}", "225 OK MESSAGE QUEUED", f"701-{number}", "701-1", "701 BEGIN"]
                answer += [f"702-{number}", "702-1", "702 END"]
            else:
                answer = ["200 OK"]
            lines.write("".join(f"{each}\r\n" for each in answer).encode())
            lines.flush()
