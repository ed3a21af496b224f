"""What plays now, what comes next, and what is said over the show."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show import events as on
from kiosk.show.state import State
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class NowViewModel(Panel):  # type: ignore[operator]
    """What plays and what comes; its keys move the show, keep it or show another item."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: State | None = None
        self._language = ""
        self._items: list[dict[str, Any]] = []
        self._shown: tuple[object, ...] = ()

    def set_language(self, language: str) -> None:
        """Set the language in which the titles of the slides are said, where they have one."""
        self._language = language
        if self._state:
            self.set_state(self._state)

    def set_state(self, state: State) -> None:
        self._state = state
        current, upcoming, language = state.current, state.upcoming, self._language
        shown = (
            state.playlist.items,
            language,
            current.key if current else "",
            upcoming.key if upcoming else "",
            state.is_held,
            state.waiting,
        )
        if shown == self._shown:
            return
        self._shown = shown
        self._items = [
            {
                "key": item.key,
                "title": item.title_in(language).replace("\n", " "),
                "isCurrent": current is not None and item.key == current.key,
                "waits": item.key in state.waiting,
            }
            for item in state.playlist.items
        ]
        self.changed.emit()

    def _title(self, index: int) -> str:
        cue = None if self._state is None else (self._state.current, self._state.upcoming)[index]
        return cue.item.title_in(self._language).replace("\n", " ") if cue else ""

    title = Property(str, lambda s: s._title(0), notify=changed)
    following = Property(str, lambda s: s._title(1), notify=changed)
    isHeld = Property(bool, lambda s: s._state is not None and s._state.is_held, notify=changed)
    items = Property("QVariantList", lambda s: s._items, notify=changed)  # type: ignore[arg-type]

    @Slot(int)
    def step(self, direction: int) -> None:
        self.asked.emit(on.Step(1 if direction > 0 else -1))

    @Slot()
    def holdOrRelease(self) -> None:
        state = self._state
        if state and state.is_held:
            self.asked.emit(on.Release())
        elif state and state.current:
            self.asked.emit(on.ShowNow(state.current.key))

    @Slot(str)
    def showNow(self, key: str) -> None:
        self.asked.emit(on.ShowNow(key))
