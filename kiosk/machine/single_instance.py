"""One kiosk on one display: the second one that is started asks the first to come to the front, and goes.

A first one that does not answer, as it was stopped, is replaced by the second where the system tells which process it is.
"""

from __future__ import annotations

import contextlib
import enum
import errno
import os
import signal
import socket
import struct
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ANSWER_S = 4.0
"""Seconds in which the first one answers; one that hangs is not waited for any longer."""
AGAIN_S = 0.05
"""Seconds until another look at a name that is taken, but by somebody who does not listen yet, or is just ending."""
_RAISE, _OK = b"raise", b"ok"
_LONGEST = 400
"""Bytes of a question."""
_CREDENTIALS = struct.Struct("3i")
_BACKLOG = 32
_TAKEN = frozenset({errno.EADDRINUSE, errno.EACCES})
"""What the system says of a name that somebody has; the second on Windows."""

Asked = Callable[[Sequence[int]], None]
"""Called with the numbers of the processes that whoever asks wanted to replace."""


class Entry(enum.Enum):
    """What came of a start."""

    FIRST = "first"
    """The name is ours."""
    RAISED = "raised"
    """Another one has it, and comes to the front."""
    HANGS = "hangs"
    """Another one has it, and does not answer."""


class SingleInstance:
    """A name that one process at a time can have. It is free again when that process ends, however it does."""

    def __init__(self, name: str, answer_s: float = ANSWER_S) -> None:
        self._address = _address(name)
        self._answer_s = answer_s
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self.holder = 0
        """The process that has the name and does not answer, where the system tells its number."""

    @staticmethod
    def name_here(environment: Mapping[str, str] = os.environ) -> str:
        """One for this display, whoever uses it: two users may put windows on one."""
        if wayland := environment.get("WAYLAND_DISPLAY"):
            # A name within the folder of one user, or a path.
            display = os.path.join(environment.get("XDG_RUNTIME_DIR", ""), wayland)  # noqa: PTH118
        else:
            display = (
                environment.get("DISPLAY", "").removeprefix("unix").removesuffix(".0") or f"screen-{_user()}"
            )
        return f"fos-kiosk-{display}"

    def enter(self, asked: Asked, replaced: Sequence[int] = (), within: float | None = None) -> Entry:
        """Take the name, or ask the one that has it to come to the front, and to end the processes ``replaced`` when its own
        picture is on the screen. ``within`` is for how long (s) it may be taken by somebody who does not answer."""
        end = time.monotonic() + (self._answer_s if within is None else within)
        while True:
            if self.claim(asked):
                return Entry.FIRST
            if self.raise_other(replaced):
                return Entry.RAISED
            # It may just have taken the name, or be about to end.
            if time.monotonic() >= end:
                return Entry.HANGS
            time.sleep(AGAIN_S)

    def claim(self, asked: Asked) -> bool:
        """Take the name, if it is free; ``asked`` is then called, on a thread, each time somebody else wants it.

        Where no name can be had at all, the kiosk starts without one.
        """
        with contextlib.ExitStack() as closing:
            try:
                taken = closing.enter_context(socket.socket(self._family, socket.SOCK_STREAM))
                taken.bind(self._address)
                taken.listen(_BACKLOG)
            except OSError as error:
                return error.errno not in _TAKEN
            closing.pop_all()
        self._socket = taken
        self._thread = threading.Thread(target=self._answer, args=(taken, asked), daemon=True)
        self._thread.start()
        return True

    def raise_other(self, replaced: Sequence[int] = ()) -> bool:
        """Ask the process that has the name to come to the front; whether it answered."""
        question = b"%s %s\n" % (_RAISE, ",".join(map(str, replaced)).encode())
        with contextlib.suppress(OSError), socket.socket(self._family, socket.SOCK_STREAM) as other:
            other.settimeout(self._answer_s)
            other.connect(self._address)
            self.holder = _peer(other)[0]
            other.sendall(question)
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

    @property
    def _family(self) -> socket.AddressFamily:
        return socket.AF_INET if isinstance(self._address, tuple) else socket.AF_UNIX

    @staticmethod
    def _answer(taken: socket.socket, asked: Asked) -> None:
        while True:
            try:
                other, _ = taken.accept()
            except OSError:
                return
            with contextlib.suppress(OSError), other:
                other.settimeout(ANSWER_S)
                word, _, numbers = _line(other).partition(b" ")
                if word == _RAISE:
                    # Nobody else may have our processes ended.
                    asked(_numbers(numbers) if _peer(other)[1] == _user() else ())
                    other.sendall(_OK)


def end_hanging(holder: int) -> list[int] | None:
    """End the kiosk that has our name and hangs, process number ``holder``.

    Returns the processes that it had started, which are to be replaced; ``None`` where it is no kiosk, or not ours to end.
    """
    if not is_kiosk(holder):
        return None
    left = [child for child in _children(holder) if is_kiosk(child)]
    try:
        os.kill(holder, signal.SIGKILL)
    except (OSError, AttributeError):
        return None
    return left


def is_kiosk(process: int) -> bool:
    """Whether this process is one of a kiosk's."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return any(word.startswith(b"kiosk") or word.endswith(b"/kiosk") for word in words)


def _children(process: int) -> list[int]:
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


def _line(other: socket.socket) -> bytes:
    said = b""
    while b"\n" not in said and len(said) < _LONGEST and (more := other.recv(_LONGEST)):
        said += more
    return said.partition(b"\n")[0]


def _numbers(words: bytes) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split(b",") if word.isdigit() and len(word) < 10)


def _peer(other: socket.socket) -> tuple[int, str]:
    """The process at the other end and its user, as far as the system tells: 0 and our own user where it does not."""
    option = getattr(socket, "SO_PEERCRED", None)
    if option is None or other.family != socket.AF_UNIX:
        return 0, _user()
    process, user, _ = _CREDENTIALS.unpack(other.getsockopt(socket.SOL_SOCKET, option, _CREDENTIALS.size))
    return process, str(user)


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def _address(name: str) -> str | tuple[str, int]:
    """On Linux a name in the abstract namespace: it needs no folder, and nothing of it is left."""
    if sys.platform.startswith("linux"):
        # The system's longest is 108.
        return f"\0{name}" if len(os.fsencode(name)) < 100 else f"\0fos-kiosk-{_number_of(name)}"
    if sys.platform == "win32":
        # A port of this computer alone, in the range that is nobody's.
        return "127.0.0.1", 49_152 + _number_of(name) % 16_384
    path = Path(tempfile.gettempdir()) / name.replace("/", "_")
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as other:
        try:
            other.connect(str(path))
        except ConnectionRefusedError:
            # Left by one that was killed.
            path.unlink()
    return str(path)


def _number_of(name: str) -> int:
    import zlib

    return zlib.crc32(os.fsencode(name))
