"""Reads slides aloud if the machine has a voice for their language: the GUI side of the speech process.

Calls to a speech engine block and may stall. So they are made in a process of their own
(:mod:`kiosk.visitor.voice.speech`); nothing here blocks, and a process that does not answer is restarted.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from kiosk.machine import child

log = logging.getLogger("kiosk.stage")

START_LIMIT_MS = 20_000
"""Start of Python, Qt and, if it is not running, speech-dispatcher: 2 s of processor time."""
ANSWER_LIMIT_MS = 3_000
"""A working engine accepts text within milliseconds and speaks it afterwards."""
MOST_FAILURES = 3
"""Failures in a row after which speech is off for a while."""
LOOK_AGAIN_MS = 300_000
REST_MS = 30_000
"""Idle time after which the process is ended; the next text starts another one."""


class Voice(QObject):
    """Speaks one text at a time.

    Signals:
        found: the languages that can be spoken are known now, or have changed.
    """

    found = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        command: Sequence[str] = (),
        start_limit_ms: int = START_LIMIT_MS,
        answer_limit_ms: int = ANSWER_LIMIT_MS,
    ) -> None:
        super().__init__(parent)
        self._command = list(command) or child.command("kiosk.visitor.voice.speech")
        self._start_limit_ms, self._answer_limit_ms = start_limit_ms, answer_limit_ms
        self._process: QProcess | None = None
        self._leaving: list[QProcess] = []
        """Killed processes that have not exited yet."""
        self._languages: frozenset[str] = frozenset()
        self._was_looked_for = False
        self._said: tuple[str, str] = ("", "")
        self._failures = 0
        self._owed = 0
        """Number of outstanding answers."""
        self._limit, self._rest, self._look_again = QTimer(self), QTimer(self), QTimer(self)
        for timer in (self._limit, self._rest, self._look_again):
            timer.setSingleShot(True)
        self._limit.timeout.connect(self._no_answer)
        self._rest.timeout.connect(self._end)
        self._look_again.timeout.connect(self._forget_looking)

    @property
    def was_looked_for(self) -> bool:
        return self._was_looked_for

    @Slot()
    def look(self) -> None:
        """Find out which languages can be spoken; ``found`` follows if there are any."""
        if not self._was_looked_for:
            self._was_looked_for = True
            self._start()

    def speaks(self, language: str) -> bool:
        """Whether there is a voice for ``language`` (two letters)."""
        return language in self._languages

    def say(self, words: str, language: str) -> None:
        """Speak ``words`` instead of any others; no effect if they are already being spoken."""
        if self._said == (words, language):
            return
        self._said = (words, language)
        if words and self.speaks(language):
            if self._process is None:
                # Spoken as soon as the new process knows its voices.
                self._start()
            else:
                self._order(do="say", words=words, language=language)
        elif self._process:
            self._order(do="stop")

    def be_silent(self) -> None:
        """Stop speaking."""
        self.say("", "")

    def close(self) -> None:
        """Release everything. The only call here that blocks, until the killed process has exited."""
        self._end()
        self._look_again.stop()
        for process in tuple(self._leaving):
            process.waitForFinished(500)

    # -- the process --------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        process = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in child.environment().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._has_ended)
        process.errorOccurred.connect(self._has_ended)
        self._process, self._owed = process, 1
        self._limit.start(self._start_limit_ms)
        process.start(self._command[0], self._command[1:])

    def _order(self, **order: str) -> None:
        assert self._process is not None
        self._process.write(json.dumps(order).encode() + b"\n")
        self._owed += 1
        self._rest.stop()
        if not self._limit.isActive():
            self._limit.start(self._answer_limit_ms)

    @Slot()
    def _read(self) -> None:
        while self._process and self._process.canReadLine():
            self._hear(bytes(self._process.readLine().data()))

    def _hear(self, line: bytes) -> None:
        try:
            message = json.loads(line)
            said, languages = message["say"], frozenset(message.get("languages", ()))
        except (ValueError, TypeError, KeyError, AttributeError):
            # A speech library may write to its standard output, too.
            return
        self._owed = max(0, self._owed - 1)
        if said == "voices":
            self._take_voices(languages)
        else:
            self._failures = 0
        if self._owed:
            self._limit.start(self._answer_limit_ms)
        else:
            self._limit.stop()
            if not self._said[0]:
                self._rest.start(REST_MS)

    def _take_voices(self, languages: frozenset[str]) -> None:
        words, language = self._said
        if words and language in languages:
            self._order(do="say", words=words, language=language)
        self._set_languages(languages)

    def _set_languages(self, languages: frozenset[str]) -> None:
        if languages == self._languages:
            return
        self._languages = languages
        log.info("voices for %s", ", ".join(sorted(languages)) or "no language")
        self.found.emit()

    @Slot()
    def _no_answer(self) -> None:
        self._has_failed("the voice does not answer")

    @Slot()
    def _has_ended(self) -> None:
        if self.sender() is self._process:
            self._has_failed("the voice has ended by itself")

    def _has_failed(self, what: str) -> None:
        """End the process and restart it, or turn speech off for a while after too many failures."""
        self._end()
        self._failures += 1
        if self._failures < MOST_FAILURES:
            log.info("%s; it is started again", what)
            self._start()
            return
        log.warning("%s; slides are not read aloud for now", what)
        self._failures = 0
        self._said = ("", "")
        self._set_languages(frozenset())
        self._look_again.start(LOOK_AGAIN_MS)

    @Slot()
    def _forget_looking(self) -> None:
        self._was_looked_for = False

    @Slot()
    def _end(self) -> None:
        """Kill the process without waiting for its end."""
        self._limit.stop()
        self._rest.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.connect(self._has_left)
        self._leaving.append(process)
        process.kill()
        if process.state() == QProcess.ProcessState.NotRunning:
            self._let_go(process)

    @Slot()
    def _has_left(self) -> None:
        process = self.sender()
        assert isinstance(process, QProcess)
        self._let_go(process)

    def _let_go(self, process: QProcess) -> None:
        if process in self._leaving:
            self._leaving.remove(process)
            process.deleteLater()
