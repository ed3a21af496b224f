"""The voice of the kiosk, if the machine has one for the language: the GUI side of the speech process.

Calls to a speech engine block and may stall. So they are made in a process of their own
(:mod:`kiosk.machine.speech.speaker`); nothing here blocks, and a process that does not answer is restarted.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from kiosk.machine import child
from kiosk.visitor.reading.sentences import Utterance

log = logging.getLogger("kiosk.stage")

START_LIMIT_MS = 20_000
"""Start of Python and, if it is not running, of speech-dispatcher."""
ANSWER_LIMIT_MS = 3_000
"""The process takes an order within milliseconds and carries it out afterwards."""
BEGIN_LIMIT_MS = 15_000
"""Until the first word is heard: as long as an engine that does not answer may take, and the next one that speaks instead."""
PACES = (0.6, 0.8, 1.0, 1.3, 1.6)
"""The steps of the voice's pace, from the slowest; 1 is a calm reader's."""
MOST_FAILURES = 3
"""Failures in a row after which speech is off for a while."""
LOOK_AGAIN_MS = 300_000
REST_MS = 30_000
"""Idle time after which the process is ended; the next text starts another one."""


class Voice(QObject):
    """Speaks one text after the other.

    Signals:
        found: the languages that can be spoken are known now, or have changed.
        begun(words, language): these words begin to sound.
        ended: everything has been said.
    """

    found = Signal()
    begun = Signal(str, str)
    ended = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        command: Sequence[str] = (),
        start_limit_ms: int = START_LIMIT_MS,
        answer_limit_ms: int = ANSWER_LIMIT_MS,
    ) -> None:
        super().__init__(parent)
        self._command = list(command) or child.command("kiosk.machine.speech.speaker")
        self._start_limit_ms, self._answer_limit_ms = start_limit_ms, answer_limit_ms
        self.begin_limit_ms = BEGIN_LIMIT_MS
        self._process: QProcess | None = None
        self._is_ready = False
        """The process knows its voices."""
        self._leaving: list[QProcess] = []
        """Killed processes that have not exited yet."""
        self._languages: frozenset[str] = frozenset()
        self._is_known = False
        self._unsaid: tuple[Utterance, ...] = ()
        """What a new process is to say, if this one does not come to it."""
        self._is_speaking = False
        self._pace, self._loudness, self._device = 1.0, 100, ""
        self._failures = 0
        self._owed = 0
        """Number of outstanding answers."""
        self._limit, self._rest, self._look_again = QTimer(self), QTimer(self), QTimer(self)
        self._begins = QTimer(self)
        for timer in (self._limit, self._rest, self._look_again, self._begins):
            timer.setSingleShot(True)
        self._limit.timeout.connect(self._no_answer)
        self._begins.timeout.connect(self._no_answer)
        self._rest.timeout.connect(self._end)
        self._look_again.timeout.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Find out which languages can be spoken; ``found`` follows."""
        if self._process is None:
            self._start()

    def speaks(self, language: str) -> bool:
        """Whether there is a voice for ``language`` (two letters)."""
        return language in self._languages

    @property
    def is_known(self) -> bool:
        """Whether it has been found out what is spoken here."""
        return self._is_known

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said, or is to be."""
        return self._is_speaking

    def set_manner(self, pace: int, loudness: int, device: str = "") -> None:
        """From the next words on: the pace in steps from the usual one, how loud (percent), and the loudspeaker's name."""
        middle = len(PACES) // 2
        self._pace = PACES[max(0, min(len(PACES) - 1, middle + pace))]
        self._loudness, self._device = loudness, device

    def say(self, parts: Sequence[Utterance], *, now: bool = True) -> None:
        """Speak ``parts``; ``now`` instead of what is not said yet, else after it. What is in a language without a voice is
        left out."""
        audible = tuple(part for part in parts if part.words and self.speaks(part.language))
        if now:
            self._unsaid = audible
        else:
            self._unsaid += audible
        if not audible:
            if now and self._is_speaking:
                self.be_silent()
            return
        self._is_speaking = True
        if self._process is None:
            # Spoken as soon as the new process knows its voices.
            self._start()
        elif self._is_ready:
            self._order_to_say(audible, now=now)

    def _order_to_say(self, parts: Sequence[Utterance], *, now: bool) -> None:
        self._order(
            do="say",
            parts=[(part.words, part.language) for part in parts],
            now=now,
            pace=self._pace,
            loudness=self._loudness,
            device=self._device,
        )
        if now or not self._begins.isActive():
            self._begins.start(self.begin_limit_ms)

    def be_silent(self) -> None:
        """Stop speaking."""
        self._unsaid = ()
        self._begins.stop()
        if self._is_speaking:
            self._is_speaking = False
            if self._process and self._is_ready:
                self._order(do="stop")
            self.ended.emit()

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
        self._process, self._owed, self._is_ready = process, 1, False
        self._limit.start(self._start_limit_ms)
        process.start(self._command[0], self._command[1:])

    def _order(self, **order: object) -> None:
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
        match said:
            case "voices":
                self._owed = max(0, self._owed - (not self._is_ready))
                self._take_voices(languages, str(message.get("engine", "")))
            case "pong":
                self._owed = max(0, self._owed - 1)
            case "begun":
                self._has_begun(str(message.get("words", "")), str(message.get("language", "")))
            case "done":
                self._is_done()
        self._mind_limits()

    def _mind_limits(self) -> None:
        if self._owed:
            self._limit.start(self._answer_limit_ms)
            return
        self._limit.stop()
        if not self._is_speaking:
            self._rest.start(REST_MS)

    def _has_begun(self, words: str, language: str) -> None:
        self._begins.stop()
        self._failures = 0
        if self._unsaid and self._unsaid[0].words == words:
            self._unsaid = self._unsaid[1:]
        if self._is_speaking:
            self.begun.emit(words, language)

    def _is_done(self) -> None:
        # Of what was stopped it is told, too; new words may be on their way.
        if self._is_speaking and not self._unsaid:
            self._is_speaking = False
            self.ended.emit()

    def _take_voices(self, languages: frozenset[str], engine: str) -> None:
        is_new, self._is_ready = not self._is_ready, True
        log.info("the voice is that of %s", engine or "nobody")
        self._set_languages(languages)
        if is_new and self._unsaid:
            self._order_to_say(self._unsaid, now=True)

    def _set_languages(self, languages: frozenset[str]) -> None:
        if languages == self._languages and self._is_known:
            return
        self._languages, self._is_known = languages, True
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
        # What was never said is said by the next one; but not for ever.
        if self._failures < MOST_FAILURES:
            log.info("%s; it is started again", what)
            self._start()
            return
        log.warning("%s; slides are not read aloud for now", what)
        self._failures = 0
        self.be_silent()
        self._set_languages(frozenset())
        self._look_again.start(LOOK_AGAIN_MS)

    @Slot()
    def _end(self) -> None:
        """Kill the process without waiting for its end."""
        self._limit.stop()
        self._begins.stop()
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
