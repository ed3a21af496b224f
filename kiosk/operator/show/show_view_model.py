"""What is shown: which playlist or folder, in which language, and for what kind of place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.operator.show.presets import PRESETS, present, preset
from kiosk.playlist.shows_near import NearShow
from kiosk.show import events as on
from kiosk.show.language import standard_language
from kiosk.show.settings import Settings
from kiosk.show.state import State
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class ShowViewModel(Panel):  # type: ignore[operator]
    """The shows of this computer, the show's languages, and the presets.

    Signals:
        looked: somebody opened the page; ``set_shows`` tells what there is.
        chosen(path): that show is wanted; ``refuse`` and ``postpone`` answer where it does not come.
    """

    looked = Signal()
    chosen = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operator_language = ""
        self._settings = Settings()
        self._languages: list[str] = []
        self._language = ""
        self._known: tuple[object, ...] = ()
        self._shows: Sequence[NearShow] = ()
        self._present: Path | None = None
        self._waits_for: Path | None = None
        self._why: str | None = None
        self._is_later = False

    def set_language(self, language: str) -> None:
        """Set the operator's language."""
        self._operator_language = language
        self.changed.emit()

    def set_state(self, state: State) -> None:
        known = (state.settings, state.playlist.languages, standard_language(state))
        if known == self._known:
            return
        self._known, self._settings = known, state.settings
        self._languages, self._language = list(state.playlist.languages), standard_language(state)
        self.changed.emit()

    def set_shows(self, shows: Sequence[NearShow], present: Path | None) -> None:
        """These can be chosen, and ``present`` is the one that runs."""
        self._shows, self._present = shows, present
        self.changed.emit()

    def refuse(self, why: str) -> None:
        """The chosen show cannot be shown; ``why`` as the checker says it, or empty."""
        self._answer(why=why)

    def postpone(self) -> None:
        """The chosen show comes at the next start."""
        self._answer(is_later=True)

    def _answer(self, *, why: str | None = None, is_later: bool = False) -> None:
        self._waits_for, self._why, self._is_later = None, why, is_later
        self.changed.emit()

    @Slot()
    def begin(self) -> None:
        """The page opens."""
        self._answer()
        self.looked.emit()

    # -- what QML reads and asks --------------------------------------------------------------------------------------

    def _get_shows(self) -> list[dict[str, Any]]:
        titles = [show.title_in(self._operator_language).replace("\n", " ") for show in self._shows]
        counts = Counter(titles)

        def is_twice(show: NearShow, title: str) -> bool:
            return counts[title] > 1 and title != show.name and not show.comes_along

        return [
            {
                "number": number,
                # Two of the same title are told apart by their names.
                "title": f"{title} ({show.name})" if is_twice(show, title) else title,
                "comesAlong": show.comes_along,
                "isPresent": show.path == self._present,
                "isAwaited": show.path == self._waits_for,
            }
            for number, (show, title) in enumerate(zip(self._shows, titles, strict=True))
        ]

    shows = Property("QVariantList", _get_shows, notify=changed)  # type: ignore[arg-type]
    isWaiting = Property(bool, lambda s: s._waits_for is not None, notify=changed)
    isRefused = Property(bool, lambda s: s._why is not None, notify=changed)
    why = Property(str, lambda s: s._why or "", notify=changed)
    isLater = Property(bool, lambda s: s._is_later, notify=changed)
    languages = Property("QStringList", lambda s: s._languages, notify=changed)  # type: ignore[arg-type]
    language = Property(str, lambda s: s._language, notify=changed)
    presets = Property("QStringList", lambda s: list(PRESETS), constant=True)  # type: ignore[arg-type]
    preset = Property(str, lambda s: present(s._settings), notify=changed)

    @Slot(int)
    def choose(self, number: int) -> None:
        """Show another one; the present one goes on until that is there."""
        if self._waits_for is not None or not 0 <= number < len(self._shows):
            return
        path = self._shows[number].path
        if path != self._present:
            self._answer()
            self._waits_for = path
            self.changed.emit()
            self.chosen.emit(path)

    @Slot(str)
    def speak(self, language: str) -> None:
        self.asked.emit(on.ChangeSettings(replace(self._settings, language=language)))

    @Slot(str)
    def take(self, name: str) -> None:
        """Take a preset."""
        if name in PRESETS:
            self.asked.emit(on.ChangeSettings(preset(name, self._settings)))
