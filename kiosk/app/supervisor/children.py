"""The supervisor's children as processes: how they are started, told something, listened to, and ended."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import IO, Any

from kiosk.app.supervisor.mandate import OPTION, Mandate
from kiosk.machine import child
from kiosk.machine.messages import Message, pack, unpack

PIPE_BYTES = 1 << 20
"""Room for what a child writes into the log while nobody reads it; what does not fit is lost, and nobody waits."""
_F_SETPIPE_SZ = 1031


@dataclass(frozen=True, slots=True)
class Said:
    """A child has said something."""

    number: int
    message: Message


@dataclass(frozen=True, slots=True)
class Died:
    """A child has ended."""

    number: int
    code: int


News = Said | Died


class Children:
    """All processes that this one has started, by their number. What they do comes as news; nothing here waits for them."""

    def __init__(self, news: Callable[[News], None], log: Callable[[bytes], None]) -> None:
        """``news`` and ``log`` (a line that a child wrote into its log) are called on threads."""
        self._news, self._log = news, log
        self._processes: dict[int, subprocess.Popen[bytes]] = {}

    def start_player(self, number: int, command: Sequence[str], mandate: Mandate) -> None:
        """Start ``command`` with its mandate, and a pipe for what it says."""
        reader, writer = os.pipe()
        words, more = _for_child(writer)
        given = replace(mandate, words=words)
        try:
            self._start(number, [*command, OPTION, given.as_json()], **more)
        finally:
            os.close(writer)
        self._listen(number, os.fdopen(reader, "rb"))

    def start_curtain(self, number: int, command: Sequence[str]) -> None:
        """Start ``command``, which says everything on its standard output."""
        process = self._start(number, command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        self._listen(number, process.stdout)

    def tell(self, number: int, message: Message) -> None:
        """Say something to a child, without waiting; one that does not listen hangs, and is found otherwise."""
        process = self._processes.get(number)
        if process and process.stdin:
            with suppress(OSError, ValueError):
                process.stdin.write(pack(message))

    def kill(self, number: int) -> None:
        """End a child at once, also one that was stopped."""
        process = self._processes.get(number)
        if process:
            with suppress(OSError):
                process.kill()

    @property
    def pids(self) -> frozenset[int]:
        """The numbers that the system gave those that live."""
        return frozenset(process.pid for process in list(self._processes.values()))

    def _start(self, number: int, command: Sequence[str], **more: Any) -> subprocess.Popen[bytes]:
        log_reader, log_writer = os.pipe()
        try:
            _widen(log_writer)
            process = subprocess.Popen(
                list(command),
                env=child.environment(),
                stdin=subprocess.PIPE,
                stderr=log_writer,
                bufsize=0,
                **{"stdout": log_writer, **more},
            )
        finally:
            os.close(log_writer)
        self._processes[number] = process
        assert process.stdin is not None
        if sys.platform != "win32":
            os.set_blocking(process.stdin.fileno(), False)
        self._in_background(self._copy_log, os.fdopen(log_reader, "rb"))
        self._in_background(self._wait, number, process)
        return process

    def _listen(self, number: int, source: IO[bytes]) -> None:
        def listen() -> None:
            with source, suppress(OSError, ValueError):
                for line in source:
                    self._news(Said(number, unpack(line)))

        self._in_background(listen)

    def _copy_log(self, source: IO[bytes]) -> None:
        with source, suppress(OSError, ValueError):
            for line in source:
                self._log(line)

    def _wait(self, number: int, process: subprocess.Popen[bytes]) -> None:
        code = process.wait()
        self._processes.pop(number, None)
        if process.stdin:
            with suppress(OSError):
                process.stdin.close()
        self._news(Died(number, code))

    @staticmethod
    def _in_background(work: Callable[..., None], *arguments: object) -> None:
        threading.Thread(target=work, args=arguments, daemon=True).start()


def _for_child(writer: int) -> tuple[int, dict[str, Any]]:
    """What the child knows a pipe by, and how it gets it."""
    if sys.platform == "win32":
        import msvcrt

        handle = msvcrt.get_osfhandle(writer)
        os.set_handle_inheritable(handle, True)
        startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
        return handle, {"startupinfo": startup}
    return writer, {"pass_fds": (writer,)}


def _widen(writer: int) -> None:
    """Let a child that writes into its log never wait for us, should this process stand still."""
    if sys.platform == "win32":
        return
    os.set_blocking(writer, False)
    if sys.platform.startswith("linux"):
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(writer, _F_SETPIPE_SZ, PIPE_BYTES)


NewsQueue = queue.SimpleQueue[News]
