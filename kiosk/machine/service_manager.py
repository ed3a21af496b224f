"""systemd, where it started us: told that the show is on, that we live, and that we end (``sd_notify``)."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import MutableMapping
from contextlib import suppress

_INHERITED = "FOS_KIOSK_NOTIFY_SOCKET"


class ServiceManager:
    """Sends notifications to ``NOTIFY_SOCKET``; does nothing where there is none. Nothing raises or waits.

    Protocol: https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
    """

    def __init__(self, environment: MutableMapping[str, str] = os.environ) -> None:
        """Takes the variables out of ``environment``: our children must not speak for us. Who takes over from us finds the
        address under a name of our own."""
        address = environment.pop("NOTIFY_SOCKET", "") or environment.get(_INHERITED, "")
        if address:
            environment[_INHERITED] = address
        interval = environment.pop("WATCHDOG_USEC", "")
        environment.pop("WATCHDOG_PID", None)
        self.watchdog_s = int(interval) / 1e6 if interval.isascii() and interval.isdecimal() else 0.0
        """Seconds within which it wants to hear that we live; 0 if it does not."""
        self._socket: socket.socket | None = None
        if address[:1] in ("/", "@") and sys.platform != "win32":
            with suppress(OSError):
                self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
                self._socket.setblocking(False)
                self._socket.connect("\0" + address[1:] if address[0] == "@" else address)

    def ready(self) -> None:
        """The first picture is on the screen."""
        self._send("READY=1")

    def lives(self) -> None:
        self._send("WATCHDOG=1")

    def ends(self) -> None:
        self._send("STOPPING=1")

    def says(self, status: str) -> None:
        """One line for ``systemctl status``."""
        self._send("STATUS=" + " ".join(status.split()))

    def takes_over(self) -> None:
        """This process, which another of ours has started, is the service's main one now."""
        self._send(f"MAINPID={os.getpid()}")

    def close(self) -> None:
        if self._socket:
            self._socket.close()
            self._socket = None

    def _send(self, state: str) -> None:
        if self._socket:
            with suppress(OSError):
                self._socket.send(state.encode())
