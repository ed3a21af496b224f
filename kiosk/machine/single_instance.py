"""One kiosk on one display: the second one that is started asks the first to come to the front, and goes."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

ANSWER_S = 2.0
"""Seconds in which the first one answers; one that hangs is not waited for."""
_RAISE, _OK = b"raise", b"ok"


class SingleInstance:
    """A name that one process at a time can have. It is free again when that process ends, however it does."""

    def __init__(self, name: str) -> None:
        self._address = _address(name)
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None

    @staticmethod
    def name_here() -> str:
        """One for this user and this display."""
        display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or "screen"
        return f"fos-kiosk-{_user()}-{display}"

    def claim(self, asked: Callable[[], None]) -> bool:
        """Take the name, if it is free; ``asked`` is then called, on a thread, each time somebody else wants it."""
        family = socket.AF_INET if isinstance(self._address, tuple) else socket.AF_UNIX
        taken = socket.socket(family, socket.SOCK_STREAM)
        try:
            taken.bind(self._address)
        except OSError:
            taken.close()
            return False
        taken.listen(4)
        self._socket = taken
        self._thread = threading.Thread(target=self._answer, args=(taken, asked), daemon=True)
        self._thread.start()
        return True

    def raise_other(self) -> bool:
        """Ask the process that has the name to come to the front; whether it answered."""
        family = socket.AF_INET if isinstance(self._address, tuple) else socket.AF_UNIX
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_STREAM) as other:
            other.settimeout(ANSWER_S)
            other.connect(self._address)
            other.sendall(_RAISE)
            return other.recv(len(_OK)) == _OK
        return False

    def close(self) -> None:
        """Let go of the name."""
        if self._socket:
            # Wakes the thread that waits in accept().
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
        if self._thread:
            self._thread.join(ANSWER_S)

    @staticmethod
    def _answer(taken: socket.socket, asked: Callable[[], None]) -> None:
        while True:
            try:
                other, _ = taken.accept()
            except OSError:
                return
            with contextlib.suppress(OSError), other:
                other.settimeout(ANSWER_S)
                if other.recv(len(_RAISE)) == _RAISE:
                    asked()
                    other.sendall(_OK)


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def _address(name: str) -> str | tuple[str, int]:
    """On Linux a name in the abstract namespace: it needs no folder, and nothing of it is left."""
    if sys.platform.startswith("linux"):
        return f"\0{name}"
    if sys.platform == "win32":
        import zlib

        # A port of this computer alone, in the range that is nobody's.
        return "127.0.0.1", 49_152 + zlib.crc32(name.encode()) % 16_384
    path = Path(tempfile.gettempdir()) / name.replace("/", "_")
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as other:
        try:
            other.connect(str(path))
        except ConnectionRefusedError:
            # Left by one that was killed.
            path.unlink()
    return str(path)
