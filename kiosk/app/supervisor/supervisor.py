"""Runs the rules: children, clock, signals, service manager. A small process, in which nothing of Qt is ever loaded."""

from __future__ import annotations

import os
import queue
import signal
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.supervisor import actions as do
from kiosk.app.supervisor.actions import Role
from kiosk.app.supervisor.children import Children, Died, News, Said
from kiosk.app.supervisor.choice import with_choice
from kiosk.app.supervisor.log_file import LogFile
from kiosk.app.supervisor.mandate import Mandate
from kiosk.app.supervisor.orphans import orphans_here
from kiosk.app.supervisor.rules import Rules
from kiosk.machine import child
from kiosk.machine.folders import log_path, reason_of, share_cache
from kiosk.machine.service_manager import ServiceManager
from kiosk.machine.single_instance import Entry, SingleInstance, end_hanging, is_kiosk
from kiosk.machine.streams import tell

TICK_S = 0.25
REPLACES = "--replaces"
"""The hidden option that names processes of a supervisor that died (their numbers, with commas): they end when the first
picture of this one is on the screen."""
ENDS_S = 10.0
"""Seconds within which a process that was killed is gone."""
LEAVES_S = 3.0
"""Seconds that such a process has to end in order."""
LOG = "log"
"""The note that the log cannot be written, or can be again; its field ``why`` is empty then."""
_TOLD = frozenset({"player-died", "player-hangs", "item-left-out", "full-show-tried", LOG})
"""What the operator should know: codes of the catalogues' ``machine``, and ``LOG``."""
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class _AskedToEnd:
    """This process was asked to end."""


@dataclass(frozen=True, slots=True)
class _AskedToRaise:
    """The kiosk was started once more, by what wanted to end these processes when it has a picture."""

    replaced: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class _LogJudged:
    """The log cannot be written, or can be again (``None``)."""

    error: OSError | None


