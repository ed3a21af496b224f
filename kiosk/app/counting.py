"""What is counted, and kept: the journal's other end. It hears what is on stage and what hour it is, and is asked for today."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.app.keeping import COUNTS, Keeping
from kiosk.app.kept_place import name_of
from kiosk.journal.event_log import Event
from kiosk.journal.kept_journal import KeptJournal
from kiosk.journal.report import PollFigures
from kiosk.journal.rows import FILE_NAME, Named, Place
from kiosk.machine.folders import reason_of, state_folder
from kiosk.playlist.model import Item, Playlist
from kiosk.show import events as on
from kiosk.show.state import Phase, State

SEEN = (Phase.ATTRACT, Phase.EXPLORE, Phase.STILL_THERE)
SCREEN = {"no-screen": False, "screen-came": True}
"""Events after which there is a screen to see anything on, or none."""


class Counting(QObject):
    """Keeps the counts beside the place in the show; the file is opened after the first picture, on the journal's thread.

    Signals:
        told(code, fields): for the operator, see ``Record.say``.
        votes_read(key): the votes of this poll, kept by an earlier run, are there.
        today_read(rows): what ``ask_today`` asked for.
    """

    told = Signal(str, object)
    votes_read = Signal(str)
    today_read = Signal(object)
    _came = Signal()
    _said = Signal(str, object)
    _answered = Signal(object)

    def __init__(
        self, place: Place, keeping: Keeping, parent: QObject | None = None, *, is_kept: bool = True
    ) -> None:
        """``is_kept``: on the disk; else they are remembered until the kiosk ends."""
        super().__init__(parent)
        path: Path | None = None
        if is_kept:
            try:
                path = state_folder() / FILE_NAME
            except OSError as error:
                keeping.judge(COUNTS, reason_of(error))
        self.journal = KeptJournal(
            path,
            place,
            judged=lambda why: keeping.judge(COUNTS, why),
            told=self._said.emit,
            came=self._came.emit,
        )
        queued = Qt.ConnectionType.QueuedConnection
        self._came.connect(self._take_votes, queued)
        self._said.connect(self.told, queued)
        self._answered.connect(self.today_read, queued)
        self._playlist: Playlist | None = None
        self._names: dict[str, Named] = {}
        self._has_begun, self._has_screen = False, True
        self.has_hour = False
        """Whether the clock on the wall is believed."""
        self._key = self._staged = ""

    @Slot()
    def begin(self) -> None:
        """The first picture is on the screen."""
        self._has_begun = True
        self._tell_names()
        self.journal.begin()

    def follow(self, state: State) -> None:
        """The show is here now."""
        if state.playlist is not self._playlist:
            self._playlist = state.playlist
            self._tell_names()
        is_seen = state.current is not None and state.phase in SEEN and not state.fallback
        self._key = state.current.key if state.current and is_seen else ""
        self._tell_stage()

    def heard(self, event: Event) -> None:
        """A listener of the event log."""
        if event.name in SCREEN:
            self._has_screen = SCREEN[event.name]
            self._tell_stage()

    @Slot(object)
    def read_clock(self, event: on.ClockRead) -> None:
        """What is counted from now on belongs to this hour; to none while the clock cannot be trusted."""
        self.has_hour = event.at is not None
        self.journal.set_hour(event.at.astimezone().isoformat(timespec="hours") if event.at else "")

    def ask_today(self) -> None:
        """``today_read`` answers."""
        self.journal.ask_today(self._answered.emit)

    def polls(self) -> list[PollFigures]:
        """The polls of the show with their present votes."""
        return [
            PollFigures(item.key, self._names.get(item.key, Named.of(item.key)), self.journal.votes(item.key))
            for item in self._items()
            if item.answers
        ]

    def close(self) -> None:
        self.journal.close()

    def _tell_stage(self) -> None:
        staged = self._key if self._has_screen else ""
        if staged != self._staged:
            self._staged = staged
            self.journal.stage(staged)

    def _tell_names(self) -> None:
        """Titles of a large show take their time: not before the first picture."""
        if self._playlist:
            self._names = names_of(self._playlist) if self._has_begun else {}
            self.journal.follow(name_of(self._playlist.root), self._names)

    def _items(self) -> tuple[Item, ...]:
        return self._playlist.items if self._playlist else ()

    @Slot()
    def _take_votes(self) -> None:
        for item in self._items():
            if item.answers:
                self.votes_read.emit(item.key)


def names_of(playlist: Playlist) -> dict[str, Named]:
    """What its items are called, by key."""
    names: dict[str, Named] = {}
    for item in playlist.items:
        titles = {language: item.title_in(language) for language in playlist.languages}
        answers = {
            language: item.text_in(language).answers for language in playlist.languages if item.answers
        }
        names[item.key] = Named(item.name, titles, answers, item.is_film)
    return names
