"""speech-dispatcher, over its socket (SSIP): the service by which screen readers speak on Linux.

Written out here because the libraries for it wait for an answer without a limit, and because Qt's engine stops speech with
``CANCEL ALL``, which also silences a screen reader that somebody uses on the same machine. Here every answer has a limit, and
only our own words are cancelled.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import threading
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from kiosk.machine.speech.engine import EngineError, FoundVoice, Manner

ANSWER_S = 3.0
"""A service that works answers within milliseconds."""
LIST_S = 10.0
"""But its list has more than ten thousand voices, which took two seconds on a busy computer."""
BEGIN_S = 6.0
"""Until it speaks; its own modules are started at the first words."""
LETTERS_PER_S = 4
"""Slower than anybody speaks; what takes longer has stopped for good."""
STOPPED_S = 1.5
LOOK_S = 0.25
"""How often it is looked whether the answer is too late by now."""
SPAWN_S = 8.0


class SpeechDispatcher:
    """One connection, opened when voices are asked for."""

    name = "speech-dispatcher"
    chooses_device = False

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._lines, self._rest = deque[bytes](), b""
        """What has come: whole lines, and the beginning of one."""
        self._writing = threading.Lock()
        self._sent = self._answered = 0
        """How many commands were sent, and how many of them have their answer: what is cancelled is answered in between."""
        self._wants_silence = threading.Event()
        self._until = 0.0
        """When the answer that is waited for is too late; sooner, once somebody wants silence."""

    @staticmethod
    def is_here() -> bool:
        """Whether the service is installed, or runs already. One that was killed leaves its socket behind."""
        if shutil.which("speech-dispatcher"):
            return True
        with socket.socket(socket.AF_UNIX) as tried:
            tried.settimeout(ANSWER_S)
            return tried.connect_ex(str(_address())) == 0

    def voices(self) -> Sequence[FoundVoice]:
        self._connect()
        self._ask("SET SELF CLIENT_NAME kiosk:fos-kiosk:slides")
        self._ask("SET SELF NOTIFICATION ALL ON")
        # What the same client says next does not push out what it says now, as "text" does.
        self._ask("SET SELF PRIORITY message")
        found = []
        for line in self._ask("LIST SYNTHESIS_VOICES", LIST_S):
            name, _, rest = line.partition("\t")
            tag, _, variant = rest.partition("\t")
            if tag and name:
                is_plain = variant.casefold() in ("", "none") and "+" not in name
                found.append(FoundVoice(name, tag.replace("_", "-"), is_plain))
        return found

    def ready(self) -> None:
        self._wants_silence.clear()

    def speak(self, words: str, voice: FoundVoice, manner: Manner) -> None:
        self._ask(f"SET SELF LANGUAGE {voice.tag}")
        self._ask(f"SET SELF SYNTHESIS_VOICE {voice.name}")
        self._ask(f"SET SELF RATE {_within(round((manner.pace - 1) * 100))}")
        self._ask(f"SET SELF VOLUME {_within(manner.loudness * 2 - 100)}")
        self._ask("SPEAK")
        number = self._ask("\r\n".join(_lines(words)) + "\r\n.")[0]
        if self._wants_silence.is_set():
            # It was not yet there to be cancelled.
            self._write("CANCEL SELF")
        self._wait_for_end(number, words)

    def _wait_for_end(self, number: str, words: str) -> None:
        self._until = time.monotonic() + BEGIN_S
        while True:
            if self._wants_silence.is_set():
                self._until = min(self._until, time.monotonic() + STOPPED_S)
            code, lines = self._message()
            if not code.startswith("7") or lines[0] != number:
                continue
            if lines[-1] == "BEGIN":
                self._until = time.monotonic() + BEGIN_S + len(words) / LETTERS_PER_S
            if lines[-1] in ("END", "CANCELED"):
                return

    def stop(self) -> None:
        self._wants_silence.set()
        self._until = min(self._until, time.monotonic() + STOPPED_S)
        with contextlib.suppress(EngineError):
            self._write("CANCEL SELF")

    def close(self) -> None:
        if self._socket:
            self._socket.close()
            self._socket = None

    # -- the connection -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.close()
        if not self._opened():
            self._spawn()
            until = time.monotonic() + SPAWN_S
            while not self._opened():
                if time.monotonic() > until:
                    raise EngineError("speech-dispatcher does not come")
                time.sleep(0.1)

    def _opened(self) -> bool:
        made = socket.socket(socket.AF_UNIX)
        made.settimeout(ANSWER_S)
        try:
            made.connect(str(_address()))
        except OSError:
            made.close()
            return False
        self._socket, self._sent, self._answered = made, 0, 0
        self._lines, self._rest = deque(), b""
        return True

    @staticmethod
    def _spawn() -> None:
        program = shutil.which("speech-dispatcher")
        if program is None or os.environ.get("SPEECHD_ADDRESS"):
            raise EngineError("speech-dispatcher does not run")
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                [program, "--spawn"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=SPAWN_S,
                check=False,
            )

    def _ask(self, command: str, limit: float | None = None) -> list[str]:
        return self._answer(self._write(command), ANSWER_S if limit is None else limit)

    def _write(self, text: str) -> int:
        """Send a command; the number of its answer."""
        if self._socket is None:
            raise EngineError("no connection")
        try:
            with self._writing:
                self._socket.sendall(text.encode("utf-8", "replace") + b"\r\n")
                self._sent += 1
                return self._sent
        except OSError as error:
            raise EngineError(str(error)) from error

    def _answer(self, number: int, limit: float) -> list[str]:
        """The lines of the answer with this number, without the closing one; what is told in between is passed over."""
        self._until = time.monotonic() + limit
        while True:
            code, lines = self._message()
            if self._answered == number and not code.startswith("7"):
                # A voice or a pace that it does not know is no reason to be silent.
                return lines[:-1] if code.startswith("2") else [""]

    def _message(self) -> tuple[str, list[str]]:
        lines = []
        while True:
            line = self._line()
            lines.append(line[4:])
            if line[3:4] != "-":
                self._answered += not line.startswith("7")
                return line[:3], lines

    def _line(self) -> str:
        assert self._socket
        while not self._lines:
            if time.monotonic() > self._until:
                raise EngineError("speech-dispatcher does not answer")
            self._socket.settimeout(LOOK_S)
            try:
                data = self._socket.recv(65536)
            except TimeoutError:
                continue
            except OSError as error:
                raise EngineError(str(error)) from error
            if not data:
                raise EngineError("speech-dispatcher has gone")
            *lines, self._rest = (self._rest + data).split(b"\n")
            self._lines.extend(lines)
        return self._lines.popleft().decode("utf-8", "replace").rstrip("\r")


def _address() -> Path:
    told = os.environ.get("SPEECHD_ADDRESS", "")
    if told.startswith("unix_socket:"):
        return Path(told.removeprefix("unix_socket:"))
    runtime = os.environ.get("XDG_RUNTIME_DIR") or str(Path.home() / ".cache")
    return Path(runtime) / "speech-dispatcher" / "speechd.sock"


def _lines(words: str) -> list[str]:
    """A line of a single dot would end the message."""
    return [f".{line}" if line.startswith(".") else line for line in words.splitlines()] or [""]


def _within(value: int) -> int:
    return max(-100, min(100, value))