class Supervisor:
    """One stand, from its start to its end. ``arguments`` are those of ``kiosk run``; the player reads them."""

    def __init__(self, arguments: Sequence[str], log: LogFile, service: ServiceManager) -> None:
        self._replaced, self._arguments = _without_replaced(arguments)
        self._log, self._service = log, service
        self._news: queue.SimpleQueue[News | _AskedToEnd | _AskedToRaise | _LogJudged] = queue.SimpleQueue()
        self._children = Children(self._news.put, log.write)
        is_windowed = any(word.split("=")[0] == "--windowed" for word in self._arguments)
        self._rules = Rules(has_curtain=not is_windowed, goes_below=not _is_wayland(os.environ))
        self._untold: list[do.Note] = []
        self._hears = 0
        """The number of the player that was told of everything."""
        self._log_note: do.Note | None = None
        self._terminated_at: float | None = None

    def run(self, instance: SingleInstance | None = None) -> int:
        """Run until the show is over; its exit code. It is over at once where another kiosk has the name ``instance``."""
        code = self._enter(instance) if instance else None
        if code is not None:
            return code
        self._listen_to_signals()
        share_cache()
        try:
            return self._run()
        finally:
            if instance:
                instance.close()

    def judge_log(self, error: OSError | None) -> None:
        """The log cannot be written, or can be again; from any thread."""
        self._news.put(_LogJudged(error))

    def _enter(self, instance: SingleInstance) -> int | None:
        """Become the one kiosk here, or bring the one that runs to the front; the exit code in that case."""

        def asked(replaced: Sequence[int]) -> None:
            self._news.put(_AskedToRaise(replaced))

        entry = instance.enter(asked, self._replaced)
        if entry is Entry.FIRST:
            if self._replaced:
                # The one that called is not alone.
                self._replaced = tuple({*self._replaced, *orphans_here()})
            return None
        if entry is Entry.RAISED:
            _say("kiosk-runs")
            return 0
        left = end_hanging(instance.holder) if instance.holder else None
        if left is None or instance.enter(asked, within=ENDS_S) is not Entry.FIRST:
            _say("kiosk-hangs")
            return 1
        _say("kiosk-replaced")
        self._replaced += tuple(left)
        return None

    def _run(self) -> int:
        actions = self._rules.begin(time.monotonic())
        while True:
            for action in actions:
                if isinstance(action, do.End):
                    self._service.ends()
                    self._leave_none_replaced()
                    return action.code
                self._carry_out(action)
            self._tell_notes()
            actions = self._next()

    def _next(self) -> list[do.Action]:
        try:
            news = self._news.get(timeout=TICK_S)
        except queue.Empty:
            if self._rules.player and self._rules.player.is_shown:
                self._service.lives()
            self._end_replaced()
            return self._rules.tick(time.monotonic())
        now = time.monotonic()
        if isinstance(news, Said):
            if news.message.get("say") == "again" and isinstance(shows := news.message.get("shows"), str):
                self._arguments = with_choice(self._arguments, shows)
            return self._rules.said(news.number, news.message, now)
        if isinstance(news, Died):
            return self._rules.died(news.number, news.code, now)
        if isinstance(news, _AskedToRaise):
            self._replace(news.replaced)
            return self._rules.asked_to_raise()
        if isinstance(news, _LogJudged):
            return [do.Note(LOG, {"why": reason_of(news.error) if news.error else ""})]
        if self._terminated_at is None:
            # Left alone they would start another supervisor.
            self._terminate_replaced()
        return self._rules.asked_to_end(now)

    # -- actions --------------------------------------------------------------------------------------------------------

    def _carry_out(self, action: do.Action) -> None:
        if isinstance(action, do.Start):
            self._start(action)
        elif isinstance(action, do.Tell):
            self._children.tell(action.number, dict(action.message))
        elif isinstance(action, do.Kill):
            self._children.kill(action.number)
        elif isinstance(action, do.Note):
            self._note(action)
        elif isinstance(action, do.Ready):
            self._service.ready()
            self._terminate_replaced()

    def _start(self, start: do.Start) -> None:
        try:
            if start.role is Role.CURTAIN:
                waits = ["--waits"] if start.waits else []
                command = child.command("kiosk.app.curtain", *waits, "--", *self._arguments)
                self._children.start_curtain(start.number, command)
                return
            now = time.time()
            left_out = {key: now + seconds for key, seconds in start.left_out.items()}
            is_first = start.is_first and not self._replaced
            mandate = Mandate(
                is_safe=start.is_safe,
                left_out=left_out,
                waits=start.waits,
                after=start.after,
                is_first=is_first,
            )
            command = child.command("kiosk", "run", *self._arguments)
            self._children.start_player(start.number, command, mandate)
        except OSError as error:
            # Not enough memory or processes: it counts as one that died at its start.
            self._log.write(f"supervisor: cannot start the {start.role.value}: {error}".encode())
            self._news.put(Died(start.number, -1))

    def _note(self, note: do.Note) -> None:
        """Into the log, and later to the player, which tells the operator."""
        fields = " ".join(f"{name}={value}" for name, value in note.fields.items())
        self._log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} supervisor: {note.code} {fields}".encode())
        self._service.says(f"{note.code} {fields}")
        if note.code == LOG:
            self._log_note = note
            self._untold.append(note)
        elif note.code in _TOLD:
            self._untold.append(do.Note(note.code, {**note.fields, "at": round(time.time())}))

    def _tell_notes(self) -> None:
        """What happened to earlier players is told to the one whose picture has come, and each hears how the log is."""
        player = self._rules.player
        if player and player.is_shown:
            if player.number != self._hears and self._log_note and self._log_note not in self._untold:
                self._untold.append(self._log_note)
            self._hears = player.number
            for note in self._untold:
                message = {"do": "note", "code": note.code, "fields": dict(note.fields)}
                self._children.tell(player.number, message)
            self._untold.clear()

    # -- signals, and what a dead supervisor has left ---------------------------------------------------------------------

    def _listen_to_signals(self) -> None:
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            # SIGHUP stays ignored under nohup.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda *_: self._news.put(_AskedToEnd()))

    def _replace(self, processes: Sequence[int]) -> None:
        """End these, too, when a picture is on the screen: they have lost their supervisor."""
        own = self._children.pids
        added = tuple(each for each in processes if each not in own and is_kiosk(each))
        if not added:
            return
        self._replaced += added
        if self._rules.player and self._rules.player.is_shown:
            self._terminate_replaced()

    def _terminate_replaced(self) -> None:
        self._terminated_at = time.monotonic()
        for process in self._replaced:
            with suppress(OSError):
                os.kill(process, signal.SIGTERM)
                # One that was stopped would never see it.
                os.kill(process, getattr(signal, "SIGCONT", signal.SIGTERM))

    def _leave_none_replaced(self) -> None:
        """The show is over: what was to be ended when there was a picture ends now."""
        if not self._replaced:
            return
        if self._terminated_at is None:
            self._terminate_replaced()
        while self._replaced:
            self._replaced = tuple(process for process in self._replaced if is_kiosk(process))
            self._end_replaced()
            time.sleep(0.02)

    def _end_replaced(self) -> None:
        if self._terminated_at is None or time.monotonic() - self._terminated_at < LEAVES_S:
            return
        for process in self._replaced:
            with suppress(OSError):
                os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
        self._replaced = ()


def _is_wayland(environment: Mapping[str, str]) -> bool:
    """Whether Qt will draw on a Wayland compositor."""
    platform = environment.get("QT_QPA_PLATFORM", "").split(";")[0]
    return "wayland" in platform if platform else bool(environment.get("WAYLAND_DISPLAY"))


def _without_replaced(arguments: Sequence[str]) -> tuple[tuple[int, ...], list[str]]:
    left, replaced = list(arguments), ""
    if REPLACES in left:
        at = left.index(REPLACES)
        replaced = "".join(left[at + 1 : at + 2])
        del left[at : at + 2]
    return tuple(int(word) for word in replaced.split(",") if word.isascii() and word.isdecimal()), left


def supervise(arguments: Sequence[str]) -> int:
    """Keep ``kiosk run`` with these ``arguments`` running; the exit code of its show."""
    service = ServiceManager()
    if REPLACES in arguments:
        service.takes_over()
    path, error = _log_path()
    log = LogFile(path)
    try:
        supervisor = Supervisor(arguments, log, service)
        log.judged = supervisor.judge_log
        if error:
            supervisor.judge_log(error)
        return supervisor.run(SingleInstance(SingleInstance.name_here()))
    finally:
        log.close()
        service.close()


def _log_path() -> tuple[Path | None, OSError | None]:
    """Where the log is, or why there is none."""
    try:
        return log_path(), None
    except OSError as error:
        return None, error


def _say(code: str) -> None:
    """A sentence of the catalogues' ``machine`` to whoever started this process."""
    from kiosk.words.own_language import own_language
    from kiosk.words.sentence import machine_sentence

    tell(machine_sentence(code, own_language()))
