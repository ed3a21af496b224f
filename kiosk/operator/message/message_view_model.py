"""What is said over the show: one of the prepared messages, or the operator's own words, for a while."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.operator.message.letters import LAYERS, LETTERS, rows
from kiosk.show import events as on
from kiosk.show.clock import Clock
from kiosk.show.operating import MOST_SIGNS
from kiosk.show.state import Notice, State
from kiosk.visitor.panel import Panel
from kiosk.words.catalogue import languages, section
from kiosk.words.moments import clock as said_time

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1

MINUTES = (5, 15, 60)
"""How long a message may stand."""
USUAL = 15
PREPARED = ("speech", "film", "back-at", "closes", "back-soon", "questions")
"""Names in the catalogues' ``notices``; those with a time name the one that is set on the page."""
TIMED = ("speech", "film", "back-at", "closes")
"""They stand until the time they name."""
STEP = timedelta(minutes=15)
NOT_BEFORE = timedelta(minutes=10)
"""The time that is offered at first is the next half hour, but no nearer than this."""


@QmlElement
@QmlUncreatable("made by the application")
class MessageViewModel(Panel):  # type: ignore[operator]
    """The messages, how long they stand, and the pad for one's own words."""

    changed = Signal()
    typedChanged = Signal()

    def __init__(
        self, clock: Clock, parent: QObject | None = None, wall: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__(parent)
        self._clock, self._wall = clock, wall
        self._language = ""
        self._notice: Notice | None = None
        self._minutes = USUAL
        self._time = self._next_half_hour()
        self._is_typing, self._typed, self._layer, self._is_capital = False, "", LETTERS, True

    def set_language(self, language: str) -> None:
        """Set the operator's language."""
        self._language = language
        self.changed.emit()
        self.typedChanged.emit()

    def set_state(self, state: State) -> None:
        if state.notice is not self._notice:
            self._notice = state.notice
            self.changed.emit()

    @Slot()
    def begin(self) -> None:
        """The page opens: the time is one to come, and nothing is typed."""
        if self._time <= self._wall():
            self._time = self._next_half_hour()
        self._stop_typing()
        self.changed.emit()

    # -- what QML reads -----------------------------------------------------------------------------------------------

    def _said(self) -> str:
        return self._notice.in_language(self._language) if self._notice else ""

    def _until(self) -> str:
        if not self._notice:
            return ""
        rest = max(0.0, self._notice.until - self._clock.now())
        return said_time((self._wall() + timedelta(seconds=rest)).time(), self._language)

    def _messages(self) -> list[dict[str, Any]]:
        return [{"name": name, "words": self._words(name, self._language)} for name in PREPARED]

    said = Property(str, _said, notify=changed)
    until = Property(str, _until, notify=changed)
    messages = Property("QVariantList", _messages, notify=changed)  # type: ignore[arg-type]
    minutes = Property(int, lambda s: s._minutes, notify=changed)
    choices = Property("QVariantList", lambda s: list(MINUTES), constant=True)  # type: ignore[arg-type]
    time = Property(str, lambda s: said_time(s._time.time(), s._language), notify=changed)
    isTyping = Property(bool, lambda s: s._is_typing, notify=typedChanged)
    typed = Property(str, lambda s: s._typed, notify=typedChanged)
    layer = Property(str, lambda s: s._layer, notify=typedChanged)
    isCapital = Property(bool, lambda s: s._is_capital, notify=typedChanged)

    @Slot(int, str, bool, result="QVariantList")
    def rowsFor(self, columns: int, layer: str, capital: bool) -> list[list[str]]:
        """The signs on the pad's keys, row by row."""
        return [list(row) for row in rows(layer, self._language, columns, capital=capital)]

    # -- what QML asks ------------------------------------------------------------------------------------------------

    @Slot(int)
    def stand(self, minutes: int) -> None:
        """A message stands for so many minutes."""
        if minutes in MINUTES:
            self._minutes = minutes
            self.changed.emit()

    @Slot(int)
    def move(self, direction: int) -> None:
        """The time that messages name is a quarter of an hour later, or earlier."""
        moved = self._time + (STEP if direction > 0 else -STEP)
        if moved > self._wall():
            self._time = moved
            self.changed.emit()

    @Slot(str)
    def say(self, name: str) -> None:
        """Say a prepared message, in every language."""
        if name in PREPARED:
            words = {language: self._words(name, language) for language in languages()}
            rest = (self._time - self._wall()).total_seconds()
            self.asked.emit(on.Say(words, rest if name in TIMED else self._minutes * 60.0))

    @Slot()
    def unsay(self) -> None:
        self.asked.emit(on.Unsay())

    @Slot()
    def write(self) -> None:
        """Begin one's own words."""
        self._is_typing = True
        self.typedChanged.emit()

    @Slot(str)
    def type(self, sign: str) -> None:
        if sign.isprintable() and len(self._typed) < MOST_SIGNS:
            self._typed += sign
            self._is_capital = False
            self.typedChanged.emit()

    @Slot()
    def erase(self) -> None:
        self._typed = self._typed[:-1]
        self._is_capital = not self._typed
        self.typedChanged.emit()

    @Slot(str)
    def turnTo(self, layer: str) -> None:
        """Other signs are on the keys; once more, and the letters are back."""
        if layer in LAYERS:
            self._layer = LETTERS if layer == self._layer else layer
            self.typedChanged.emit()

    @Slot()
    def capitalOrNot(self) -> None:
        self._is_capital = not self._is_capital
        self.typedChanged.emit()

    @Slot()
    def sayTyped(self) -> None:
        if self._typed.strip():
            self.asked.emit(on.Say({"": self._typed}, self._minutes * 60.0))
            self._stop_typing()

    @Slot()
    def leave(self) -> None:
        """Leave the pad; what was typed is still there when it opens again."""
        self._is_typing = False
        self.typedChanged.emit()

    def _stop_typing(self) -> None:
        self._is_typing, self._typed, self._layer, self._is_capital = False, "", LETTERS, True
        self.typedChanged.emit()

    def _words(self, name: str, language: str) -> str:
        return str(section("notices", language)[name]).format(time=said_time(self._time.time(), language))

    def _next_half_hour(self) -> datetime:
        earliest = self._wall().replace(second=0, microsecond=0) + NOT_BEFORE
        return earliest + timedelta(minutes=-earliest.minute % 30)
