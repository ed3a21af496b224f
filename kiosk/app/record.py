"""Records everything that happens in the event log, from which the trace, log messages and health are derived."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from kiosk.content.folder import PLAYLIST_NAME
from kiosk.journal.conditions import Conditions
from kiosk.journal.event_log import EventLog
from kiosk.journal.health import Health, health_sentence, name_of
from kiosk.journal.trace import Trace
from kiosk.machine.typed_command import typed_command, typed_path
from kiosk.playlist.another_load import AnotherLoad
from kiosk.playlist.loaded import Loaded
from kiosk.problems.problem import Problem
from kiosk.problems.report import shown_path
from kiosk.video.loudspeaker import SoundDevice, has_loudspeaker, pick
from kiosk.words.catalogue import languages
from kiosk.words.sentence import failure_sentence, machine_sentence

log = logging.getLogger("kiosk.app")

REFUSED = frozenset({"save-broken", "content-gone"})
OF_A_FILE = frozenset(
    {"file-binary", "file-empty", "file-encoding", "file-too-big", "file-unreadable", "captions-empty"}
)
"""Mistakes of a whole file: no line of it can be mended."""
NOWHERE = frozenset({"file-missing", "folder-nothing", "path-missing"})
"""Mistakes that stand in no file."""


class Record:
    """Turns the rooms' reports into events; called by the GUI thread only.

    ``language`` is that of the operator. ``now`` is the clock (s).
    """

    def __init__(
        self,
        trace: Path | None,
        language: str,
        now: Callable[[], float] = time.monotonic,
        *,
        goes_on: bool = False,
    ) -> None:
        """``goes_on``: the trace of an earlier player is continued."""
        self._language = language
        self.events = EventLog(now)
        self._conditions = Conditions()
        self._trace = Trace(trace, lambda why: self.say("trace-stops", {"why": why}), goes_on=goes_on)
        self.events.listen(self._trace.take)
        self.events.listen(self._conditions.take)
        self._is_sound_lost = self._is_sound_gone = False
        self._unheard: tuple[str, ...] = ()

    @property
    def health(self) -> Health:
        """The present health of the kiosk."""
        return Health.of(self._conditions.open)

    def note(self, event: str, fields: dict[str, object]) -> None:
        """Record what the show or the stage did; log why an item is not shown."""
        if event == "problem":
            says = failure_sentence(str(fields["reason"]), self._language, name_of(str(fields["key"])))
            fields = {**fields, "says": says}
            log.warning("%s", says)
        elif event == "sign-left-out":
            told = {**fields, "name": name_of(str(fields["key"]))}
            log.warning("%s", machine_sentence(event, self._language, **told))
        self.events.append(event, **fields)

    def say(self, code: str, fields: dict[str, object]) -> None:
        """Record and log something about this machine that the operator should know."""
        log.warning("%s", machine_sentence(code, self._language, **fields))
        self.events.append(code, **fields)

    def checked(self, load: AnotherLoad) -> None:
        """Record that the content was loaded again."""
        loaded = load.loaded
        if load.is_refused:
            if load.is_news:
                self._refused(load)
            return
        self.found(loaded)
        if loaded.playlist:
            was_refused = any(each.name in REFUSED for each in self._conditions.open)
            self.events.append("save-good")
            if was_refused:
                code = "save-shown" if loaded.errors else "save-good"
                log.info("%s", machine_sentence(code, self._language, command=check_command(loaded)))

    def found(self, loaded: Loaded) -> None:
        """Record what the checker found in content that is shown: how much, and the first error, whose item is left out."""
        first = next((each for each in loaded.problems if each.severity == "error"), None)
        where: dict[str, object] = {}
        if first:
            where = {"file": shown_path(first.file, loaded.root), "line": first.line, "says": What(first)}
        self.events.append("checked", errors=loaded.errors, warnings=loaded.warnings, **where)

    def _refused(self, load: AnotherLoad) -> None:
        loaded = load.loaded
        name, fields = "save-broken", _about(loaded, load.broken[0]) if load.broken else {}
        if load.gone:
            name, fields = "content-gone", {"folder": shown_path(load.gone, loaded.root)}
        self.tell(name, fields)

    def settings(self, problems: Sequence[Problem]) -> None:
        """Record what is wrong in the settings: the first mistake; the log has them all."""
        for problem in problems[:1]:
            says = {language: problem.message(language) for language in languages()}
            self.tell("settings-wrong", {"file": problem.file.name, "line": problem.line, "says": says})

    def tell(self, name: str, fields: dict[str, object]) -> None:
        """An event whose sentence is one of the catalogues' ``health``; into the log too."""
        self.events.append(name, **fields)
        log.warning("%s", health_sentence(name, self._language, fields))

    def sound_devices(
        self, devices: Sequence[SoundDevice], chosen: str = "", *, is_wanted: bool = True
    ) -> None:
        """Record that the ``chosen`` loudspeaker, or every one, has appeared or vanished; no event if neither. ``is_wanted``:
        films are to be heard at all."""
        is_none = is_wanted and not has_loudspeaker(devices)
        if is_none != self._is_sound_gone:
            self._is_sound_gone = is_none
            self.say("sound-none" if is_none else "sound-there", {})
        is_lost = bool(chosen) and not is_none and pick(devices, chosen) is None
        if is_lost != self._is_sound_lost:
            self._is_sound_lost = is_lost
            self.events.append("sound-lost" if is_lost else "sound-back", device=chosen)

    def voices(self, missing: Sequence[str]) -> None:
        """Record which languages of the show nothing speaks; no event where that is no news. Whoever has no loudspeaker is told
        that alone."""
        unheard = () if self._is_sound_gone else tuple(missing)
        if unheard == self._unheard:
            return
        self._unheard = unheard
        if not unheard:
            self.events.append("voice-there")
            return
        self.events.append("voice-missing", languages=unheard)
        # Not a warning: the show is as it should be.
        log.info("%s", health_sentence("voice-missing", self._language, {"languages": unheard}))

    def close(self) -> None:
        self._trace.close()


class Message(Mapping[str, str]):
    """What a problem says in each language; put into words when somebody reads it, which is never before the first picture."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem

    def __getitem__(self, language: str) -> str:
        return self._problem.message(language)

    def __iter__(self) -> Iterator[str]:
        return iter(languages())

    def __len__(self) -> int:
        return len(languages())

    def __str__(self) -> str:
        return self._problem.code


class What(Message):
    """The same without the place."""

    def __getitem__(self, language: str) -> str:
        return self._problem.what(language)


def _about(loaded: Loaded, problem: Problem) -> dict[str, object]:
    return {
        "file": shown_path(problem.file, loaded.root),
        "line": problem.line,
        "says": {language: problem.message(language) for language in languages()},
        "mend": "nothing" if problem.code in NOWHERE else "file" if problem.code in OF_A_FILE else "line",
        "command": check_command(loaded),
    }


def check_command(loaded: Loaded) -> str:
    """What tells how to mend ``loaded``, as it can be typed here."""
    is_usual = loaded.what == "playlist" and loaded.source == loaded.root / "slides" / PLAYLIST_NAME
    return f"{typed_command()} check {typed_path(loaded.root if is_usual else loaded.source)}"


class Defects(logging.Handler):
    """Reports each uncaught exception, which ``log_everything`` logs, from whatever thread."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.CRITICAL)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        self._tell(kind.__name__ if kind else record.getMessage())
