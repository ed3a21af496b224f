"""What was counted today, and the polls, which can begin again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.journal.report import Figures, PollFigures
from kiosk.journal.told_figures import language_names
from kiosk.words.catalogue import section
from kiosk.words.lengths import length
from kiosk.words.sentence import fill

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1
MOST = 5
"""Rows of a list: more is read at home."""


@QmlElement
@QmlUncreatable("made by the application")
class TodayViewModel(QObject):  # type: ignore[operator]
    """Figures in the operator's language.

    Signals:
        looked: the page was opened: figures are wanted.
        forgotten(key): the votes of this poll begin again; somebody has confirmed it.
    """

    looked = Signal()
    forgotten = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures, self._polls = Figures(), tuple[PollFigures, ...]()
        self._has_day = self._is_known = False
        self._language, self._asks = "", ""
        self._shown: dict[str, Any] = {}

    def set_today(self, figures: Figures, polls: Sequence[PollFigures], *, has_day: bool) -> None:
        """These were counted today, or since the start where nobody knows the day (not ``has_day``). ``polls`` are those of the
        show, with all votes since they began."""
        self._figures, self._polls, self._has_day, self._is_known = figures, tuple(polls), has_day, True
        self._say()

    def set_language(self, language: str) -> None:
        self._language = language
        self._say()

    def leave(self) -> None:
        """The page was left: nothing is asked any more."""
        self.cancel()

    def _say(self) -> None:
        language, figures = self._language, self._figures
        words = section("stats", language)
        films = sum(each.started for each in figures.films)
        tiles = [_tile(words["visits"], str(figures.visits))]
        if figures.visits:
            tiles.append(_tile(words["mean"], length(figures.mean, language)))
        if films:
            tiles.append(_tile(words["films"], str(films)))
        lists = [
            _list(
                words["most-opened"],
                [(each.named.title_in(language), each.opened) for each in figures.opened],
            ),
            _list(words["languages"], language_names(figures, language).items()),
        ]
        self._shown = {
            "tiles": tiles,
            "lists": [each for each in lists if each["rows"]],
            "polls": [self._poll(each, words) for each in self._polls],
            "privacy": str(words["privacy"]),
        }
        self.changed.emit()

    def _poll(self, poll: PollFigures, words: Mapping[str, Any]) -> dict[str, Any]:
        answers = [
            (poll.named.answer_in(self._language, number), poll.votes.get(number, 0))
            for number in poll.answers
        ]
        said = fill(words["counted-votes"], {"count": poll.total}, self._language)
        return {
            **_list(poll.named.title_in(self._language), answers, most=len(answers)),
            "key": poll.key,
            "said": said,
            "hasVotes": poll.total > 0,
        }

    tiles = Property("QVariantList", lambda s: s._shown.get("tiles", []), notify=changed)  # type: ignore[arg-type]
    lists = Property("QVariantList", lambda s: s._shown.get("lists", []), notify=changed)  # type: ignore[arg-type]
    polls = Property("QVariantList", lambda s: s._shown.get("polls", []), notify=changed)  # type: ignore[arg-type]
    privacy = Property(str, lambda s: s._shown.get("privacy", ""), notify=changed)
    hasDay = Property(bool, lambda s: s._has_day or not s._is_known, notify=changed)
    asks = Property(str, lambda s: s._asks, notify=changed)

    @Slot()
    def look(self) -> None:
        """The page is open."""
        self.looked.emit()

    @Slot(str)
    def want(self, key: str) -> None:
        """The question comes up whether this poll is to begin again."""
        if key != self._asks and any(each.key == key for each in self._polls):
            self._asks = key
            self.changed.emit()

    @Slot()
    def confirm(self) -> None:
        key, self._asks = self._asks, ""
        if key:
            self.changed.emit()
            self.forgotten.emit(key)

    @Slot()
    def cancel(self) -> None:
        if self._asks:
            self._asks = ""
            self.changed.emit()


def _tile(name: str, value: str) -> dict[str, str]:
    return {"name": str(name), "value": value}


def _list(title: str, counts: Iterable[tuple[str, int]], most: int = MOST) -> dict[str, Any]:
    """Names with their counts, and how long a bar each has, of 1."""
    some = list(counts)[:most]
    longest = max((count for _, count in some), default=0) or 1
    rows = [{"name": name, "count": count, "share": count / longest} for name, count in some]
    return {"title": str(title), "rows": rows}
